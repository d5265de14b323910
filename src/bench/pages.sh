#!/bin/sh
# How long every kind of page of a large collection takes, with a heap of 512 MB: pages.sh WORK_FOLDER [ARTICLES]
# Makes the collection once: 100,000 articles of 2.5 KB from 2,000 hosts, 50 of them captured three times.
set -eu
work=$1 articles=${2:-100000} port=${PORT:-8433}
cd "$(dirname "$0")/../.."
export PRESSMARK_JAVA_OPTS=-Xmx512m
if [ ! -d "$work/out/articles" ]; then
    java src/bench/MakeSeeds.java "$work/articles" "$articles" 0 2500 2000
    for round in 0 1 2; do
        for i in $(seq 0 49); do echo "$round。" >> "$work/articles/000/a$i.md"; done
        ./pressmark pack "$work/articles" -o "$work/out" --offline -q || [ $? = 3 ]
    done
fi
./pressmark serve --port "$port" "$work/out" 2> "$work/serve.log" &
server=$!
trap 'kill $server' EXIT
at=http://127.0.0.1:$port
while ! grep -q Serving "$work/serve.log"; do sleep 0.2; done
time=$(curl -s -o /dev/null -w '%{time_total}' "$at/articles/")
echo "the first page after the start: $time s"
while curl -s "$at/articles/search?format=json" | grep -qv '"indexedPercent":100'; do sleep 1; done
cut -d ' ' -f 1 /proc/loadavg | sed 's/^/load /'
java src/bench/PageTimes.java "$at" articles "${REQUESTS:-21}"

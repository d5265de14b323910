#!/bin/sh
# Fetching, beside wget and beside what latency allows.
#   src/bench/fetch.sh [ASSETS] [BYTES] [DELAY_MS]        2000 assets of 50 KB after 50 ms from 20 loopback hosts
#   src/bench/fetch.sh big [BYTES]                        one asset of 5 GB with a heap of 256 MB
# Needs wget, and for the big one three times its size of free disk.
set -eu
run=${RUN:-./pressmark} # or java -cp CLASSES org.pressmark.cli.Main
work=$(mktemp -d "${TMPDIR:-/tmp}/fetch-bench-XXXXXX")
big=no
if [ "${1:-}" = big ]; then big=${2:-5000000000}; set --; fi
assets=${1:-2000} bytes=${2:-50000} delay=${3:-50} port=18099

java -Xmx128m -XX:TieredStopAtLevel=1 src/bench/FetchServer.java "$work" $port "$delay" "$assets" "$bytes" > "$work/server" 2>&1 &
server=$!
trap 'kill $server; rm -rf "$work"' EXIT
$run --version > /dev/null # built, and its classes kept, before anything is measured
while ! grep -q serving "$work/server"; do sleep 0.2; done

now() { date +%s.%N; }
# shellcheck disable=SC2086 # options are meant to be split
pack() { PRESSMARK_JAVA_OPTS=${OPTIONS:-} $run pack "$work/seeds" -o "$work/out" -c "$1" --allow-private --robots ignore \
    --max-asset-bytes 9000000000 --connections 32; }

if [ $big != no ]; then
    rm -r "$work/seeds"; mkdir "$work/seeds"
    echo "![](http://127.0.1.1:$port/big?$big)" > "$work/seeds/a.md"
    OPTIONS="-Xmx256m" pack big &
    packer=$!
    while kill -0 $packer 2> /dev/null; do
        process=$(pgrep -P $packer java || echo $packer)
        awk -v t="$(date +%T)" '/VmHWM/ { print t, "peak memory", $2, "kB" }' "/proc/$process/status" 2> /dev/null || true
        sleep 10
    done
    wait $packer
    ls -l "$work"/out/big/archive
    exit
fi

# The ideal: every connection always waits, nothing else takes any time. Fetching is told apart, by the server, from
# packing, which also reads articles and finishes the archive, and that from the start of the JVM.
ideal=$(awk "BEGIN { print $assets * $delay / 1000 / 32 }")
for round in 1 2 3 4 5; do
    begun=$(now); pack "round$round" > /dev/null 2> "$work/said"; ended=$(now)
    own=$(awk '/^Time:/ { print $2 }' "$work/said")
    fetch=$(wget -qO- "http://127.0.1.1:$port/elapsed")
    awk "BEGIN { t = $ended - $begun; printf \"round $round: fetched in %.2f s, %.0f%% of the ideal %.2f s; packed in %.1f s, %.0f%%; the process %.1f s; load \", $fetch, 100 * $ideal / $fetch, $ideal, $own, 100 * $ideal / $own, t }"
    cut -d ' ' -f 1 /proc/loadavg
done
begun=$(now); (cd "$work" && wget -q --warc-file=w -i list -O /dev/null || true); ended=$(now)
awk "BEGIN { printf \"wget --warc-file: %.1f s\n\", $ended - $begun }"

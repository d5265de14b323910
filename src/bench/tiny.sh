#!/bin/bash
# Packs 100,000 tiny articles and prints every few seconds what memory the process has and how much of its heap is
# alive after a full collection: what is alive must not grow with the articles done.
#
#   src/bench/tiny.sh [ARTICLES]
set -euo pipefail
articles=${1:-100000}
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java "$here/src/bench/MakeSeeds.java" "$work/seeds" "$articles" 0 600
begun=$(date +%s)
PRESSMARK_JAVA_OPTS="-Xmx512m -XX:+UseG1GC" "$here/pressmark" pack "$work/seeds" -o "$work/out" --offline -q &
process=$!
while kill -0 "$process" 2>/dev/null; do
    now=$(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$process/status" 2>/dev/null || true)
    live=$(jcmd "$process" GC.class_histogram 2>/dev/null | awk '$1 == "Total" { print int($3 / 1048576) }' || true)
    echo "$(($(date +%s) - begun)) s: resident ${now:-0} MiB, alive ${live:-0} MiB"
    sleep 5
done
wait "$process"
echo "$articles articles in $(($(date +%s) - begun)) s; $(du -sm "$work/out" | cut -f1) MB written"

#!/bin/bash
# Packs 100,000 tiny articles and prints the peak memory at each tenth of the way, to see that it stays flat.
#
#   src/bench/tiny.sh [ARTICLES]
set -euo pipefail
articles=${1:-100000}
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java "$here/src/bench/MakeSeeds.java" "$work/seeds" "$articles" 0 600
begun=$(date +%s)
PRESSMARK_JAVA_OPTS="-Xmx512m" "$here/pressmark" pack "$work/seeds" -o "$work/out" --offline -q &
process=$!
while kill -0 "$process" 2>/dev/null; do
    now=$(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$process/status" 2>/dev/null || true)
    echo "$(($(date +%s) - begun)) s: ${now:-0} MiB"
    sleep 5
done
wait "$process"
echo "$articles articles in $(($(date +%s) - begun)) s; $(du -sm "$work/out" | cut -f1) MB written"

#!/bin/bash
# Packs a made folder of articles with local pictures, in turns with cp -r and sha256sum of the same folder.
#
#   src/bench/pack.sh [ARTICLES] [PICTURES-PER-ARTICLE] [ROUNDS]
#
# Prints seconds, MB/s and the ratio of each round, and the peak memory of the packer. Needs about three times the
# folder's size of free disk under ${TMPDIR:-/tmp}; everything it makes is removed at the end.
set -euo pipefail
articles=${1:-20000}
pictures=${2:-2}
rounds=${3:-3}
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

java "$here/src/bench/MakeSeeds.java" "$work/seeds" "$articles" "$pictures"
bytes=$(find "$work/seeds" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum }')
"$here/pressmark" --version
seconds() { # runs a command, leaves its wall time in $took
    local begun ended
    begun=$(date +%s%N)
    "$@"
    ended=$(date +%s%N)
    took=$(awk -v a="$begun" -v b="$ended" 'BEGIN { printf "%.2f", (b - a) / 1e9 }')
}
pack() {
    PRESSMARK_JAVA_OPTS=-Xmx512m "$here/pressmark" pack "$work/seeds" -o "$work/out" --offline -q --date 2026-01-01T00:00:00Z &
    local process=$!
    peak=0
    while kill -0 "$process" 2>/dev/null; do
        rss=$(awk '/VmHWM/ { print $2 }' "/proc/$process/status" 2>/dev/null || echo 0)
        [ "${rss:-0}" -gt "$peak" ] && peak=$rss
        sleep 0.2
    done
    wait "$process"
}
copy() {
    cp -r "$work/seeds" "$work/copy"
    find "$work/copy" -type f -print0 | xargs -0 sha256sum >/dev/null
}
for round in $(seq "$rounds"); do
    rm -rf "$work/out"
    seconds pack
    packed=$took
    seconds copy
    rm -rf "$work/copy"
    awk -v n="$round" -v p="$packed" -v c="$took" -v b="$bytes" -v m="$peak" 'BEGIN {
        printf "round %d: pack %.2f s, %.0f MB/s, peak %d MiB; cp + sha256sum %.2f s; ratio %.2f\n",
            n, p, b / p / 1e6, m / 1024, c, p / c }'
done

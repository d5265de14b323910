#!/bin/bash
# Replay beside a bare Javalin handler, in turns: replay.sh WORK_FOLDER [SECONDS] [ROUNDS]
# Makes (once) a collection with an index of a million captures; asks with wrk, 8 connections, on one machine.
set -eu
work=$1; seconds=${2:-8}; rounds=${3:-3}
cd "$(dirname "$0")/../.."
jar=target/pressmark-all.jar
[ -d "$work/million" ] || java -cp $jar src/bench/MakeArchive.java collection "$work/million" 1000000
java -jar $jar serve --port 8431 "$work" >"$work/serve.log" 2>&1 & ours=$!
java -cp $jar src/bench/BareServer.java "$work/picture.jpg" 8432 >"$work/bare.log" 2>&1 & bare=$!
trap 'kill $ours $bare' EXIT
at=http://127.0.0.1:8431
for _ in $(seq 100); do curl -sf $at/ >/dev/null && curl -sf http://127.0.0.1:8432/file >/dev/null && break; sleep 0.2; done
cat >"$work/cdx.lua" <<'L'
local n = 0
request = function()
  n = (n * 1103515245 + 12345) % 1000000
  return wrk.format("GET", "/million/cdx?url=https://site" .. n % 1000 .. ".example/path/to/article-" .. n .. ".html")
end
L
ask() { # NAME ADDRESS [wrk options]
  local name=$1 address=$2; shift 2
  wrk -t1 -c8 -d"${seconds}s" --latency "$@" "$address" | awk -v n="$name" \
    '/50%/{a=$2} /99%/{b=$2} /Non-2xx/{e=$0} /Requests\/sec/{r=$2} END{printf "%-22s %9s/s  p50 %-9s p99 %-9s %s\n", n, r, a, b, e}'
}
for round in $(seq "$rounds"); do
  echo "round $round"
  ask "bare, image" http://127.0.0.1:8432/file
  ask "image as is" $at/million/2024id_/https://h.example/picture.jpg
  ask "image, shown" $at/million/2024im_/https://h.example/picture.jpg
  ask "HTML 50 KB, rewritten" $at/million/20240101000000mp_/https://h.example/page.html
  ask "CDX, exact" "$at/" -s "$work/cdx.lua"
done

#!/bin/bash
# From the start of the launcher to the last byte of a page, with an index of ten million captures and a heap of 256 MB,
# with kept classes and without, in turns: start.sh WORK_FOLDER [ROUNDS]
set -eu
work=$1; rounds=${2:-5}
cd "$(dirname "$0")/../.."
[ -d "$work/ten" ] || java -cp target/pressmark-all.jar src/bench/MakeArchive.java collection "$work/ten" 10000000
./pressmark --version >/dev/null
now() { date +%s%N; }
page() { # OPTIONS
  local begun=$(now)
  PRESSMARK_JAVA_OPTS="-Xmx256m $1" ./pressmark serve --port 8433 --index-dir "$work/indexes" "$work/ten" 2>/dev/null & local server=$!
  until curl -sf http://127.0.0.1:8433/ten/20240101000000mp_/https://h.example/page.html -o "$work/page.html"; do sleep 0.01; done
  local ended=$(now)
  kill $server; wait $server || true
  printf '  page %s ms (%s bytes)' $(((ended - begun) / 1000000)) "$(stat -c %s "$work/page.html")"
}
version() { # OPTIONS
  local begun=$(now)
  PRESSMARK_JAVA_OPTS=$1 ./pressmark --version >/dev/null
  printf '  --version %s ms' $((($(now) - begun) / 1000000))
}
for round in $(seq "$rounds"); do
  printf 'round %s, load %s:\n  kept:   ' "$round" "$(cut -d ' ' -f 1 /proc/loadavg)"; version ''; page ''
  printf '\n  without:'; version -Xshare:auto\ -XX:SharedArchiveFile=/none; page -XX:SharedArchiveFile=/none
  echo
done

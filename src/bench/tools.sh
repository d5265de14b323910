#!/bin/bash
# The commands that work on whole archives beside the peers that do the same, in turns:
#
#   src/bench/tools.sh FOLDER [MEGABYTES] [ROUNDS]
#
# Makes FOLDER/made.warc.gz once, then takes for each round the seconds by the clock and of the processors, start of the
# JVM included: `validate` and jwarc's, `index`, jwarc's `cdxj` and `igzip -dc` to nowhere, `wacz create` and js-wacz's,
# `recompress` and `gzip -6`. A peer that is not there is left out: igzip is Debian's package isal, js-wacz comes with
# `npm ci` in src/test/npm. jwarc is a part of our jar.
set -eu
work=$(readlink -m "$1"); megabytes=${2:-2200}; rounds=${3:-3}
cd "$(dirname "$0")/../.."
mkdir -p "$work"
made="$work/made.warc.gz"
[ -f "$made" ] || { java src/bench/MakeWarc.java "$made.new" "$megabytes"; mv "$made.new" "$made"; }
./pressmark --version >/dev/null
cat "$made" >/dev/null # it is in memory for whoever comes first

jwarc() { java -cp target/pressmark-all.jar org.netpreserve.jwarc.tools.WarcTool "$@"; }
js_wacz() { node src/test/npm/node_modules/@harvard-lil/js-wacz/bin/cli.js create -f "$made" -o "$work/theirs.wacz"; }
TIMEFORMAT='%R s, of the processors %U + %S s'
timed() { # NAME COMMAND...
  local name=$1; shift
  printf '  %-24s' "$name"
  { time "$@" >"$work/out" 2>"$work/err" || echo "ended with $?: $(tail -n 1 "$work/err")" >&2; } 2>&1
}
for round in $(seq "$rounds"); do
  rm -f "$work"/*.wacz "$work"/again.*
  printf 'round %s, %s bytes, load %s\n' "$round" "$(stat -c %s "$made")" "$(cut -d ' ' -f 1 /proc/loadavg)"
  timed 'validate' ./pressmark validate "$made"
  timed 'jwarc validate' jwarc validate "$made"
  timed 'index' ./pressmark index "$made"
  timed 'jwarc cdxj' jwarc cdxj "$made"
  if command -v igzip >/dev/null; then timed 'igzip -dc' sh -c "igzip -dc '$made' >/dev/null"; fi
  timed 'wacz create' ./pressmark wacz create "$made" -o "$work/ours.wacz"
  if [ -d src/test/npm/node_modules ]; then timed 'js-wacz create' js_wacz; fi
  timed 'recompress' ./pressmark recompress "$made" "$work/again.warc.gz"
  timed 'gzip -dc | gzip -6' sh -c "gzip -dc '$made' | gzip -6 >'$work/again.gz'"
done

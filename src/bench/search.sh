#!/bin/sh
# Builds the search index of made-up Chinese articles beside one by Lucene's CJKAnalyzer, and asks it with 16 clients.
#   src/bench/search.sh FOLDER [ARTICLES [MEAN-BYTES]]     after mvn -B package
# CJKAnalyzer is in lucene-analysis-common, which Pressmark does not need: name its jar in CJK_JAR.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
jars="$here/target/pressmark-all.jar:$here/target/test-classes:${CJK_JAR:?the jar of lucene-analysis-common}"
mkdir -p "$1/classes"
javac -nowarn -proc:none -d "$1/classes" -cp "$jars" "$here/src/bench/SearchBench.java"
exec java -Xmx512m -cp "$1/classes:$jars" SearchBench "$1" "${2:-5000}" "${3:-15000}"

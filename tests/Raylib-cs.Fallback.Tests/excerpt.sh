#!/usr/bin/env bash
# Makes raylib-cs-api.txt from a listing of the whole package's public API (one type a line, its members indented
# below, written by reflection over Raylib-cs.dll): keeps the whole entry of each type that the fallback declares.
#   ./excerpt.sh LISTING > raylib-cs-api.txt
set -euo pipefail
types=$(grep -ohE '^public [a-z ]*(struct|enum|class) \w+' "$(dirname "$0")"/../../src/Raylib-cs.Fallback/*.cs | awk '{ print $NF }' | sort -u)
awk -v types="$types" '
    BEGIN { split(types, names, "\n"); for (i in names) wanted["Raylib_cs." names[i]] = 1 }
    /^#/ { print; next }
    /^[a-z]/ { keep = $2 in wanted }
    keep' "$1"

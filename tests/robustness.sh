#!/usr/bin/env bash
# Opens a million files that were made by chance, and lets a monkey press, click, drag and resize a million times over all lessons:
#   tests/robustness.sh [SEED [CASES [EVENTS]]]
# Prints what was tried, the longest case, and the most memory that was used. A case that lasts longer than ten seconds counts as one
# that never ends, and memory beyond one gigabyte as too much. The usual tests run a little of the same.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
seed=${1:-1} cases=${2:-1000000} events=${3:-1000000}
most_kilobytes=$((1024 * 1024))
program=$root/tests/RnnViz.Robustness.Tests/bin/Release/net10.0/RnnViz.Robustness.Tests.dll

# shellcheck source-path=SCRIPTDIR source=../src/Raylib-cs.Fallback/native/setup.sh
source "$root/src/Raylib-cs.Fallback/native/setup.sh"
set_up
build "$root/tests/RnnViz.Robustness.Tests"

# watched NAME COMMAND...: the most memory that its process ever used is on the last line
watched() {
    local name=$1 status=0 peak=0 now
    shift
    "$@" &
    local process=$!
    while now=$(awk '/^VmHWM/ { print $2 }' "/proc/$process/status" 2>/dev/null) && [[ -n $now ]]; do
        peak=$now
        sleep 0.2
    done
    wait "$process" || status=$?
    echo "$name: exit status $status, at most $((peak / 1024)) MB"
    ((status == 0 && peak < most_kilobytes))
}

lessons=$(find "$root/src/RnnViz.Lessons/lessons" -maxdepth 1 -name '*.json' | wc -l)
export RNNVIZ_SEED=$seed RNNVIZ_HANG_SECONDS=10
# one file is written over and over: on a disk each time is waited for
[[ -n ${TMPDIR:-} || ! -w /dev/shm ]] || export TMPDIR=/dev/shm
# what a lesson asks for is held against what the process may have; garbage is collected at once where that is reached, as else a
# collector that has not had its turn on a busy machine lets it run out of memory beside garbage
export DOTNET_GCHeapHardLimit=0x30000000 DOTNET_gcConcurrent=0
failed=0
RNNVIZ_FUZZ_CASES=$cases watched "$cases files" dotnet "$program" -noLogo -noColor -class '*FuzzTests' || failed=1
RNNVIZ_MONKEY_EVENTS=$(((events + lessons - 1) / lessons)) watched "$events events" \
    dotnet "$program" -noLogo -noColor -class '*MonkeyTests' || failed=1
exit "$failed"

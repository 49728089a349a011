#!/usr/bin/env bash
# Sets up what is missing, builds everything and runs every test. The last line is "N passed, N failed, N skipped".
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR source=src/Raylib-cs.Fallback/native/setup.sh
source "$root/src/Raylib-cs.Fallback/native/setup.sh"

results=$root/tests/TestResults
passed=0 failed=0 skipped=0 finished=

finish() {
    [[ -n $finished || $failed -gt 0 ]] || failed=1
    echo "$passed passed, $failed failed, $skipped skipped"
    ((failed == 0)) || exit 1
}
trap finish EXIT

# counter TRX NAME: of the run's summary
counter() { grep -oE "<Counters [^>]*>" "$1" 2>/dev/null | grep -oE "\b$2=\"[0-9]+\"" | grep -oE '[0-9]+' || echo 0; }

run_tests() {
    local project=$1 name status=0 total executed good
    name=$(basename "$project" .csproj)
    say "Running $name."
    dotnet test "$project" --configuration Release --no-build --nologo --verbosity quiet \
        --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" --results-directory "$results" || status=$?
    total=$(counter "$results/$name.trx" total)
    executed=$(counter "$results/$name.trx" executed)
    good=$(counter "$results/$name.trx" passed)
    passed=$((passed + good))
    failed=$((failed + executed - good))
    skipped=$((skipped + total - executed))
    if ((total == 0)); then
        say "$name ran no test."
        failed=$((failed + 1))
    elif ((status != 0 && executed == good)); then
        say "$name ended with exit status $status although no test failed."
        failed=$((failed + 1))
    fi
}

set_up
require_packages "open windows in the tests" "${screen_packages[@]}" "${window_packages[@]}" xdotool
require_packages "exchange weights with numpy in a test" python3-numpy
say "Building everything."
build "$root/RnnViz.sln"
rm -rf "$results"
for project in "$root"/tests/*.Tests/*.Tests.csproj; do
    run_tests "$project"
done
finished=yes

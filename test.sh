#!/usr/bin/env bash
# Sets up what is missing, builds everything, checks its style and runs every test. The last line is
# "N passed, N failed, N skipped".
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR source=src/Raylib-cs.Fallback/native/setup.sh
source "$root/src/Raylib-cs.Fallback/native/setup.sh"

results=$root/tests/TestResults
passed=0 failed=0 skipped=0 finished=

finish() {
    jobs -p | xargs -r kill 2>/dev/null || true
    [[ -n $finished || $failed -gt 0 ]] || failed=1
    echo "$passed passed, $failed failed, $skipped skipped"
    ((failed == 0)) || exit 1
}
trap finish EXIT

# counter TRX NAME: of the run's summary
counter() { grep -oE "<Counters [^>]*>" "$1" 2>/dev/null | grep -oE "\b$2=\"[0-9]+\"" | grep -oE '[0-9]+' || echo 0; }

# a style that is not the project's counts as one failure
check_style() {
    local log=$RNNVIZ_CACHE/format.log
    say "Checking the style."
    if (cd "$root" && dotnet format RnnViz.sln --verify-no-changes --no-restore --severity error) >"$log" 2>&1; then
        return
    fi
    grep -E '(error|warning) [A-Z]+[0-9]*' "$log" | sort -u >&2 || tail -n 25 "$log" >&2
    say "The style is not the project's; 'dotnet format RnnViz.sln --severity error' mends most of it."
    failed=$((failed + 1))
}

# a test project is a program of its own; it leaves the numbers in a file
start_tests() {
    local name
    name=$(basename "$1" .csproj)
    dotnet "$(dirname "$1")/bin/Release/net10.0/$name.dll" -noLogo -noColor -result-trx "$results/$name.trx"
}

# count_tests PROJECT STATUS: what the program left, and whether it says that all is well
count_tests() {
    local name status=$2 total executed good
    name=$(basename "$1" .csproj)
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

run_tests() {
    local status=0
    say "Running $(basename "$1" .csproj)."
    start_tests "$1" || status=$?
    count_tests "$1" "$status"
}

# python_with MODULES: the first of the machine's Pythons that has them all; Debian's own may stand behind another in the path
python_with() {
    local python
    for python in python3 /usr/bin/python3; do
        if "$python" -c "import $1" 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    return 1
}

# attribute XML NAME: of the summary that pytest left
attribute() { grep -oE "<testsuite [^>]*>" "$1" 2>/dev/null | grep -oE "\b$2=\"[0-9]+\"" | grep -oE '[0-9]+' || echo 0; }

# those of the recorder, which is no project of .NET
run_recorder_tests() {
    local log=$results/rnnviz-record.xml status=0 total bad left_out
    say "Running tests/rnnviz-record."
    PYTHONDONTWRITEBYTECODE=1 "$(python_with "$recorder_modules")" -m pytest -q -p no:cacheprovider --junitxml "$log" \
        "$root/tests/rnnviz-record" || status=$?
    total=$(attribute "$log" tests)
    bad=$(($(attribute "$log" failures) + $(attribute "$log" errors)))
    left_out=$(attribute "$log" skipped)
    passed=$((passed + total - bad - left_out))
    failed=$((failed + bad))
    skipped=$((skipped + left_out))
    if ((total == 0 || (status != 0 && bad == 0))); then
        say "tests/rnnviz-record ended with exit status $status after $total tests, and none of them failed."
        failed=$((failed + 1))
    fi
}

# windows mostly wait for each other, so what only calculates runs beside them
run_all_tests() {
    local project beside=$root/tests/RnnViz.Robustness.Tests/RnnViz.Robustness.Tests.csproj status=0 job
    (renice --priority 10 "$BASHPID" >/dev/null || true; start_tests "$beside") >"$results/robustness.log" 2>&1 &
    job=$!
    for project in "$root"/tests/*.Tests/*.Tests.csproj; do
        [[ $project == "$beside" ]] || run_tests "$project"
    done
    run_recorder_tests
    say "Waiting for $(basename "$beside" .csproj)."
    wait "$job" || status=$?
    cat "$results/robustness.log"
    count_tests "$beside" "$status"
}

set_up
require_packages "open windows in the tests" "${screen_packages[@]}" "${window_packages[@]}" xdotool
require_packages "exchange weights with numpy in a test" python3-numpy
require_packages "see what other programs make of figures" chromium poppler-utils
wish_packages "open figures in Inkscape and in LaTeX" inkscape texlive-latex-base
recorder_modules="numpy, pytest, torch"
python_with "$recorder_modules" >/dev/null ||
    require_packages "record models of PyTorch in the tests" python3-numpy python3-pytest python3-torch
wish_packages "make films in a test" ffmpeg
wish_packages "draw other scripts and emoji in the tests" fonts-dejavu-core fonts-droid-fallback fonts-noto-color-emoji
say "Building everything."
build "$root/RnnViz.sln"
check_style
rm -rf "$results"
mkdir -p "$results"
run_all_tests
finished=yes

#!/usr/bin/env bash
# Kills the program by SIGKILL at random moments while it writes files, and looks at what it has left: under a final name there must be
# a whole file or none, and the next run must take away what lay aside. Not a part of ./test.sh, as it takes minutes:
#   tests/outputs/killed.sh [KILLS, 200] [SEED, 1] [PROGRAM, that of a Release build]
# Needs unzip, ffmpeg and awk. Exit status 1 where a file is broken; the last line has the counts.
set -uo pipefail
kills=${1:-200}
RANDOM=${2:-1}
program=${3:-$(dirname "$0")/../../src/RnnViz/bin/Release/net10.0/rnnviz.dll}
program=$(realpath "$program")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2

# each writes for a while, so that most kills come while a file is open
jobs=(
    "trace hello --iterations 1000000 --out out/a.csv --weights-out out/w.npz --tensors out/t.npz"
    "trace vanishing --iterations 300 --out out/a.jsonl --weights-out out/w.npz"
    "render hello --count 40 --format png,svg,pdf --size 320x240 --out out"
    "render hello --count 8 --size 1600x1200 --format png,pdf --each-panel --out out"
    "render hello --count 60 --format gif,mp4,webm --size 160x120 --out out"
    "render two-timesteps --handout out/h.html --deck out/d.html --contact-sheet out/c.png --report out/r.html --iterations 60"
    "render two-timesteps --contact-sheet out/c.pdf"
    "render vanishing --iterations 40 --contact-sheet out/c.svg --report out/r.html"
)

# whether a file with a final name is a whole one
is_whole() {
    case $1 in
        *.png) tail -c 8 "$1" | grep -aq IEND ;;
        *.svg) tail -c 8 "$1" | grep -q '</svg>' ;;
        *.pdf) tail -c 8 "$1" | grep -aq '%%EOF' ;;
        *.html) tail -c 10 "$1" | grep -q '</html>' ;;
        *.npz) unzip -tqq "$1" >/dev/null ;;
        *.csv) [[ -z $(tail -c 1 "$1") ]] && awk -F, 'NR == 1 { n = NF } NF != n { exit 1 }' "$1" ;;
        *.jsonl) [[ -z $(tail -c 1 "$1") ]] && ! grep -qv '^{.*}$' "$1" ;;
        *.gif | *.mp4 | *.webm) ffmpeg -v error -i "$1" -f null - 2>&1 | grep -q . && return 1 || return 0 ;;
        *) return 1 ;;
    esac
}

killed=0 ended=0 parts=0 files=0 broken=0 left=0
for ((i = 0; i < kills; i++)); do
    job=${jobs[$((i % ${#jobs[@]}))]}
    mkdir -p out
    # shellcheck disable=SC2086
    dotnet "$program" $job >/dev/null 2>&1 &
    id=$!
    sleep "$(awk "BEGIN { print 0.2 + ${KILL_WITHIN:-2.5} * $RANDOM / 32767 }")"
    kill -KILL "$id" 2>/dev/null && killed=$((killed + 1)) || ended=$((ended + 1))
    wait "$id" 2>/dev/null
    for file in out/*; do
        case $file in
            *.part | *.nut | *.palette) parts=$((parts + 1)) ;;
            'out/*') ;;
            *)
                files=$((files + 1))
                is_whole "$file" || { broken=$((broken + 1)); echo "broken: $job: $file"; }
                ;;
        esac
    done
    # every eighth time the same again to its end: nothing may lie aside then
    if ((i % 8 == 2 || i % 40 == 4)); then
        # shellcheck disable=SC2086
        dotnet "$program" $job --force >/dev/null 2>&1
        for file in out/*.part out/*.nut out/*.palette; do
            [[ ! -e $file ]] || { left=$((left + 1)); echo "left: $job: $file"; }
        done
        for file in out/*; do
            is_whole "$file" || { broken=$((broken + 1)); echo "broken: $job: $file"; }
        done
    fi
    rm -rf out
done
echo "$kills moments: $killed killed, $ended had ended; $parts parts, $files files with final names, $broken broken, $left left aside"
((broken == 0 && left == 0))

#!/usr/bin/env bash
# Prints the peak of the memory that usual and large outputs take, in megabytes; each stays below 1000. Takes some minutes.
#   ./run.sh lessons && tests/outputs/memory.sh
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
program="$root/src/RnnViz/bin/Release/net10.0/rnnviz.dll"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
worst=0

cat >tensors.json <<'JSON'
{ "title": "tensors", "seed": 1, "task": { "kind": "adding", "length": 1000, "batchSize": 4096 }, "model": { "hidden": 2 },
  "training": { "optimizer": { "kind": "sgd", "learningRate": 0.01 } } }
JSON

# the program's own peak, as the system counts it
measure() {
    local name=$1 status=0
    shift
    python3 - "$program" "$@" >peak 2>errors <<'PYTHON' || status=$?
import resource, subprocess, sys
code = subprocess.run(["dotnet", *sys.argv[1:]], stdout=subprocess.DEVNULL).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
sys.exit(code)
PYTHON
    printf '%-36s %5s MB, status %s\n' "$name" "$(cat peak)" "$status"
    ((status == 0)) || tail -n 1 errors
    (($(cat peak) <= worst)) || worst=$(cat peak)
}

measure "figures of all stops" render vanishing --stops --callouts --format png,svg,pdf --out a
measure "8K" render hello --count 3 --size 7680x4320 --out b
measure "8K without a background" render hello --count 1 --background none --size 7680x4320 --out c
measure "16384 x 8192" render hello --count 2 --size 16384x8192 --out d
measure "16384 x 16384 as SVG and PDF" render hello --count 1 --size 16384x16384 --format svg,pdf --out e
measure "hand-out, deck, sheet, report" render vanishing --handout h.html --deck d.html --contact-sheet s.png --report r.html
measure "trace without tensors" trace tensors.json --iterations 1 --out t.csv
measure "trace with tensors" trace tensors.json --iterations 1 --out u.csv --tensors u.npz
measure "trace with weights" trace hello --iterations 20 --out v.csv --weights-out v.npz
echo "most: $worst MB"
((worst < 1000))

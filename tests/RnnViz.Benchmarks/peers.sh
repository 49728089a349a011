#!/usr/bin/env bash
# Times a training step of RnnViz beside PyTorch, numpy and MathNet, alternately, on this machine.
#   peers.sh [SHAPE…]     shapes by name, or as kind:T,D,H,O,B with kind reg, m2m, lm or recall, and lstm: or gru: before it for
#                         a gated cell; without any, all of shapes.json
#   SECONDS_EACH=0.5      how long each peer is timed in each round
#   ROUNDS=3              how often they take turns; the median of the rounds counts
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -- "$here/../.." && pwd)
# shellcheck source-path=SCRIPTDIR source=../../src/Raylib-cs.Fallback/native/setup.sh
source "$root/src/Raylib-cs.Fallback/native/setup.sh"
seconds=${SECONDS_EACH:-0.5} rounds=${ROUNDS:-3} python=/usr/bin/python3

# Debian's PyTorch takes whatever BLAS there is; without OpenBLAS that is the slow reference
$python -c 'import torch, numpy' 2>/dev/null && [[ -e $(echo /usr/lib/*/openblas-pthread/libblas.so.3) ]] ||
    require_packages "time the peers" python3-torch python3-numpy libopenblas0-pthread
set_up
build "$here"

if (($#)); then
    names=("$@")
else
    mapfile -t names < <($python -c 'import json, sys; [print(s["name"]) for s in json.load(open(sys.argv[1]))]' "$here/Training/shapes.json")
fi

# NAME CELL KIND T D H O B of a name or a description
describe() {
    $python - "$here/Training/shapes.json" "$1" <<'END'
import json, re, sys
known = {s["name"]: [s.get("cell", "vanilla"), *(s[k] for k in ("kind", *"TDHOB"))] for s in json.load(open(sys.argv[1]))}
name = sys.argv[2]
parts = known.get(name) or re.split("[:,]", name)
parts = ["vanilla", *parts] if len(parts) == 6 else parts
if len(parts) != 7 or parts[0] not in ("vanilla", "lstm", "gru") or parts[1] not in ("reg", "m2m", "lm", "recall"):
    sys.exit(f"{name} is not a shape; use one of {', '.join(known)}, or [lstm:|gru:]kind:T,D,H,O,B with kind reg, m2m, lm or recall.")
print(name, *parts)
END
}

# the two sides wait for their turn; OpenBLAS shall choose what is fastest on this machine
coproc peers { exec env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE "$python" "$here/Peers/peers.py"; }
exec {to_peers}>&"${peers[1]}" {from_peers}<&"${peers[0]}"
{ coproc ours { exec dotnet "$here/bin/Release/net10.0/RnnViz.Benchmarks.dll" answer; }; } 2>/dev/null # bash warns of a second one
exec {to_ours}>&"${ours[1]}" {from_ours}<&"${ours[0]}"

results=$(mktemp)
trap 'rm -f "$results"' EXIT
for name in "${names[@]}"; do
    description=$(describe "$name")
    for ((round = 0; round < rounds; round++)); do
        echo "$name $seconds" >&"$to_ours"
        read -r answer <&"$from_ours"
        echo "$answer" >>"$results"
        echo "$description $seconds" >&"$to_peers"
        read -r answer <&"$from_peers"
        echo "$answer" >>"$results"
    done
done
exec {to_ours}>&- {to_peers}>&-

$python - "$results" "$(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2-)" <<'END'
import math, statistics, sys, time
times = {}
for line in open(sys.argv[1]):
    name, *pairs = line.split()
    for label, value in zip(pairs[::2], pairs[1::2]):
        times.setdefault(name, {}).setdefault(label, []).append(float(value))
medians = {name: {label: statistics.median(v) for label, v in row.items()} for name, row in times.items()}


def best(row, *labels):
    return min((row[f"{label}/{n}"] for label in labels for n in (1, 2) if f"{label}/{n}" in row), default=math.nan)


print(f"# {time.strftime('%Y-%m-%d')},{sys.argv[2]}; microseconds per step; ours in float64")
print("# peer: the best PyTorch loop with the norm of every state's gradient, float32, on 1 or 2 threads")
print(f"{'SHAPE':<24} {'ours_us':>10} {'peer_us':>10} {'ratio':>7}")
for name, m in medians.items():
    ours, peer = best(m, "ours"), best(m, "cell", "unrolled")
    print(f"{name:<24} {ours:>10.2f} {peer:>10.1f} {peer / ours:>7.2f}")
peak = statistics.median(m["peak"] for m in medians.values())
print(f"\n# float64: a core of this machine does {peak:.0f} GFLOP/s at most; what the products of a step reach of that, on 1 thread and 2")
print(f"{'SHAPE':<24} {'MFLOP':>10} {'GFLOP/s 1':>10} {'of peak':>8} {'GFLOP/s 2':>10} {'of peak':>8}")
for name, m in medians.items():
    one, two = m["mflop"] / m["ours/1"] * 1e3, m["mflop"] / m["ours/2"] * 1e3
    print(f"{name:<24} {m['mflop']:>10.4g} {one:>10.1f} {one / peak:>8.0%} {two:>10.1f} {two / peak / 2:>8.0%}")
print("\n# the others: ours on one thread and two; nn.RNN, nn.LSTM or nn.GRU (float32, without norms) and the loops over gated cells in")
print("# float64 (with norms), each the better of 1 and 2 threads; beside the vanilla cell float64 of numpy and MathNet")
print(f"{'SHAPE':<24} {'ours/1':>10} {'ours/2':>10} {'layer':>10} {'loop64':>10} {'numpy':>10} {'MathNet':>10} {'MathNet/ours':>13}")
for name, m in medians.items():
    numpy, mathnet = m.get("numpy", math.nan), m.get("mathnet", math.nan)
    others = f"{best(m, 'layer'):>10.1f} {best(m, 'cell64'):>10.1f} {numpy:>10.1f} {mathnet:>10.1f} {mathnet / best(m, 'ours'):>13.1f}"
    print(f"{name:<24} {m['ours/1']:>10.2f} {m['ours/2']:>10.2f} {others}".replace("nan", "  –"))
END

#!/usr/bin/env bash
# Lets the window train at full speed with both renderers at the same time, and compares what the processes hold at minute 5 and at the
# end: working set, files and sockets that are open, and objects of OpenGL, each the mean of a minute:
#   tests/soak.sh [MINUTES [LESSON [MEGABYTES]]]
# Fails where one of them has grown by more than 2 %. What is remembered for going back in time grows up to its bound, MEGABYTES, which has
# to be reached before minute 5.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
minutes=${1:-30} lesson=${2:-hello} megabytes=${3:-16}
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
cd "$root"
./run.sh lessons >/dev/null

# soak RENDERER DISPLAY: in a screen of its own
soak() {
    RNNVIZ_RESOURCES=$logs/$1.jsonl RNNVIZ_STATE=$logs/$1 \
        xvfb-run --auto-servernum --server-args "-screen 0 1920x1080x24" \
        timeout --signal=TERM "$((minutes * 60))" dotnet src/RnnViz/bin/Release/net10.0/rnnviz.dll run "$lesson" --renderer "$1" \
        --speed 64 --no-stops --memory "$megabytes" --size 1280x720 || true
}

soak card &
soak processor &
wait

python3 - "$minutes" "$logs" <<'END'
import json, sys
minutes, logs = float(sys.argv[1]), sys.argv[2]
worst = 0
for renderer in ("card", "processor"):
    lines = [json.loads(line) for line in open(f"{logs}/{renderer}.jsonl")]
    last = lines[-1]["seconds"]
    early = min(300, last / 2)
    def mean(name, end):
        return sum(x := [line[name] or 0 for line in lines if end - 60 < line["seconds"] <= end]) / max(1, len(x))
    print(f"{renderer}: {last / 60:.1f} minutes, {lines[-1]['frames']} frames, {lines[-1]['iteration']} iterations")
    if last < minutes * 60 - 30:
        worst = 1
        print("  it ended before its time")
    for name in ("workingSet", "managedHeap", "handles", "threads", "graphicsObjects"):
        a, b = mean(name, early), mean(name, last)
        growth = b / a - 1 if a else 0
        counts = name in ("workingSet", "handles", "graphicsObjects")
        print(f"  {name}: {a:.0f} at minute {early / 60:.1f}, {b:.0f} at the end ({growth:+.2%})")
        worst = max(worst, growth if counts else 0)
sys.exit(worst > 0.02)
END

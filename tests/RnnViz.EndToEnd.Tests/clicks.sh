#!/usr/bin/env bash
# Clicks on the timeline of a real window, of 0 to 50 ms, paused and running, with both renderers and both ways of reading the mouse:
# a thousand each, which takes some minutes. Says how many hit.
#   ./clicks.sh [HOW MANY] [SEED]
# Wants what ./test.sh has built.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export RNNVIZ_CLICKS=${1:-1000} RNNVIZ_SEED=${2:-16}
dotnet bin/Release/net10.0/RnnViz.EndToEnd.Tests.dll -class RnnViz.EndToEnd.Tests.ShortClickTests -showLiveOutput -noColor

#!/usr/bin/env bash
# Sets up what is missing, builds RnnViz where something changed, and runs it: ./run.sh [arguments of rnnviz]
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR source=src/Raylib-cs.Fallback/native/setup.sh
source "$root/src/Raylib-cs.Fallback/native/setup.sh"

stamp=$output/.built

# of everything that goes into the program: names, sizes and times
source_fingerprint() {
    find "$root"/{src,shaders,fonts,Directory.*,global.json,.editorconfig} "$binding_props" \
        \( -name bin -o -name obj \) -prune -o -type f -printf '%p %s %T@\n' | sort | cksum
}

is_up_to_date() { [[ -f $stamp ]] && is_binding_known && [[ $(<"$stamp") == "$(source_fingerprint)" ]]; }

rnnviz() { exec dotnet "$output/rnnviz.dll" "$@"; }

rnnviz_shown() {
    require_packages "open a window" "${window_packages[@]}"
    rnnviz "$@"
}

# pictures that go to files are painted in memory: raylib's library has to load, but no window is opened
rnnviz_unseen() {
    require_packages "draw pictures" "${window_packages[@]}"
    rnnviz "$@"
}

has_display() { [[ -n ${DISPLAY:-} || $(uname -s) != Linux ]]; }

if is_up_to_date; then
    command -v dotnet >/dev/null || require_dotnet
else
    set_up
    say "Building RnnViz."
    fingerprint=$(source_fingerprint)
    build "$root/src/RnnViz"
    echo "$fingerprint" >"$stamp"
fi

case ${1:-}:$(has_display && echo display) in
    :display | run:display | render:display)
        rnnviz_shown "$@"
        ;;
    :)
        say "There is no display here: rendering pictures of the lesson 'hello' to ./rnnviz-out instead."
        rnnviz_unseen render hello --out rnnviz-out
        ;;
    render:)
        rnnviz_unseen "$@"
        ;;
    *)
        rnnviz "$@"
        ;;
esac

#!/usr/bin/env bash
# Puts raylib 6 for the fallback binding into the cache, as native/libraylib.so: a given one, the system's, or one
# built here from Debian's source packages of raylib and GLFW. The system's package sources stay as they are.
#   RNNVIZ_RAYLIB         a libraylib.so to use
#   RNNVIZ_DEBIAN_MIRROR  where Debian's archive is, if the system's package sources do not show it
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../../.." && pwd)
# shellcheck source-path=SCRIPTDIR source=setup.sh
source "$root/src/Raylib-cs.Fallback/native/setup.sh"

keep() {
    mkdir -p "$RNNVIZ_CACHE/native"
    cp -L "$1" "$RNNVIZ_CACHE/native/libraylib.so.new"
    mv "$RNNVIZ_CACHE/native/libraylib.so.new" "$RNNVIZ_CACHE/native/libraylib.so"
}

installed_raylib() {
    { ldconfig -p 2>/dev/null || /sbin/ldconfig -p; } | awk '$1 == "libraylib.so.600" { print $NF; exit }'
}

private_apt() {
    local command=$1
    shift
    "$command" -o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=/dev/null \
        -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/cache" -o APT::Sandbox::User=root "$@"
}

# source_versions PACKAGE LOWEST BELOW: those that the lists have, from the lowest on
source_versions() {
    private_apt apt-cache showsrc "$1" 2>/dev/null | awk -v package="$1" '
        $1 == "Package:" { name = $2 }
        $1 == "Version:" && name == package { print $2 }' | sort -uV |
        while read -r version; do
            if ! dpkg --compare-versions "$version" lt "$2" && dpkg --compare-versions "$version" lt "$3"; then
                echo "$version"
            fi
        done
}

# The lists of a mirror that is behind have expired. Taken all the same, they have sources whose signatures are checked, of a
# version that is old and not of one that somebody else made: that is enough for the sources of raylib, and for nothing else.
update_lists() {
    private_apt apt-get update 2>&1 | tee "$work/update.log" || true # a mirror may lack one of the suites
    grep -qE 'Release file .* (is )?expired|no longer valid' "$work/update.log" || return 0
    echo "The mirror $1 is behind, its lists have expired; they are used for raylib's sources alone, whose signatures are checked." >>"$work/notes"
    private_apt apt-get -o Acquire::Check-Valid-Until=false update || true
}

# fetch_one PACKAGE LOWEST BELOW: the sources of the first version that can be had; a mirror may list what it no longer has
fetch_one() {
    local version
    for version in $(source_versions "$@"); do
        rm -f "$work/$1"_*
        (cd "$work" && private_apt apt-get source --download-only "$1=$version") && return
    done
    echo "$1: the mirror $mirror has no version from $2 on and below $3, only: $(source_versions "$1" 0 99 | paste -sd' ')" >>"$work/lacking"
    return 1
}

# fetch_from MIRROR SUITE...: suites that do not exist any more, or not yet, are passed over
fetch_from() {
    local suite mirror=$1
    shift
    rm -rf "$work/lists" "$work/cache"
    mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
    for suite in "$@"; do
        echo "deb-src [signed-by=$keyring] $mirror $suite main"
    done >"$work/sources.list"
    update_lists "$mirror"
    fetch_one raylib 6.0 7~ && fetch_one glfw3 3.4 4~
}

fetch() {
    local mirror
    rm -f "$work/notes" "$work/lacking"
    for mirror in "${mirrors[@]}"; do
        # raylib 6.0 came into sid and forky, GLFW 3.4 into trixie; later on they may be elsewhere
        fetch_from "$mirror" sid forky trixie && return
        fetch_from "$mirror" experimental testing stable trixie && return
    done
    return 1
}

# why there are no sources, and what can be done
explain() {
    if grep -q 'only: [0-9]' "$work/lacking" 2>/dev/null; then
        fail "$(grep 'only: [0-9]' "$work/lacking" | sort -u)
RnnViz needs raylib 6. RNNVIZ_DEBIAN_MIRROR can name a snapshot of Debian's archive from a day when it had it, or RNNVIZ_RAYLIB
a libraylib.so of raylib 6, such as raylib's own release for Linux has."
    fi
    fail "Debian's sources of raylib 6 and GLFW 3.4 cannot be had from ${mirrors[*]}. Is there a network? RNNVIZ_DEBIAN_MIRROR can name another mirror of Debian."
}

unpack() {
    rm -rf "${work:?}/$1"
    mkdir "$work/$1" && tar -xf "$work"/"$1"_*.orig.tar.* -C "$work/$1" --strip-components=1
}

build_glfw() {
    unpack glfw3 && cmake -S "$work/glfw3" -B "$work/glfw3-build" -DCMAKE_BUILD_TYPE=Release -DCMAKE_POSITION_INDEPENDENT_CODE=ON \
        -DBUILD_SHARED_LIBS=OFF -DGLFW_BUILD_WAYLAND=OFF -DGLFW_BUILD_X11=ON -DGLFW_BUILD_EXAMPLES=OFF \
        -DGLFW_BUILD_TESTS=OFF -DGLFW_BUILD_DOCS=OFF -DCMAKE_INSTALL_PREFIX="$work/prefix" -DCMAKE_INSTALL_LIBDIR=lib &&
        cmake --build "$work/glfw3-build" --parallel "$(nproc)" --target install
}

build_raylib() {
    unpack raylib && cmake -S "$work/raylib" -B "$work/raylib-build" -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=ON -DBUILD_EXAMPLES=OFF \
        -DUSE_EXTERNAL_GLFW=ON -DOpenGL_GL_PREFERENCE=GLVND -DCMAKE_PREFIX_PATH="$work/prefix" &&
        cmake --build "$work/raylib-build" --parallel "$(nproc)"
}

if [[ -n ${RNNVIZ_RAYLIB:-} ]]; then
    [[ -f $RNNVIZ_RAYLIB ]] || fail "RNNVIZ_RAYLIB is $RNNVIZ_RAYLIB, which is not a file; give it the path of a libraylib.so of raylib 6."
    say "Using the raylib at $RNNVIZ_RAYLIB."
    keep "$RNNVIZ_RAYLIB"
    exit
fi
if [[ -n $(installed_raylib) ]]; then
    say "Using the system's raylib, $(installed_raylib)."
    keep "$(installed_raylib)"
    exit
fi

without_apt="Raylib-cs cannot be restored here and raylib cannot be built: there is no apt-get to get its sources with.
Give NuGet a feed with Raylib-cs 8, or set RNNVIZ_RAYLIB to the path of a libraylib.so of raylib 6."
command -v apt-get >/dev/null || fail "$without_apt"
require_packages "build raylib" "${build_packages[@]}"

keyring=/usr/share/keyrings/debian-archive-keyring.gpg
mapfile -t mirrors < <(debian_mirrors)
((${#mirrors[@]})) ||
    fail "The system's package sources name no mirror of Debian; set RNNVIZ_DEBIAN_MIRROR to the address of one."
work=$(mktemp -d "${TMPDIR:-/tmp}/rnnviz-raylib.XXXXXX")
trap 'rm -rf "$work"' EXIT

say "Getting the sources of raylib 6 and GLFW from Debian."
persistently quietly raylib-sources fetch || explain
[[ ! -s $work/notes ]] || say "$(sort -u "$work/notes")"
say "Building GLFW."
quietly glfw-build build_glfw || fail "GLFW does not build here."
say "Building raylib."
quietly raylib-build build_raylib || fail "raylib does not build here."
keep "$work/raylib-build/raylib/libraylib.so"
say "raylib is in $RNNVIZ_CACHE/native."

#!/usr/bin/env bash
# Puts raylib 6.0 for the fallback binding into the cache, as native/libraylib.so: a given one, the system's, or one
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

# Debian's archive as the system's own package sources name it; a mirror of Ubuntu often carries Debian beside it
debian_mirrors() {
    [[ -z ${RNNVIZ_DEBIAN_MIRROR:-} ]] || echo "$RNNVIZ_DEBIAN_MIRROR"
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
        sed -nE 's/^(URIs:|deb(-src)?([[:space:]]+\[[^]]*\])?)[[:space:]]+//p' |
        grep -oE '[a-z+]+:/[^[:space:]]+' | grep -E 'debian|ubuntu' | grep -v security |
        sed -E 's,/ubuntu(-ports)?/?$,/debian,' | awk '!seen[$0]++'
}

private_apt() {
    local command=$1
    shift
    "$command" -o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=/dev/null \
        -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/cache" -o APT::Sandbox::User=root "$@"
}

# source_version PACKAGE PREFIX: the newest that the lists have
source_version() {
    private_apt apt-cache showsrc "$1" 2>/dev/null | awk -v package="$1" -v prefix="$2" '
        $1 == "Package:" { name = $2 }
        $1 == "Version:" && name == package && index($2, prefix) == 1 { print $2 }' | sort -V | tail -n 1
}

fetch_from() {
    local suite raylib glfw
    rm -rf "$work/lists" "$work/cache"
    mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
    # raylib 6.0 is in forky and sid, GLFW 3.4 in trixie
    for suite in sid forky trixie; do
        echo "deb-src [signed-by=$keyring] $1 $suite main"
    done >"$work/sources.list"
    private_apt apt-get update || true # a mirror may lack one of the suites
    raylib=$(source_version raylib 6.0)
    glfw=$(source_version glfw3 3.4)
    [[ -n $raylib && -n $glfw ]] || return 1
    (cd "$work" && private_apt apt-get source --download-only "raylib=$raylib" "glfw3=$glfw")
}

fetch() {
    local mirror
    for mirror in "${mirrors[@]}"; do
        fetch_from "$mirror" && return
    done
    return 1
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
    [[ -f $RNNVIZ_RAYLIB ]] || fail "RNNVIZ_RAYLIB is $RNNVIZ_RAYLIB, which is not a file; give it the path of a libraylib.so of raylib 6.0."
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
Give NuGet a feed with Raylib-cs 8, or set RNNVIZ_RAYLIB to the path of a libraylib.so of raylib 6.0."
command -v apt-get >/dev/null || fail "$without_apt"
require_packages "build raylib" "${build_packages[@]}"

keyring=/usr/share/keyrings/debian-archive-keyring.gpg
mapfile -t mirrors < <(debian_mirrors)
((${#mirrors[@]})) ||
    fail "The system's package sources name no mirror of Debian; set RNNVIZ_DEBIAN_MIRROR to the address of one."
work=$(mktemp -d "${TMPDIR:-/tmp}/rnnviz-raylib.XXXXXX")
trap 'rm -rf "$work"' EXIT

say "Getting the sources of raylib 6.0 and GLFW 3.4 from Debian."
persistently quietly raylib-sources fetch ||
    fail "Debian's sources of raylib 6.0 and GLFW 3.4 cannot be had from ${mirrors[*]}. Is there a network? RNNVIZ_DEBIAN_MIRROR can name another mirror of Debian."
say "Building GLFW."
quietly glfw-build build_glfw || fail "GLFW does not build here."
say "Building raylib."
quietly raylib-build build_raylib || fail "raylib does not build here."
keep "$work/raylib-build/raylib/libraylib.so"
say "raylib is in $RNNVIZ_CACHE/native."

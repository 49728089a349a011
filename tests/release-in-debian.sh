#!/usr/bin/env bash
# Tries a release in bare Debian roots without .NET: tests/release-in-debian.sh FILE.deb [SUITE...], as root; SUITE is
# bookworm or trixie, both without one. Needs a mirror of Debian, debootstrap, xvfb, xdotool, imagemagick, 2 GB and about
# five minutes; not a part of test.sh.
#
# Each root is what debootstrap calls minbase, and what FILE.deb depends on. In it, as a user without a home: every library
# is found, 'check' passes with as many cases as the development build, all lessons render to the same bytes as its, a window
# opens on a screen outside, and nothing is left in /tmp. It prints how long the first frames take, beside the development
# build's, and judges no time.
#   RNNVIZ_ROOTS          where the roots are kept, to be used again
#   RNNVIZ_DEBIAN_MIRROR  where Debian's archive is
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source-path=SCRIPTDIR source=../src/Raylib-cs.Fallback/native/setup.sh
source "$root/src/Raylib-cs.Fallback/native/setup.sh"

[[ ${1:-} == *.deb && -f $1 ]] || { sed -n '2,11s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
[[ $EUID == 0 ]] || fail "Only root can make a root of Debian."
package=$(realpath "$1")
shift
suites=("$@")
((${#suites[@]})) || suites=(bookworm trixie)
require_packages "try a release" debootstrap "${screen_packages[@]}" xdotool imagemagick
mirror=$(debian_mirrors | head -n 1 || true)
[[ -n $mirror ]] || fail "Set RNNVIZ_DEBIAN_MIRROR to a mirror of Debian."
roots=${RNNVIZ_ROOTS:-$RNNVIZ_CACHE/roots}
starts=10
screen=:93

work=$(mktemp -d "${TMPDIR:-/tmp}/rnnviz-roots.XXXXXX")
server='' program=''
clean_up() {
    [[ -z $server ]] || kill "$server" 2>/dev/null || true
    [[ -z ${program:-} ]] || kill "$program" 2>/dev/null || true
    local place
    for place in "$work"/*/root/{proc,tmp/.X11-unix}; do
        ! mountpoint -q "$place" || umount "$place"
    done
    rm -rf --one-file-system "$work"
}
trap clean_up EXIT

"$root/run.sh" lessons >/dev/null
development() { LIBGL_ALWAYS_SOFTWARE=1 dotnet "$root/src/RnnViz/bin/Release/net10.0/rnnviz.dll" "$@"; }

Xvfb "$screen" -screen 0 1280x800x24 >/dev/null 2>&1 &
server=$!

# inside COMMAND...: in the root, as nobody, with next to no environment
inside() { (become_inside "$@"); }

become_inside() {
    exec chroot --userspec=65534:65534 "$here" /usr/bin/env -i -C /out PATH=/usr/bin:/bin LIBGL_ALWAYS_SOFTWARE=1 \
        ${with_screen:+DISPLAY=$screen} "$@"
}

prepare() {
    local suite=$1
    if [[ ! -d $roots/$suite ]]; then
        mkdir -p "$roots"
        say "Making a root of $suite."
        quietly "root-$suite" debootstrap --variant=minbase "$suite" "$roots/$suite.new" "$mirror" || fail "debootstrap failed."
        mv "$roots/$suite.new" "$roots/$suite"
    fi
    here=$work/$suite/root
    mkdir -p "$work/$suite"
    cp -a "$roots/$suite" "$here"
    cp "$package" "$here/tmp/rnnviz.deb"
    mount -t proc proc "$here/proc"
    quietly "apt-$suite" chroot "$here" /usr/bin/env DEBIAN_FRONTEND=noninteractive sh -c \
        'apt-get update && apt-get install --yes --no-install-recommends /tmp/rnnviz.deb' || fail "The package cannot be installed in $suite."
    rm "$here/tmp/rnnviz.deb"
    mkdir -p "$here/tmp/.X11-unix" "$here/out"
    mount --bind /tmp/.X11-unix "$here/tmp/.X11-unix"
    chmod 1777 "$here/out"
}

check_libraries() {
    local lacking
    ! inside sh -c 'command -v dotnet' >/dev/null || fail "There is a dotnet in $1."
    lacking=$(inside sh -c 'ldd /usr/lib/rnnviz/rnnviz /usr/lib/rnnviz/*.so' | grep 'not found' || true)
    [[ -z $lacking ]] || fail "Libraries are not found in $1: $lacking"
}

check_cases() {
    local there ours
    there=$(inside rnnviz check | tail -n 1)
    ours=$(development check | tail -n 1)
    [[ $there == "$ours" && $there == *" 0 failed" ]] || fail "check says '$there' in $1, and '$ours' in the development build."
    say "$1: check: $there."
}

check_pictures() {
    local lesson ours=$work/$1/ours files
    for lesson in $(cd "$root/src/RnnViz.Lessons/lessons" && basename -s .json ./*.json); do
        inside rnnviz render "$lesson" --iterations 2 --size 960x540 --out /out/pictures --force >/dev/null 2>"$work/errors" ||
            fail "render $lesson failed in $1: $(tail -n 3 "$work/errors")"
        development render "$lesson" --iterations 2 --size 960x540 --out "$ours" --force >/dev/null 2>&1 || fail "render $lesson failed."
    done
    inside rnnviz render vanishing --stops --callouts --format svg,pdf --out /out/pictures >/dev/null 2>&1 || fail "render --stops failed in $1."
    development render vanishing --stops --callouts --format svg,pdf --out "$ours" >/dev/null 2>&1
    inside rnnviz render two-timesteps --handout /out/pictures/two.html >/dev/null 2>&1 || fail "render --handout failed in $1."
    development render two-timesteps --handout "$ours/two.html" >/dev/null 2>&1
    diff -rq "$ours" "$here/out/pictures" >&2 || fail "Pictures in $1 are not those of the development build."
    files=$(find "$ours" -type f | wc -l)
    say "$1: $files files of all lessons have the same bytes."
}

median() { sort -n | awk '{ a[NR] = $1 } END { printf "%s (%s to %s)", a[int((NR + 1) / 2)], a[1], a[NR] }'; }

first_frame() { grep -oE 'first frame [0-9.]+' | grep -oE '[0-9.]+'; }

check_window() {
    local suite=$1 renderer window colours i
    for renderer in card processor; do
        (with_screen=yes && become_inside rnnviz run hello --renderer "$renderer" --size 1280x720) >/dev/null 2>"$work/errors" &
        program=$!
        window=$(DISPLAY=$screen timeout 60 xdotool search --sync --onlyvisible --name 'RnnViz' | head -n 1) || true
        [[ -n $window ]] || fail "No window opened in $suite with --renderer $renderer: $(tail -n 3 "$work/errors")"
        for i in 1 2 3 4 5 6 7 8 9 10; do
            colours=$(DISPLAY=$screen import -window root png:- | identify -format '%k' png:-)
            ((colours < 100)) || break
            sleep 1
        done
        ((colours >= 100)) || fail "The window in $suite shows $colours colours with --renderer $renderer."
        DISPLAY=$screen import -window root "$roots/window-$suite-$renderer.png"
        kill "$program"
        wait "$program" || true
        program=''
    done
    say "$suite: a window opens, with both renderers."
    for ((i = 0; i < starts; i++)); do
        with_screen=yes inside rnnviz run hello --profile 61 2>/dev/null | first_frame >>"$work/$suite/first-there"
        DISPLAY=$screen development run hello --profile 61 2>/dev/null | first_frame >>"$work/$suite/first-ours"
    done
    say "$suite: first frame after $(median <"$work/$suite/first-there") s; the development build's after $(median <"$work/$suite/first-ours") s."
}

check_leftovers() {
    local left bare
    bare=$(chroot "$roots/$1" dpkg-query --show | wc -l)
    left=$(find "$here/tmp" -mindepth 1 -not -path "$here/tmp/.X11-unix*" | head -n 5)
    [[ -z $left ]] || fail "Files are left in /tmp of $1: $left"
    say "$1: nothing was unpacked; $(($(inside dpkg-query --show | wc -l) - bare)) packages came with it to the $bare of the bare root."
}

for suite in "${suites[@]}"; do
    prepare "$suite"
    check_libraries "$suite"
    check_cases "$suite"
    check_pictures "$suite"
    check_window "$suite"
    check_leftovers "$suite"
done
say "All is well in ${suites[*]}."

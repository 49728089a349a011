# shellcheck shell=bash disable=SC2034,SC2154
# What run.sh and test.sh share: sourced, not run. Finds out once which raylib binding this machine gets and leaves the
# answer in a cache outside the clone, where Directory.Build.props reads it. Expects $root, the clone.
#   RNNVIZ_CACHE    the cache, instead of ~/.cache/rnnviz
#   RNNVIZ_RAYLIB   a libraylib.so of raylib 6.0, instead of building one
#   RNNVIZ_PROBE=1  ask the package feed again

if [[ $(uname -s) != Linux ]]; then
    printf 'rnnviz: %s\n' "${0##*/} sets up Linux only. Here the package Raylib-cs has all that is needed, and .NET does the rest:
    dotnet run --configuration Release --project src/RnnViz -- run hello" >&2
    exit 1
fi

if [[ -z ${RNNVIZ_CACHE:-} ]]; then
    RNNVIZ_CACHE=${XDG_CACHE_HOME:-${HOME:?HOME is not set; set RNNVIZ_CACHE to a folder for the cache}/.cache}/rnnviz
fi
mkdir -p "$RNNVIZ_CACHE"
RNNVIZ_CACHE=$(cd "$RNNVIZ_CACHE" && pwd)
export RNNVIZ_CACHE DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

binding_props=$RNNVIZ_CACHE/binding.props

# a clone that cannot be written to is built in the cache
aside=()
obj=$root/src/RnnViz/obj
output=$root/src/RnnViz/bin/Release/net10.0
if [[ ! -w $root/src/RnnViz ]]; then
    aside=(--artifacts-path "$RNNVIZ_CACHE/build")
    obj=$RNNVIZ_CACHE/build/obj/RnnViz
    output=$RNNVIZ_CACHE/build/bin/RnnViz/release
fi

# to build raylib; to open a window; to open one where there is no screen
build_packages=(cmake gcc g++ make libc6-dev xz-utils debian-archive-keyring
    libgl-dev libx11-dev libxcursor-dev libxi-dev libxinerama-dev libxkbcommon-dev libxrandr-dev)
window_packages=(libgl1 libgl1-mesa-dri libx11-6 libxcursor1 libxi6 libxinerama1 libxrandr2)
screen_packages=(xvfb xauth)
# of a release, which needs no .NET: what the system has to have beside it; the names are those of Debian 12 and 13
release_packages=(libc6 libgcc-s1 libstdc++6 "libssl3 | libssl3t64" "${window_packages[@]}")

no_packages="The NuGet packages cannot be restored. Is there a network, and does 'dotnet nuget list source' show a feed that can be reached?"

say() { printf 'rnnviz: %s\n' "$*" >&2; }

fail() {
    say "$@"
    exit 1
}

# quietly NAME COMMAND...: keeps the output in a log and shows its end only if the command fails
quietly() {
    local log=$RNNVIZ_CACHE/$1.log
    shift
    "$@" >"$log" 2>&1 && return
    tail -n 25 "$log" >&2
    say "This failed: $* (all of its output: $log)"
    return 1
}

# up to three times, for package servers that answer now and then
persistently() {
    local attempt
    for attempt in 1 2 3; do
        "$@" && return
        [[ $attempt == 3 ]] || sleep $((attempt * 5))
    done
    return 1
}

require_dotnet() {
    if ! command -v dotnet >/dev/null && [[ -x ${HOME:-}/.dotnet/dotnet ]]; then
        PATH=$HOME/.dotnet:$PATH
    fi
    command -v dotnet >/dev/null ||
        fail "There is no 'dotnet' here. Install the .NET 10 SDK (Ubuntu: apt-get install dotnet-sdk-10.0; elsewhere: dot.net, 'Download')."
    (cd "$root" && dotnet --version >/dev/null 2>&1) ||
        fail "This 'dotnet' has no .NET 10 SDK, only: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' '). Install dotnet-sdk-10.0, or get it from dot.net, 'Download'."
}

lacking_packages() {
    dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null |
        awk -v wanted="$*" '$2 == "installed" { installed[$1] = 1 }
            END { for (i = 1; i <= split(wanted, names, " "); i++) if (!(names[i] in installed)) print names[i] }'
}

# Debian's packages: installs what is lacking where it may; elsewhere it says what to install.
require_packages() {
    local purpose=$1 lacking
    shift
    command -v dpkg-query >/dev/null || return 0
    mapfile -t lacking < <(lacking_packages "$@")
    ((${#lacking[@]})) || return 0
    [[ $EUID == 0 ]] || fail "To $purpose, install as root: apt-get install ${lacking[*]}"
    say "Installing with apt-get, to $purpose: ${lacking[*]}"
    export DEBIAN_FRONTEND=noninteractive
    persistently quietly apt-install install_packages "${lacking[@]}" ||
        fail "apt-get could not install ${lacking[*]}. $(why_not_installed) Try: apt-get update && apt-get install ${lacking[*]}"
}

# Debian's packages that one can do without: installs what is lacking where that works.
wish_packages() {
    local purpose=$1 lacking
    shift
    command -v dpkg-query >/dev/null || return 0
    mapfile -t lacking < <(lacking_packages "$@")
    ((${#lacking[@]})) || return 0
    [[ $EUID == 0 ]] || return 0
    say "Installing with apt-get, to $purpose: ${lacking[*]}"
    export DEBIAN_FRONTEND=noninteractive
    quietly apt-install install_packages "${lacking[@]}" || say "Going on without ${lacking[*]}."
}

# lists that cannot be renewed may still name what is wanted
install_packages() {
    apt-get update || echo "The lists of packages were not renewed."
    apt-get install --yes --no-install-recommends "$@"
}

why_not_installed() {
    if grep -qE 'Release file .* (is )?expired|no longer valid' "$RNNVIZ_CACHE/apt-install.log" 2>/dev/null; then
        echo "The mirror of this system is behind: its lists of packages have expired, and apt-get does not use them. Another mirror, or the same one later, will do."
    else
        echo "Is there a network?"
    fi
}

# Debian's archive as the system's own package sources name it; a mirror of Ubuntu often carries Debian beside it
debian_mirrors() {
    [[ -z ${RNNVIZ_DEBIAN_MIRROR:-} ]] || echo "$RNNVIZ_DEBIAN_MIRROR"
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
        sed -nE 's/^(URIs:|deb(-src)?([[:space:]]+\[[^]]*\])?)[[:space:]]+//p' |
        grep -oE '[a-z+]+:/[^[:space:]]+' | grep -E 'debian|ubuntu' | grep -v security |
        sed -E 's,/ubuntu(-ports)?/?$,/debian,' | awk '!seen[$0]++'
}


# changes when another package feed or another version of Raylib-cs is asked for
feed_fingerprint() {
    local folder=$root
    {
        while :; do
            cat "$folder"/[Nn]u[Gg]et.[Cc]onfig 2>/dev/null || true
            [[ -n $folder ]] || break
            folder=${folder%/*}
        done
        cat "${HOME:-}"/.nuget/NuGet/*.[Cc]onfig "${HOME:-}"/.config/NuGet/*.[Cc]onfig 2>/dev/null || true
        grep '"Raylib-cs"' "$root/Directory.Packages.props"
        echo "${RNNVIZ_RAYLIB:-}"
    } | cksum | tr ' ' '-'
}

is_binding_known() {
    [[ -z ${RNNVIZ_PROBE:-} && -f $binding_props ]] && grep -q "feed $(feed_fingerprint)" "$binding_props" || return 1
    grep -q '>package<' "$binding_props" || [[ -f $RNNVIZ_CACHE/native/libraylib.so ]]
}

remember_binding() {
    cat >"$binding_props.new" <<END
<Project>
  <!-- found out by setup.sh for the feed $(feed_fingerprint); delete this file to have it ask again -->
  <PropertyGroup Condition="'\$(RaylibBinding)' == ''">
    <RaylibBinding>$1</RaylibBinding>
  </PropertyGroup>
</Project>
END
    mv "$binding_props.new" "$binding_props"
}

restore_package() {
    dotnet restore "$root/src/RnnViz" -p:RaylibBinding=package --verbosity quiet "${aside[@]}"
}

# whether the package has raylib for this kind of machine: there is none in it for Linux on arm64
has_native() {
    local machine assets folder version
    case $(uname -m) in
        x86_64) machine=x64 ;;
        aarch64) machine=arm64 ;;
        *) machine=$(uname -m) ;;
    esac
    assets=$obj/project.assets.json
    folder=$(sed -n '/"packageFolders"/,/}/s/^ *"\(.*\)": {}.*/\1/p' "$assets" | head -n 1)
    version=$(grep -oE '"Raylib-cs/[^"]+"' "$assets" | head -n 1 | cut -d/ -f2 | tr -d '"')
    [[ -n $folder && -n $version ]] || return 0
    [[ -f ${folder%/}/raylib-cs/$version/runtimes/linux-$machine/native/libraylib.so ]] && return
    lacking_raylib="has no raylib for linux-$machine"
    return 1
}

# leaves the answer in $binding; fails if the feed gives none
probe_feed() {
    local log=$RNNVIZ_CACHE/probe.log
    binding=package
    if restore_package >"$log" 2>&1; then
        has_native || binding=system
        return
    fi
    binding=system
    grep -qE 'NU110[123].*Raylib-cs' "$log"
}

set_up_binding() {
    local binding=system lacking_raylib="is not there"
    is_binding_known && return
    if [[ -z ${RNNVIZ_RAYLIB:-} ]]; then
        say "Asking the package feed for Raylib-cs."
        persistently probe_feed || fail "$(tail -n 5 "$RNNVIZ_CACHE/probe.log")
$no_packages"
    fi
    if [[ $binding == package ]]; then
        say "Raylib-cs is there: RnnViz uses it."
    else
        say "Raylib-cs $lacking_raylib: RnnViz uses its own binding and a raylib 6 of this machine."
        "$root/src/Raylib-cs.Fallback/native/get-raylib.sh" || exit
    fi
    remember_binding "$binding"
}

# the .NET SDK, the binding, and for the fallback the native library
set_up() {
    require_dotnet
    # two set-ups do not meet; what they start must not keep the lock, MSBuild stays on after a build
    (
        flock 9
        set_up_binding 9>&-
    ) 9>"$RNNVIZ_CACHE/lock"
}

restore() {
    persistently quietly restore dotnet restore "$1" --verbosity quiet "${aside[@]}" ||
        fail "$no_packages"
}

# build PROJECT: in Release
build() {
    restore "$1"
    local log=$RNNVIZ_CACHE/build.log
    dotnet build "$1" --configuration Release --no-restore --nologo --verbosity quiet "${aside[@]}" >"$log" 2>&1 && return
    grep -E '(error|warning) [A-Z]+[0-9]+' "$log" | sort -u >&2 || tail -n 25 "$log" >&2
    fail "The build failed; the lines above say where."
}

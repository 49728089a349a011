#!/usr/bin/env bash
# Stands in for apt-get, dotnet and other programs while run.sh is tried: it is called by their names, and the files in the
# folder STUB say what they find. What they were called with is in the file STUB/log.
name=${0##*/}
echo "$name $*" >>"$STUB/log"

has() { [[ -e $STUB/$1 ]]; }

# after OPTION in the arguments
after() {
    local option=$1
    shift
    while (($#)); do
        [[ $1 != "$option" ]] || { echo "$2"; return; }
        shift
    done
}

restore() {
    local obj
    obj=$(after --artifacts-path "$@")
    obj=${obj:+$obj/obj/RnnViz}
    obj=${obj:-$2/obj}
    if has offline; then
        echo "error NU1301: Unable to load the service index."
        return 1
    fi
    [[ " $* " != *" -p:RaylibBinding=package "* ]] || case $(<"$STUB/feed") in
        none) echo "error NU1101: Unable to find package Raylib-cs. No packages exist with this id."; return 1 ;;
        next) echo "error NU1102: Unable to find package Raylib-cs with version (>= 8.0.0 && < 9.0.0)"; return 1 ;;
    esac
    mkdir -p "$obj"
    printf '{\n  "libraries": { "Raylib-cs/8.0.0": {} },\n  "packageFolders": {\n    "%s": {}\n  }\n}\n' "$STUB/packages/" >"$obj/project.assets.json"
}

build() {
    local output
    output=$(after --artifacts-path "$@")
    output=${output:+$output/bin/RnnViz/release}
    mkdir -p "${output:-$2/bin/Release/net10.0}"
}

case $name in
    apt-get)
        if [[ $* == install* ]] && has fails-install; then
            echo "E: Unable to locate package."
            exit 100
        fi
        if [[ $* == *update* ]]; then
            if has unreachable; then
                echo "E: Could not connect to the mirror."
                exit 100
            fi
            if has expired && [[ $* != *Acquire::Check-Valid-Until=false* ]]; then
                echo "E: Release file for http://mirror/debian/dists/sid/InRelease is expired (invalid since 18d)."
                exit 100
            fi
            : >"$STUB/lists"
        fi
        if [[ $* == *" source "* ]]; then
            wanted=${!#}
            ! grep -qxF "$wanted" "$STUB/gone" 2>/dev/null || { echo "E: 404 Not Found"; exit 100; }
            mkdir "$STUB/source" && tar -czf "${wanted%%=*}_1.orig.tar.gz" -C "$STUB" source && rmdir "$STUB/source"
        fi
        ;;
    apt-cache)
        has lists || exit 100
        while read -r version; do printf 'Package: %s\nVersion: %s\n\n' "${!#}" "$version"; done <"$STUB/versions-${!#}"
        ;;
    dotnet)
        case $1 in
            --version) echo 10.0.100 ;;
            restore) restore "$@" ;;
            build) build "$@" ;;
            *) echo "ran $*" ;;
        esac
        ;;
    cmake)
        [[ $1 != --build ]] || { mkdir -p "$2/raylib" && echo built >"$2/raylib/libraylib.so"; }
        ;;
    dpkg-query)
        has lacking || for package in "${@:3}"; do echo "$package installed"; done
        ;;
    uname)
        if has "uname$1"; then cat "$STUB/uname$1"; elif [[ $1 == -m ]]; then echo x86_64; else echo Linux; fi
        ;;
esac

#!/usr/bin/env bash
# Packs RnnViz to be given away: ./release.sh VERSION [RID...] [--force]
#   VERSION   as it stands in Directory.Build.props
#   RID       linux-x64, win-x64, osx-arm64, osx-x64; all of them without one
#   --force   replace what is there, and pack a tree with changes that are not committed
# Leaves archives, for Linux a .deb besides, the recorder for pip, and SHA256SUMS in release/VERSION. A kind of machine for
# which there is no native raylib is refused, the others are packed, and the exit status is 1.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR source=src/Raylib-cs.Fallback/native/setup.sh
source "$root/src/Raylib-cs.Fallback/native/setup.sh"

all_rids=(linux-x64 win-x64 osx-arm64 osx-x64)
version='' force='' refused=''
rids=()

usage() {
    sed -n '2,7s/^# \{0,1\}//p' "$root/release.sh" >&2
    exit 2
}

for argument in "$@"; do
    case $argument in
        --force) force=yes ;;
        -*) usage ;;
        *)
            if [[ -z $version ]]; then
                version=$argument
            elif [[ " ${all_rids[*]} " == *" $argument "* ]]; then
                rids+=("$argument")
            else
                fail "'$argument' is not a kind of machine that RnnViz is packed for; there are ${all_rids[*]}."
            fi
            ;;
    esac
done
[[ -n $version ]] || usage
((${#rids[@]})) || rids=("${all_rids[@]}")

stated=$(sed -nE 's,.*<Version>(.*)</Version>.*,\1,p' "$root/Directory.Build.props")
[[ $version == "$stated" ]] || fail "This is version $stated: it stands in Directory.Build.props, which is the only place to change it."

commit=$(git -C "$root" rev-parse --short=12 HEAD 2>/dev/null || echo unknown)
if [[ -n $(git -C "$root" status --porcelain --untracked-files=no 2>/dev/null) ]]; then
    [[ -n $force ]] || fail "There are changes that are not committed: commit them, or give --force; the version then says 'with changes'."
    commit+=" with changes"
fi
# the same commit gives files with the same times
SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1700000000)
export SOURCE_DATE_EPOCH

target=$root/release/$version
artifacts_of() {
    case $1 in
        linux-*) echo "rnnviz-$version-$1.tar.gz rnnviz_${version}_amd64.deb" ;;
        win-*) echo "rnnviz-$version-$1.zip" ;;
        osx-*) echo "rnnviz-$version-$1.tar.gz" ;;
    esac
}
for rid in "${rids[@]}"; do
    for file in $(artifacts_of "$rid"); do
        [[ -n $force || ! -e $target/$file ]] || fail "release/$version/$file is there already; --force replaces it."
    done
done

set_up
# the fallback's library is this machine's: it runs nowhere else
is_binding_packable() {
    grep -q '>package<' "$binding_props" && return
    [[ $1 == linux-x64 && $(uname -s)-$(uname -m) == Linux-x86_64 ]] && return
    say "$1 is not packed: Raylib-cs cannot be restored here, and the raylib of this machine is only for $(uname -s) $(uname -m)."
    return 1
}

packable=()
for rid in "${rids[@]}"; do
    if is_binding_packable "$rid"; then
        packable+=("$rid")
    else
        refused=yes
    fi
done
((${#packable[@]})) || exit 1

lacks_tool=''
for tool in python3 zip dpkg-deb rsvg-convert; do
    command -v "$tool" >/dev/null || lacks_tool=yes
done
[[ -z $lacks_tool ]] || require_packages "pack a release" python3 zip dpkg librsvg2-bin

work=$(mktemp -d "${TMPDIR:-/tmp}/rnnviz-release.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir "$work/packed"

publish() {
    local rid=$1
    quietly "publish-$rid" dotnet publish "$root/src/RnnViz" --configuration Release --runtime "$rid" --artifacts-path "$work/build-$rid" \
        --output "$work/$rid" -p:RnnVizRelease=true "-p:RnnVizCommit=$commit" "-p:RnnVizIcon=$work/icon/rnnviz.ico" \
        -maxCpuCount --verbosity quiet || fail "$rid could not be published."
    find "$work/$rid" \( -name '*.pdb' -o -name '*.xml' -o -name '*.dbg' \) -delete
    cp "$root/LICENSE" "$root/README.md" "$work/$rid"
    "$root/packaging/notices.py" "$rid" "$work/build-$rid/obj/RnnViz/project.assets.json" "$root/fonts" \
        >"$work/$rid/THIRD-PARTY-NOTICES.txt" || exit 1
    chmod -R u=rwX,go=rX "$work/$rid"
    find "$work/$rid" -type f -name '*.so' -exec chmod 644 {} +
}

# what this machine can run has to run, and says the version
try_out() {
    [[ $1 == linux-x64 && $(uname -s)-$(uname -m) == Linux-x86_64 ]] || return 0
    local said
    said=$("$work/$1/rnnviz" --version) || fail "The packed rnnviz does not run here."
    [[ $said == "$version ($commit)" ]] || fail "The packed rnnviz says that it is '$said', not '$version ($commit)'."
    # what the trimmer took away in error is missed by the lessons and the reference cases
    quietly "check-$1" "$work/$1/rnnviz" check || fail "The packed rnnviz does not pass its reference cases."
    quietly "check-$1" "$work/$1/rnnviz" lessons || fail "The packed rnnviz does not read its lessons."
}

set_times() { find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +; }

# tarball FOLDER FILE: the folder with its name
tarball() {
    tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -C "$(dirname "$1")" -cf - "$(basename "$1")" |
        gzip -9n >"$2"
}

debian_package() {
    local folder=$work/deb size depends share
    share=$folder/usr/share
    mkdir -p "$folder"/usr/{bin,lib} "$folder/DEBIAN" "$share"/{applications,mime/packages,doc/rnnviz,icons/hicolor/scalable/apps}
    cp -a "$work/linux-x64" "$folder/usr/lib/rnnviz"
    ln -s ../lib/rnnviz/rnnviz "$folder/usr/bin/rnnviz"
    mv "$folder/usr/lib/rnnviz/"{README.md,THIRD-PARTY-NOTICES.txt} "$share/doc/rnnviz"
    mv "$folder/usr/lib/rnnviz/LICENSE" "$share/doc/rnnviz/copyright"
    cp "$root/packaging/linux/rnnviz.desktop" "$share/applications"
    cp "$root/packaging/linux/rnnviz.xml" "$share/mime/packages"
    cp "$root/packaging/rnnviz.svg" "$share/icons/hicolor/scalable/apps"
    for size in 16 24 32 48 64 128 256 512; do
        install -D -m 644 "$work/icon/rnnviz-$size.png" "$share/icons/hicolor/${size}x$size/apps/rnnviz.png"
    done
    depends=$(printf ', %s' "${release_packages[@]}")
    size=$(du -sk "$folder/usr" | cut -f1)
    sed -e "s/@VERSION@/$version/; s/@SIZE@/$size/; s/@DEPENDS@/${depends:2}/" "$root/packaging/linux/control" >"$folder/DEBIAN/control"
    (cd "$folder" && find usr -type f -exec md5sum {} + | sort -k 2 >DEBIAN/md5sums)
    chmod -R u=rwX,go=rX "$folder"
    set_times "$folder"
    quietly deb dpkg-deb --root-owner-group -Zxz --build "$folder" "$1" || fail "dpkg-deb does not pack the Debian package."
}

mac_app() {
    local rid=$1 file=$2 folder=$work/rnnviz-$version-$1 contents
    contents=$folder/RnnViz.app/Contents
    mkdir -p "$contents/Resources"
    cp -a "$work/$rid" "$contents/MacOS"
    mv "$contents/MacOS/"{LICENSE,README.md,THIRD-PARTY-NOTICES.txt} "$folder"
    cp "$work/icon/rnnviz.icns" "$contents/Resources"
    sed "s/@VERSION@/$version/g" "$root/packaging/macos/Info.plist" >"$contents/Info.plist"
    tarball "$folder" "$file"
}

pack() {
    local rid=$1 folder=$work/rnnviz-$version-$1 file
    file=$work/packed/$(artifacts_of "$rid" | cut -d' ' -f1)
    case $rid in
        linux-*)
            debian_package "$work/packed/rnnviz_${version}_amd64.deb"
            cp -a "$work/$rid" "$folder"
            cp "$root/packaging/linux/"rnnviz.{desktop,xml} "$root/packaging/rnnviz.svg" "$folder"
            tarball "$folder" "$file"
            ;;
        win-*)
            cp -a "$work/$rid" "$folder"
            sed 's/$/\r/' "$root/packaging/windows/open-lessons.cmd" >"$folder/open-lessons.cmd"
            set_times "$folder"
            (cd "$work" && find "$(basename "$folder")" | sort | TZ=UTC zip -q -X "$file" -@)
            ;;
        osx-*) mac_app "$rid" "$file" ;;
    esac
}

# what pip installs needs no build: the module, how it is packed, and the example
recorder() {
    local stated folder
    stated=$(sed -nE 's/^version = "(.*)"$/\1/p' "$root/src/rnnviz-record/pyproject.toml")
    folder=$work/rnnviz-record-$stated
    mkdir "$folder"
    cp -a "$root/src/rnnviz-record/"{rnnviz_record.py,pyproject.toml,examples} "$root/LICENSE" "$folder"
    find "$folder" -name __pycache__ -prune -exec rm -r {} +
    chmod -R u=rwX,go=rX "$folder"
    tarball "$folder" "$work/packed/$(basename "$folder").tar.gz"
}

"$root/packaging/icon.py" files "$work/icon"
cmp -s "$work/icon/rnnviz.svg" "$root/packaging/rnnviz.svg" || fail "packaging/rnnviz.svg is not what packaging/icon.py draws."
for rid in "${packable[@]}"; do
    say "Publishing $rid."
    publish "$rid"
    if ! "$root/packaging/natives.py" "$rid" "$work/$rid"; then
        say "$rid is not packed."
        refused=yes
        continue
    fi
    try_out "$rid"
    pack "$rid"
    rm -rf "$work/build-$rid"
done

if [[ -n $(ls -A "$work/packed") ]]; then
    recorder
    mkdir -p "$target"
    mv -f "$work/packed"/* "$target"
    (cd "$target" && find . -maxdepth 1 -type f ! -name 'SHA256SUMS*' -printf '%P\n' | sort | xargs sha256sum >SHA256SUMS.new)
    mv "$target/SHA256SUMS.new" "$target/SHA256SUMS"
    say "In release/$version:"
    find "$target" -type f -printf '%s %P\n' | sort -k 2 | awk '{ printf "  %6.1f MB  %s\n", $1 / 1e6, $2 }' >&2
fi
[[ -z $refused ]] || exit 1

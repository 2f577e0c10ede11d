#!/bin/bash
# flatpak-standin.sh: make a stand-in for the GNOME runtime, to build and try the Flatpak with
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage (as root): flatpak-standin.sh [--is-made] FOLDER
#
# Makes FOLDER/repo, an OSTree repository with org.gnome.Platform//50 and org.gnome.Sdk//50 of Debian 13
# packages, from where this machine's own apt gets them: the manifest then builds, installs and starts
# where Flathub cannot be reached.  A fixture for tests, never shipped, and not GNOME 50: it has the
# toolkit that Debian 13 has.  Takes about 5 minutes and 4.5 GB while it runs, and keeps 1.5 GB.
set -euo pipefail

only_look=""
if [ "$1" = --is-made ]; then
  only_look=yes
  shift
fi
work=$1 branch=50 suite=trixie
arch=$(flatpak --default-arch)
triplet=$arch-linux-gnu

platform_packages=(
  adwaita-icon-theme bash bubblewrap ca-certificates coreutils dbus-bin dconf-gsettings-backend
  flatpak-xdg-utils fontconfig fonts-dejavu-core glib-networking gsettings-desktop-schemas
  gstreamer1.0-plugins-base hicolor-icon-theme libadwaita-1-0 libc-bin libgl1-mesa-dri libglib2.0-bin
  libgtk-4-1 libgtksourceview-5-0 libgumbo3 libjson-glib-1.0-0 libmd4c-html0 libmd4c0 librsvg2-common
  libsoup-3.0-0 libsqlite3-0 libuchardet0 libwebkitgtk-6.0-4 libyaml-0-2 libzstd1 locales shared-mime-info
  xdg-dbus-proxy
)
sdk_packages=(
  appstream appstream-compose appstream-util binutils cmake desktop-file-utils elfutils g++ gcc gettext git
  libadwaita-1-dev libglib2.0-dev libgtk-4-dev libgtksourceview-5-dev libgumbo-dev libjson-glib-dev
  libmd4c-dev libmd4c-html0-dev libsoup-3.0-dev libsqlite3-dev libuchardet-dev libwebkitgtk-6.0-dev libxml2-utils
  libyaml-dev libzstd-dev make meson ninja-build patch pkgconf python3
)

# One made for fewer packages is made again.
is_made() {
  [ -d "$work/repo" ] && [ "$(cat "$work/packages" 2>/dev/null)" = "${platform_packages[*]} ${sdk_packages[*]}" ] &&
    [ "$(ostree refs --repo="$work/repo" | grep -cE "^runtime/org\.gnome\.(Platform|Sdk)/$arch/$branch$")" = 2 ]
}

make_roots() {
  local mirror
  mirror=$(apt-get indextargets --format '$(REPO_URI) $(ORIGIN)' 'Identifier: Packages' |
    awk '$2 == "Debian" && $1 !~ /security/ { print $1; exit }')
  [ -n "$mirror" ] || { echo "flatpak-standin: this machine's apt knows no Debian archive" >&2; exit 1; }

  # shellcheck disable=SC2016
  mmdebstrap --quiet --mode=root --variant=minbase --components=main \
    --include="$(IFS=,; echo "${platform_packages[*]}")" --aptopt='APT::Install-Recommends "false"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --customize-hook='printf "en_US.UTF-8 UTF-8\nzh_CN.UTF-8 UTF-8\n" >"$1/etc/locale.gen"; chroot "$1" locale-gen >/dev/null' \
    "$suite" "$work/platform" "$mirror"

  # The SDK is the same and compilers.
  cp -a --reflink=auto "$work/platform" "$work/sdk"
  cp -L /etc/resolv.conf "$work/sdk/etc/resolv.conf"
  cp -L /etc/hosts "$work/sdk/etc/hosts"
  printf '#!/bin/sh\nexit 101\n' >"$work/sdk/usr/sbin/policy-rc.d"
  chmod 755 "$work/sdk/usr/sbin/policy-rc.d"
  # A mount namespace of its own: what is mounted goes away with it.
  # shellcheck disable=SC2016
  unshare -m bash -ec '
    root=$1; shift
    mount -t proc proc "$root/proc"
    mount --bind /dev "$root/dev"
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
      http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" sh -ec "
        apt-get -q update
        apt-get -qy --no-install-recommends install \"\$@\"
        apt-get clean" sh "$@"' bash "$work/sdk" "${sdk_packages[@]}" >"$work/sdk.log" 2>&1 ||
    { tail -n 20 "$work/sdk.log" >&2; exit 1; }
}

# as_runtime ROOT NAME: turns a root into what Flatpak takes for a runtime: ROOT/usr is its /usr, ROOT/etc its /usr/etc
as_runtime() {
  local out=$work/runtime-$2 usr tool
  usr=$out/usr
  mkdir -p "$out/files" # must be there, though it is usr that is exported
  mv "$1/usr" "$usr"
  mv "$1/etc" "$usr/etc"
  rm -rf "$1"

  # The application's libraries are found, and what calls ldconfig finds it.
  ln -sf ../sbin/ldconfig "$usr/bin/ldconfig"
  printf '%s\n' 'include /run/flatpak/ld.so.conf.d/app-*.conf' 'include /app/etc/ld.so.conf' /app/lib \
    "/app/lib/$triplet" "/usr/lib/$triplet" /usr/lib 'include /run/flatpak/ld.so.conf.d/runtime-*.conf' \
    >"$usr/etc/ld.so.conf"
  rm -rf "$usr/etc/ld.so.conf.d" "$usr/etc/ld.so.cache"
  ldconfig -r "$out" -f /usr/etc/ld.so.conf -C /usr/etc/ld.so.cache -X 2>/dev/null || true

  # Debian keeps these out of the PATH; WebKit's sandbox inside a Flatpak calls the first.
  for tool in flatpak-spawn xdg-open xdg-email; do
    [ ! -e "$usr/libexec/flatpak-xdg-utils/$tool" ] || ln -sf "../libexec/flatpak-xdg-utils/$tool" "$usr/bin/$tool"
  done

  # What Flatpak itself brings from the computer, or writes.
  (cd "$usr/etc" && rm -rf apt resolv.conf hosts hostname machine-id mtab localtime timezone \
    passwd group shadow gshadow passwd- group- shadow- gshadow-)
  rm -rf "$usr/share/doc" "$usr/share/man" "$usr/local"
  cat >"$usr/etc/fonts/conf.d/05-flatpak-host.conf" <<'END'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/app/share/fonts</dir><dir>/run/host/fonts</dir>
  <dir>/run/host/user-fonts</dir><dir>/run/host/local-fonts</dir>
</fontconfig>
END
  find "$usr" -perm /6000 -exec chmod ug-s {} +
  chmod -R u+rwX,go+rX "$usr"

  cat >"$out/metadata" <<END
[Runtime]
name=org.gnome.$2
runtime=org.gnome.Platform/$arch/$branch
sdk=org.gnome.Sdk/$arch/$branch

[Environment]
XDG_DATA_DIRS=/app/share:/usr/share:/usr/share/runtime/share:/run/host/user-share:/run/host/share
GI_TYPELIB_PATH=/app/lib/girepository-1.0
GST_PLUGIN_SYSTEM_PATH=/app/lib/gstreamer-1.0:/usr/lib/$triplet/gstreamer-1.0
END
}

mkdir -p "$work"
work=$(cd "$work" && pwd)
if is_made; then exit 0; fi
[ -z "$only_look" ] || exit 1

# Half of one is none: it is made anew.
clean() { rm -rf "$work/platform" "$work/sdk" "$work/runtime-Platform" "$work/runtime-Sdk" "$work/repo.new"; }
trap clean EXIT
clean
echo "Making a stand-in for the GNOME $branch runtime in $work (about 5 minutes and 1.5 GB) …"
make_roots
as_runtime "$work/platform" Platform
as_runtime "$work/sdk" Sdk

# Files as they are, so that an installation from there can link instead of copying.
ostree init --repo="$work/repo.new" --mode=bare-user-only
for name in Platform Sdk; do
  flatpak build-export --runtime --no-update-summary --disable-sandbox "$work/repo.new" "$work/runtime-$name" "$branch" >/dev/null
done
flatpak build-update-repo "$work/repo.new" >/dev/null
chmod -R a+rX "$work/repo.new"
rm -rf "$work/repo"
mv "$work/repo.new" "$work/repo"
echo "${platform_packages[*]} ${sdk_packages[*]}" >"$work/packages"

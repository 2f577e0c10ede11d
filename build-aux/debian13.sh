#!/bin/bash
# debian13.sh: make a Debian 13 to build and test in
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage (as root): debian13.sh ROOT USER UID PACKAGE…
#
# Makes ROOT, an unpacked Debian 13 with the packages and with the user, or brings one that is
# there up to the list.  Packages come from where this machine's own apt gets them.
set -euo pipefail

root=$1 user=$2 uid=$3
shift 3
suite=trixie

mirror=$(apt-get indextargets --format '$(REPO_URI) $(ORIGIN)' 'Identifier: Packages' |
  awk '$2 == "Debian" && $1 !~ /security/ { print $1; exit }')
[ -n "$mirror" ] || { echo "debian13: this machine's apt knows no Debian archive" >&2; exit 1; }

# A root made half is no root: it is made beside its place and moved there when whole.
if [ ! -e "$root/etc/debian_version" ]; then
  mkdir -p "$(dirname "$root")"
  rm -rf "$root.new"
  echo "Making a Debian 13 in $root (about 2 GB) …"
  mmdebstrap --quiet --mode=root --variant=minbase --components=main \
    --aptopt='APT::Install-Recommends "false"' --include=ca-certificates \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    "$suite" "$root.new" "$mirror"
  mv "$root.new" "$root"
fi

# No service is started in there.
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
cp -L /etc/hosts "$root/etc/hosts"

missing=()
for package in "$@"; do
  [ -e "$root/var/lib/dpkg/info/$package.list" ] ||
    compgen -G "$root/var/lib/dpkg/info/$package:*.list" >/dev/null ||
    missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing ${#missing[@]} packages in there …"
  # A mount namespace of its own: what is mounted goes away with it.
  unshare -m bash -ec '
    root=$1; shift
    mount -t proc proc "$root/proc"
    mount --bind /dev "$root/dev"
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
      http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" sh -ec "
        apt-get -q update
        apt-get -qy --no-install-recommends install \"\$@\"
        apt-get clean" sh "$@"' bash "$root" "${missing[@]}" >"$root.log" 2>&1 ||
    { tail -n 20 "$root.log" >&2; echo "debian13: the packages could not be installed; see $root.log" >&2; exit 1; }
fi

# D-Bus asks the system who the user is.
grep -q "^$user:" "$root/etc/passwd" ||
  chroot "$root" useradd --uid "$uid" --home-dir /home --no-create-home --shell /bin/bash "$user"
chroot "$root" sh -c 'locale -a | grep -qi "^zh_CN.utf8$" || { ! command -v localedef >/dev/null || localedef -i zh_CN -f UTF-8 zh_CN.UTF-8; }'

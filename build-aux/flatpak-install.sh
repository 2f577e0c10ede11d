#!/bin/bash
# flatpak-install.sh: build a manifest on the stand-in runtime and install what comes out
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage (under uisession.sh, as an ordinary user): flatpak-install.sh STANDIN FOLDER MANIFEST
#
# Into the installation that FLATPAK_USER_DIR names; FOLDER is for what the builder keeps.
set -eu
exec >&2 # it is said at length, and of use where it fails

standin=$1 folder=$2 manifest=$3
flatpak --user remote-add --if-not-exists --no-gpg-verify standin "file://$standin/repo"
flatpak --user remote-modify --url="file://$standin/repo" standin
flatpak --user install -y --noninteractive --or-update standin org.gnome.Platform//50 org.gnome.Sdk//50
# Without rofiles-fuse: a file system of the builder's own only guards its cache.
flatpak-builder --user --install --force-clean --disable-rofiles-fuse --disable-cache --disable-download \
  --state-dir="$folder/state" --repo="$folder/repo" "$folder/app" "$manifest"

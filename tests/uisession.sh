#!/bin/bash
# uisession.sh: run a command with a screen, session bus and runtime folder of its own
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: uisession.sh COMMAND [ARGUMENT…]
#
# Meant for an ordinary user: as root WebKit's sandbox keeps root's capabilities.  Where there is no
# Xvfb, or no D-Bus, it says so as a skipped TAP test.  SHEAF_UI_RUNTIME: the runtime folder where it must
# be the usual one, as for portals that tell a sandbox paths in it.
set -u

for tool in Xvfb dbus-run-session; do
  if ! command -v "$tool" >/dev/null; then
    echo "1..0 # SKIP $tool is not installed, and this test needs a screen"
    exit 0
  fi
done

# The runtime folder must be there before the bus starts: the portals look for it in its environment.
# HOME is fresh too, so that no test sees what another one, or a person, left behind.
session=$(mktemp -d "${TMPDIR:-/tmp}/sheaf-ui.XXXXXX") || exit 1
mkdir -m 700 "$session/runtime" "$session/home"
# Of a person who has no bookmarks the file dialog of GTK 4.18 complains.
mkdir -p "$session/home/.config/gtk-3.0"
: >"$session/home/.config/gtk-3.0/bookmarks"
export XDG_RUNTIME_DIR=${SHEAF_UI_RUNTIME:-$session/runtime} HOME=$session/home
unset XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME XDG_DATA_HOME WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS

# Not POSIX: WebKit's helpers refuse names that are not ASCII there.
export LC_ALL=${LC_ALL:-C.UTF-8}
# Software rendering through cairo starts twice as fast as through llvmpipe, and draws the same.
export GSK_RENDERER=cairo WEBKIT_DISABLE_DMABUF_RENDERER=1 GTK_A11Y=${GTK_A11Y:-atspi} GDK_BACKEND=x11

# The server picks a free number itself: two sessions that begin at once do not get in each other's way.
mkfifo "$session/number"
Xvfb -displayfd 3 -screen 0 "${SHEAF_UI_SCREEN:-1280x800}x24" -nolisten tcp -noreset \
  3>"$session/number" >"$session/xvfb.log" 2>&1 &
server=$!
# The document portal shows files of others in the runtime folder for as long as it runs; they are not ours to remove.
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null
  fusermount3 -uzq "$XDG_RUNTIME_DIR/doc" 2>/dev/null; rm -rf --one-file-system "$session"' EXIT
read -r number <"$session/number" || { cat "$session/xvfb.log" >&2; exit 1; }
export DISPLAY=:$number

# Fatal warnings, and what a test prints, are the command's alone, not of the portals that the bus starts.
export SHEAF_UI_DEBUG=${G_DEBUG:-}
unset G_DEBUG

exec 4>&1
dbus-run-session -- sh -c '
  export DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS
  [ -z "$SHEAF_UI_DEBUG" ] || export G_DEBUG=$SHEAF_UI_DEBUG
  exec "$@" >&4 4>&-' _ "$@" >&2

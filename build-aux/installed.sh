#!/bin/bash
# installed.sh: run a program from a prefix that the desktop does not know
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: installed.sh PREFIX PROGRAM [ARGUMENT…]
#
# The settings, icons and D-Bus services of the prefix come before the system's.
set -eu

prefix=$1 program=$2
shift 2
export XDG_DATA_DIRS="$prefix/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"
export PATH="$prefix/bin:$PATH"
exec "$program" "$@"

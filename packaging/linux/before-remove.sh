#!/bin/sh
# Stops the timer, unless another version takes its place. dpkg installs again as if it upgraded, so what was on stays on till the purge.
set -eu
case ${1:-} in
    remove | 0) ;; # dpkg's word, and rpm's
    *) exit 0 ;;
esac
command -v systemctl >/dev/null 2>&1 || exit 0
[ ! -d /run/systemd/system ] || systemctl stop scanner.timer
[ "$1" = remove ] || systemctl --quiet disable scanner.timer

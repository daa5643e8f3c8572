#!/bin/sh
# What dpkg's first step leaves switched on goes with its second. The unit is gone by then, so that systemctl knows it no more.
set -eu
[ "${1:-}" != purge ] || rm -f "${DPKG_ROOT:-}/etc/systemd/system/timers.target.wants/scanner.timer"

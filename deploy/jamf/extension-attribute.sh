#!/bin/sh
# Jamf extension attribute, data type String. It reads what the LaunchDaemon's last scan noted: an inventory must not wait for a scan.
state=$(/bin/sh "${SAY_STATE:-/opt/scanner/deploy/say-state}" "${FOLDER:-/Library/Application Support/scanner}" 2>/dev/null)
echo "<result>${state:-not-judged: no result}</result>"

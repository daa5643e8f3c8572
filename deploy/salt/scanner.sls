# salt '*' state.apply scanner    The program is in /opt/scanner, with deploy/scan-and-note in it.
# The state succeeds on a clean machine alone, and its output ends with the word for any other.
scanner_scan:
  cmd.run:
    - name: >-
        /opt/scanner/deploy/scan-and-note /var/lib/scanner --quiet --nice --output /var/lib/scanner/report.json; code=$?;
        /opt/scanner/deploy/say-state /var/lib/scanner 1 && exit $code
    - shell: /bin/sh
    - timeout: 1800

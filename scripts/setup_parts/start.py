"""Starts the scanner of the checkout that this file lies in; scripts/scanner calls it, with -I and .venv's Python.

And not `python -m scanner`: where the package cannot be found, Python itself would exit with 1, which says "banned software was found".
"""

import os
import sys

HERE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
FAILURE, INTERRUPTED = 4, 130  # scanner.cli.exit_codes has them too, and might be what is missing

sys.path.insert(0, HERE)
try:
    from scanner.__main__ import start
except KeyboardInterrupt:
    sys.exit(INTERRUPTED)
except Exception as error:  # noqa: BLE001  as above
    print(f"scanner cannot start: {error}\nFiles of this checkout are missing or damaged: fetch it anew.", file=sys.stderr)
    sys.exit(FAILURE)
start()

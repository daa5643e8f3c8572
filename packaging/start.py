"""Where a build starts."""

from scanner.cli import main

main()

"""`python -m scanner`."""

import sys

FAILURE = 4  # as in scanner.cli.exit_codes, which cannot be imported without click


def start() -> None:
    """Run the command line. Where it cannot be imported, Python itself would exit with 1, which says "banned software is present"."""
    try:
        from scanner.cli import main  # noqa: PLC0415  inside the guard
    except Exception as error:  # noqa: BLE001  as above; MemoryError too
        remedy = "Delete the folder .venv and call again; where it was installed without one, install scanner anew."
        print(f"scanner cannot start: {error!r}\n{remedy}", file=sys.stderr)  # noqa: T201  what prints is missing
        sys.exit(FAILURE)
    main()


if __name__ == "__main__":
    start()

"""`scanner selftest`: proves a build where it stands, with nothing but itself."""

from __future__ import annotations

import time

from scanner.cli import deferred_click as click
from scanner.cli.exit_codes import Exit
from scanner.cli.version_command import version
from scanner.language import own_language, say_seconds, speaker


@click.command(name="selftest", examples=("scanner selftest",))
def command() -> int:
    """Create small test systems in a temporary folder, scan them, and check the results."""
    from scanner.selftest.watch import Watch  # noqa: PLC0415  before all that it is to watch

    watch = Watch()
    from scanner.selftest.checks import checks  # noqa: PLC0415  as above
    from scanner.selftest.scratch import scratch_folder  # noqa: PLC0415

    started, say = time.perf_counter(), speaker(own_language())
    click.echo(version())
    failed = 0
    with scratch_folder() as scratch:
        for check in checks(scratch, watch):
            click.echo(f"{'ok' if check.holds else 'FAILED':8}{check.said}")
            failed += not check.holds
    left = watch.written_outside(scratch)
    if left:
        click.echo(f"{'FAILED':8}written while cleaning up: {', '.join(left)}")
    message = say("Some checks failed, {time}.") if failed or left else say("All checks passed, {time}.")
    click.echo(message.format(time=say_seconds(time.perf_counter() - started, say)))
    return Exit.FAILURE if failed or left else Exit.CLEAN

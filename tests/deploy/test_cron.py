"""cron itself, with a stub for each exit code: it takes the line, and mails whatever is not clean."""

import contextlib
import re
import shutil
import subprocess
import sys
import time

import pytest

from tests.deploy.stubs import CODES, DEPLOY, promised, state_of, stub
from tests.real.parts import need
from tests.trees import PRIVILEGED

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(sys.platform != "linux" or not PRIVILEGED, reason="cron runs on Linux, and its folders are covered by root alone"),
]
# What only this cron sees: its own tables and mailer, and none of the machine's.
COVERED = (
    'mount --bind "$0/tables" /etc/cron.d && mount --bind "$0/programs" /usr/sbin && mount --bind /dev/null /etc/crontab && '
    'mount -t tmpfs none /run && mount -t tmpfs none /var/spool/cron && exec "$0/programs/cron" -f'
)
MAILER = '#!/bin/sh\nmail=$(mktemp "{}/mails/.XXXXXX")\ncat >"$mail"\nmv "$mail" "$mail.mail"\n'


@contextlib.contextmanager
def started(folder):
    """Run cron with the tables in a folder, and end it with all that it started."""
    command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", COVERED, folder]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as cron:
        try:
            yield
        finally:
            cron.kill()


def prepared(folder):
    """Write a table for each code: as ours is, but at once, with the stub's name and a folder of its own."""
    for name in ("tables", "mails", "programs"):
        (folder / name).mkdir()
    shutil.copy(shutil.which("cron"), folder / "programs/cron")
    mailer = folder / "programs/sendmail"
    mailer.write_text(MAILER.format(folder))
    mailer.chmod(0o755)
    table = (DEPLOY / "cron/scanner").read_text().replace("/opt/scanner/deploy", str(DEPLOY / "scan-and-note"))
    [line] = [line for line in table.splitlines() if " root " in line]
    for code in CODES:
        place = folder / str(code)
        place.mkdir()
        at_once = f"{table}SCANNER={stub(place, code)}\n{line.replace('17 9 * * 1-5', '@reboot')}\n"
        (folder / f"tables/scanner-{code}").write_text(at_once.replace("/var/lib/scanner", str(place)))


def mails_of(folder):
    """Return the lines that each table's mail has, without what the stub says, by the code whose folder its subject names.

    The stub says a word each time, so that there is a mail to wait for of the clean one too.
    """
    texts = [path.read_text() for path in (folder / "mails").glob("*.mail")]
    said = {int(re.search(r"--output \S*/(\d+)/report\.json", text)[1]): text.partition("\n\n")[2].splitlines() for text in texts}
    return {code: [line for line in lines if line not in {"", "said"}] for code, lines in said.items()}


def test_cron_takes_the_line_and_mails_whatever_is_not_clean(tmp_path):
    need("cron", "unshare")
    prepared(tmp_path)
    with started(tmp_path):
        for _ in range(1200):
            noted = {code: (tmp_path / f"{code}/state") for code in CODES}
            if len(mails_of(tmp_path)) == len(CODES) and all(path.exists() for path in noted.values()):
                break
            time.sleep(0.1)

    assert {code: path.read_text().split()[0] for code, path in noted.items()} == {code: state_of(code) for code in CODES}
    mailed = {code: lines[-1].split(":")[0] for code, lines in mails_of(tmp_path).items() if lines}
    assert mailed == {code: state_of(code) for code in CODES if code}
    assert [code for code, word in mailed.items() if f"`{word}`" not in promised("cron", code)] == []

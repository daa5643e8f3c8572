import pytest

from scanner.collectors.applications import linux_rpm
from scanner.collectors.applications.linux_rpm import LinuxRpm
from scanner.host.machine import Machine
from scanner.model import Item, Problem, Reason
from tests.fake_host import Link, bare, fake_host
from tests.rpm_databases import bdb, header, ndb, sqlite

BASH = header("bash", "5.2.26", "3.fc40", epoch=0, vendor="Fedora Project")
KEY = header("gpg-pubkey", "a15b79cc", "63d04c2c")
VIM = header("vim", "9.1", "2")
LOCATION = "/var/lib/rpm/rpmdb.sqlite"


def item(name, version, vendor="", location=LOCATION):
    return Item(name, version, vendor, (("rpm", name),), location=location)


def locations(files):
    return sorted({found.location for found in bare(fake_host(files=files), LinuxRpm())})


def test_a_database_of_sqlite_with_its_log(tmp_path):
    main, log = sqlite(tmp_path, BASH, KEY, in_log=[VIM])
    host = fake_host(files={LOCATION: main, f"{LOCATION}-wal": log})

    assert bare(host, LinuxRpm()) == [item("bash", "0:5.2.26-3.fc40", "Fedora Project"), item("vim", "9.1-2")]


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("/usr/lib/sysimage/rpm/Packages.db", ndb(BASH, KEY, VIM)),
        ("/var/lib/rpm/Packages", bdb(BASH, KEY, VIM)),
        ("/var/lib/rpm/Packages", bdb(BASH, KEY, VIM, order=">")),
    ],
)
def test_packages_of_ndb_and_berkeley_db_are_read_and_signing_keys_are_no_packages(file, content):
    found = bare(fake_host(files={file: content}), LinuxRpm())

    assert found == [item("bash", "0:5.2.26-3.fc40", "Fedora Project", file), item("vim", "9.1-2", location=file)]


@pytest.mark.parametrize("file", ["rpmdb.sqlite", "Packages.db", "Packages"])
def test_a_database_that_only_root_may_read_is_a_problem(file):
    host = fake_host(files={f"/var/lib/rpm/{file}": Reason.PERMISSION_DENIED})

    assert bare(host, LinuxRpm()) == [Problem(Reason.PERMISSION_DENIED, "as the test wants it", f"/var/lib/rpm/{file}")]


def test_a_log_that_only_root_may_read_is_a_problem_and_the_database_is_read(tmp_path):
    main, _ = sqlite(tmp_path, VIM)
    host = fake_host(files={LOCATION: main, f"{LOCATION}-wal": Reason.PERMISSION_DENIED})

    assert bare(host, LinuxRpm()) == [
        item("vim", "9.1-2"),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", f"{LOCATION}-wal"),
    ]


def test_a_database_that_is_too_large_to_be_read_as_a_whole_is_read_page_by_page(tmp_path, monkeypatch):
    main, _ = sqlite(tmp_path, BASH, KEY, VIM)
    monkeypatch.setattr(linux_rpm, "LIMIT", len(main) - 1)

    assert bare(fake_host(files={LOCATION: main}), LinuxRpm()) == [item("bash", "0:5.2.26-3.fc40", "Fedora Project"), item("vim", "9.1-2")]


def test_a_bad_row_costs_itself_alone(tmp_path):
    main, _ = sqlite(tmp_path, BASH, b"other", "text", VIM)
    host = fake_host(files={LOCATION: main})

    assert bare(host, LinuxRpm()) == [
        item("bash", "0:5.2.26-3.fc40", "Fedora Project"),
        item("vim", "9.1-2"),
        Problem(Reason.MALFORMED, "expected an rpm header, found an empty header", LOCATION),
        Problem(Reason.MALFORMED, "expected an rpm header, found an empty header", LOCATION),
    ]


def test_one_database_under_two_names_is_read_once():
    content = ndb(VIM)
    real = "/usr/lib/sysimage/rpm/Packages.db"

    assert locations({real: content, "/var/lib/rpm": Link("/usr/lib/sysimage/rpm")}) == [real]
    assert locations({real: content, "/var/lib/rpm": Link("../../usr/lib/sysimage/rpm")}) == [real]
    assert locations({"/var/lib/rpm/Packages.db": content, "/usr/lib/sysimage/rpm": Link("/var/lib/rpm")}) == ["/var/lib/rpm/Packages.db"]


def test_two_databases_are_two():
    content = ndb(VIM)

    assert locations({"/var/lib/rpm/Packages.db": content, "/usr/share/rpm/Packages.db": content}) == [
        "/usr/share/rpm/Packages.db",
        "/var/lib/rpm/Packages.db",
    ]


class Busy(Machine):
    """A machine on which rpm empties the log into the database, the first time or every time that it is read."""

    def during(self, times, before, after):
        self.times, self.before, self.after = times, before, after
        return self

    def head(self, place, size):
        self._now(self.before if self.times else self.after)
        return super().head(place, size)

    def read(self, place, limit=0):
        content = super().read(place, limit)
        if self.times and not str(place).endswith("-wal"):
            self.times -= 1
            self._now(self.after)
        return content

    def _now(self, state):
        self.disk.files.update(zip((LOCATION, f"{LOCATION}-wal"), state, strict=True))


def busy(tmp_path, times):
    for folder in ("before", "after"):
        (tmp_path / folder).mkdir()
    before = sqlite(tmp_path / "before", BASH, in_log=[VIM])
    after = sqlite(tmp_path / "after", BASH, VIM, in_log=[header("new")])
    host = fake_host(files={LOCATION: before[0]})
    host.__class__ = Busy
    return host.during(times, before, after)


def test_a_log_emptied_while_it_was_read_is_read_again(tmp_path):
    found = bare(busy(tmp_path, 1), LinuxRpm())

    assert found == [item("bash", "0:5.2.26-3.fc40", "Fedora Project"), item("vim", "9.1-2"), item("new", "1-1")]


def test_a_log_emptied_again_and_again_is_a_problem(tmp_path):
    found = bare(busy(tmp_path, 9), LinuxRpm())

    assert found == [Problem(Reason.CHANGED, "packages were installed or removed while it was being read", LOCATION)]

"""What rpm says of its own databases, and what we say. The packages are built by rpmbuild, the databases written by rpm."""

import shutil
import sqlite3
import subprocess
import time

import pytest

from scanner.collectors.applications.linux_rpm import LinuxRpm
from scanner.host.mounted.mounted_host import mounted_host
from scanner.model import Item, Problem, Reason
from tests.fake_host import bare
from tests.real.parts import need

pytestmark = pytest.mark.real

# An absent epoch or vendor would be printed as "(none)"; the conditions print nothing.
FORMAT = "%{NAME}\\t%|EPOCH?{%{EPOCH}:}:{}|%{VERSION}-%{RELEASE}\\t%|VENDOR?{%{VENDOR}}:{}|\\n"
PACKAGES = [("example", "1.2", "3", "Epoch: 4\nVendor: Example Vendor"), ("plain", "0.9", "1", ""), ("zero", "1", "1", "Epoch: 0")]
SPEC = """Name: {}
Version: {}
Release: {}
{}
Summary: A package for tests
License: MIT
BuildArch: noarch
%description
Nothing is in it.
%files
"""
# Made by gpg for this test, and used for nothing.
KEY = """-----BEGIN PGP PUBLIC KEY BLOCK-----

mDMEawHyyhYJKwYBBAHaRw8BAQdAQK1HO8cU8yWP5S8hpQga84s4tus96M9Nkqvu
KfiNnSy0EHRlc3RAZXhhbXBsZS5vcmeIkAQTFggAOBYhBPyR/w8AbtyYmfd42a3P
6Q8bVrm8BQJrAfLKAhsDBQsJCAcCBhUKCQgLAgQWAgMBAh4BAheAAAoJEK3P6Q8b
Vrm81loBAKYSe7ikpWWD85nAjDesIR/Cg8YFQIz7sc98KBIP1M7PAP9nHyvgPGpv
EkCxKfnF+W7Rt6cKrnBoRqzj4Bf82wZfAw==
=6z2k
-----END PGP PUBLIC KEY BLOCK-----
"""
# Perl's DB_File writes hash files with Berkeley DB itself; `0` is the key under which rpm counts.
BERKELEY = """
use DB_File; use Fcntl;
my ($path, $order, @headers) = @ARGV;
my $form = new DB_File::HASHINFO; $form->{bsize} = 4096; $form->{lorder} = $order;
tie my %table, 'DB_File', $path, O_RDWR|O_CREAT, 0644, $form or die $!;
my $number = 0;
$table{pack 'L', 0} = pack 'L', scalar @headers;
for my $header (@headers) { open my $file, '<:raw', $header or die $!; local $/; $table{pack 'L', ++$number} = <$file>; }
"""


def ran(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True, **options).stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return the .rpm files of PACKAGES."""
    need("rpm", "rpmbuild")
    folder = tmp_path_factory.mktemp("rpms")
    for name, *rest in PACKAGES:
        (folder / f"{name}.spec").write_text(SPEC.format(name, *rest))
        ran("rpmbuild", "-bb", "--define", f"_topdir {folder}", "--define", "_buildhost build.example", folder / f"{name}.spec")
    return sorted(folder.rglob("*.rpm"))


@pytest.fixture
def root(tmp_path, built):
    """Return a system whose rpm database holds the packages, and the key of a source."""
    folder = tmp_path / "root" / "var/lib/rpm"
    folder.mkdir(parents=True)
    ran("rpm", "--dbpath", folder, "-i", "--justdb", "--nodeps", "--force-debian", *built)
    return tmp_path / "root"


def as_rpm_says(folder, location, *options):
    lines = ran("rpm", *options, "--dbpath", folder, "-qa", "--queryformat", FORMAT).splitlines()
    found = [line.split("\t") for line in lines if not line.startswith("gpg-pubkey")]
    return sorted(Item(name, version, vendor, (("rpm", name),), location=location) for name, version, vendor in found)


def found(root):
    return sorted(bare(mounted_host(str(root)), LinuxRpm()))


def test_sqlite(root):
    theirs = as_rpm_says(root / "var/lib/rpm", "/var/lib/rpm/rpmdb.sqlite")

    assert [item.name for item in theirs] == ["example", "plain", "zero"]
    assert found(root) == theirs


def test_a_key_that_rpm_lists_as_a_package_is_none(root, tmp_path):
    (tmp_path / "key").write_text(KEY)
    ran("rpm", "--dbpath", root / "var/lib/rpm", "--import", tmp_path / "key")

    assert "gpg-pubkey" in ran("rpm", "--dbpath", root / "var/lib/rpm", "-qa")
    assert [item.name for item in found(root)] == ["example", "plain", "zero"]


def test_packages_whose_only_copy_stands_in_the_log(root, built, tmp_path):
    """Another reader keeps rpm from emptying its log, and then rpm is killed."""
    folder = root / "var/lib/rpm"
    reader = sqlite3.connect(folder / "rpmdb.sqlite", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM Packages").fetchall()
    killed_when(folder, 2, "-e", "--justdb", "--nodeps", "plain")
    killed_when(folder, 3, "-i", "--justdb", "--nodeps", "--force-debian", another(tmp_path))
    shutil.copytree(root, tmp_path / "copy")
    reader.close()
    copy = tmp_path / "copy/var/lib/rpm"
    before = {path.name: path.read_bytes() for path in copy.iterdir()}
    ours = found(tmp_path / "copy")

    assert [item.name for item in ours] == ["another", "example", "zero"]
    assert ours == as_rpm_says(folder, "/var/lib/rpm/rpmdb.sqlite")
    assert {path.name: path.read_bytes() for path in copy.iterdir()} == before
    (copy / "rpmdb.sqlite-wal").unlink()
    assert [item.name for item in found(tmp_path / "copy")] == ["example", "plain", "zero"]


def killed_when(folder, count, *arguments):
    """Start rpm on a database and kill it as soon as that holds so many packages."""
    started = subprocess.Popen(["rpm", "--dbpath", folder, *arguments])
    watcher = sqlite3.connect(folder / "rpmdb.sqlite", isolation_level=None)
    for _ in range(500):
        if watcher.execute("SELECT count(*) FROM Packages").fetchone() == (count,):
            break
        time.sleep(0.02)
    started.kill()
    started.wait()
    watcher.close()


def another(folder):
    (folder / "another.spec").write_text(SPEC.format("another", "2", "1", ""))
    ran("rpmbuild", "-bb", "--define", f"_topdir {folder / 'build'}", "--define", "_buildhost build.example", folder / "another.spec")
    return next((folder / "build").rglob("*.rpm"))


@pytest.mark.parametrize("order", ["1234", "4321"])
def test_berkeley_db_as_rpm_itself_reads_it(root, tmp_path, order):
    need("perl")
    if subprocess.run(["perl", "-MDB_File", "-e1"], check=False, capture_output=True).returncode:
        pytest.skip("DB_File of perl is not installed")
    folder = tmp_path / "system/var/lib/rpm"
    folder.mkdir(parents=True)
    headers = written(root, tmp_path)
    ran("perl", "-e", BERKELEY, folder / "Packages", order, *headers * 200)
    theirs = as_rpm_says(folder, "/var/lib/rpm/Packages", "--define", "_db_backend bdb_ro")

    assert len(theirs) == 600
    assert found(tmp_path / "system") == theirs


def written(root, folder):
    """Write the headers of a database to files."""
    connection = sqlite3.connect(root / "var/lib/rpm/rpmdb.sqlite")
    files = []
    for number, blob in connection.execute("SELECT hnum, blob FROM Packages"):
        files.append(folder / f"header{number}")
        files[-1].write_bytes(blob)
    connection.close()
    return files


def test_a_damaged_page_is_a_problem(root):
    path = root / "var/lib/rpm/rpmdb.sqlite"
    content = path.read_bytes()
    start = content.index(b"A package for tests") // 4096 * 4096
    path.write_bytes(content[:start] + b"\xff" * 4096 + content[start + 4096 :])

    assert found(root) == [Problem(Reason.MALFORMED, "SQLite: database disk image is malformed", "/var/lib/rpm/rpmdb.sqlite")]

import sqlite3
from contextlib import closing

from scanner.collectors.applications.macos_macports import REGISTRY, MacosMacports
from scanner.model import Item, Mark, Platform, Problem, Reason, Rung
from tests.fake_host import FakeDisk, bare, fake_host
from tests.macports_registry import registry


def found(files):
    return bare(fake_host(Platform.MACOS, files=files), MacosMacports())


def port(name, version, **more):
    return Item(name, version, ids=(("macports", name),), location=REGISTRY)._replace(**more)


def test_ports_with_their_revision_and_one_that_is_not_active():
    database = registry(("py311-tiktok", "1.2", 3, "installed"), ("yt-dlp", "2026.1", 0, "installed"), ("old", "1", 1, "imaged"))

    assert found({REGISTRY: database}) == [
        port("py311-tiktok", "1.2_3"),
        port("yt-dlp", "2026.1"),
        port("old", "1_1", rung=Rung.PRESENT, marks=(Mark.NOT_LOADED,)),
    ]


def test_of_a_registry_that_names_every_file_the_list_of_ports_alone_is_read(monkeypatch):
    parts, part = [], FakeDisk.part
    monkeypatch.setattr(FakeDisk, "part", lambda disk, path, at, size, within: parts.append(size) or part(disk, path, at, size, within))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.deserialize(registry(("a", "1", 0, "installed")))
        database.execute("CREATE TABLE files (path TEXT)")
        database.execute("INSERT INTO files VALUES (zeroblob(1 << 20))")

        assert found({REGISTRY: database.serialize()}) == [port("a", "1")]
    assert sum(parts) < 50_000


def test_a_port_without_a_name_is_a_problem_and_the_others_are_read():
    assert found({REGISTRY: registry((None, "1", 0, "installed"), ("b", None, 0, "installed"), ("c", "1", 0, "gone"))}) == [
        port("b", ""),
        Problem(Reason.MALFORMED, "a port without a name", REGISTRY),
        Problem(Reason.MALFORMED, "a port that is neither active nor inactive", REGISTRY),
    ]


def test_what_is_committed_and_only_in_the_log_is_read(tmp_path):
    place = tmp_path / "registry.db"
    place.write_bytes(registry(("a", "1", 0, "installed")))
    with closing(sqlite3.connect(place)) as writer:
        writer.create_collation("VERSION", lambda one, other: (one > other) - (one < other))
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("INSERT INTO ports (name, version, revision, state) VALUES ('b', '2', 0, 'installed')")
        writer.commit()
        files = {REGISTRY: place.read_bytes(), f"{REGISTRY}-wal": (tmp_path / "registry.db-wal").read_bytes()}

    assert found(files) == [port("a", "1"), port("b", "2")]
    assert found({REGISTRY: files[REGISTRY]}) == [port("a", "1")]


def test_what_is_no_database_is_malformed():
    assert found({REGISTRY: b"not a database"}) == [Problem(Reason.MALFORMED, "expected an SQLite database", REGISTRY)]

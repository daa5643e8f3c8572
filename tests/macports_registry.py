"""MacPorts' registry as bytes, with the columns, the index and the collation of its own that the real one has."""

import sqlite3
from contextlib import closing

TABLE = (
    "CREATE TABLE ports (id INTEGER PRIMARY KEY, name TEXT COLLATE NOCASE, portfile TEXT, location TEXT, epoch INTEGER,"
    " version TEXT COLLATE VERSION, revision INTEGER, variants TEXT, requested_variants TEXT, state TEXT, date DATETIME,"
    " installtype TEXT, archs TEXT, requested INTEGER, os_platform TEXT, os_major INTEGER, cxx_stdlib TEXT,"
    " cxx_stdlib_overridden INTEGER, UNIQUE (name, epoch, version, revision, variants))"
)


def registry(*ports):
    """Return a registry of ports, each a name, a version, a revision and a state."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.create_collation("VERSION", lambda one, other: (one > other) - (one < other))
        database.execute(TABLE)
        database.execute("CREATE INDEX port_state ON ports(state)")
        database.executemany("INSERT INTO ports (name, version, revision, state) VALUES (?, ?, ?, ?)", ports)
        database.commit()
        return database.serialize()

"""rpm's databases as its formats describe them, made up from packages. tests/real proves what this only supposes."""

import sqlite3
import struct

BLOCK = 16


def header(name, version="1", release="1", *, epoch=None, vendor="", name_type=6):
    """Make a header as rpm keeps it of an installed package."""
    texts = [(1000, name_type, name), (1001, 6, version), (1002, 6, release), (1011, 6, vendor)]
    index, store = b"", b""
    if epoch is not None:
        index, store = struct.pack(">4I", 1003, 4, 0, 1), struct.pack(">I", epoch)
    for tag, kind, text in texts:
        if text:
            index += struct.pack(">4I", tag, kind, len(store), 1)
            store += text.encode() + b"\0"
    return struct.pack(">2I", len(index) // 16, len(store)) + index + store


def ndb(*headers, pages=1):
    """Make a `Packages.db`."""
    slots, blobs = [], b""
    for number, blob in enumerate(headers, 1):
        size = -(-(16 + len(blob) + 12) // BLOCK) * BLOCK
        slots.append(struct.pack("<4s3I", b"Slot", number, (pages * 4096 + len(blobs)) // BLOCK, size // BLOCK))
        head = struct.pack("<4s3I", b"BlbS", number, 0, len(blob))
        blobs += (head + blob).ljust(size - 12, b"\0") + struct.pack("<2I4s", 0, len(blob), b"BlbE")
    slots += [struct.pack("<4s3I", b"Slot", 0, 0, 0)] * (pages * 256 - 2 - len(slots))
    return struct.pack("<4s3I16x", b"RpmP", 0, 1, pages) + b"".join(slots) + blobs


def bdb(*headers, order="<", size=512):
    """Make a `Packages`: a page of settings, one hash page, and an off-page chain for each header that does not fit."""
    pages = [b"", b""]
    items = [b"\1\0\0\0\0", b"\1" + struct.pack(order + "I", len(headers))]
    for number, blob in enumerate(headers, 1):
        items.append(b"\1" + struct.pack(order + "I", number))
        if len(blob) < size // 4:
            items.append(b"\1" + blob)
            continue
        items.append(struct.pack(order + "B3x2I", 3, len(pages), len(blob)))
        pieces = [blob[at : at + size - 26] for at in range(0, len(blob), size - 26)]
        for last, piece in zip([*[False] * (len(pieces) - 1), True], pieces, strict=True):
            pages.append(page(order, size, len(pages), 0 if last else len(pages) + 1, 1, len(piece), 7) + piece)
    places = [size - sum(map(len, items[: end + 1])) for end in range(len(items))]
    pages[1] = page(order, size, 1, 0, len(items), places[-1], 13) + struct.pack(f"{order}{len(items)}H", *places)
    pages[1] = pages[1].ljust(places[-1], b"\0") + b"".join(reversed(items))
    pages[0] = struct.pack(order + "8x4I4B2I", 0, 0x061561, 9, size, 0, 8, 0, 0, 0, len(pages) - 1)
    return b"".join(one.ljust(size, b"\0") for one in pages)


def page(order, size, number, after, entries, used, kind):
    return struct.pack(order + "8x3I2H2B", number, 0, after, entries, used, 1, kind)


def sqlite(folder, *in_file, in_log=()):
    """Make an `rpmdb.sqlite` and return its bytes and its log's, as rpm's open database leaves them."""
    path = folder / "rpmdb.sqlite"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE 'Packages' (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)")
    connection.executemany("INSERT INTO Packages (blob) VALUES (?)", [(blob,) for blob in in_file])
    connection.execute("PRAGMA wal_checkpoint = TRUNCATE")
    for blob in in_log:
        connection.execute("INSERT INTO Packages (blob) VALUES (?)", (blob,))
    found = path.read_bytes(), (folder / "rpmdb.sqlite-wal").read_bytes()
    connection.close()
    return found

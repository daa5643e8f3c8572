"""Registry hives and their logs, made up from a dict as the format is described. tests/real proves what this only supposes."""

import struct

from scanner.formats.hives.hive_header import header_sum
from scanner.formats.hives.marvin32 import marvin32

# Not the program's own constant: a wrong one there would make logs here that only the program can read.
SEED = int.from_bytes(bytes.fromhex("82ef4d887a4e55c5"), "big")
NOTHING = 0xFFFFFFFF
BIN = 4096
ROOT = 32  # bytes of a bin before its first cell
SECURITY = bytes.fromhex("01000480140000002400000000000000340000000102000000000005200000002002000001020000000000052000000020020000")
SECURITY += bytes.fromhex("02001c0001000000000014003f000f00010100000000000100000000")


class Bins:
    """Cells one after the other in one bin."""

    def __init__(self):
        self.content = bytearray(ROOT)

    def cell(self, content):
        at = len(self.content)
        size = -(-(4 + len(content)) // 8) * 8
        self.content += struct.pack("<i", -size) + content.ljust(size - 4, b"\0")
        return at

    def whole(self):
        size = -(-len(self.content) // BIN) * BIN
        room = size - len(self.content)
        head = struct.pack("<4sII8xQI", b"hbin", 0, size, 0, 0)
        return head + bytes(self.content[ROOT:]) + (struct.pack("<i", room).ljust(room, b"\0") if room else b"")


def hive(keys=None, *, numbers=(1, 1), minor=5, mark=b"lf", links=()):
    """Make a hive of keys by path (`Software\\X`) with their values; a value may be a pair of its type and its bytes."""
    bins = Bins()
    tree = {}
    for path, values in (keys or {}).items():
        place = tree
        for part in path.split("\\") if path else ():
            place = place.setdefault(part, {})
        place[""] = values
    root = bins.cell(bytes(100))
    assert root == ROOT
    security = bins.cell(struct.pack("<2s2xIIII", b"sk", 0, 0, 1, len(SECURITY)) + SECURITY)
    struct.pack_into("<II", bins.content, security + 8, security, security)
    put(bins, root, "$$$PROTO.HIV", tree, root, security, mark, {link.casefold() for link in links}, "")
    content = bins.whole()
    return header(numbers, root, len(content), minor=minor) + content


def header(numbers, root, size, *, minor=5, kind=0, length=4096):
    """Make the header of a hive, or the beginning of one as a log keeps it."""
    head = bytearray(4096)
    struct.pack_into("<4sII8xIIIIIII", head, 0, b"regf", *numbers, 1, minor, kind, 1, root, size, 1)
    struct.pack_into("<I", head, 508, header_sum(bytes(head)))
    return bytes(head[:length])


def put(bins, at, name, tree, parent, security, mark, links, path):
    """Write a key and all below it."""
    values = [value(bins, *pair) for pair in tree.get("", {}).items()]
    values_at = bins.cell(struct.pack(f"<{len(values)}I", *values)) if values else NOTHING
    below = []
    for child in sorted((child for child in tree if child), key=str.upper):
        place = bins.cell(bytes(76 + 2 * len(child)))
        put(bins, place, child, tree[child], at, security, mark, links, f"{path}\\{child}".strip("\\"))
        below.append((child, place))
    narrow = name.isascii()
    raw = name.encode("latin-1" if narrow else "utf-16-le", *([] if narrow else ["surrogatepass"]))
    flags = (0x20 if narrow else 0) | (0x10 if path.casefold() in links else 0) | (0x0C if at == parent else 0)
    keys_at = listed(bins, mark, below) if below else NOTHING
    key = struct.pack(
        "<2sHQIIIIIIIIIIIIIIIHH", b"nk", flags, 0, 0, parent, len(below), 0, keys_at, NOTHING, len(values), values_at,
        security, NOTHING, 0, 0, 0, 0, 0, len(raw), 0,
    )  # fmt: skip
    bins.content[at + 4 : at + 4 + len(key) + len(raw)] = key + raw


def listed(bins, mark, below):
    """Write a list of keys; `ri` as a list of lists of two."""
    if mark == b"ri":
        parts = [listed(bins, b"lh", below[at : at + 2]) for at in range(0, len(below), 2)]
        return bins.cell(struct.pack(f"<2sH{len(parts)}I", mark, len(parts), *parts))
    entries = b"".join(
        struct.pack("<I", place) + (b"" if mark == b"li" else name.encode("utf-8")[:4].ljust(4, b"\0")) for name, place in below
    )
    return bins.cell(struct.pack("<2sH", mark, len(below)) + entries)


def value(bins, name, content):
    """Write a value."""
    kind, raw = content if isinstance(content, tuple) else typed(content)
    narrow = name.isascii()
    letters = name.encode("latin-1" if narrow else "utf-16-le")
    if len(raw) <= 4:
        size, at = len(raw) | 1 << 31, int.from_bytes(raw.ljust(4, b"\0"), "little")
    elif len(raw) > 16344:
        pieces = [bins.cell(raw[start : start + 16344] + bytes(4)) for start in range(0, len(raw), 16344)]
        size, at = len(raw), bins.cell(struct.pack("<2sHI", b"db", len(pieces), bins.cell(struct.pack(f"<{len(pieces)}I", *pieces))))
    else:
        size, at = len(raw), bins.cell(raw)
    return bins.cell(struct.pack("<2sHIIIHH", b"vk", len(letters), size, at, kind, int(narrow), 0) + letters)


def typed(content):
    """Return the type and the bytes of a plain value."""
    if isinstance(content, bytes):
        return 3, content
    if isinstance(content, int):
        return (4, struct.pack("<I", content)) if content < 1 << 32 else (11, struct.pack("<Q", content))
    if isinstance(content, list):
        return 7, "".join(f"{one}\0" for one in [*content, ""]).encode("utf-16-le")
    return 1, f"{content}\0".encode("utf-16-le", "surrogatepass")


def written_later(before, after, *, number=2, pages=512):
    """Make the log that turns a hive's bins into another's: one entry with every piece that differs."""
    old, new = before[4096:], after[4096:]
    differing = [at for at in range(0, len(new), pages) if old[at : at + pages] != new[at : at + pages]]
    return log((number, len(new), [(at, new[at : at + pages]) for at in differing]))


def log(*entries):
    """Make a log of entries, each a sequence number, the size of the bins, and pages by their offset."""
    whole = header((entries[0][0] if entries else 1,) * 2, ROOT, 4096, kind=6, length=512)
    for number, bins, pages in entries:
        rest = b"".join(struct.pack("<II", at, len(page)) for at, page in pages) + b"".join(page for _, page in pages)
        size = -(-(40 + len(rest)) // 512) * 512
        rest = rest.ljust(size - 40, b"\0")
        head = struct.pack("<4sIIIIIQ", b"HvLE", size, 0, number, bins, len(pages), marvin32(rest, SEED))
        whole += head + struct.pack("<Q", marvin32(head, SEED)) + rest
    return whole

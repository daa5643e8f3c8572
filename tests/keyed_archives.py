"""Archives as NSKeyedArchiver writes them, of plain values, and bookmarks as macOS makes them."""

import plistlib
import struct
from plistlib import UID


class Archiver:
    """Objects that name each other by number."""

    def __init__(self):
        self.objects = ["$null"]

    def kept(self, value):
        """Keep a value as macOS does: texts, numbers and bytes as they are, lists and dictionaries as objects with a class."""
        if isinstance(value, dict):
            value = {
                "NS.keys": [*map(self.kept, value)],
                "NS.objects": [*map(self.kept, value.values())],
                "$class": self.named("NSDictionary"),
            }
        elif isinstance(value, list):
            value = {"NS.objects": [*map(self.kept, value)], "$class": self.named("NSArray")}
        elif isinstance(value, Own):
            value = {**{key: self.inline(one) for key, one in value.values.items()}, "$class": self.named(value.name)}
        return self.named(value, is_class=False)

    def inline(self, value):
        """Numbers stand in their object itself."""
        return value if isinstance(value, int) else UID(0) if value is None else self.kept(value)

    def named(self, value, *, is_class=True):
        self.objects.append({"$classname": value, "$classes": [value, "NSObject"]} if is_class else value)
        return UID(len(self.objects) - 1)


class Own:
    """An object of a class of macOS' own, with its fields."""

    def __init__(self, name, /, **values):
        self.name, self.values = name, values


def archive(**top):
    """Return an archive of named roots, in binary as macOS writes it."""
    archiver = Archiver()
    roots = {name: archiver.inline(value) for name, value in top.items()}
    return dumped(archiver.objects, roots)


def dumped(objects, top):
    said = {"$archiver": "NSKeyedArchiver", "$version": 100000, "$objects": objects, "$top": top}
    return plistlib.dumps(said, fmt=plistlib.FMT_BINARY)


def as_xml(content):
    """Return the same archive in XML, where a dictionary stands for the number of an object."""

    def told(value):
        if isinstance(value, UID):
            return {"CF$UID": value.data}
        if isinstance(value, dict):
            return {key: told(one) for key, one in value.items()}
        return [told(one) for one in value] if isinstance(value, list) else value

    return plistlib.dumps(told(plistlib.loads(content)))


def url(text):
    return Own("NSURL", **{"NS.base": None, "NS.relative": text})


def machines_list(*items):
    """Return a list of the machine, with the same items for one account."""
    store = Own("Storage", itemsByUserIdentifier={"5C6F7FDD-02B2-498E-97B6-DE77293A8E90": [Own("ItemRecord", **item) for item in items]})
    return archive(version=16, store=store)


def accounts_list(*bookmarks):
    """Return a list of an account."""
    containers = [Own("BackgroundLoginItem", internalItems=[Own("Item", bookmark=Own("Bookmark", data=one))]) for one in bookmarks]
    return archive(root=Own("Root", version=2, backgroundItems=Own("Items", allContainers=containers)))


def a_bookmark(name, *parts):
    """Return a bookmark with a name and the parts of a path, either of which may be missing."""
    records, entries = b"\0\0\0\0", []

    def added(kind, content):
        nonlocal records
        at = len(records)
        records += struct.pack("<II", len(content), kind) + content + b"\0" * (-len(content) % 4)
        return at

    if parts:
        places = [added(0x101, part.encode()) for part in parts]
        entries.append((0x1004, added(0x601, struct.pack(f"<{len(places)}I", *places))))
    if name:
        entries.append((0xF017, added(0x101, name.encode())))
    table = struct.pack("<IHHIII", 12 + 12 * len(entries), 0xFFFE, 0xFFFF, 1, 0, len(entries))
    table += b"".join(struct.pack("<HHII", kind, 0, at, 0) for kind, at in entries)
    body = struct.pack("<I", len(records)) + records[4:] + table
    return struct.pack("<4sIII32x", b"book", 48 + len(body), 0x10040000, 48) + body

"""Shell links made by the specification; LnkParse3 reads the same from them."""

import struct

CLASS = bytes.fromhex("0114020000000000c000000000000046")
MY_COMPUTER = bytes.fromhex("1f50e04fd020ea3a6910a2d808002b30309d")
APPLICATION = bytes.fromhex("55284c9f799f394ba8d0e1d42de1d5f3")


def wide(text):
    return text.encode("utf-16-le")


def link_info(local="", *, unicode="", share="", rest="", unicode_rest=""):
    """The part of a link that records where its target is: on a drive or on a share."""
    header = 36 if unicode else 28
    volume = struct.pack("<IIII", 17, 3, 0, 16) + b"\0"
    remote = struct.pack("<IIIII", 20 + len(share) + 1, 0, 20, 0, 0x20000) + share.encode("cp1252") + b"\0" if share else b""
    parts = (volume, local.encode("cp1252", "replace") + b"\0", remote, rest.encode("cp1252", "replace") + b"\0")
    places = [header + sum(map(len, parts[:index])) for index in range(5)]
    body = b"".join(parts)
    numbers = [header, 2 if share else 1, 0 if share else places[0], 0 if share else places[1], places[2] if share else 0, places[3]]
    if unicode:
        body += bytes(len(body) % 2)
        numbers += [header + len(body), header + len(body) + len(wide(f"{unicode}\0"))]
        body += wide(f"{unicode}\0") + wide(f"{unicode_rest}\0")
    return struct.pack(f"<{len(numbers) + 1}I", 4 + 4 * len(numbers) + len(body), *numbers) + body


def items(path, short="X~1"):
    """An item list: this computer, a drive, and each further part of the path with a short and a long name."""
    drive, *names = path.split("\\")
    found = [MY_COMPUTER, b"/" + f"{drive}\\".encode("ascii").ljust(22, b"\0")]
    for index, name in enumerate(names):
        head = bytes([0x32 if index == len(names) - 1 else 0x31]) + bytes(11)
        first = (short.encode("ascii") + b"\0").ljust(len(short) + 2 & ~1, b"\0")
        at = 2 + len(head) + len(first)
        rest = struct.pack("<HI", 9, 0xBEEF0004) + bytes(38) + wide(f"{name}\0") + struct.pack("<H", at)
        found.append(head + first + struct.pack("<H", 2 + len(rest)) + rest)
    return listed(*found)


def listed(*found):
    content = b"".join(struct.pack("<H", len(item) + 2) + item for item in found) + b"\0\0"
    return struct.pack("<H", len(content)) + content


def variables(path):
    """The block that holds a path with variables."""
    return struct.pack("<II", 0x314, 0xA0000001) + path.encode("cp1252").ljust(260, b"\0") + wide(path).ljust(520, b"\0")


def app(model_id):
    """The block that holds the id of an application."""
    value = struct.pack("<IBHHI", 5, 0, 31, 0, len(model_id) + 1) + wide(f"{model_id}\0")
    value = struct.pack("<I", len(value) + 4) + value
    other = struct.pack("<IIBHHI", 17, 9, 0, 19, 0, 1)
    store = b"1SPS" + APPLICATION + other + value + bytes(4)
    content = struct.pack("<I", len(store) + 4) + store + bytes(4)
    return struct.pack("<II", len(content) + 8, 0xA0000009) + content


def link(target="", arguments="", *, info=b"", path=b"", blocks=b"", unicode=True, flags=0):
    """A whole link; `target` is short for `info` with a path on a drive."""
    info = info or (link_info(target) if target else b"")
    strings = [("A description", 4), ("..\\x.exe", 8), ("C:\\", 16), (arguments, 32), ("C:\\i.ico", 64)]
    flags |= sum(flag for text, flag in strings if text) | (0x80 if unicode else 0) | (2 if info else 0) | (1 if path else 0)
    content = struct.pack("<I16sI52x", 76, CLASS, flags) + path + info
    for text, _ in strings:
        if text:
            content += struct.pack("<H", len(text)) + (wide(text) if unicode else text.encode("cp1252"))
    return content + blocks + bytes(4)

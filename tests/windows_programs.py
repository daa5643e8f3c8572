"""Windows programs with a version resource, made by the specification; pefile reads the same from them."""

import struct

LONG_WAY = 0x3000  # the resources' own place when a test wants them behind what is read at once
ADDRESS = 0x5000  # of the section in memory, other than its place in the file


def _padded(content):
    return content + bytes(-len(content) % 4)


def block(key, value=b"", below=(), kind=1):
    """One block of a version resource; text values are counted in letters, others in bytes."""
    content = _padded(bytes(6) + f"{key}\0".encode("utf-16-le")) + value
    for inner in below:
        content = _padded(content) + inner
    length = len(value) // 2 if kind else len(value)
    return struct.pack("<HHH", len(content), length, kind) + content[6:]


def version_resource(*languages):
    """The resource with a table of texts for each language."""
    tables = [
        block(f"0{number}0904b0"[:8], below=[block(key, f"{text}\0".encode("utf-16-le")) for key, text in texts.items()])
        for number, texts in enumerate(languages)
    ]
    translations = block("VarFileInfo", below=[block("Translation", struct.pack("<HH", 0x409, 1200), kind=0)])
    return block("VS_VERSION_INFO", bytes(52), [block("StringFileInfo", below=tables), translations], kind=0)


def tree(resource, kind=16, way=0):
    """The section of resources with one of them, `way` bytes behind the tree that leads to it."""
    head = struct.pack("<12xHH", 0, 1)
    start = 88 + way
    levels = [head + struct.pack("<II", number, place) for number, place in ((kind, 0x80000018), (1, 0x80000030), (0x409, 72))]
    return b"".join(levels) + struct.pack("<II8x", ADDRESS + start, len(resource)) + bytes(way) + resource


def pe(section, at=0x80, bits=64):
    """A program with one section, which holds its resources."""
    optional = struct.pack("<H30xII", 0x20B if bits == 64 else 0x10B, 0x1000, 0x200).ljust(108 if bits == 64 else 92, b"\0")
    optional += struct.pack("<I", 16) + struct.pack("<IIIIII", 0, 0, 0, 0, ADDRESS, len(section)).ljust(128, b"\0")
    headers = b"PE\0\0" + struct.pack("<HH12xHH", 0x8664 if bits == 64 else 0x14C, 1, len(optional), 0x22) + optional
    raw = -(-(at + len(headers) + 40) // 512) * 512
    headers += b".rsrc\0\0\0" + struct.pack("<IIII16x", len(section), ADDRESS, len(section), raw)
    dos = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", at)
    return (dos.ljust(at, b"\0") + headers).ljust(raw, b"\0") + section


def program(product="", company="", version="", original="", **more):
    """A program that says this of itself; without any of it, one without a version resource."""
    texts = {"ProductName": product, "CompanyName": company, "ProductVersion": version, "OriginalFilename": original, **more}
    texts = {key: text for key, text in texts.items() if text}
    return pe(tree(version_resource(texts))) if texts else pe(tree(b"icon", kind=3))

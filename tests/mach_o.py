"""Programs for macOS as bytes, as far as tests need them: headers, one load command before the signature's, and the signature."""

import struct

SEGMENT, CODE_SIGNATURE = 0x19, 0x1D
SIGNATURE, REQUIREMENTS, DIRECTORY = 0xFADE0CC0, 0xFADE0C01, 0xFADE0C02


def code_directory(team, version=0x20400, identifier="org.example.Probe"):
    """Return a code directory; its texts stand behind its fixed part of 88 bytes."""
    texts = identifier.encode() + b"\0" + team.encode() + b"\0"
    at = 88 + len(identifier) + 1
    head = struct.pack(">9I4BI2I", DIRECTORY, 88 + len(texts), version, 0, 88, 88, 0, 0, 0, 32, 2, 0, 12, 0, 0, at if team else 0)
    return head.ljust(88, b"\0") + texts


def signature(*blobs):
    """Return a signature of blobs, the requirements first, as if they had been sorted that way."""
    blobs = [struct.pack(">III", REQUIREMENTS, 12, 0), *blobs]
    places = [12 + 8 * len(blobs) + sum(map(len, blobs[:index])) for index in range(len(blobs))]
    index = b"".join(struct.pack(">II", number, place) for number, place in enumerate(places))
    body = index + b"".join(blobs)
    return struct.pack(">III", SIGNATURE, 12 + len(body), len(blobs)) + body


def thin(signed=None, order="<", bits=64, commands_before=1):
    """Return a program for one processor, with its code between headers and signature."""
    magic = 0xFEEDFACF if bits == 64 else 0xFEEDFACE
    segments = struct.pack(f"{order}II64x", SEGMENT, 72) * commands_before
    size = len(segments) + (16 if signed is not None else 0)
    header = struct.pack(f"{order}7I", magic, 0x0100000C, 0, 2, commands_before + (signed is not None), size, 0)
    header += b"\0" * 4 * (bits == 64)
    place = 4096 * (1 + (len(header) + size) // 4096)
    if signed is not None:
        segments += struct.pack(f"{order}4I", CODE_SIGNATURE, 16, place, len(signed))
    return (header + segments).ljust(place, b"\xcc") + (signed or b"")


def fat(*programs, wide=False):
    """Return one file for several processors."""
    at, entries, body = 1 << 14, b"", b""
    for number, program in enumerate(programs):
        form = ">IIQQII" if wide else ">IIIII"
        entries += struct.pack(form, number, 0, at + len(body), len(program), *([14, 0] if wide else [14]))
        body += program.ljust(-(-len(program) // 4096) * 4096, b"\0")
    return (struct.pack(">II", 0xCAFEBABF if wide else 0xCAFEBABE, len(programs)) + entries).ljust(at, b"\0") + body


def signed_by(team):
    """Return a thin program with a team in its signature."""
    return thin(signature(code_directory(team)))

"""What stands in a record of which only the place is right: bytes of no format, of the wrong one, or of the right one gone too far.

Each form is a function of what stood there before. `DESTROYED` leaves nothing to read: what is lost by it must be said. `ALTERED` leaves a
record of its format, of which other things may be true.
"""

import io
import json
import random
import re
import zipfile
from functools import cache

HUGE = 1 << 18  # bytes of what is too long; the suite writes some hundred of them for each form
DEEP = 20_000
ESCAPES = "\x1b]0;x\x07\x1b[31m\r\n\u202e"
# On each of these, repeated, some expression of the kind that people write by hand is quadratic or worse.
SLOW_STARTS = (
    'user_pref("browser.ml.enable ',
    '"\\',
    "a.",
    "a=",
    " ",
    "\t",
    "%a",
    "$(",
    "${",
    "<!--",
    "<a ",
    "&",
    "[",
    "/*",
    "'\\",
    "a-",
    "0.",
    "@",
    "://",
)


def cut(share):
    return lambda old: old[: int(len(old) * share)]


def flipped(every):
    """Flip one bit in each n-th byte, from the second on."""
    return lambda old: bytes(byte ^ 1 << at % 7 if at % every == 1 else byte for at, byte in enumerate(old))


def noise(old):
    return random.Random(len(old)).randbytes(4096)  # the same on every run


def encoded(encoding):
    return lambda old: old.decode("utf-8", "replace").encode(encoding)


def number(digits):
    """Put another number in place of the first one."""
    return lambda old: re.sub(rb"\d+", digits, old, count=1)


def named(letters):
    """Write letters into every name that is planted, as JSON would write them where it is JSON."""

    def replaced(old):
        written = json.dumps(letters)[1:-1] if old[:1] in {b"{", b"["} else letters
        return re.sub(
            rb"(?i)probe|tiktok|deepseek", lambda found: found[0][:2] + written.encode("utf-8", "surrogatepass") + found[0][2:], old
        )

    return replaced


def of_wrong_types(value):
    """Put one value in place of everything that a JSON text holds."""

    def replaced(old):
        try:
            return json.dumps(inner(json.loads(old))).encode()
        except ValueError:
            return old

    def inner(old):
        if isinstance(old, dict):
            return {key: inner(one) for key, one in old.items()}
        return [inner(one) for one in old] if isinstance(old, list) else value

    return replaced


def twice_keyed(old):
    """Give a JSON object each of its keys a second time, with nothing in it before what was there."""
    try:
        keys = [*json.loads(old)]
    except (ValueError, TypeError):
        return old + b"\n" + old
    if old[:1] != b"{" or not keys:
        return old
    return b"{" + b"".join(json.dumps(key).encode() + b": null, " for key in keys) + old.strip()[1:]


@cache
def swollen():
    """Make an archive of one file that is a thousand times as large as it is."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/plugin.xml", bytes(1 << 24))
        archive.writestr("manifest.json", bytes(1 << 24))
    return content.getvalue()


LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY k SYSTEM "file:///etc/passwd"><!ENTITY a "ha">' + "".join(
    f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip("abcdefghi", "bcdefghij", strict=True)
)
DESTROYED = {
    "empty": lambda old: b"",
    "a third": cut(0.34),
    "frequent flipped bits": flipped(5),
    "noise": noise,
    "zeros": lambda old: bytes(len(old) or 64),
    "UTF-16 without a mark": encoded("utf-16-le"),
    "deep objects": lambda old: b'{"a":' * DEEP,
    "deep elements": lambda old: b'<?xml version="1.0"?><plist>' + b"<array>" * DEEP,
    "entities in entities": lambda old: (LAUGHS + "]><x>&j;&k;</x>").encode(),
    "one huge line": lambda old: b"a" * HUGE,
    "an archive that swells": lambda old: swollen(),
    "what is slow to search": lambda old: "\n".join(start * (4096 // len(start)) for start in SLOW_STARTS).encode(),
}
ALTERED = {
    "deep keys": lambda old: b"a." * 2_000 + b"a = 1\n",
    "a beginning too many": lambda old: b"\x00\x01" + old,
    "rare flipped bits": flipped(61),
    "UTF-16 with a mark": encoded("utf-16"),
    "a mark before UTF-8": lambda old: b"\xef\xbb\xbf" + old,
    "overlong UTF-8": lambda old: old.replace(b"/", b"\xc0\xaf").replace(b"e", b"\xc1\xa5"),
    "letters that are no UTF-8": lambda old: old.replace(b"e", b"\xe9"),
    "half a pair of letters": named("\ud800"),
    "escapes in every name": named(ESCAPES),
    "a million digits": number(b"1" * 1_000_000),
    "without end": number(b"-Infinity"),
    "everything nothing": of_wrong_types(None),
    "everything a list": of_wrong_types([[]]),
    "keys given twice": twice_keyed,
    "one huge text": lambda old: b'{"name": "' + b"a" * HUGE + b'"}',
}

"""Names made comparable: case, width, space, invisible letters, and what installers write behind a name.

A letter of another script that looks Latin makes another name: `latin` gives the name that it looks like, which flags an item and never
equals it with the product. The pairs are those of Unicode's list of confusables that differ from a Latin letter to hardly any reader.
See https://www.unicode.org/Public/security/latest/confusables.txt
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scanner.matching.installer_words import BITS, SCOPES, VERSION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 512  # letters; what follows is not compared
MOST_WORDS = 3  # that say one thing together
VERSION = r"v?\d+(?:\.\d+)+[\w.+-]{0,40}|v\d+"  # a bare 365 may belong to the name
AFTER_A_WORD = r"v?\d[\w.+-]{0,40}"
MACHINE = r"x64|x86|x86_64|x86-64|amd64|arm64|aarch64|i[36]86|win32|win64"
TAIL = rf"[-\u2013\u2014]|{VERSION}|{MACHINE}|{BITS}|for windows"  # "Foo - 1.2"
LANGUAGE = r"[a-z]{2}(?:-[a-z]{2,4})?"
# Chocolatey tells a program's two packages apart by the first two, Foo (Install); examples of NSIS have the last one.
FORMS = "install|portable|remove only"
IN_BRACKETS = rf"32|64|{VERSION}|{MACHINE}|{BITS}|{LANGUAGE}|edition|{FORMS}"  # (64), (x64 fr), (64-bit edition)
BRACKETS = {")": "(", "]": "["}
SIGNS = str.maketrans(dict.fromkeys("\u00ae\u2122\u2120\u00a9", " "))  # of trade marks and copyright; part of no name
# Marks and fillers that no font shows (Default_Ignorable_Code_Point), of other categories than the rest that does not show.
UNSHOWN = "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
BEGINNING = re.compile(r"[-_]*([^\W_]*)").match  # asked of every name
WRITTEN_SIGNS = r"\((?:r|tm)\)"
JOINTS = r"[-_](?!64\b)"  # what file names have for spaces: LM-Studio, but x86_64
# How companies of many countries end their names; compared without dots and commas. A corporation or a company is another one than the
# person or the incorporated firm of that name: it is dropped only where it is limited too.
LEGAL = frozenset(
    "(pty) (pvt) a/s ab ag aps as asa bv co coltd doo gmbh inc incorporated jsc kft kg kgaa kk limited llc llp lp ltd nv oy oyj plc "  # noqa: SIM905  a word a line
    "private pte pty pvt sa sarl sas se sl spa spol srl sro".split()
)
LIMITED = frozenset({"limited", "ltd"})
LEGAL_FIRST = frozenset("ао оао зао пао ооо ao oao zao pao ooo".split())  # noqa: RUF001, SIM905  as above
SHORT_FORMS = {"corp": "corporation"}
# In publishers: no blank need stand before or behind a comma or a bracket, as in Example(China) Co.,Ltd.
SIGNS_OF_PUBLISHERS = str.maketrans({**dict.fromkeys('."\u00ab\u00bb\u201c\u201d\u201e\u201f', ""), ",": " ", "(": " (", ")": ") "})
LOOK_ALIKES = str.maketrans(
    # Cyrillic, then Greek, then Armenian and others
    "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u04ae\u04c0"
    "\u0430\u0435\u0455\u0456\u0458\u043a\u043e\u0440\u0441\u0443\u0445\u04bb\u0501\u051b\u051d\u04cf"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    "\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5\u03f2"
    "\u054d\u0555\u0570\u0578\u057d\u0585\u0261\u0131\u217c",
    "ABESIJKMHOPCTYXYIaesijkopcyxhdqwlABEZHIKMNOPTYXaikvopucSOhnuogil",
)


def plain(text: str) -> str:
    """Return a text in one case, width and spacing, without letters that do not show and signs of trade marks."""
    text = text[:LONGEST]
    if text.isascii() and text.isprintable():  # nearly every name of a machine, at a tenth of the cost
        text = text.lower()
    else:
        from unicodedata import category, normalize  # noqa: PLC0415  the names of most machines need none of it

        signed = re.sub(UNSHOWN, "", text.translate(SIGNS))
        shown = "".join(letter for letter in signed if letter.isspace() or category(letter) not in {"Cc", "Cf"})
        text = normalize("NFKC", normalize("NFKC", shown).casefold())
    if "(r)" in text or "(tm)" in text:
        text = re.sub(WRITTEN_SIGNS, " ", text)
    return " ".join(text.split())[:LONGEST].rstrip()


def name_keys(name: str) -> tuple[str, ...]:
    """Return the forms of a name to compare: the whole of it first, then without what an installer wrote behind it."""
    return keys_of_plain(plain(name))


def beginning(text: str) -> str:
    """Return the first word of a plain name, which all its keys begin with: what is left out stands behind it."""
    found = BEGINNING(text)
    return found[1] if found else ""


def keys_of_plain(whole: str) -> tuple[str, ...]:
    """Return the forms of a name that is plain already."""
    whole = whole.removesuffix(".exe")
    keys = [*_shortened(whole)]
    if " " not in whole and re.search(JOINTS, whole):
        keys += _shortened(" ".join(re.sub(JOINTS, " ", whole).split()))
    return tuple(dict.fromkeys(keys))


def _shortened(name: str) -> Iterator[str]:
    while True:
        yield name
        shorter = (_without_brackets(name) if name[-1:] in BRACKETS else _without_words(name)).rstrip(" ,")
        if shorter in {"", name}:
            return
        name = shorter


def _without_brackets(name: str) -> str:
    """Return a name without the brackets at its end, if an installer writes what they hold."""
    start = name.rfind(BRACKETS[name[-1]])
    held = name[start + 1 : -1].split(",") if start > 0 else []
    return name[:start] if held and all(_is_mark(part.strip()) for part in held) else name


def _is_mark(text: str) -> bool:
    if text in SCOPES or re.fullmatch(IN_BRACKETS, text) or _is_version(text.split(" ")):
        return True
    words = text.split(" ")
    return len(words) > 1 and all(re.fullmatch(IN_BRACKETS, word) for word in words)


def _without_words(name: str) -> str:
    """Return a name without its last words, as few as say one thing: `Grok Build 1.2` is Grok Build first."""
    words = name.split(" ")
    for count in range(1, min(MOST_WORDS, len(words) - 1) + 1):
        if _is_tail(" ".join(words[-count:])):
            return " ".join(words[:-count])
    return name


@lru_cache(maxsize=1024)  # a distribution ends thousands of names in -dev, -data and -common
def _is_tail(words: str) -> bool:
    return re.fullmatch(TAIL, words) is not None or _is_version(words.split(" "))


def _is_version(words: list[str]) -> bool:
    """Tell whether words are one for a version with the number before or behind it; the word alone is one as well."""
    first, last = (" ".join(words).rstrip(":\u055d"), words[-1])
    if first in VERSION_WORDS:
        return True
    number, said = (last, words[:-1]) if last[-1:].isdigit() or re.fullmatch(VERSION, last) else (words[0], words[1:])
    return " ".join(said).rstrip(":\u055d") in VERSION_WORDS and re.fullmatch(AFTER_A_WORD, number) is not None


def publisher_key(publisher: str) -> str:
    """Return a publisher without quotes, its legal form and the address that package maintainers write behind it."""
    words = [SHORT_FORMS.get(word, word) for word in plain(publisher.partition("<")[0]).translate(SIGNS_OF_PUBLISHERS).split()]
    while len(words) > 1 and words[0] in LEGAL_FIRST:
        del words[0]
    limited = False
    while len(words) > 1 and (words[-1] in LEGAL or (words[-1] == "company" and limited)):
        limited = words.pop() in LIMITED
    return " ".join(words)


def latin(name: str) -> str:
    """Return a name with Latin letters where it has some that look like them; nothing for a name that has none."""
    if name.isascii():
        return ""
    twin = name.translate(LOOK_ALIKES)
    return "" if twin == name else twin

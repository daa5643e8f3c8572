r"""One text of a machine with the names of its accounts, and its own, replaced by pseudonyms.

A name goes where it is a whole word: `anna` goes from `anna.example@mail.example` and from `/home/anna`, and `al` does not turn
`install` into nonsense. Behind `/home/`, `/Users/` and `HKU\` the whole component goes, whether the account is known or
not, and so do people's SIDs.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from scanner.model import Platform
from scanner.pseudonyms.account_names import NOBODYS, without_domain
from scanner.reports.series import NAMELESS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LENGTH = 5  # bytes of the code: two of a million names would rarely meet, and more would be harder to read
LONGEST_NAME = 255  # letters of a folder's name; what claims to be a longer one goes behind /home/ alone
LETTER = r"(?:[^\W_]|[\u0300-\u036f])"  # or the accent of one, where a file system keeps them apart
SID = rf"(?P<sid>(?<!{LETTER})S-1-(?:5-21|12-1)(?:-\d+)+)"
BEFORE = rf"(?:[\\/](?:home|users|documents and settings|per-user)[\\/]+|(?<!{LETTER})HKU\\)(?!S-1-)"
ENDS = r"""\\/\s:;,"'()<>|"""
IN_A_PATH = r"(?P<account>[^\\/]+?)(?=_Classes(?![^\\/])|[\\/]|$)"
IN_PROSE = rf"(?P<account>[^{ENDS}]*[^{ENDS}.](?:(?: [^{ENDS}]+)+(?=[\\/]))?)"


class Renaming:
    """Replaces names in texts, the same name by the same pseudonym wherever it stands and whichever machine it is on."""

    def __init__(self, key: bytes, platform: Platform, machine: str, accounts: Iterable[str]) -> None:
        """Take the secret, and the names as they are known; Windows and macOS make no difference between `Anna` and `anna`."""
        self._key = key
        self._caseless = platform is not Platform.LINUX
        self._known: dict[str, str] = {}  # pseudonyms by the forms of names
        self._lengths: dict[str, set[int]] = {}  # of those forms, by their first words, of which a file may claim any number
        for form in _forms_of_a_machine(machine):
            self._know(form, self.machine(machine))
        for name in accounts:
            if self.account(name) != name:
                self._know(without_domain(name), self.account(name))
        self._longest_first = {word: sorted(lengths, reverse=True) for word, lengths in self._lengths.items()}

    def machine(self, name: str) -> str:
        """Return the pseudonym of a machine; a machine without a name has none."""
        return name if name.casefold() in NAMELESS else self._pseudonym("host", name.casefold())

    def domain(self, name: str) -> str:
        """Return the pseudonym of a network's domain."""
        return name and self._pseudonym("domain", name.casefold())

    def account(self, name: str) -> str:
        """Return the pseudonym of an account; one of the system's own that names nobody keeps its name."""
        own = without_domain(name)
        of_a_service = own.startswith("S-1-") and not re.fullmatch(SID, own)
        if of_a_service or own.casefold() in NOBODYS or not any(map(str.isalnum, own)):
            return name
        return self._pseudonym("user", own.casefold() if self._caseless else own)

    def path(self, text: str) -> str:
        """Return a path or a key without names."""
        return self._replace(text, IN_A_PATH)

    def text(self, text: str) -> str:
        """Return any other text without them."""
        return self._replace(text, IN_PROSE)

    def _pseudonym(self, sort: str, name: str) -> str:
        import hmac  # noqa: PLC0415  it loads OpenSSL, for which a scan that hides no name does not pay

        message = f"{sort}\0{unicodedata.normalize('NFC', name)}".encode("utf-8", "surrogatepass")
        return f"{sort}-{hmac.digest(self._key, message, 'sha256')[:LENGTH].hex()}"

    def _know(self, name: str, pseudonym: str) -> None:
        for form in {name, *(unicodedata.normalize(way, name) for way in ("NFC", "NFD"))}:
            if (core := re.search(rf"{LETTER}(?:.*{LETTER})?", form, re.DOTALL)) and len(core[0]) <= LONGEST_NAME:
                self._known.setdefault(self._fold(core[0]), pseudonym)
                self._lengths.setdefault(self._fold(_word(core[0], 0)), set()).add(len(core[0]))

    def _fold(self, text: str) -> str:
        return text.lower() if self._caseless else text

    def _replace(self, text: str, component: str) -> str:
        said: list[str] = []
        end = 0
        for found in re.finditer(f"(?i:{SID}|{BEFORE}{component}|{LETTER}+)", text):
            if found.start() < end:
                continue  # within a name of several words
            for start, stop, pseudonym in self._named(text, found):
                said += text[end:start], pseudonym
                end = stop
        return "".join([*said, text[end:]])

    def _named(self, text: str, found: re.Match[str]) -> Iterator[tuple[int, int, str]]:
        """Yield where the name stands that was found, and its pseudonym; nothing where none was."""
        if name := found["sid"]:
            yield *found.span(), self.account(name)
            return
        account = found["account"]
        start, stop, pseudonym = self._known_at(text, found.start("account") if account else found.start())
        if not account or stop >= found.end("account"):
            if pseudonym:
                yield start, stop, pseudonym
        elif self.account(account) != account:
            yield *found.span("account"), self.account(account)
        else:  # names nobody as a whole, and may still have a name in it: /home/ @anna
            yield from self._within(text, *found.span("account"))

    def _within(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Yield the known names that stand in a part of a text."""
        for word in re.compile(f"{LETTER}+").finditer(text, start, end):
            begin, stop, pseudonym = self._known_at(text, word.start())
            if pseudonym and begin >= start:
                yield begin, stop, pseudonym
                start = stop

    def _known_at(self, text: str, start: int) -> tuple[int, int, str]:
        """Return the longest known name that begins here, where it ends, and its pseudonym, empty for none."""
        for length in self._longest_first.get(self._fold(_word(text, start)), ()):
            stop = min(start + length, len(text))
            if (pseudonym := self._known.get(self._fold(text[start:stop]))) and not _word(text, stop):
                return start, stop, pseudonym
        return start, start, ""


def _word(text: str, start: int) -> str:
    found = re.compile(f"{LETTER}+").match(text, start)
    return found[0] if found else ""


def _forms_of_a_machine(name: str) -> Iterator[str]:
    """Yield the name, its first part where it has a domain, and what macOS makes of `Anna's Mac` for its own network."""
    if name.casefold() in NAMELESS:
        return
    yield name
    short, _, domain = name.partition(".")
    if (
        re.fullmatch(r"[\w.-]+", domain) and re.fullmatch(r"[\w-]+", short) and not short.isdigit()
    ):  # of an address the first number is no name
        yield short
    yield re.sub(r"['\u2019]", "", name).replace(" ", "-")

"""Whom a rule is for, as data: bodies by their names, kinds of bodies, and levels of government.

A policy's `bodies` and the option `--entity` speak the same words. The most specific one decides: a name before a kind, a kind before
its level, a level before `others`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.stdlib.named_tuple import NamedTuple
from scanner.tables.declaration import Declaration, Key, Kind
from scanner.tables.kinds import LISTED, TABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scanner.tables.declaration import Known
    from scanner.tables.table import Table

LEVELS = {
    "union": "institutions of the European Union",
    "central": "bodies of the central or federal government",
    "regional": "bodies of a region, a community or a state of a federation",
    "local": "bodies of a municipality, a province or a county",
    "parliament": "a parliament, its members and its services",
    "private": "whoever is no part of government",
}
OTHERS = "others"  # every body that no more specific word names


class KindOfBody(NamedTuple):
    """A kind of body: its level, none if several have it, what it is, and the words that a call may use for it."""

    level: str
    meaning: str
    also: tuple[str, ...] = ()


KINDS = {
    "eu-institution": KindOfBody("union", "an institution, body or agency of the European Union"),
    "ministry": KindOfBody("central", "a ministry, department or federal public service", ("department", "spf", "fod", "ministère")),
    "agency": KindOfBody("central", "an agency or other public body of the central government"),
    "social-security-institution": KindOfBody("central", "a public institution of social security"),
    "special-corps": KindOfBody("central", "a corps with statutes of its own"),
    "defence": KindOfBody("central", "the armed forces and their ministry"),
    "police": KindOfBody("central", "the federal or national police"),
    "public-prosecutor": KindOfBody("central", "the public prosecutor's office"),
    "political-staff": KindOfBody("", "ministers, state secretaries, their cabinets and political advisers", ("cabinet", "minister")),
    "public-company": KindOfBody("", "a company that is owned by the state", ("state-enterprise",)),
    "regional-service": KindOfBody("regional", "a service of a regional government, or an agency of a state", ("state-agency",)),
    "regional-agency": KindOfBody("regional", "a public body of a region or community with a board of its own"),
    "municipality": KindOfBody("local", "a municipality or city", ("commune", "gemeente", "gemeinde", "city")),
    "province": KindOfBody("local", "a province or county", ("county",)),
    "district": KindOfBody("local", "a district with one task, such as a school district"),
    "parliament-member": KindOfBody("parliament", "a member of parliament"),
    "parliament-staff": KindOfBody("parliament", "the staff and services of a parliament"),
    "school": KindOfBody("", "a school", ("école",)),
    "university": KindOfBody("", "a university", ("université",)),
    "hospital": KindOfBody("", "a hospital", ("hôpital", "ziekenhuis", "krankenhaus")),
    "foundation": KindOfBody("", "a foundation that a government funds"),
    "critical-infrastructure": KindOfBody("", "an operator of critical infrastructure"),
    "contractor": KindOfBody("private", "a company, for what it does under a government's contract"),
    "provider": KindOfBody("private", "the maker or provider of the banned product"),
    "seller": KindOfBody("private", "an app store or another seller"),
    "telecom-operator": KindOfBody("private", "an operator of a network"),
    "company": KindOfBody("private", "any other company or association", ("entreprise",)),
    "person": KindOfBody("private", "a private person"),
}


class Bodies(NamedTuple):
    """The bodies that a rule binds, those that it only advises, those that it leaves out, and those of which its text does not say."""

    bound: tuple[str, ...] = ()
    advised: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()


class Entities(NamedTuple):
    """The `[rule.entities]`: in the text's words, by language, and as data."""

    bound: Mapping[str, tuple[str, ...]] = {}
    advised: Mapping[str, tuple[str, ...]] = {}
    excluded: Mapping[str, tuple[str, ...]] = {}
    bodies: Bodies = Bodies()


# What people type for a sign of a text: hyphens for dashes, straight apostrophes, and letters whose strokes are no accents to Unicode.
TYPED_AS = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("`\u2018\u2019\u02bc", "'"),
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
    }
)


def fold_name(text: str) -> str:
    """Return a word for a body as it is compared: people type names without the accents and with other dashes than a text has."""
    from unicodedata import combining, normalize  # noqa: PLC0415  only where a body is named

    plain = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    return " ".join(plain.translate(TYPED_AS).casefold().split())


def _read_bodies(table: Table, key: Key, _: Known) -> tuple[str, ...]:
    found = table.texts(key.name)
    for word in found:
        kind, sign, name = word.partition(":")
        if word not in {*LEVELS, OTHERS} and (kind not in KINDS or bool(sign) != bool(name)):
            known = ", ".join((*LEVELS, OTHERS, *KINDS))
            table.fault(key.name, f"expected one of {known}, or a kind with a name such as municipality:Ixelles; found {word!r}")
    return found


def _check_bodies(table: Table, bodies: Bodies, _: Known) -> None:
    """Note what stands in two of the lists: no rule both binds and leaves out."""
    words = [fold_name(word) for words in bodies for word in words]
    for word in dict.fromkeys(word for word in words if words.count(word) > 1):
        table.fault("", f"expected each body once; found {word!r} again")


BODY_WORDS = Kind("body, or a list of bodies", _read_bodies)
BODIES = Declaration(
    tuple(Key(name, BODY_WORDS, f"The bodies that are {name}.") for name in Bodies._fields),
    make=Bodies,
    check=_check_bodies,
)
ENTITIES = Declaration(
    (
        *(Key(name, LISTED, f"Who the text names as {name}.") for name in ("bound", "advised", "excluded")),
        Key("bodies", TABLE, "The same as data (below).", default=Bodies(), below=BODIES),
    ),
    make=Entities,
)

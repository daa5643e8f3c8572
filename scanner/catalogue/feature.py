"""A built-in feature, as its file `signatures/features/<id>.toml` has it: what it does, where it is, and what governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scanner.catalogue.in_question import CATEGORY
from scanner.catalogue.policy_words import FEATURES, Processing
from scanner.catalogue.product import CONDITIONS, NO_CONDITION, VERSION, Product, check_block, made_block, numbered
from scanner.model import Platform, State
from scanner.setting import Setting, Store
from scanner.stdlib.named_tuple import NamedTuple
from scanner.tables.declaration import Declaration, Key, Need
from scanner.tables.kinds import ADDRESSES, DAY, FLAG, TABLES, TEXT, TEXTS, VALUES, WORD, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.tables.declaration import Known
    from scanner.tables.table import Table
    from scanner.tables.toml_file import TomlFile

Written = dict[str, Any]  # the values of a table by key


class Presence(NamedTuple):
    """A `[[presence]]`: a program that has the feature, or the system itself from a release on.

    The program is `described` in a file of its own, or here, as a block of the feature's product.
    """

    block: int  # of the product, counted from 1; 0 for what is described elsewhere, and for the system itself
    program: str
    platform: Platform | None
    since: str  # the first version that has it, empty for all
    until: str  # the first version that has it no more
    described: bool = False  # in programs/<program>.toml


class Governing(NamedTuple):
    """A `[[setting]]` for one program, with what the program makes of it."""

    setting: Setting
    since: str  # the first version that obeys it, empty for all
    until: str  # the first version that does not obey it any more
    overridden_by: tuple[str, ...]  # names of settings that this one yields to
    ignored: str  # why no version obeys it from this place, empty where it is obeyed
    removes: bool = False  # it takes the program away: a program that is still there is one that it has not removed


class Feature(NamedTuple):
    """A feature. Its `product` says how those programs that have it are recognised which no file of their own describes."""

    product: Product
    sorts: tuple[str, ...]  # what it does, in the words that policies use
    default: State  # when nothing is set
    presences: tuple[Presence, ...]
    settings: tuple[Governing, ...]
    processing: str  # where what it is given goes: cloud, local or both


def read_feature(file: TomlFile, id: str) -> Feature:  # noqa: A002  it is what the file's name is called everywhere
    """Return the feature; it is only to be used when the file has no faults afterwards."""
    feature: Feature = FEATURE.read(file.root, {}, id=id, path=file.name)
    file.root.close()
    return feature


def _feature(
    id: str,  # noqa: A002  as above
    features: tuple[str, ...],
    default: State,
    presence: tuple[Written, ...],
    setting: tuple[Written, ...],
    processing: Processing,
    **more: Any,  # noqa: ANN401  as the keys have them
) -> Feature:
    blocks = numbered(one["block"] for one in presence if one["block"])
    product = Product(id=id, category=CATEGORY, blocks=blocks, hits=(), misses=(), **more)
    settings = tuple(governing for number, one in enumerate(setting, 1) for governing in _settings(one, f"{id}#{number}"))
    return Feature(product, features, default, tuple(_presences(presence)), settings, processing)


def _presences(present: Iterable[Written]) -> Iterator[Presence]:
    """Yield a presence for each program, with the numbers of their blocks among those that have one."""
    number = 0
    for one in present:
        number += one["block"] is not None
        described = one["block"] is None and not one["system"]
        for program in one["program"] or ("",):
            yield Presence(number if one["block"] else 0, program, one["platform"], one["since"], one["until"], described=described)


def _settings(one: Written, id_: str) -> Iterator[Governing]:
    """Yield a setting for each program."""
    for program in one["program"] or ("",):
        setting = Setting(id_, one["store"], program, *(one[key] for key in ("key", "name", "off", "on", "chooses")))
        yield Governing(setting, *(one[key] for key in ("since", "until", "overridden_by", "ignored", "removes")))


def _present(**values: Any) -> Written:  # noqa: ANN401  as the keys have them
    """Return a presence as it stands in the file, with the block by which its programs are recognised together."""
    conditions = {key.name: values.pop(key.name) for key in CONDITIONS}
    return {**values, "block": made_block(**conditions) if any(conditions.values()) else None}


def _check_present(table: Table, one: Written, known: Known) -> None:
    given, block = [key.name for key in CONDITIONS if table.has(key.name)], one["block"]
    if one["system"]:
        for name in given:
            table.fault(name, "expected no other key beside `system`: the system itself is not recognised by an item")
    elif given and not (block and (block.ids or block.names or block.publishers)):
        table.fault("", NO_CONDITION)
    elif block:
        check_block(table, block, known)


DEFAULTS = (State.ENABLED, State.DISABLED, State.OFFERED, State.UNKNOWN)
NO_KEY = "missing; expected a text in quotes"
PRESENCE = Declaration(
    (
        Key(
            "program",
            TEXTS,
            "The name that settings use for the program, or several if one installation contains them; none for the system itself.",
        ),
        Key("platform", WORD, "Only on this system: `windows`, `macos` or `linux`.", words=Platform),
        Key("system", FLAG, "`true`: the system itself has the feature."),
        Key("since", TEXT, "The first version of the program or system that has it.", forms=VERSION),
        Key("until", TEXT, "The first version that no longer has it.", forms=VERSION),
        *CONDITIONS,
    ),
    make=_present,
    any_of=("program", "system", "id", "web_app", "name", "publisher"),
    any_fault=NO_CONDITION,
    needs=(Need("system", value=True, wanted="platform", fault="missing; with `system`, a platform is required"),),
    check=_check_present,
)
SETTING = Declaration(
    (
        Key("store", WORD, "Where it is stored (below).", required=True, default=Store.REGISTRY, words=Store),
        Key("program", TEXTS, "The program, or programs, that obey it; none for the system itself."),
        Key("key", TEXT, "The registry key, or the domain of a managed preference."),
        Key("name", TEXT, "Its name. Names joined by dots lead to a nested value, where the store supports it.", required=True),
        Key("off", VALUES, "The values that switch the feature off."),
        Key("on", VALUES, "The values that switch it on; not those that only allow it."),
        Key("chooses", FLAG, "`true`: any non-empty value is the choice (of a service, for example) without which the feature does "
            "nothing. Until it is made, a setting that leaves the feature on only offers it."),
        Key("since", TEXT, "The first version that obeys it.", forms=VERSION),
        Key("until", TEXT, "The first version that no longer obeys it.", forms=VERSION),
        Key("overridden_by", TEXTS, "Names of other settings in this file: if one of them is set, this one is ignored."),
        Key("ignored", TEXT, "Why no version obeys it from this place. It is reported where it is set, and decides nothing; "
            "without `off` and `on` it is only what others yield to."),
        Key("removes", FLAG, "`true`: it removes the program. A program that is present was not, or not yet, removed."),
    ),
    any_of=("off", "on", "chooses", "ignored"),
    any_fault="expected `off` with the values that switch it off, or `on` with those that switch it on",
    needs=(Need("store", Store.MANAGED_PREFERENCE, "key", NO_KEY), Need("store", Store.REGISTRY, "key", NO_KEY)),
)  # fmt: skip
FEATURE = Declaration(
    (
        Key("name", TEXT, "The feature's public name, with its program where the name alone is ambiguous.",
            required=True),
        Key("vendor", TEXT, "Who makes it.", required=True),
        Key("features", WORDS, "What it does, in the terms of policies (listed in [policies.md](policies.md)).", required=True,
            words=FEATURES),
        Key("description", TEXT, "One or two sentences: what it does, with which data, and who has it.", required=True),
        Key("processing", WORD, "Where data is processed: `cloud`, `local` or `both`.", required=True, default=Processing.BOTH,
            words=Processing),
        Key("default", WORD, "The state when nothing is set: `enabled`, `disabled`, `unknown`, or `offered` if it does nothing until "
            "somebody makes a choice.", required=True, default=State.UNKNOWN,
            words=DEFAULTS),
        Key("references", ADDRESSES, "Addresses that document the content of the file."),
        Key("reviewed", DAY, "The day on which the file was last reviewed.", required=True),
        Key("presence", TABLES, "A program or system that has the feature (below).", required=True, below=PRESENCE),
        Key("setting", TABLES, "A setting that controls it (below); none if none is known.", below=SETTING),
    ),
    make=_feature,
)  # fmt: skip

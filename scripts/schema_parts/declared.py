"""The shape of a declared table: what a JSON Schema can know of what the reader wants."""

from collections.abc import Callable, Iterable, Mapping

from schema_parts.meanings import meanings, plain
from schema_parts.shapes import (
    ADDRESS,
    Shape,
    by_language,
    count,
    day,
    flag,
    named,
    one_of,
    pattern,
    said,
    some,
    table,
    tables,
    text,
    where,
    word,
)

from scanner.catalogue import feature, meant_devices, policy, product, rule, rule_parts
from scanner.catalogue.bodies import BODY_WORDS, LEVELS, OTHERS
from scanner.catalogue.bodies import KINDS as KINDS_OF_BODIES
from scanner.catalogue.defaults import DEVICE_CLASSES
from scanner.catalogue.policy_words import Aspect, Effect
from scanner.cli import config_file
from scanner.language import LANGUAGES
from scanner.matching.confidence import of_id
from scanner.matching.identifiers import KINDS
from scanner.model import Relation
from scanner.setting import Store
from scanner.tables import kinds
from scanner.tables.declaration import Declaration, Key, Kind
from scanner.vocabulary import DEVICE_FORMS

LANGUAGE_NAMES = {"en": "English", "fr": "French", "nl": "Dutch", "de": "German"}
RELATIONS = (Aspect.CLIENT, Aspect.TOOL, Aspect.SDK, Aspect.MODEL)
WANTED = [effect for effect in Effect if effect not in rule.ONLY_BELOW]
VALUE: Shape = {"type": ["string", "integer", "boolean"]}
WORDS = (  # what an editor shows beside the words of a closed set: the documents say it
    (Effect, "policies.md", "## A rule"),
    (Relation, "signatures.md", "## A block"),
    (Store, "features.md", "### Stores"),
    (feature.DEFAULTS, "features.md", "## How it is weighed"),
)


def shape(declaration: Declaration) -> Shape:
    """Return the shape of a table."""
    keys = {key.name: described(key) for key in declaration.keys}
    more: Shape = {"anyOf": one_of(*declaration.any_of)} if declaration.any_of else {}
    if needs := [where(need.key, need.value, {"required": [need.wanted]}) for need in declaration.needs]:
        more["allOf"] = needs
    required = [key.name for key in declaration.keys if key.required]
    return table(keys, required) | more | beyond(declaration)


def described(key: Key) -> Shape:
    """Return the shape of what stands at a key, with what an editor shows."""
    return said(plain(key.meaning), SHAPES[key.kind](key))


def beyond(declaration: Declaration) -> Shape:
    """Return what the reader looks for by itself, and what `scanner signatures check` asks for."""
    if declaration is product.PRODUCT:
        return {"required": [*(key.name for key in declaration.keys if key.required), "hit"]}
    if declaration is rule_parts.MATCH:
        wanted = where("include_successors", True, {"required": ["vendors"]})  # noqa: FBT003  it is the key's value
        return {"allOf": [*(where(need.key, need.value, {"required": [need.wanted]}) for need in declaration.needs), wanted]}
    if declaration is rule.RULE:
        return {"allOf": [_allowed(effect) for effect in WANTED]}
    return {}


def _allowed(effect: Effect) -> Shape:
    """Return what a rule's effect asks of its other keys."""
    wanted: Shape = {"properties": {key: _at_most(effect) for key in ("aspects", "device")}}
    if effect in {Effect.PROHIBIT, Effect.ADVISE_AGAINST}:
        wanted["required"] = ["aspects"]
    if effect is Effect.DISABLE_FEATURE:
        wanted["required"] = ["expect"]
    else:
        wanted["not"] = {"required": ["expect"]}
    if effect is not Effect.CONDITIONAL:
        wanted["properties"] = {key: _at_most(effect) for key in ("aspects", "device")} | {"condition": False}
    return where("effect", str(effect), wanted)


def _at_most(effect: Effect) -> Shape:
    """Return the limit that a rule's effect sets; that it says `additionalProperties` keeps an editor that is strict from guessing."""
    weaker = {"enum": [str(one) for one in Effect if one.place <= effect.place]}
    return {"additionalProperties": {"anyOf": [weaker, {"type": "object", "additionalProperties": True, "properties": {"effect": weaker}}]}}


def _word(words: Iterable[str]) -> Shape:
    shown = words if isinstance(words, Mapping) else next((meanings(*where_) for known, *where_ in WORDS if known is words), None)
    return word(words, shown)


def _text(key: Key) -> Shape:
    return text(key.forms[-1].pattern) if key.forms else text()


def _names(key: Key) -> Shape:
    each = SHAPES[key.each.kind](key.each) if key.each else {}
    known = {name: said(plain(key.meaning), each) for name in key.words}
    return table(known, additionalProperties=each) if known else named(each)


def _aspects(key: Key) -> Shape:
    effect = _word(Effect)
    treatment = {"anyOf": [effect, shape(kinds.declared(key))]}
    relations = meanings("signatures.md", "## A block")
    own = "The effect on the product itself as this form: {}."
    return table({str(one): said(relations[one] if one in RELATIONS else own.format(one), treatment) for one in Aspect})


def _devices(_: Key) -> Shape:
    return table(
        {name: said("The effect on this class of devices.", _word(Effect)) for name in DEVICE_CLASSES}, additionalProperties=_word(Effect)
    )


def _forms(_: Key) -> Shape:
    shape = some(_word(DEVICE_FORMS))
    return table({name: said("The forms of device that are meant.", shape) for name in DEVICE_CLASSES}, additionalProperties=shape)


def _bodies(_: Key) -> Shape:
    known = LEVELS | {OTHERS: "every other body"} | {kind: row.meaning for kind, row in KINDS_OF_BODIES.items()}
    return some({"anyOf": [word(known, known), text(f"({'|'.join(KINDS_OF_BODIES)}):.+")]})


def _ids(_: Key) -> Shape:
    known = {kind: said(_id_meaning(kind), some((pattern if row.stars else text)(row.form))) for kind, row in KINDS.items()}
    return table(known, minProperties=1)


def _item_ids(_: Key) -> Shape:
    return table({kind: said(_id_meaning(kind), some(text())) for kind in KINDS})


def _id_meaning(kind: str) -> str:
    meaning, row = meanings("signatures.md", "### Kinds of ids")[kind], KINDS[kind]
    form = "" if row.expected in meaning else f"; {row.expected}"
    return f"{meaning}{form}. Alone it gives {of_id(kind)} confidence."


SHAPES: Mapping[Kind, Callable[[Key], Shape]] = {
    kinds.TEXT: _text,
    kinds.TEXTS: lambda key: some(_text(key)),
    kinds.FORMAT: lambda key: {"const": next(iter(key.words))},
    kinds.ADDRESSES: lambda _: some(text(ADDRESS)),
    kinds.VALUES: lambda _: some(VALUE),
    kinds.DAY: lambda _: day(),
    kinds.COUNT: lambda _: count(),
    kinds.FLAG: lambda _: flag(),
    kinds.WORD: lambda key: _word(key.words),
    kinds.WORDS: lambda key: some(_word(key.words)),
    kinds.IN_ALL: lambda _: by_language(policy.LANGUAGE),
    kinds.SAID: lambda _: {"anyOf": [text(), by_language(policy.LANGUAGE)]},
    kinds.LISTED: lambda _: {"anyOf": [some(text()), by_language(policy.LANGUAGE, one=some(text()))]},
    kinds.IN_ANY: lambda key: by_language(policy.LANGUAGE, least=int(key.required)),
    kinds.TABLE: lambda key: shape(kinds.declared(key)),
    kinds.TABLES: lambda key: tables(shape(kinds.declared(key))),
    kinds.NAMES: _names,
    product.PATTERNS: lambda _: some(pattern()),
    product.IDS: _ids,
    product.ITEM_IDS: _item_ids,
    policy.LANGUAGES: lambda _: some({"anyOf": [word(LANGUAGES, LANGUAGE_NAMES), text(policy.LANGUAGE)]}),
    policy.DEVICE_CLASS: lambda _: {"anyOf": [word(DEVICE_CLASSES), text()]},
    rule.ASPECTS: _aspects,
    BODY_WORDS: _bodies,
    meant_devices.DEVICES: _devices,
    meant_devices.FORMS: _forms,
    rule.WANTED: lambda _: word(WANTED, meanings("policies.md", "## A rule")),
    rule_parts.BLANKET: lambda _: {"const": False},
    config_file.PATH: _text,
    config_file.PATHS: lambda key: some(_text(key)),
    config_file.POLICIES: lambda key: some(_text(key)),
}

"""The schema of a rule's `[rule.aspects]` and `[rule.device]`, as `scanner/catalogue/aspects_table.py` reads them."""

from schema_parts.meanings import meanings
from schema_parts.shapes import Shape, said, table, text, where, word

from scanner.catalogue.device_classes import DEVICE_CLASSES
from scanner.catalogue.policy_words import Aspect, Effect, Reading

RELATIONS = (Aspect.CLIENT, Aspect.TOOL, Aspect.SDK, Aspect.MODEL)
REASONED = where("reading", "project", {"required": ["why"]})


def aspects() -> Shape:
    """Return the effects on the forms of the product and on what is not the product."""
    return table({aspect: said(_meaning(aspect), _treatment()) for aspect in map(str, Aspect)})


def devices() -> Shape:
    """Return the effects on the classes of devices; a policy may declare more of those."""
    known = {name: said("The effect on this class of devices.", _effect()) for name in DEVICE_CLASSES}
    return table(known, additionalProperties=_effect())


def allowed(effect: Effect) -> Shape:
    """Return what a rule's effect asks of its other keys."""
    wanted: Shape = {"properties": {key: _at_most(effect) for key in ("aspects", "device")}}
    if effect in {Effect.PROHIBIT, Effect.ADVISE_AGAINST}:
        wanted["required"] = ["aspects"]
    if effect is Effect.DISABLE_FEATURE:
        wanted["required"] = ["expect"]
    else:
        wanted["not"] = {"required": ["expect"]}
    if effect is not Effect.CONDITIONAL:
        wanted["properties"]["condition"] = False
    return where("effect", str(effect), wanted)


def _meaning(aspect: str) -> str:
    own = aspect not in RELATIONS
    return f"The effect on the product itself as this form: {aspect}." if own else meanings("signatures.md", "## A block")[aspect]


def _effect() -> Shape:
    return word(Effect, meanings("policies.md", "## A rule"))


def _treatment() -> Shape:
    keys = {
        "effect": said("The effect on it.", _effect()),
        "reading": said("`project` where the text does not say it in so many words.", word(Reading)),
        "why": said("The reason why this project read it so.", text()),
    }
    return {"anyOf": [_effect(), table(keys, ["effect"], **REASONED)]}


def _at_most(effect: Effect) -> Shape:
    """Return the limit that a rule's effect sets; that it says `additionalProperties` keeps an editor that is strict from guessing."""
    weaker = {"enum": [str(one) for one in Effect if one.place <= effect.place]}
    return {"additionalProperties": {"anyOf": [weaker, {"type": "object", "additionalProperties": True, "properties": {"effect": weaker}}]}}

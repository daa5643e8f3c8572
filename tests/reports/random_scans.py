"""Scans of any content, for properties that hold for all of them: hostile text stands wherever the model has a text."""

from datetime import UTC

from hypothesis import strategies as st

from scanner import model, policy_facts
from scanner.catalogue_origin import Origin
from scanner.matching.confidence import Field
from scanner.stdlib.str_enum import StrEnum

STEERING = "\x00\x07\x08\t\n\r\x1b\x7f\x85\x9b\u061c\u200e\u202e\u2028\u2066\ufeff\ud800\udcff\U000e0041\U0010ffff"
LETTERS = st.one_of(st.characters(), st.sampled_from(STEERING), st.sampled_from("\"\\'#[]{}.=m \u4e2d\u0301\uff21\u00e9"))
TEXT = st.text(LETTERS, max_size=12)


FIELD = st.one_of(st.sampled_from([*Field]).map(str), st.sampled_from(["id.deb", "id.chromium-extension"]))


def few(of, least=0):
    return st.lists(of, min_size=least, max_size=2).map(tuple)


SIMPLE = {
    "str": TEXT,
    "bool": st.booleans(),
    "int": st.integers(0, 10**6),
    "float": st.one_of(st.floats(0, 10**9, allow_nan=False), st.integers(0, 100)),
    "date": st.dates(),
    "date | None": st.one_of(st.none(), st.dates()),
    "datetime": st.datetimes(timezones=st.just(UTC)),
    "datetime | None": st.one_of(st.none(), st.datetimes(timezones=st.just(UTC))),
    "tuple[str, ...]": few(TEXT),
    "tuple[Mark, ...]": few(st.sampled_from([*model.Mark])),
    "tuple[Flag, ...]": few(st.sampled_from([*model.Flag])),
} | {name: st.sampled_from([*words]) for name, words in vars(model).items() if isinstance(words, type(StrEnum))}


def built(shape, **given):
    """Return a strategy for one of the model's types, each field from its annotation or as given."""
    hints = {name: getattr(hint, "__forward_arg__", hint) for name, hint in shape.__annotations__.items()}
    return st.builds(shape, **{name: given[name] if name in given else SIMPLE[hint] for name, hint in hints.items()})


def scans(id_kinds=TEXT, date_names=TEXT):
    """Return a strategy. Kinds of identifiers and names of dates are words of ours, and the schema holds them to be."""
    kind = st.sampled_from([*model.Kind])
    aspect = kind.map(lambda word: word.value)
    said = {"ids": few(st.tuples(id_kinds, TEXT)), "claims": st.just(())}  # no report has claims
    item = built(model.Item, **said, kind=kind, rung=st.sampled_from([*model.Rung]))
    acts = few(built(model.Basis))
    evidence = built(model.Evidence, item=item, block=st.integers(0, 9), field=FIELD)
    terms = few(built(model.ExceptionTerms))
    verdict = built(model.Verdict, basis=acts, exceptions=terms, dates=st.dictionaries(date_names, st.dates(), max_size=2))
    category = st.one_of(TEXT, st.sampled_from(["ai-assistant", "built-in-ai", "local-model"]))
    goes = st.sampled_from(["", "cloud", "local", "both"])
    problems = few(built(model.Problem))
    looked = built(model.CollectorRun, kind=st.one_of(st.none(), kind), items=few(item), problems=problems, omitted=st.just(0))
    counted = built(model.CollectorRun, kind=st.one_of(st.none(), kind), items=st.just(()), problems=problems)
    signed = built(Origin, expires=st.dates(), digest=st.just(""), refused=st.just(""))
    return built(
        model.Scan,
        catalogue_signed=st.one_of(st.none(), signed),
        host=built(model.HostFacts),
        scope=built(model.Scope, users=st.sampled_from(["all", "this-user"])),
        policies=few(built(policy_facts.PolicyFacts, basis=acts)),
        runs=st.one_of(few(looked), few(counted)),
        findings=few(
            built(model.Finding, aspect=aspect, category=category, processing=goes, evidence=few(evidence, 1), verdicts=few(verdict))
        ),
        waivers=few(built(policy_facts.WaiverFacts)),
        language=st.sampled_from(["fr", "nl", "de", "en"]),
    )

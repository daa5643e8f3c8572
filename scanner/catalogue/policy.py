"""A policy, as its file `signatures/policies/<id>.toml` describes it: who bans what, and how fresh and how official the file is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scanner.catalogue.defaults import DEVICE_CLASSES
from scanner.catalogue.policy_words import IssuerKind
from scanner.catalogue.rule import RULE, Rule
from scanner.catalogue.signature_files import ID
from scanner.stdlib.named_tuple import NamedTuple
from scanner.tables.declaration import Declaration, Form, Key, Kind
from scanner.tables.kinds import COUNT, DAY, FORMAT, IN_ALL, NAMES, SAID, TABLE, TABLES, TEXT, TEXTS, WORD, Value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scanner.tables.declaration import Known
    from scanner.tables.kinds import Texts
    from scanner.tables.table import Table
    from scanner.tables.toml_file import TomlFile

LANGUAGE = r"[a-z]{2,3}"
JURISDICTION = r"[A-Z]{2}(-[A-Z0-9]{1,3}|-x-[A-Za-z0-9]+)?"
HALF_A_YEAR = 180


class Policy(NamedTuple):
    """A policy: its rules, and how fresh and how official the file is."""

    id: str
    version: str
    jurisdiction: str
    languages: tuple[str, ...]
    official_languages: tuple[str, ...]
    fallback: tuple[str, ...]
    last_verified: date
    known_through: date | None  # the horizon: see `judging/horizon.py`
    stale_after_days: int
    issuer_kind: IssuerKind
    issuer: Texts
    title: Texts
    device_classes: Mapping[str, Texts]
    default_device_class: str  # only in an administration's own policy, which knows its devices
    extends: tuple[str, ...]  # ids of policies that hold too
    rules: tuple[Rule, ...]  # none: a profile, which only groups others
    path: str  # of its file

    def text(self, texts: Texts, language: str) -> str:
        """Return one of the policy's texts in a language, else in the first language of `fallback` that has it, else in any."""
        return self.choose(texts, language, "")

    def choose(self, by_language: Mapping[str, Value], language: str, missing: Value) -> Value:
        """Return what the policy has in a language, or as above."""
        return next((by_language[choice] for choice in (language, *self.fallback, *by_language) if choice in by_language), missing)


def read_policy(file: TomlFile) -> Policy:
    """Return the policy; it is only to be used when the file has no faults afterwards."""
    policy: Policy = POLICY.read(file.root, {}, path=file.name)
    file.root.close()
    return policy


def _read_device_class(table: Table, key: Key, known: Known) -> str:
    found = table.text(key.name)
    classes = dict.fromkeys((*DEVICE_CLASSES, *known.get("device_class", ())))
    if found and found not in classes:
        table.fault(key.name, f"expected one of {', '.join(classes)}; found {found!r}")
    return found


def _policy(issuer: Mapping[str, Any], languages: tuple[str, ...], fallback: tuple[str, ...], format: str, **values: Any) -> Policy:  # noqa: A002, ANN401, ARG001
    return Policy(issuer=issuer["name"], issuer_kind=issuer["kind"], languages=languages, fallback=fallback or languages, **values)


CODE = Form(LANGUAGE, "expected codes such as en; found {found}")
LANGUAGES = Kind("code, or a list of codes", TEXTS.read)
DEVICE_CLASS = Kind("class of devices", _read_device_class)
ISSUER = Declaration(
    (
        Key("kind", WORD, "`authority` only if the authority itself publishes this file.", required=True, default=IssuerKind.PROJECT,
            words=IssuerKind),
        Key("name", SAID, "Who wrote the file.", required=True),
    )
)  # fmt: skip
SITE = Declaration(
    (Key("default_device_class", DEVICE_CLASS, "The class of the devices that this policy is for."),),
    make=lambda default_device_class: default_device_class,
)
POLICY = Declaration(
    (
        Key("format", FORMAT, "`policy/1`. Any other value is rejected.", required=True, words=("policy/1",)),
        Key("id", TEXT, "Lower-case words joined by `-`; the same as the file name.", required=True,
            forms=(Form(ID, "expected words in lower case joined by -; found {found}"),)),
        Key("version", TEXT, "Changes with every change of the file.", required=True),
        Key("jurisdiction", TEXT, "ISO 3166: `BE`, `BE-BRU`. For an institution a private form, `EU-x-EP`.", required=True,
            forms=(Form(JURISDICTION, "expected an ISO 3166 code such as BE or BE-BRU, or a private one such as EU-x-EP; found {found}"),)),
        Key("languages", LANGUAGES, "The languages of this file's texts; every text by language is given in "
            "all of them, but for titles of documents.",
            required=True, forms=(CODE,)),
        Key("official_languages", LANGUAGES, "Those in which the authority's text is legally binding.", forms=(CODE,), among="languages"),
        Key("fallback", LANGUAGES, "Which languages replace a missing one, in order; all `languages` by default.",
            forms=(CODE,),
            among="languages"),
        Key("last_verified", DAY, "The day on which the file was last checked against its sources.", required=True),
        Key("known_through", DAY, "The day through which somebody looked for new measures on this subject in the jurisdiction. Reports "
            "say it, and warn when it is more than 60 days ago, or missing."),
        Key("stale_after_days", COUNT, f"After how many days without a check the report says so; {HALF_A_YEAR} by default.",
            default=HALF_A_YEAR),
        Key("issuer", TABLE, "`kind`: `authority` only if the authority itself publishes this file, otherwise `project`; `name`, "
            "which may be given by language.",
            required=True,
            below=ISSUER),
        Key("title", IN_ALL, "By language.", required=True),
        Key("device_class", NAMES, "By language: how the text defines a class of devices. Classes are `service`, `personal-with-access` "
            "and "
            "`personal`; one declared here may have another name.", field="device_classes", words=DEVICE_CLASSES, each=Key("", IN_ALL, "")),
        Key("extends", TEXTS, "Ids of policies whose rules also apply."),
        Key("site", TABLE, "`default_device_class`: only in a policy that an administration writes for its own machines. "
            "The class is then not called assumed.", default="", field="default_device_class", below=SITE),
        Key("rule", TABLES, "At least one, unless the file extends others.", field="rules", below=RULE),
    ),
    make=_policy,
    shared=("languages", "device_class"),
    any_of=("rule", "extends"),
    any_fault="expected [[rule]] tables, or `extends` with the ids of other policies",
)  # fmt: skip

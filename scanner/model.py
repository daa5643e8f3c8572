"""The words of the project as types; nothing here reads, decides or prints. Dataclasses would cost every login five times as much."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from scanner.stdlib.named_tuple import NamedTuple
from scanner.stdlib.str_enum import StrEnum
from scanner.vocabulary import DeviceForm, Ordered
from scanner.vocabulary import Mark as Mark  # noqa: PLC0414  everybody has it from here
from scanner.vocabulary import Reason as Reason  # noqa: PLC0414  everybody has it from here

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from scanner.catalogue_origin import Origin
    from scanner.policy_facts import PolicyFacts, WaiverFacts


class Platform(StrEnum):
    """The operating system of a host, which need not be the one we run on."""

    WINDOWS = "windows"
    MACOS = "macos"
    LINUX = "linux"


class Kind(StrEnum):
    """What sort of thing an item is."""

    APPLICATION = "application"
    EXTENSION = "extension"
    WEB_APP = "web-app"
    COMMAND_LINE = "command-line"
    LIBRARY = "library"
    MODEL = "model"
    PROCESS = "process"
    FEATURE = "feature"
    DESTINATION = "destination"  # where a client of language models sends what people type
    AGENT_PART = "agent-part"  # what an agent goes by: a skill, a plugin, a hook, instructions


class Rung(Ordered):
    """How strong a trace is as evidence that the software is there, strongest first."""

    INSTALLED = "installed"
    REGISTERED = "registered"
    PRESENT = "present"
    RUNNING = "running"
    CONFIGURED = "configured"
    RESIDUE = "residue"


class Confidence(Ordered):
    """How sure the match is, the surest first; `matching/confidence.py` says what each means."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Relation(Ordered):
    """What the matched thing is to the product, the nearest first: a downloader for TikTok is a tool, and not TikTok."""

    OFFICIAL = "official"
    CLIENT = "client"
    TOOL = "tool"
    MODEL = "model"
    SDK = "sdk"


class State(StrEnum):
    """Whether something that can be switched off is on. Empty where the question has no meaning."""

    ENABLED = "enabled"
    DISABLED = "disabled"
    DISABLED_BY_POLICY = "disabled-by-policy"  # of a feature: an administrator switched it off
    DISABLED_BY_USER = "disabled-by-user"
    OFFERED = "offered"  # of a feature: it is there, and nobody made the choice without which it does nothing
    NOT_PRESENT = "not-present"  # of a feature: a setting is there, and the program that it is for is not
    UNKNOWN = "unknown"
    NONE = ""


OFF = frozenset({State.DISABLED, State.DISABLED_BY_POLICY, State.DISABLED_BY_USER})  # of a feature, whoever it was


class Unreadable(Exception):  # noqa: N818  it says what the record is, not what went wrong in us
    """A record is there and cannot be read. The run turns it into a Problem."""

    def __init__(self, reason: Reason, detail: str = "", location: str = "") -> None:
        """Say why, with a detail for people; the location only where it is not the record's own."""
        super().__init__(reason, detail, location)
        self.reason, self.detail, self.location = reason, detail, location


class Malformed(Unreadable):
    """The bytes are not what the format promises."""

    def __init__(self, detail: str) -> None:  # noqa: D107  as above, for what was expected and what stood there
        super().__init__(Reason.MALFORMED, detail)


class Record(NamedTuple):
    """Where something is written down: a file, a folder, a registry key, the process table."""

    location: str  # a path with forward slashes, or a key
    user: str = ""  # the account whose record it is, empty for the machine
    about: str = ""  # the collector's own note to itself between `find` and `read`, such as the browser's id


class Item(NamedTuple):
    """What one record says, unchanged. The run fills in `kind`, `rung`, `location`, `user` and `collector` where they are empty."""

    name: str
    version: str = ""
    publisher: str = ""
    ids: tuple[tuple[str, str], ...] = ()  # pairs of an identifier's kind and value
    kind: Kind | None = None
    rung: Rung | None = None
    state: State = State.NONE
    marks: tuple[Mark, ...] = ()
    within: str = ""  # the program that holds the item: a browser, an editor
    location: str = ""
    user: str = ""
    collector: str = ""
    claims: tuple[tuple[str, str], ...] = ()  # what it says of itself, as pairs like `ids`: to match by, and in no report

    @property
    def keeps_out(self) -> bool:
        """Whether this is the word of an administrator's policy that keeps the software out, which is the contrary of a trace."""
        return self.rung is Rung.CONFIGURED and Mark.POLICY in self.marks and Mark.BLOCKED in self.marks


class Problem(NamedTuple):
    """A record, or a row of one, that is there and could not be read."""

    reason: Reason
    detail: str = ""
    location: str = ""
    user: str = ""
    collector: str = ""


class Status(StrEnum):
    """How a collector's run ended."""

    ABSENT = "absent"  # the place does not exist on this host
    OK = "ok"
    PARTIAL = "partial"  # some of it could not be read
    FAILED = "failed"  # none of it could be read
    SKIPPED = "skipped"
    TIMED_OUT = "timed-out"


class CollectorRun(NamedTuple):
    """One collector's run on one host, with all that it said. The first is `accounts`, without a kind: whose homes can be looked at."""

    collector: str
    kind: Kind | None
    status: Status
    records: int
    items: tuple[Item, ...]
    problems: tuple[Problem, ...]
    seconds: float  # wall time
    omitted: int = 0  # items that the report from which the run was read counts and does not list

    @property
    def said(self) -> int:
        """How many items it said, whether they are kept here or not."""
        return len(self.items) + self.omitted


class Evidence(NamedTuple):
    """An item for which a block of a signature holds: which block, on which field, and how sure that is."""

    item: Item
    block: int  # counted from 1, in the order of the file; of a feature its setting, and 0 where the default holds
    field: str  # what decided, in the words of `matching/confidence.py`: "id.deb", "name"
    value: str  # what stands there in the item
    relation: Relation
    confidence: Confidence


class Basis(NamedTuple):
    """An act, notice or article on which a claim of a policy rests."""

    kind: str
    title: str
    url: str = ""
    number: str = ""
    date: str = ""  # ISO 8601, empty when the source gives none
    supports: tuple[str, ...] = ()
    note: str = ""


class Outcome(Ordered):
    """What a policy says of one finding on one day, the strictest first."""

    PROHIBITED = "prohibited"
    TO_REMOVE = "to-remove"  # prohibited, and still within the time given for removal
    UPCOMING = "upcoming"  # the rule does not apply yet
    ADVISED_AGAINST = "advised-against"
    CONDITIONS_TO_CHECK = "conditions-to-check"
    INVENTORIED = "inventoried"
    EXCEPTED = "excepted"  # somebody granted a waiver, which still holds
    COMPLIANT = "compliant"  # a feature that the policy wants switched off, and is; or what is kept out already
    OUT_OF_SCOPE = "out-of-scope"
    UNSPECIFIED = "unspecified"  # the text is silent on this aspect


class Flag(StrEnum):
    """What a reader must know beside a verdict."""

    REVIEW_OVERDUE = "review-overdue"
    NAME_ONLY = "name-only"  # only a name matched, or what a thing says of itself: somebody must look before anybody is accused
    RESIDUE_ONLY = "residue-only"  # a trace of former presence
    DEVICE_CLASS_ASSUMED = "device-class-assumed"
    PROJECT_READING = "project-reading"  # our interpretation; the text is not explicit
    OTHER_LANGUAGE = "other-language"  # the policy has no text in the requested language
    LOOK_ALIKE = "look-alike"  # a name written with letters of another script that look like the product's


class ExceptionTerms(NamedTuple):
    """An exception that the text of a rule allows: for what purpose, on what conditions, and who may grant it."""

    purpose: str
    conditions: str = ""
    approver: str = ""
    confirm: tuple[str, ...] = ()  # the words by which a waiver confirms the conditions
    what: str = ""  # the purpose in the language of the report; empty where the policy has it as a waiver names it only


class Verdict(NamedTuple):
    """What one rule of one policy says of one finding. `fails` tells whether it makes the run exit with 1."""

    policy: str
    rule: str
    outcome: Outcome
    fails: bool
    reason: str
    action: str
    basis: tuple[Basis, ...]
    dates: Mapping[str, date] = MappingProxyType({})  # effective_from, remove_by, valid_until, review_by, ...
    flags: tuple[Flag, ...] = ()
    exceptions: tuple[ExceptionTerms, ...] = ()  # that the text allows; somebody must have granted one
    support: str = ""  # how well the rule's statements are supported by what was read: official, press+, ...
    conditions: tuple[str, ...] = ()  # what somebody must check by hand before it is allowed
    waiver: str = ""  # the id of the waiver that applies
    control: str = ""  # prohibit, or prevent where the issuer also makes it impossible
    binds: tuple[str, ...] = ()  # whom the text names; no scan can tell for whom it runs
    advises: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    authority_reason: str = ""  # why the authority made the rule, in its policy's words


class Finding(NamedTuple):
    """A product present in one aspect and relation: a client or a tool is a finding apart from the product itself."""

    product: str  # id
    name: str
    vendor: str
    category: str
    aspect: str  # its form: application (and its processes), web-app, extension, command-line, library, model or feature
    relation: Relation
    rung: Rung
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    verdicts: tuple[Verdict, ...] = ()
    features: tuple[str, ...] = ()  # what a built-in feature does, in the words that policies use
    remedy: str = ""  # the setting that switches a feature off, as an administrator writes it
    processing: str = ""  # where what it is given goes: cloud, local or both; empty where nobody knows
    seat: str = ""  # the country of its vendor's head office, as two letters; empty where no policy counts it or nobody knows
    seat_source: str = ""  # an address that says so

    @property
    def fails(self) -> bool:
        """Whether a verdict makes the run fail."""
        return any(verdict.fails for verdict in self.verdicts)

    @property
    def kept_out(self) -> bool:
        """Whether all there is of it are policies that keep it out: it is not there, and the report says why."""
        return bool(self.evidence) and all(one.item.keeps_out for one in self.evidence)


class HostFacts(NamedTuple):
    """What a report says of the machine, and no more: no serials, no addresses."""

    name: str
    platform: Platform
    release: str
    architecture: str
    root: str = ""  # the folder of a mounted system, empty for this machine
    form: DeviceForm = DeviceForm.UNKNOWN
    form_stated: bool = False  # by the call, its environment or its configuration, and not found out
    domain: str = ""  # of its organisation's network, where the machine knows one


class Scope(NamedTuple):
    """Whose records were in scope, and with which rights."""

    users: str  # "all" or "this-user"
    privileged: bool
    homes: int
    account: str = ""  # whose home it was, if the scan was of one's own


class Scan(NamedTuple):
    """One look at one host, whole: what every report is written from."""

    host: HostFacts
    scope: Scope
    started: datetime
    seconds: float
    as_of: date
    device_class: str
    device_class_assumed: bool
    catalogue_version: str
    catalogue_digest: str
    products: int
    policies: tuple[PolicyFacts, ...]
    runs: tuple[CollectorRun, ...]
    findings: tuple[Finding, ...]
    not_looked_at: tuple[str, ...]
    waivers: tuple[WaiverFacts, ...] = ()
    language: str = "en"  # of the texts that people read: fr, nl, de or en
    judged: datetime | None = None  # when an old report was judged again; None when it was judged as it was made
    pseudonymised: bool = False  # whether pseudonyms stand for the names of accounts and of the machine
    id: str = ""  # of the report, a UUID of version 7
    only_addressed: bool = False  # whether what no selected policy covers was left out
    policies_assumed: bool = False  # whether nobody named any, and the default ones judged
    catalogue_signed: Origin | None = None  # None for the catalogue that comes with the program
    entity: str = ""  # the body that scanned, as `--entity` takes it

    @property
    def complete(self) -> bool:
        """Whether nothing in the scope failed: only then does "nothing found" mean that nothing is there."""
        return all(run.status in {Status.OK, Status.ABSENT} for run in self.runs)

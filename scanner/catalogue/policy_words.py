"""The words that a policy file may use, and what each means."""

from __future__ import annotations

from scanner.stdlib.str_enum import StrEnum
from scanner.vocabulary import Ordered

DATES = ("announced", "decided", "published", "effective_from", "remove_by", "valid_until", "review_by", "archived_on")
# The first of these that a rule gives is its first day: some texts say when they were decided, and not since when they hold.
FIRST_DAYS = ("effective_from", "decided", "published", "announced")
# What built-in features do: a policy that bans a sort of feature names it by one of these, and so do the features' signatures.
FEATURES = {
    "agent": "acts on its own with the files, programs or pages of the user",
    "assistant": "answers questions by text or voice",
    "code-assistant": "writes or explains code",
    "image-generation": "creates or edits images",
    "local-model": "a model that the browser or system stores on disk",
    "request-log": "keeps a list of requests made to other features",
    "screen-actions": "offers actions on what the screen shows",
    "screen-recall": "keeps screenshots that can be searched",
    "search": "searches files, pages, mail or history by meaning",
    "summariser": "summarises documents, mail, notifications or conversations",
    "transcription": "turns speech into text, or meetings into minutes",
    "translation": "translates text or speech",
    "unattended-agent": "an agent that runs commands without asking first",
    "unconfined-agent": "an agent that runs commands outside a sandbox",
    "web-page-summary": "summarises or explains the page shown in a browser",
    "writing-assistant": "writes, rewrites or corrects text",
}


class Effect(Ordered):
    """What the authority wants, weakest first: of an aspect's effect and a device's effect, the weaker one holds."""

    OUT_OF_SCOPE = "out-of-scope"
    UNSPECIFIED = "unspecified"
    ALLOW = "allow"
    INVENTORY = "inventory"
    ADVISE_AGAINST = "advise-against"
    CONDITIONAL = "conditional"
    DISABLE_FEATURE = "disable-feature"
    PROHIBIT = "prohibit"


class Aspect(StrEnum):
    """What a rule may treat apart: the forms of the product itself, and the relations of what is not the product."""

    APPLICATION = "application"
    WEB_APP = "web-app"
    EXTENSION = "extension"
    COMMAND_LINE = "command-line"
    LIBRARY = "library"
    FEATURE = "feature"
    DESTINATION = "destination"
    AGENT_PART = "agent-part"
    CLIENT = "client"
    TOOL = "tool"
    SDK = "sdk"
    MODEL = "model"


class OnExpiry(StrEnum):
    """What becomes of a rule after its last day."""

    FLAG = "flag"  # it holds, and the verdict says that somebody must look: extensions are often published late
    ADVISE = "advise"
    DROP = "drop"


class Control(StrEnum):
    """Whether the authority forbids, or makes impossible."""

    PROHIBIT = "prohibit"
    PREVENT = "prevent"


class Support(StrEnum):
    """How well a rule's statements are supported by what was read."""

    OFFICIAL = "official"
    OFFICIAL_AND_PRESS = "official+press"  # the ban is official; dates or scope are known through the press
    SEVERAL_PRESS = "press+"
    PRESS = "press"
    SECONDARY = "secondary"


class BasisKind(StrEnum):
    """What sort of document a statement rests on."""

    LAW = "law"
    DECREE = "decree"
    CIRCULAR = "circular"
    DECISION = "decision"
    NOTICE = "notice"
    STATEMENT = "statement"
    INTERNAL_EMAIL = "internal-email"
    PRESS = "press"


class IssuerKind(StrEnum):
    """Who wrote the file: the authority itself, or somebody who read its texts."""

    AUTHORITY = "authority"
    PROJECT = "project"


class Reading(StrEnum):
    """Who says that an aspect is treated so."""

    TEXT = "text"
    PROJECT = "project"  # our interpretation; the text is not explicit


class Origin(StrEnum):
    """Where a feature comes from."""

    BUILT_IN = "built-in"  # shipped with the system, the browser or the device
    ANY = "any"


class Expected(StrEnum):
    """How a feature is to be set."""

    OFF = "off"


class Check(StrEnum):
    """Who can tell whether a condition is met."""

    MANUAL = "manual"  # somebody must look: the scanner cannot see a contract


class Processing(StrEnum):
    """Where what a product or feature is given is worked on."""

    CLOUD = "cloud"
    LOCAL = "local"
    BOTH = "both"

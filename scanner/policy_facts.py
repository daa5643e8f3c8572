"""What a report says of the policies that judged, and of the exceptions that somebody granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from scanner.model import Basis


class PolicyFacts(NamedTuple):
    """A policy as a report names it."""

    id: str
    version: str
    jurisdiction: str
    title: str
    issuer: str
    last_verified: date
    stale: bool
    basis: tuple[Basis, ...]
    issuer_kind: str = ""  # authority, or project where somebody else wrote down the authority's text
    official_languages: tuple[str, ...] = ()  # in which the authority's text binds
    known_through: date | None = None  # until when somebody looked for new measures; None where nobody says so
    beyond_horizon: bool = False  # that was too long before the day of the judgement, or nobody says


class WaiverFacts(NamedTuple):
    """An exception that somebody granted, as a report names it. It does nothing from the day after `expires`."""

    id: str
    rule: str
    approved_by: str
    reference: str
    expires: date
    expired: bool
    applied: bool  # it held for at least one finding of this scan
    unconfirmed: tuple[str, ...] = ()  # the conditions that nobody confirmed: without them it excuses nothing on this device

"""Which confidence and which rung is the stronger: the model lists both from the strongest on."""

from __future__ import annotations

from scanner.model import Confidence, Rung

CONFIDENCE = {confidence: place for place, confidence in enumerate(Confidence)}
RUNG = {rung: place for place, rung in enumerate(Rung)}


def strongest(*confidences: Confidence) -> Confidence:
    """Return the highest of some confidences."""
    return min(confidences, key=CONFIDENCE.__getitem__)


def weakest(*confidences: Confidence) -> Confidence:
    """Return the lowest of some confidences."""
    return max(confidences, key=CONFIDENCE.__getitem__)

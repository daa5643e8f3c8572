"""Why a signed catalogue is not used."""

from __future__ import annotations


class RefusedError(Exception):
    """A signed catalogue that is not to be used; the message says why, for administrators."""

"""A setting that governs a built-in feature: what a signature names, and what a collector looks for."""

from __future__ import annotations

from scanner.model import State
from scanner.stdlib.named_tuple import NamedTuple
from scanner.stdlib.str_enum import StrEnum


class Store(StrEnum):
    """Where settings of built-in features stand: one collector reads each."""

    REGISTRY = "registry"
    CHROMIUM_POLICY = "chromium-policy"  # a file, a registry key or a managed preference, as the platform has it
    CHROMIUM_PREFERENCE = "chromium-preference"  # of a profile
    GECKO_POLICY = "gecko-policy"
    GECKO_PREFERENCE = "gecko-preference"  # of a profile: prefs.js, user.js
    MANAGED_PREFERENCE = "managed-preference"  # of macOS
    EDITOR_SETTING = "editor-setting"  # of an account: settings.json of the VS Code family
    AGENT_SETTING = "agent-setting"  # of an account or the machine: the files of AI agents


class Setting(NamedTuple):
    """A setting that governs a built-in feature, as the feature's file names it: where to look, and what its values mean.

    `program` is the browser or editor that obeys it, empty for the system. `key` is what the store needs beside it: a registry key
    below its root, a domain of managed preferences. `name` may be a path of names joined by dots, for a value within another.
    """

    id: str  # the feature's id and the number of the setting in its file: "recall#2"
    store: Store
    program: str
    key: str
    name: str
    off: tuple[object, ...]
    on: tuple[object, ...]
    chooses: bool = False  # any value but an empty one is the choice without which the feature does nothing

    def state(self, value: object, *, by_policy: bool) -> State:
        """Return what a value means; one that the file does not know is unknown. False is 0 and True is 1, as in a registry."""
        if self.chooses:
            return State.ENABLED if value else State.OFFERED
        if any(value == off for off in self.off):
            return State.DISABLED_BY_POLICY if by_policy else State.DISABLED_BY_USER
        return State.ENABLED if any(value == on for on in self.on) else State.UNKNOWN

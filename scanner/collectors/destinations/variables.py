"""Variables of an environment that say where clients of language models send what people type.

Of a variable its name, the host of its address, and a model's name count; a key is never looked at beyond whether it is empty.
See: https://platform.openai.com/docs/libraries, https://docs.claude.com/en/docs/claude-code/settings#environment-variables,
https://docs.litellm.ai/docs/providers, https://aider.chat/docs/config/options.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.destinations.destination import is_known_address
from scanner.collectors.destinations.providers import provider_of_name
from scanner.collectors.destinations.sent import Sent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# How the names of addresses and of keys end, a longer ending before the one that it ends with.
ADDRESSES = (
    "_API_BASE_URLS",
    "_API_BASE_URL",
    "_API_BASE_PATH",
    "_API_BASE",
    "_BASE_URLS",
    "_BASE_URL",
    "_BASE_PATH",
    "_API_ENDPOINT",
    "_ENDPOINT",
    "_API_URL",
    "_API_HOST",
    "_HOST",
    "_URI",
    "_URL",
)
KEYS = ("_API_KEYS", "_API_KEY", "_AUTH_TOKEN", "_API_TOKEN", "_KEY", "_TOKEN")
MODELS = ("_MODEL", "_MODEL_NAME", "_DEFAULT_MODEL", "_MODEL_PREF", "_LLM_MODEL_PREF", "_API_MODEL")
BEFORE = ("AIDER_", "LITELLM_", "VITE_", "NEXT_PUBLIC_")  # what some clients put before the names that all use
# Clients that name a provider in one variable and its model in another.
CHOICES = {
    "GOOSE_PROVIDER": "GOOSE_MODEL",
    "GOOSE_LEAD_PROVIDER": "GOOSE_LEAD_MODEL",
    "GOOSE_PLANNER_PROVIDER": "GOOSE_PLANNER_MODEL",
    "LLM_PROVIDER": "LLM_MODEL",
    "DEFAULT_VENDOR": "DEFAULT_MODEL",
    "MODEL_PROVIDER": "MODEL_NAME",
    "AI_PROVIDER": "AI_MODEL",
}
# A model's name with its provider before it.
NAMED = ("AIDER_MODEL", "AIDER_WEAK_MODEL", "AIDER_EDITOR_MODEL", "LITELLM_MODEL", "LLM_MODEL", "MODEL", "OPENCODE_MODEL")
SWITCHES = {
    "CLAUDE_CODE_USE_BEDROCK": "bedrock",
    "CLAUDE_CODE_USE_VERTEX": "vertex",
    "CLAUDE_CODE_USE_FOUNDRY": "foundry",
    "GOOGLE_GENAI_USE_VERTEXAI": "vertex",
}
OFF = frozenset({"", "0", "false", "no", "off"})
SEVERAL = r"[;,\s]+"  # between addresses: Open WebUI takes a list


def sent_by(variables: Mapping[str, str]) -> Iterator[Sent]:
    """Yield what an environment says of destinations: an address before a choice, a choice before a key that is only there."""
    said = {name.upper().replace("-", "_"): value.strip() for name, value in variables.items() if value.strip()}
    addressed: set[str] = set()
    for name, value in said.items():
        before = _before(name, ADDRESSES)
        prefix = _prefix(before)
        if is_known_address(value) or (before and _means_a_provider(prefix)):
            addressed.add(prefix)
            for address in filter(None, re.split(SEVERAL, value)):
                yield Sent(address, model=_model(said, prefix))
    yield from _choices(said, addressed)
    for name in said:
        prefix = _prefix(_before(name, KEYS))
        if prefix and prefix not in addressed and provider_of_name(prefix):
            addressed.add(prefix)
            yield Sent(provider=prefix, model=_model(said, prefix))


def _choices(said: Mapping[str, str], addressed: set[str]) -> Iterator[Sent]:
    for choice, model in CHOICES.items():
        if choice in said and _prefix(said[choice].upper()) not in addressed:
            yield Sent(provider=said[choice], model=said.get(model, "") or _model(said, said[choice].upper()))
    for name in NAMED:
        if name in said and not addressed and not any(said.get(choice) for choice, model in CHOICES.items() if model == name):
            yield Sent(model=said[name])
    for switch, provider in SWITCHES.items():
        if said.get(switch, "").lower() not in OFF:
            yield Sent(provider=provider)


def _before(name: str, endings: Sequence[str]) -> str:
    """Return what stands before the first of these endings that a name has, nothing where it has none."""
    return next((name.removesuffix(ending) for ending in endings if name.endswith(ending)), "")


def _prefix(name: str) -> str:
    for before in BEFORE:
        name = name.removeprefix(before)
    return name


def _means_a_provider(prefix: str) -> bool:
    return provider_of_name(prefix) is not None or prefix.endswith(("OPENAI", "OPEN_AI", "GOOGLE_GEMINI", "LLM", "AZURE"))


def _model(said: Mapping[str, str], prefix: str) -> str:
    return next((said[prefix + ending] for ending in MODELS if said.get(prefix + ending)), "")

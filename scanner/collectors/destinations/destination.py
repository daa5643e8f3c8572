"""Where a client sends what people type: the item for an address, a provider and a model, and nothing else of its settings.

Of an address the host is kept where it is a provider's, else its registrable name; of the machine's own network not even that. Of a model
its name is kept where it looks like one. Keys, headers, paths and accounts are dropped here, before anything else sees them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.destinations.providers import (
    HERE,
    NEARBY,
    RUNNER_PORTS,
    Provider,
    provider_of_host,
    provider_of_name,
)
from scanner.model import Item, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.collectors.destinations.sent import Sent

ADDRESS = r"(?i)\s*(?:[a-z][a-z0-9+.-]{0,15}://)?(?:[^/?#\\\s]*@)?(\[[0-9a-f:.]{2,45}\]|[a-z0-9_.-]{1,253})(?::(\d{1,5}))?(?=[/?#\s]|\Z)"
SCHEME = r"(?i)\s*(?:https?|wss?)://"
LOOPBACK = r"(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\]|0\.0\.0\.0|host\.docker\.internal|gateway\.docker\.internal"
PRIVATE = (
    r"10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|169\.254(?:\.\d{1,3}){2}|\[f[cde][0-9a-f:]*\]"
)
INNER = (".local", ".lan", ".internal", ".intranet", ".home", ".corp", ".home.arpa", ".localdomain", ".test")
IPV4 = r"\d{1,3}(?:\.\d{1,3}){3}"
SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gob", "gouv", "gov", "ne", "net", "nom", "or", "org"})
COUNTRY = 2  # letters of a country's domain
MODEL = r"[A-Za-z0-9][\w.:/@+-]{0,99}"
# A key has a long run of letters and digits in which no model's name comes.
LIKE_A_KEY = r"(?i)^(?:sk|pk|rk|key|token|ghp|gho|xox[bp]|hf|eyJ)[-_]|[A-Za-z0-9]{24,}"
BEFORE_A_MODEL = "/:,"  # opencode, LiteLLM and aider; aichat; claude-code-router
CLOUD = r"[:-]cloud$"  # a tag of Ollama: the model runs on Ollama's machines
CLOUD_OF_OLLAMA = "ollama.com"
LONGEST = 2048


def destinations(client: str, said: Iterable[Sent]) -> list[Item]:
    """Return the items of what a client's settings say, each once."""
    return [*dict.fromkeys(item for sent in said if (item := destination(client, sent)))]


def destination(client: str, sent: Sent) -> Item | None:
    """Return the item, None where the settings do not say where anything goes."""
    row, model = _provider(sent), _model(sent.model)
    if row is not None and row.local and re.search(CLOUD, model):
        row = provider_of_host(CLOUD_OF_OLLAMA)
    if row is None and not model:
        return None
    ids = (*_host_ids(row), *_model_ids(row, model))
    return Item(row.host if row else model, ids=ids, kind=Kind.DESTINATION, within=client)


def host_and_port(address: str) -> tuple[str, str]:
    """Return an address' host in lower case and its port, empty for what is none."""
    found = re.match(ADDRESS, address[:LONGEST])
    return (found[1].lower().rstrip("."), found[2] or "") if found else ("", "")


def is_known_address(value: str) -> bool:
    """Tell whether a text is the address of a provider that is known."""
    return bool(re.match(SCHEME, value)) and provider_of_host(host_and_port(value)[0]) is not None


def _provider(sent: Sent) -> Provider | None:
    if sent.address:
        return _provider_at(*host_and_port(sent.address))
    return provider_of_name(sent.provider) or (None if sent.provider else _named_before(sent.model))


def _provider_at(host: str, port: str) -> Provider | None:
    """Return who is behind a host: a proxy may pass on to anybody, and what is not known may be one."""
    if not host:
        return None
    if re.fullmatch(LOOPBACK, host):
        return Provider(HERE, several=port not in RUNNER_PORTS, local=True)
    if re.fullmatch(PRIVATE, host) or "." not in host or host.endswith(INNER):
        return Provider(NEARBY, several=port not in RUNNER_PORTS, local=True)
    return provider_of_host(host) or Provider(_registrable(host), several=True)


def _registrable(host: str) -> str:
    """Return the name that somebody registered: what stands before it may name a customer, or be a secret."""
    if host.startswith("[") or re.fullmatch(IPV4, host):
        return host
    labels = host.split(".")
    keeps = 3 if len(labels[-1]) == COUNTRY and labels[-2] in SECOND_LEVEL else 2
    return ".".join(labels[-keeps:])


def _named_before(model: str) -> Provider | None:
    """Return the provider that stands before a model's name: `deepseek/deepseek-chat`."""
    found = (provider_of_name(model.partition(mark)[0]) for mark in BEFORE_A_MODEL if mark in model)
    return next((row for row in found if row), None)


def _model(text: str) -> str:
    return text if re.fullmatch(MODEL, text) and not re.search(LIKE_A_KEY, text) else ""


def _host_ids(row: Provider | None) -> Iterator[tuple[str, str]]:
    if row and row.host not in {HERE, NEARBY} and "." in row.host:
        yield "site", row.host


def _model_ids(row: Provider | None, model: str) -> Iterator[tuple[str, str]]:
    if model and not (row and row.local and not row.several):  # what runs on the machine sends nothing
        yield "served-model", model

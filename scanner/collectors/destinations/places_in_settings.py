"""What a client's settings say of destinations, at the places that its row in the table names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.destinations.destination import BEFORE_A_MODEL
from scanner.collectors.destinations.sent import Sent
from scanner.collectors.destinations.variables import sent_by
from scanner.formats.json_file import table
from scanner.formats.path_of_keys import values_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.collectors.destinations.model_clients import Path, Place

ASSIGNS = "="  # aider: `api-key: deepseek=...`


def sent_at(places: Iterable[Place], found: object) -> Iterator[Sent]:
    """Yield each destination once. One that is named by what the file itself calls a provider gets the address that stands there."""
    said = [sent for place in places for inner, name in values_at(found, place.at) for sent in _sent(place, table(inner), name)]
    addresses = {sent.provider: sent.address for sent in said if sent.provider and sent.address}
    yield from dict.fromkeys(_resolved(sent, addresses) for sent in said)


def _sent(place: Place, inner: dict[str, object], name: str) -> Iterator[Sent]:
    if place.environment:
        yield from sent_by({str(key): value for key, value in inner.items() if isinstance(value, str)})
    if place.on and any(value is False for value, _ in values_at(inner, place.on)):
        return
    addresses, providers, models = (_texts(inner, paths, name) for paths in (place.address, place.provider, place.model))
    model, provider = next(iter(models), ""), next(iter(providers), "")
    yield from (Sent(address, provider, model) for address in addresses)
    if not addresses:
        yield from (Sent(provider=one, model=model) for one in providers)
    if not addresses and not providers:
        yield from (Sent(model=one) for one in models)


def _texts(inner: object, paths: Iterable[Path], name: str) -> list[str]:
    values = [value for path in paths for value, _ in values_at(inner, path, name)]
    texts = [one for value in values for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]
    return [before for text in texts if (before := text.partition(ASSIGNS)[0].strip() if ASSIGNS in text and "://" not in text else text)]


def _resolved(sent: Sent, addresses: dict[str, str]) -> Sent:
    if sent.address:
        return sent
    named = sent.provider or next((before for mark in BEFORE_A_MODEL if (before := sent.model.partition(mark)[0]) in addresses), "")
    return sent._replace(address=addresses.get(named, ""))

"""A collector whose module is imported only where it may find something: a login pays for no other.

Its gates are the questions that its `find` asks of a machine that holds nothing; `scripts/gates` asks them of every collector and writes
them down. While each of them would be answered here as it was there, `find` would find here what it found there: nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from scanner.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scanner.collectors.collector import Collector, Said
    from scanner.host.host import Host
    from scanner.model import Record, Rung

PROCESSES = "processes"  # the gate of what starts from the running programs
Questions = tuple[str, ...]  # patterns of files or keys, `PROCESSES`, or a question that is asked once for several collectors
Gates = dict[str, tuple[str, Questions]]  # by module: the collector's kind and its questions


class Gated:
    """A collector, whether or not its module is needed: the run does not see the difference."""

    def __init__(self, module: str, kind: str, questions: Questions, once: Mapping[str, Questions]) -> None:
        """Take what is known of it; nothing is imported yet."""
        self.name = module.rpartition(".")[2].replace("_", "-")
        self.kind = Kind(kind)
        self._module = module
        self._questions = questions
        self._once = once
        self._loaded: Collector | None = None

    @property
    def rung(self) -> Rung:
        """What an item of this place proves unless the item says otherwise."""
        return self._collector().rung

    def find(self, host: Host) -> Iterator[Record]:
        """Name the records that exist on this host, of which there are none behind a closed gate."""
        if self.is_open(host):
            yield from self._collector().find(host)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Say what one record holds."""
        return self._collector().read(host, record)

    def is_open(self, host: Host) -> bool:
        """Tell whether the answer to any of its questions may differ here from that of a machine that holds nothing."""
        return _any_may_hold(host, self._questions, self._once)

    def _collector(self) -> Collector:
        if self._loaded is None:
            self._loaded = collector_class(self._module)()
        return self._loaded


def _any_may_hold(host: Host, questions: Questions, once: Mapping[str, Questions]) -> bool:
    return any(_may_hold(host, question, once) for question in questions)


def _may_hold(host: Host, question: str, once: Mapping[str, Questions]) -> bool:
    if question == PROCESSES:
        return bool(host.processes())
    if question in once:
        known = host.answered(question)
        return _any_may_hold(host, once[question], once) if known is None else known
    return host.may_hold(question)


def collector_class(module: str) -> type[Collector]:
    """Import a collector; its class is named after its file."""
    name = "".join(word.capitalize() for word in module.rpartition(".")[2].split("_"))
    found: type[Collector] = getattr(import_module(f"scanner.collectors.{module}"), name)
    return found

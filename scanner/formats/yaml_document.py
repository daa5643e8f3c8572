"""YAML files that anybody may have written, read by PyYAML's safe loader: plain values, and never an object.

Aliases are what makes a small file large for whoever walks it: more of them than a person writes end the reading. Merges are bounded by
PyYAML itself since 6.0.4.
See: https://yaml.org/spec/1.1/, which is what PyYAML reads
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Malformed, Reason, Unreadable

if TYPE_CHECKING:
    import yaml

LARGEST = 128 << 10  # bytes: the loader is slow, and no settings that a person writes come near it
MOST_ALIASES = 200
MOST_OPENED = 2000  # brackets: the time for those within each other grows with their square


def yaml_document(content: bytes) -> object:
    """Return what a file holds; raise `Unreadable`, which says where it breaks and quotes nothing: such files hold secrets."""
    import yaml  # noqa: PLC0415  few machines have such a file, and every login pays for imports

    if content.count(b"[") + content.count(b"{") > MOST_OPENED:
        raise Unreadable(Reason.TOO_LARGE, f"expected at most {MOST_OPENED} brackets in YAML")
    if len(content) > LARGEST:
        raise Unreadable(Reason.TOO_LARGE, f"expected at most {LARGEST} bytes of YAML")
    try:
        return _loader(content).get_single_data()
    except yaml.MarkedYAMLError as error:
        place = error.problem_mark or error.context_mark
        raise Malformed(f"expected YAML: broken at line {place.line + 1}" if place else "expected YAML") from error
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        raise Malformed("expected YAML") from error


def _loader(content: bytes) -> yaml.SafeLoader:
    import yaml  # noqa: PLC0415  as above

    class Bounded(yaml.SafeLoader):
        """The safe loader, which counts aliases."""

        aliases = 0

        def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
            self.aliases += self.check_event(yaml.AliasEvent)
            if self.aliases > MOST_ALIASES:
                raise yaml.YAMLError
            return super().compose_node(parent, index)

    Bounded.add_constructor(None, lambda _loader, _node: None)  # a tag that its program gives a meaning
    return Bounded(content.decode("utf-8-sig", "replace"))

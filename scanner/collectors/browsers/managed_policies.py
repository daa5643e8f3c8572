"""What an administrator enforces for a program, where no file of policies says it: managed preferences of macOS, keys of Windows.

macOS writes the preferences from configuration profiles, for everybody or for one account; only the administrator can. A browser's key
in the registry is given in the shape that a policy file has elsewhere: a value may hold the JSON of a whole policy, as text or as lines,
and a key a list, as values named 1, 2 and so on, or an object, as values and keys named after what they are. Chromium and Mozilla read
both.
See: https://developer.apple.com/documentation/devicemanagement/managedpreferences
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.json_file import document_or_problem
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Mark, Problem, Reason, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.formats.registry_values import Values
    from scanner.host.host import Host
    from scanner.model import Record

FOLDER = "/Library/Managed Preferences"
LIMIT = 16 * MEBIBYTE
# Windows keeps one Policies for 32-bit and 64-bit programs: asking both views would name everything twice.
ROOTS = ("HKLM64", "{hku}")
DEEPEST = 3  # keys below the browser's; a rule of ExtensionSettings is the second, the lists in it the third


def managed_places(domain: str) -> tuple[str, str]:
    """Return the patterns of a domain's files, such as those of `com.google.Chrome`: the machine's, and those of accounts."""
    return (f"{FOLDER}/{domain}.plist", f"{FOLDER}/*/{domain}.plist")


def find_managed_files(host: Host, domain: str, about: str = "") -> Iterator[Record]:
    """Yield a domain's files; an account's file is in a folder with the account's name."""
    for pattern in managed_places(domain):
        for place in host.glob(pattern, about=about):
            yield place._replace(user=place.location.removeprefix(f"{FOLDER}/").rpartition("/")[0])


def parse_policy(values: Values, name: str) -> dict[str, object] | Problem:
    """Return the policy that a value holds as JSON, under its own name; empty when there is no such value."""
    lines = "\n".join(values.texts(name))
    if not lines.strip():
        return {}
    found = document_or_problem(f'{{"policy": {lines}\n}}'.encode("utf-8", "replace"))
    return Problem(Reason.MALFORMED, f"expected {name} to be JSON") if isinstance(found, Problem) else {name: found.get("policy")}


def parse_list(values: Values) -> list[object]:
    """Return the values of a list in the order of their numbers; values with other names are ignored, as browsers do."""
    numbers = [name for name in values.names() if name.isascii() and name.isdigit()]
    return [values.text(name) for name in sorted(numbers, key=lambda name: (len(name), name))]


def parse_object(values: Values) -> dict[str, object]:
    """Return the values of an object. Text that starts like an object is parsed as one; the unnamed value is ignored."""
    return {name: _field(values, name) for name in values.names() if name}


def _field(values: Values, name: str) -> object:
    text = values.text(name)
    found = parse_policy(values, name) if text.startswith("{") else {}
    number = None if text else values.number(name)
    return text if isinstance(found, Problem) else found.get(name, text if number is None else number)


def read_policies(host: Host, key: Record, names: tuple[str, ...]) -> Iterator[dict[str, object] | Problem]:
    """Yield the policies with given names below a browser's key, from its values and from its subkeys."""
    values = host.values(key)
    for name in names:
        yield parse_policy(values, name)
        for below in host.keys(name, under=key):
            found = _tree(host, below, DEEPEST - 1)
            if found:  # a key is left behind when its last value is gone
                yield {name: found}


def _tree(host: Host, key: Record, deeper: int) -> list[object] | dict[str, object]:
    values = host.values(key)
    listed = parse_list(values)
    if listed:
        return listed
    found = parse_object(values)
    if deeper:
        for below in host.keys("*", under=key):
            found[below.location.rpartition("\\")[2]] = _tree(host, below, deeper - 1)
    return found


def blocked_extension(kind: str, identifier: str, browser: str) -> Item:
    """Return the item for an extension that a policy blocks by its id: no trace of it, but reported beside the findings.

    `Item.keeps_out` recognises it by its rung, configured.
    """
    return Item(identifier, ids=((kind, identifier),), state=State.DISABLED, marks=(Mark.POLICY, Mark.BLOCKED), within=browser)

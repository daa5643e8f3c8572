"""`Local State`, in which a browser of the Chromium family lists the profiles of a user-data folder.

Only the names of the profiles' folders are taken: what stands beside them is who the profiles belong to.
"""

from __future__ import annotations

from scanner.formats.json_file import document_or_problem, table
from scanner.model import Problem, Reason
from scanner.stdlib.named_tuple import NamedTuple

MOST_PROFILES = 200
LONGEST_NAME = 255
NOT_IN_NAMES = frozenset('/\\:*?"<>|\0')


class LocalState(NamedTuple):
    """The folders of the profiles that are listed, and what is wrong with the list.

    Programs made with Electron have a `Local State` too, without such a list: they are no browsers.
    """

    profiles: tuple[str, ...]
    browser: bool
    problems: tuple[Problem, ...] = ()


def local_state(content: bytes) -> LocalState:
    """Read a `Local State`; never raises, since the profiles on the disk are there all the same."""
    found = document_or_problem(content)
    if isinstance(found, Problem):
        return LocalState((), browser=False, problems=(found,))
    cache = table(found.get("profile")).get("info_cache")
    if cache is None:
        return LocalState((), browser=False)
    if not isinstance(cache, dict):
        return LocalState((), browser=True, problems=(Problem(Reason.MALFORMED, "expected profile.info_cache to be an object"),))
    names = [name for name in cache if _is_name(name)]
    return LocalState(tuple(names[:MOST_PROFILES]), browser=True, problems=tuple(_problems(len(cache), len(names))))


def _is_name(name: str) -> bool:
    """Tell whether a key is the name of one folder, and not a way out of the one it stands in."""
    return 0 < len(name) <= LONGEST_NAME and not name.startswith("..") and name != "." and NOT_IN_NAMES.isdisjoint(name)


def _problems(listed: int, named: int) -> list[Problem]:
    problems = []
    if named < listed:
        problems.append(Problem(Reason.MALFORMED, f"{listed - named} profiles are listed under an invalid folder name"))
    if named > MOST_PROFILES:
        problems.append(Problem(Reason.CAPPED, f"{named} profiles are listed; only the first {MOST_PROFILES} were read"))
    return problems

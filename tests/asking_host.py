"""A machine that holds nothing, has one account, and keeps what it is asked: what its answers are, a collector's gates must ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.gated import PROCESSES
from scanner.host.host import User
from scanner.host.users import Account, macos_user
from scanner.model import Platform
from tests.fake_host import USERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scanner.collectors.collector import Collector
    from scanner.model import Record


class AskingHost:
    """A `Host`. The account's folders are the names of the bases, so that every path that starts there is asked as its pattern."""

    phone_backups = True  # to hear what is asked then

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.asked: list[str] = []
        self.once_asked: dict[str, list[str]] = {}
        account = Account("somebody", "1000", "/home")
        bases = (macos_user(account, is_mounted=True) if platform is Platform.MACOS else USERS[platform](account)).folders
        self._somebody = User("somebody", "1000", "{home}", {base: (f"{{{base}}}",) for base in bases})

    def users(self) -> Sequence[User]:
        return [self._somebody]

    def home(self, record: Record) -> str:
        return "{home}"

    def sees_every_home(self) -> bool:
        return True

    def unread(self) -> Sequence[str]:
        return ()

    def aside(self) -> AskingHost:
        return self

    def allow(self, folder: str, owner: str = "") -> bool:
        self._at(folder)
        return False

    def glob(self, pattern: str, *, under: Record | None = None, about: str = "") -> Iterator[Record]:
        self._at(f"{under.location}/{pattern}" if under else pattern)
        return iter(())

    def keys(self, pattern: str, *, under: Record | None = None, about: str = "") -> Iterator[Record]:
        self._at(f"{under.location}\\{pattern}" if under else pattern)
        return iter(())

    def may_hold(self, pattern: str) -> bool:
        self._at(pattern)
        return False

    def read(self, place: Record | str, limit: int = 0) -> bytes:
        self._at(place)
        raise FileNotFoundError(place)

    def look(self, place: Record | str, limit: int = 0, *, shown: str = "") -> None:
        self._at(place)

    def head(self, place: Record | str, size: int) -> bytes:
        self._at(place)
        return b""

    def part(self, place: Record | str, offset: int, size: int) -> bytes:
        self._at(place)
        return b""

    def size(self, place: Record | str) -> int:
        self._at(place)
        return 0

    def is_folder(self, place: Record | str) -> bool:
        self._at(place)
        return False

    def is_file(self, place: Record | str) -> bool:
        self._at(place)
        return False

    def link(self, place: Record | str) -> str:
        self._at(place)
        return ""

    def owner(self, place: Record | str) -> str:
        self._at(place)
        return ""

    def real(self, path: str) -> str:
        self._at(path)
        return path

    def values(self, place: Record | str) -> dict[str, object]:
        self._at(place)
        return {}

    def processes(self) -> Sequence[object]:
        self.asked.append(PROCESSES)
        return ()

    def once(self, question: str, ask: Callable[[], object]) -> object:
        outer, self.asked = self.asked, []
        answer = ask()
        assert not answer, f"{question}: a machine that holds nothing has something"
        self.once_asked[question], self.asked = self.asked, [*outer, question]
        return answer

    def _at(self, place: Record | str) -> None:
        self.asked.append(place if isinstance(place, str) else place.location)


def gates(collector: Collector, platform: Platform) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """Return the questions that a collector asks, and those behind each of them that is asked once for several collectors."""
    host = AskingHost(platform)
    assert not [*collector.find(host)], f"{collector.name} finds something on a machine that holds nothing"
    return needed(host.asked), {question: needed(asked) for question, asked in host.once_asked.items()}


def needed(asked: Sequence[str]) -> tuple[str, ...]:
    """Return the questions, the broadest first, but for those that can only be answered where another one is: `/opt/x` beside `/opt`."""
    questions = sorted(dict.fromkeys(asked), key=lambda question: question.replace("\\", "/").count("/"))
    return tuple(one for one in questions if not any(implies(one, other) for other in questions))


def implies(inner: str, outer: str) -> bool:
    """Tell whether one question is about a place below that of the other. A name below a star is not: it may be there and not be listed."""
    separator = "\\" if "\\" in inner else "/"
    return inner.startswith(outer + separator) and separator in outer

"""What one account may cost a scan. It is spent here and nowhere else, so that no account can cost its neighbours anything.

A developer's home of 360 items cost 1,900 names and a twentieth of a second: the defaults are more than a hundred times that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from scanner.host.host import MEBIBYTE
from scanner.host.registry import root_of
from scanner.model import Problem, Reason, Unreadable
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scanner.host.host import User

Known = TypeVar("Known")
MOST_KNOWN = 20_000


class Budget(NamedTuple):
    """The most that the records of one account may cost one scan."""

    names: int = 500_000  # listed or asked for, of files and of registry keys
    bytes: int = 512 * MEBIBYTE  # read
    items: int = 50_000
    letters: int = 20_000_000  # of the texts of items
    problems: int = 1_000
    seconds: int = 120  # of waiting for the account's files, and of work on its records


class Spending:
    """What one account has left."""

    def __init__(self, home: str, budget: Budget) -> None:
        """Take what there is to spend."""
        self.home = home
        self.user = ""
        self._budget = budget
        self._left: dict[str, float] = budget._asdict()
        self.spent = ""

    def refusal(self) -> Problem | None:
        """Say what is spent, None while nothing is."""
        if not self.spent:
            return None
        said = f"more than {getattr(self._budget, self.spent)} {self.spent}: the rest of this account's was not read"
        return Problem(Reason.BUDGET_SPENT, said, self.home, self.user)

    def check(self) -> None:
        """Raise Unreadable when something is spent: nothing more of this account's is read."""
        if refusal := self.refusal():
            raise Unreadable(refusal.reason, refusal.detail, refusal.location)

    def pay(self, seconds: float) -> None:
        """Pay for one question, and for the wait."""
        left = self._left
        left["names"] -= 1
        left["seconds"] -= seconds
        if left["names"] < 0 or left["seconds"] < 0:
            self.spent = self.spent or ("names" if left["names"] < 0 else "seconds")

    def charge(self, what: str, amount: float) -> None:
        """Spend; what goes beyond the budget shows at the next check."""
        left = self._left[what] = self._left[what] - amount
        if left < 0 and not self.spent:
            self.spent = what


class Accounts:
    """Whose each place is, what each account has left, and which places no longer answer."""

    def __init__(self) -> None:
        """Know nobody yet."""
        self.budget = Budget()
        self._homes: dict[str, Spending] = {}
        self._elsewhere: dict[str, Spending] = {}
        self._keys: dict[str, Spending] = {}
        self._names: dict[str, Spending] = {}
        self._folders: dict[str, Spending | None] = {}
        self.silent: dict[str, Problem] = {}

    def learn_home(self, home: str, places: Iterable[str]) -> None:
        """Take a home and the places where it lies; whoever's is named first pays for what is in it."""
        spending = Spending(home, self.budget)
        for place in places:
            self._homes.setdefault(place, spending)
        self._folders.clear()

    def learn_users(self, users: Sequence[User]) -> None:
        """Take whose the homes and keys are, and the folders that an account of Windows has on another drive."""
        for user in users:
            spending = self._homes.get(place_key(user.home))
            if spending is None or spending.user not in {"", user.name}:  # of two accounts with one home, the first pays for it
                spending = Spending(user.home, self.budget)
            spending.user = user.name
            self._names[user.name] = spending
            for base in user.folders.get("hku", ()) + user.folders.get("classes", ()):
                self._keys[base.casefold()] = spending
            for place in (one for places in user.folders.values() for one in places if one[1:2] == ":"):
                if nearest(self._homes, place) is None:
                    self.learn_elsewhere(place, user.name)

    def learn_elsewhere(self, place: str, user: str) -> None:
        """Take a folder outside the home that an account named and owns: it pays for what is looked for there."""
        if user in self._names:
            self._elsewhere[place_key(place)] = self._names[user]
            self._folders.clear()

    def of_path(self, path: str) -> Spending | None:
        """Return who pays for a path, None for what is the machine's."""
        if not self._homes:
            return None
        home = path if path[:1] == "/" else place_key(path)
        if home in self._homes:
            return self._homes[home]
        if home in self._elsewhere:
            return self._elsewhere[home]
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            if len(self._folders) > MOST_KNOWN:
                self._folders.clear()
            self._folders[folder] = nearest(self._homes, folder) or nearest(self._elsewhere, folder)
        return self._folders[folder]

    def of_key(self, key: str) -> Spending | None:
        """Return who pays for a registry key."""
        return self._keys.get(root_of(key)) if self._keys else None

    def of_place(self, place: str) -> Spending | None:
        """Return who pays for a path or a key."""
        return self.of_path(place) or self.of_key(place)

    def of_user(self, name: str) -> Spending | None:
        """Return who pays for what is said of an account."""
        return self._names.get(name)

    def silence(self, place: str, problem: Problem) -> None:
        """Take a place that did not answer or must not be asked: nobody asks for it or for anything below it from now on."""
        self.silent[root_of(place) or place_key(place)] = problem

    def find_silent(self, place: str) -> Problem | None:
        """Return why nobody asks for a place any more, None for one that is asked."""
        return nearest(self.silent, place) or self.silent.get(root_of(place))


def nearest(known: Mapping[str, Known], path: str) -> Known | None:
    """Return what is known of the innermost folder that holds a path, None when nothing is."""
    place = place_key(path)
    while place:
        if found := known.get(place):
            return found
        place = place.rpartition("/")[0]
    return None


def place_key(path: str) -> str:
    """Return a path or key as it is compared: letter case is of no account on a drive and in a key."""
    if path[:1] == "/":
        return path.rstrip("/")
    return (path.casefold() if path[1:2] == ":" or root_of(path) else path).rstrip("/")

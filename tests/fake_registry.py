"""A registry made up from a dict of keys and their values; keys above them are there too, as in a real one."""

from scanner.model import Reason, Unreadable


class FakeRegistry:
    """Keys by path such as `HKLM64\\SOFTWARE\\X`; a Reason in place of values is what opening the key meets."""

    def __init__(self, keys):
        self.keys = {path.casefold(): values for path, values in keys.items()}
        self.spelling = {}
        self.below = {}
        for path in keys:
            parts = path.split("\\")
            for end in range(len(parts)):
                parent, name = "\\".join(parts[:end]).casefold(), parts[end]
                self.below.setdefault(parent, {})[name.casefold()] = name
                self.below.setdefault("\\".join(parts[: end + 1]).casefold(), {})

    def names(self, key):
        self._check(key)
        return list(self.below[key.casefold()].values())

    def values(self, key):
        self._check(key)
        return dict(self.keys.get(key.casefold(), {}))

    def _check(self, key):
        if key.casefold() not in self.below:
            raise FileNotFoundError(key)
        if isinstance(reason := self.keys.get(key.casefold()), Reason):
            raise Unreadable(reason, "as the test wants it")

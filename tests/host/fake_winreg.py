"""The standard library's winreg, as far as it is asked, over a dict of keys; other systems have none."""


class Handle:
    def __init__(self, key):
        self.key = key

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass


def failed(number, message="as the test wants it"):
    """Make the error that Windows gives by its number."""
    kind = {2: FileNotFoundError, 5: PermissionError}.get(number, OSError)
    error = kind({2: 2, 5: 13, 32: 13}.get(number, 22), message)
    error.winerror = number
    return error


class FakeWinreg:
    """Keys by path below `HKLM64`, `HKLM32` and `HKU`; a number in place of values is what opening the key meets."""

    HKEY_LOCAL_MACHINE, HKEY_USERS = "HKLM", "HKU"
    KEY_QUERY_VALUE, KEY_ENUMERATE_SUB_KEYS, KEY_WOW64_64KEY, KEY_WOW64_32KEY = 1, 8, 0x100, 0x200

    def __init__(self, keys):
        self.keys = {}
        for path, values in keys.items():
            parts = path.split("\\")
            for end in range(1, len(parts)):
                self.keys.setdefault("\\".join(parts[:end]).casefold(), ("\\".join(parts[:end]), {}))
            self.keys[path.casefold()] = (path, values)
        self.asked = []

    def OpenKeyEx(self, root, path, reserved, access):  # noqa: N802  as winreg has it, here and below
        view = root if root == "HKU" else "HKLM64" if access & 0x100 else "HKLM32"
        key = f"{view}\\{path}".rstrip("\\").casefold()
        self.asked.append((root, path, access))
        if key not in self.keys:
            raise failed(2)
        if isinstance(self.keys[key][1], int):
            raise failed(self.keys[key][1])
        return Handle(key)

    def EnumKey(self, handle, number):  # noqa: N802
        names = [path.rpartition("\\")[2] for key, (path, _) in self.keys.items() if key.rpartition("\\")[0] == handle.key]
        return at(names, number)

    def EnumValue(self, handle, number):  # noqa: N802
        return at([(name, *typed(content)) for name, content in self.keys[handle.key][1].items()], number)


def at(rows, number):
    if number >= len(rows):
        raise failed(259)
    return rows[number]


def typed(content):
    if isinstance(content, tuple):
        return content[1], content[0]
    return content, {str: 1, int: 4, bytes: 3, list: 7}[type(content)]

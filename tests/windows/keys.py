"""Real registry keys for a test, taken away again after it."""

import contextlib

UNINSTALL = r"Microsoft\Windows\CurrentVersion\Uninstall"
PROFILES = r"HKLM64\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList"


def opened(path):
    """Return the root, the rest and the view of a path that begins with HKLM64, HKLM32 or HKU."""
    import winreg  # noqa: PLC0415  Windows only, here and below

    first, _, rest = path.partition("\\")
    root = winreg.HKEY_USERS if first == "HKU" else winreg.HKEY_LOCAL_MACHINE
    return root, rest, winreg.KEY_WOW64_32KEY if first == "HKLM32" else winreg.KEY_WOW64_64KEY


@contextlib.contextmanager
def written(keys):
    """Write keys with their values, as `fake_host` takes them; a value may be a pair of its type and its content.

    Afterwards they are gone, with every key above them that was not there before and with what was written below; values of keys that
    were there are what they were.
    """
    made, before = [], []
    try:
        for path, values in keys.items():
            before += [(path, name, value(path, name)) for name in values]
            make(path, values, made)
        yield
    finally:
        for path in reversed(made):
            remove(path)
        for path, name, old in before:
            put_back(path, name, old)


def value(path, name):
    """Return a value and its type, None where there is none."""
    import winreg  # noqa: PLC0415

    root, rest, view = opened(path)
    try:
        with winreg.OpenKeyEx(root, rest, 0, winreg.KEY_READ | view) as key:
            return winreg.QueryValueEx(key, name)
    except FileNotFoundError:
        return None


def put_back(path, name, old):
    """Make a value of a key that is still there what it was."""
    import winreg  # noqa: PLC0415

    root, rest, view = opened(path)
    with contextlib.suppress(FileNotFoundError), winreg.OpenKeyEx(root, rest, 0, winreg.KEY_WRITE | view) as key:
        if old is None:
            winreg.DeleteValue(key, name)
        else:
            winreg.SetValueEx(key, name, 0, old[1], old[0])


def make(path, values, made):
    """Write a key, and note which keys were not there before."""
    import winreg  # noqa: PLC0415

    root, rest, view = opened(path)
    parts = rest.split("\\")
    for end in range(1, len(parts) + 1):
        above = "\\".join(parts[:end])
        try:
            winreg.OpenKeyEx(root, above, 0, winreg.KEY_READ | view).Close()
        except FileNotFoundError:
            winreg.CreateKeyEx(root, above, 0, winreg.KEY_WRITE | view).Close()
            made.append(path.partition("\\")[0] + "\\" + above)
    with winreg.OpenKeyEx(root, rest, 0, winreg.KEY_WRITE | view) as key:
        for name, value in values.items():
            winreg.SetValueEx(key, name, 0, *(value if isinstance(value, tuple) else (kind_of(value), value)))


def kind_of(value):
    import winreg  # noqa: PLC0415

    kinds = {str: winreg.REG_SZ, int: winreg.REG_DWORD, bytes: winreg.REG_BINARY, list: winreg.REG_MULTI_SZ}
    return kinds[type(value)]


def remove(path):
    """Remove a key and what is below it."""
    import winreg  # noqa: PLC0415

    root, rest, view = opened(path)
    with contextlib.suppress(FileNotFoundError):
        with winreg.OpenKeyEx(root, rest, 0, winreg.KEY_READ | view) as key:
            below = [winreg.EnumKey(key, number) for number in range(winreg.QueryInfoKey(key)[0])]
        for name in below:
            remove(f"{path}\\{name}")
        winreg.DeleteKeyEx(root, rest, view)

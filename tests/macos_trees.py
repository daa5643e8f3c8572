"""Small macOS systems as folders, for tests of hosts and of the whole program."""

import plistlib

VERSION = "System/Library/CoreServices/SystemVersion.plist"
PREFERENCES = "Library/Preferences/SystemConfiguration/preferences.plist"
DIRECTORY = "private/var/db/dslocal/nodes/Default/users"
SYSTEM = {
    VERSION: plistlib.dumps({"ProductName": "macOS", "ProductVersion": "15.1", "ProductBuildVersion": "24B83"}),
    PREFERENCES: plistlib.dumps({"System": {"System": {"ComputerName": "Their Mac"}}}, fmt=plistlib.FMT_BINARY),
    "Users/.localized": b"",
    "Users/Shared/x": b"",
    "Users/Guest/x": b"",
    "Users/alice/x": b"",
}


def account(name, uid, home, **more):
    """Return a file of the system's own directory, as it is written there: binary, a list for every attribute."""
    values = {"name": [name], "uid": [str(uid)], "home": [home], "shell": ["/bin/zsh"], **more}
    return {f"{DIRECTORY}/{name}.plist": plistlib.dumps(values, fmt=plistlib.FMT_BINARY)}


def macos_tree(folder, *parts, system=SYSTEM):
    """Write files into a folder and return its path."""
    for part in (system, *parts):
        for path, content in part.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    return str(folder)

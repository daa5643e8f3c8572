"""Small Windows systems as folders, with the hives that Windows would have written."""

from tests.hives import hive

CURRENT = r"Microsoft\Windows NT\CurrentVersion"
ALICE, BOB = "S-1-5-21-1-2-3-1000", "S-1-12-1-1-2-3-1001"
UNINSTALL = r"Microsoft\Windows\CurrentVersion\Uninstall"


def expanded(text):
    """Make a REG_EXPAND_SZ, which has variables in it."""
    return 2, f"{text}\0".encode("utf-16-le")


def profiles(**homes):
    """Make a profile list; a SID is written with `_` for `-`."""
    return {rf"{CURRENT}\ProfileList\{sid.replace('_', '-')}": {"ProfileImagePath": expanded(home)} for sid, home in homes.items()}


SOFTWARE = {
    CURRENT: {
        "SystemRoot": r"C:\WINDOWS",
        "ProductName": "Windows 10 Pro",
        "DisplayVersion": "24H2",
        "CurrentMajorVersionNumber": 10,
        "CurrentMinorVersionNumber": 0,
        "CurrentBuild": "26100",
        "UBR": 1742,
    },
    rf"{CURRENT}\ProfileList": {"ProfilesDirectory": expanded(r"%SystemDrive%\Users")},
    **profiles(S_1_5_21_1_2_3_1000=r"%SystemDrive%\Users\alice", S_1_12_1_1_2_3_1001=r"C:\Users\Bob"),
    rf"{UNINSTALL}\Sixty-four": {"DisplayName": "Sixty-four"},
    rf"WOW6432Node\{UNINSTALL}\Thirty-two": {"DisplayName": "Thirty-two"},
}
SYSTEM = {
    "Select": {"Current": 2},
    r"ControlSet001\Services\Old": {},
    r"ControlSet002\Services\New": {"ImagePath": "x"},
    r"ControlSet002\Control\ComputerName\ComputerName": {"ComputerName": "THEIR-PC"},
    r"ControlSet002\Control\Session Manager\Environment": {"PROCESSOR_ARCHITECTURE": "AMD64"},
}


def windows_tree(folder, *parts, software=SOFTWARE, system=SYSTEM):
    """Write a Windows system, and files by path, into a folder and return its path."""
    config = {"Windows/System32/config/SOFTWARE": hive(software), "Windows/System32/config/SYSTEM": hive(system)}
    for part in ({path: content for path, content in config.items() if content}, *parts):
        for path, content in part.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(folder)

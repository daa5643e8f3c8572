"""What `scanner selftest` plants: one row for an item that a collector must read, with the files and keys in which it is recorded."""

from typing import Any, NamedTuple


class Plant(NamedTuple):
    """An item by its collector and its name, the product that it is evidence of (none when it is harmless), and its records."""

    collector: str
    item: str
    files: dict[str, bytes | str]
    product: str = ""
    keys: dict[str, dict[str, Any]] = {}  # noqa: RUF012  by hive and path below it; a tuple has no state


DEEPSEEK_APP = "hmjcdonmhijmnefklekckjkeoknbiipb"  # of https://chat.deepseek.com/
TIKTOK_CLIENT = "dcpmkllpnpfpojkjildgeoedikjbhodm"  # Web for TikTok
TIKTOK_TOOL = "bibbfboplacbgnobiebieficdenamhmd"  # TikTok Downloader
DEEPSEEK_TOOL = "fplgihadlmhndfcccdojmblkdilfgkad"  # DeepSeek to PDF
HARMLESS = "abcdefghijklmnopabcdefghijklmnop"
TIKTOK_PHONE = "com.zhiliaoapp.musically"
TIKTOK_PACKAGE = "BytedancePte.Ltd.TikTok_38.1.2.0_x64__6yccndn6064se"
PLAIN_PACKAGE = "Example.Probe_1.2.3.0_x64__8wekyb3d8bbwe"
ADDON = "probe@example.org"

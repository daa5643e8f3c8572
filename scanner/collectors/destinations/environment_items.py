"""What the variables of an environment say of destinations, as items; of one that can say nothing, nothing more is loaded.

Every Linux has a dozen files of variables, and hardly one names a provider: reading them as such took a fifteenth of a scan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.utf_16 import is_utf_16
from scanner.host.host import MEBIBYTE
from scanner.model import Platform

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scanner.host.host import Host
    from scanner.model import Item

LIMIT = 4 * MEBIBYTE
SHELLS = (
    *("{home}/.profile", "{home}/.bash_profile", "{home}/.bash_login", "{home}/.bashrc", "{home}/.bash_aliases"),
    *("{home}/.zshenv", "{home}/.zprofile", "{home}/.zshrc", "{home}/.zlogin", "{home}/.kshrc", "{home}/.envrc", "{home}/.env"),
    *("{home}/.config/fish/config.fish", "{home}/.config/fish/conf.d/*.fish"),
    *("/etc/profile", "/etc/profile.d/*.sh", "/etc/bash.bashrc", "/etc/bashrc", "/etc/zsh/zshenv", "/etc/zsh/zprofile", "/etc/zshenv"),
    *("/etc/zprofile", "/etc/zshrc"),
)
VARIABLE_FILES = {
    Platform.LINUX: (
        *("/etc/environment", "/etc/environment.d/*.conf", "/usr/lib/environment.d/*.conf", "{config}/environment.d/*.conf"),
        *("{home}/.pam_environment", *SHELLS),
    ),
    Platform.MACOS: SHELLS,
}
REGISTRY_KEYS = (r"{hku}\Environment", r"HKLM64\SYSTEM\CurrentControlSet\Control\Session Manager\Environment")
QUIET = "files of variables that say nothing of destinations"
ENVIRONMENT = "environment"  # what holds an item of variables that are for every program
# One of these stands in whatever `variables.py` understands: an address, a key, or the choice of a provider or a model.
SIGNS = ("://", "_KEY", "_TOKEN", "_URL", "_URI", "_BASE", "_HOST", "_ENDPOINT", "_USE_", "MODEL", "PROVIDER", "VENDOR")
SIGNS_IN_BYTES = tuple(sign.encode() for sign in SIGNS)


def may_say(content: bytes) -> bool:
    """Tell whether a file of variables can say anything of destinations; one in another encoding is for its reader to refuse."""
    upper = content.upper()
    return is_utf_16(content) or any(sign in upper for sign in SIGNS_IN_BYTES)


def quiet_files(host: Host) -> set[str]:
    """Return the files that may say nothing, as far as somebody has read them already."""
    return host.once(QUIET, set)


def environment_items(within: str, environments: Iterable[Mapping[str, str]]) -> Iterator[Item]:
    """Yield an item for each destination that one of some environments names."""
    said = [variables for variables in environments if may_say("\n".join((*variables, *variables.values())).encode("utf-8", "replace"))]
    if said:
        from scanner.collectors.destinations.destination import destinations  # noqa: PLC0415  see above, here and below
        from scanner.collectors.destinations.variables import sent_by  # noqa: PLC0415

        yield from destinations(within, (sent for variables in said for sent in sent_by(variables)))

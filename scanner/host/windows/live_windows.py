"""This machine, when it runs Windows. The same for a plain user, an administrator, SYSTEM, and from a 32-bit interpreter.

What is asked of the environment and of HKEY_CURRENT_USER is another account's as soon as a service or a remote tool starts us:
everything here comes from the machine's own keys, and who we are from our token.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scanner.host.machine import Machine
from scanner.host.once import Once
from scanner.host.windows.whole_registry import WholeRegistry
from scanner.host.windows.windows_accounts import sid_of, system_folder, windows_accounts
from scanner.host.windows.windows_disk import WindowsDisk
from scanner.host.windows.windows_registry import WindowsRegistry
from scanner.host.windows.windows_release import windows_architecture, windows_domain, windows_form, windows_name, windows_release
from scanner.host.windows.windows_token import own_sid, remote
from scanner.host.windows.windows_users import network_path, windows_users
from scanner.model import HostFacts, Platform, Problem, Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scanner.host.host import Process, User
    from scanner.host.users import Account

# Windows lets nobody else list these. What is in them stands in the registry too, or starts with an administrator's rights.
ADMINISTRATORS_ONLY = frozenset({"C:/Program Files/WindowsApps", "C:/Windows/System32/Tasks"})


def live_windows(winreg: Any, running: Callable[[Mapping[str, str]], Sequence[Process]], *, all_users: bool, rights: bool) -> Machine:  # noqa: ANN401  the standard library's
    """Open this machine through winreg. With `all_users` every profile is in scope, else our own; `rights` are an administrator's."""
    live = WindowsRegistry(winreg)
    registry = WholeRegistry(live)
    disk = WindowsDisk(system_folder(live))
    own = own_sid()

    def find(machine: Machine) -> tuple[list[Account], list[Problem]]:
        accounts, problems = windows_accounts(live, machine.disk)
        accounts.sort(key=lambda account: not registry.loaded(account))  # of two accounts with one home, its hive is the loaded one's
        return accounts, problems

    found = Once(find)

    def users(machine: Machine) -> Sequence[User]:
        accounts, problems = found(machine)
        if all_users:
            machine.losses.extend(problems)
            return windows_users(machine, accounts, registry.take, remote)
        ours = [account for account in accounts if sid_of(account.id) == own]
        if not any(account.id == own for account in ours):
            machine.losses.append(Problem(Reason.HOME_ABSENT, "the current account is not in the profile list", rf"HKU\{own}"))
        return windows_users(machine, ours, registry.take, remote)

    def processes(machine: Machine) -> Sequence[Process]:
        return running({account.id: account.name for account in found(machine)[0]})

    def homes(machine: Machine) -> Sequence[str]:
        return [home for account in found(machine)[0] if not network_path(home := account.home) and not remote(home)]

    names = (windows_name(live), Platform.WINDOWS, windows_release(live), windows_architecture(live))
    facts = HostFacts(*names, form=windows_form(live), domain=windows_domain(live))
    host = Machine(facts, disk, users, processes, registry, homes, frozenset() if rights else ADMINISTRATORS_ONLY)
    host.own_rights = "" if rights else own
    return host

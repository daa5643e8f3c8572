"""This machine as a host, while it runs."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from scanner.host.files import SystemDisk, inside
from scanner.host.linux import linux_processes
from scanner.host.linux.home_folders import owner_of
from scanner.host.linux.linux_accounts import ACCOUNTS, LinuxAccounts, linux_accounts, linux_homes, people
from scanner.host.linux.linux_form import linux_form
from scanner.host.linux.linux_release import linux_domain, linux_release
from scanner.host.linux.mount_table import REMOTE, mount_table, on_network
from scanner.host.linux.unmounted_homes import covered_homes
from scanner.host.machine import Machine
from scanner.host.once import Once
from scanner.host.registry import NoRegistry
from scanner.host.users import Account, linux_user, network_home
from scanner.model import HostFacts, Platform, Problem, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scanner.host.host import Process, User

MOUNTS = "/proc/self/mountinfo"
MOST_MOUNTS = 16 << 20  # bytes
PARENTS = ("/home", "/export/home")  # folders of homes
HOMELESS = "no home of the account that runs this scan was found, and none was searched"
# Where lists of container images are, closed to everybody else.
FOR_ROOT = frozenset({
    "/var/lib/docker/image",
    "/var/lib/docker/containerd/daemon",
    "/var/snap/docker/common/var-lib-docker/image",
    "/var/snap/docker/common/var-lib-docker/containerd/daemon",
    "/var/lib/containers/storage",
    "/var/lib/containerd",
    "/var/lib/rancher/k3s/agent/containerd",
    "/var/lib/rancher/rke2/agent/containerd",
    "/var/lib/k0s/containerd",
    "/var/snap/microk8s/common/var/lib/containerd",
})  # fmt: skip


def privileged() -> bool:
    """Tell whether we may read every account's records."""
    if os.name == "nt":
        import ctypes  # noqa: PLC0415  Windows only

        return bool(ctypes.windll.shell32.IsUserAnAdmin())  # type: ignore[attr-defined]  # Windows only
    return os.geteuid() == 0


def live_host(*, all_users: bool) -> Machine:
    """Open this machine. With `all_users` every home is in scope, else our own."""
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415  Windows only

        from scanner.host.windows.live_windows import live_windows  # noqa: PLC0415  other systems have no need of it

        return live_windows(winreg, _running, all_users=all_users, rights=privileged())
    if sys.platform == "darwin":
        return _macos(all_users=all_users)
    return _linux(all_users=all_users)


def _linux(*, all_users: bool) -> Machine:
    """Open this Linux. Whose homes it holds is asked when the first run wants to know: a home may not answer."""
    disk = SystemDisk()
    name = os.uname()
    told = (name.nodename, Platform.LINUX, linux_release(disk), name.machine)
    facts = HostFacts(*told, form=linux_form(disk), domain=linux_domain(name.nodename))
    own = str(os.getuid())
    mounts = Once(lambda machine: mount_table(_mounts(machine)))
    found = Once(lambda machine: _accounts(machine, mounts(machine), "" if all_users else own))

    def users(machine: Machine) -> Sequence[User]:
        machine.losses.extend(found(machine).problems if all_users else ())
        wanted = people([account for account in found(machine).accounts if all_users or account.id == own])
        near = _in_scope(machine, wanted, mounts(machine), all_users=all_users)
        homes = [account.home for account in people(found(machine).accounts)]
        return [linux_user(account, os.environ, homes) if account.id == own else linux_user(account, {}) for account in near]

    def processes(machine: Machine) -> Sequence[Process]:
        names: dict[str, str] = {}
        for account in found(machine).accounts:  # the first name of a number counts, as for the system: a folder's owner is no proof
            names.setdefault(account.id, account.name)
        try:
            return tuple(linux_processes.running(names, machine.losses))
        except OSError as error:  # a chroot without /proc
            machine.losses.append(Problem(Reason.READ_ERROR, f"cannot list running programs: {error.strerror}", linux_processes.PROC))
            return ()

    def homes(machine: Machine) -> Sequence[str]:
        near = (account.home for account in people(found(machine).accounts))
        return [home for home in near if not on_network(home, mounts(machine))]

    host = Machine(facts, disk, users, processes, NoRegistry(), homes, FOR_ROOT)
    host.mount_points = lambda: [*mounts(host)]
    host.own_variables, host.own_rights = (own, os.environ), "" if privileged() else own
    return host


def _accounts(machine: Machine, mounts: Mapping[str, str], own: str) -> LinuxAccounts:
    """Find the accounts, the one that is to be found among them; folders of homes on the network are not asked for theirs."""
    for point, kind in mounts.items():
        if kind in REMOTE and inside(point, PARENTS):
            machine.accounts.silence(point, Problem(Reason.NETWORK_HOME, f"accounts may be missing: {kind} is not searched", point))
    accounts, problems = linux_accounts(machine.disk)
    if own and all(account.id != own for account in accounts):
        accounts = (*accounts, *_by_environment(machine, mounts, own))
    return LinuxAccounts(accounts, problems)


def _by_environment(machine: Machine, mounts: Mapping[str, str], own: str) -> Iterator[Account]:
    """Yield the home that the environment names for an account of a directory, which no file lists; another account's is not its own."""
    home = os.environ.get("HOME", "").rstrip("/")
    if home.startswith("/") and (on_network(home, mounts) or owner_of(machine.disk, home) == own):
        yield Account(os.path.basename(home), own, home)


def _in_scope(machine: Machine, accounts: Sequence[Account], mounts: Mapping[str, str], *, all_users: bool) -> Sequence[Account]:
    """Return the accounts whose homes can be looked at, leaving out (and noting) homes that are closed, locked or on the network.

    The mount table is asked first: a look at a home on a dead server would not return.
    """
    near, lost_before = [], len(machine.losses)
    for account in accounts:
        if kind := on_network(account.home, mounts):
            machine.losses.append(network_home(account, kind))
        else:
            near.append(account)
    places = tuple(account.home for account in near)
    for point, kind in mounts.items():
        if kind in REMOTE and places and inside(point, places):
            machine.accounts.silence(point, Problem(Reason.NETWORK_HOME, f"a folder on {kind} is not searched", point))
    homes = linux_homes(machine.disk, near)
    known = {account.name for account in accounts}
    machine.losses.extend(one for one in homes.problems if all_users or one.user in known)
    covered = covered_homes(machine.disk, near, mounts)
    machine.losses.extend(one for one in covered if all_users or any(inside(account.home, (one.location,)) for account in accounts))
    if not (all_users or homes.accounts or len(machine.losses) > lost_before):
        machine.losses.append(Problem(Reason.HOME_ABSENT, HOMELESS, ACCOUNTS))
    return homes.accounts


def _mounts(machine: Machine) -> str:
    """Read the mount table; the kernel makes it up as it is read, a page at a time, so it has no size that could be checked."""
    try:
        with open(MOUNTS, "rb") as table:
            text = table.read(MOST_MOUNTS + 1)
        if len(text) > MOST_MOUNTS:
            machine.losses.append(Problem(Reason.CAPPED, f"more than {MOST_MOUNTS} bytes; the rest was not read", MOUNTS))
        return os.fsdecode(text)
    except OSError as error:  # a chroot without /proc
        machine.losses.append(Problem(Reason.READ_ERROR, f"cannot tell whether a home is on the network: {error.strerror}", MOUNTS))
        return ""


def _running(names: Mapping[str, str]) -> Sequence[Process]:
    from scanner.host import processes  # noqa: PLC0415  psutil, of which Linux has no need

    return tuple(processes.running(names))


def _macos(*, all_users: bool) -> Machine:
    """Open this Mac. Not yet run on one: what stands here is all that a mounted one does not use, see docs/macos.md."""
    from scanner.host.macos.macos_release import macos_domain, macos_form, macos_release  # noqa: PLC0415  other systems have no need of it
    from scanner.host.macos.macos_users import macos_accounts, macos_users  # noqa: PLC0415  as above

    disk = SystemDisk()
    name = os.uname()
    home = os.path.expanduser("~")
    own = Account(os.path.basename(home), str(os.getuid()), home)
    everybody = Once(lambda machine: macos_accounts(machine.disk))
    found = Once(lambda machine: everybody(machine) if all_users else ([own], []))
    host = Machine(
        HostFacts(name.nodename, Platform.MACOS, macos_release(disk), name.machine, form=macos_form(disk), domain=macos_domain(disk)),
        disk,
        lambda machine: macos_users(machine, *found(machine)),
        lambda machine: _running({account.id: account.name for account in found(machine)[0] if account.id}),
        NoRegistry(),
        lambda machine: [*dict.fromkeys((home, *(account.home for account in everybody(machine)[0])))],
    )
    host.own_variables, host.own_rights = (own.id, os.environ), "" if privileged() else own.id
    return host

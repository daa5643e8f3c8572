"""What a scan never looks at, said with every report: quiet is not clean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.language import english
from scanner.model import Platform

if TYPE_CHECKING:
    from scanner.host.machine import Machine
    from scanner.language import Say

SAID_ANYWHERE = (
    "What people do: browsing history, cookies, chats, prompts, documents, and the arguments of the commands they run",
    "Web sites used in a browser tab without being installed as an app",
    (
        "Software inside containers, virtual machines, emulators and disk images; container images in a virtual machine, such as Docker "
        "Desktop's (on Linux, those of Docker, Podman, containerd and Kubernetes are seen)"
    ),
    "Local models in folders of somebody's own choice, packages of projects and their environments",
    "Portable software in folders outside the places that `scanner places` lists, and on removable or network drives",
    "Phones and tablets, also when they are attached here",
    "Built-in AI features that no policy in use asks about; what a vendor's cloud, the chip, the region or the account decides of them",
    (
        "Extensions of Vim, Emacs, Eclipse, Sublime Text, Notepad++, Obsidian, Xcode, Visual Studio (other than Code), "
        "Office, GNOME Shell and Plasma"
    ),
    "MCP servers that a project's folder configures, or a file in YAML or XML (Continue, Goose, JetBrains)",
    (
        "Which model provider an assistant, editor or coding agent is configured to use (Continue, Claude Code, Codex, OpenCode), in its "
        "settings or by a variable"
    ),
)
SAID_ON = {
    Platform.LINUX: (
        "Packages of portage, xbps, guix, eopkg and Slackware; the insides of Wine, Bottles and Waydroid (their menu entries are seen)",
        "Older, inactive revisions of snaps; flatpak runtimes and extensions",
    ),
    Platform.MACOS: (
        "Desktop, Documents, Downloads and the containers of other apps, for which macOS asks the person in front of it",
        "What declarative management enforces, which macOS keeps out of the files that it writes of configuration profiles",
    ),
    Platform.WINDOWS: (
        "What runs inside the Windows Subsystem for Linux and inside Android emulators: that they are there is seen",
        "Drives other than the one Windows is on; what Prefetch, Amcache and other traces tell of programs that ran once",
    ),
}


def not_looked_at(host: Machine, *, all_users: bool, say: Say = english) -> tuple[str, ...]:
    """Return the fixed list for the platform, and what this scan in particular left out."""
    always = (say(text) for text in (*SAID_ON[host.platform], *SAID_ANYWHERE))
    return (*_this_time(host, say, all_users=all_users), *always)


def _this_time(host: Machine, say: Say, *, all_users: bool) -> tuple[str, ...]:
    said = []
    if host.facts.root:
        said.append(say("Running processes: a mounted system runs none"))
    if not all_users:
        said.append(say("What other accounts have in their homes: run with privileges, or with --all-users, to look there"))
    if not host.phone_backups and host.platform is not Platform.LINUX:
        said.append(say("The apps that backups of phones and tablets list: run with --phone-backups to read them"))
    if host.left_out:
        folders = ", ".join(sorted(host.left_out))
        said.append(say("Folders that only an administrator may list: {folders}").format(folders=folders))
    if refused := sum(process.denied for process in host.processes()):
        message = say("The path of {number} of {all} running programs, which the system does not tell this account")
        said.append(message.format(number=refused, all=len(host.processes())))
    return tuple(said)

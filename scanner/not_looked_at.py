"""What a scan never looks at, said with every report: quiet is not clean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.language import LANGUAGES, english, speaker
from scanner.model import Platform

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.host.machine import Machine
    from scanner.language import Say

SAID_ANYWHERE = (
    "What people do: browsing history, cookies, chats, prompts, documents and command-line arguments",
    "Websites used in a browser tab and not installed as an app",
    (
        "Software inside containers, virtual machines, emulators and disk images; container images in a virtual machine, such as Docker "
        "Desktop's (on Linux, those of Docker, Podman, containerd and Kubernetes are listed)"
    ),
    (
        "Local models, editor extensions and what tools keep in custom folders, unless a variable in a file or the registry names the "
        "folder plainly, or the settings of GPT4All, Jan, LM Studio, Ollama or Scoop do; models in volumes of containers; packages in "
        "project folders, virtual environments and caches other than those of npx and uv"
    ),
    "Portable software outside the places listed by `scanner places`, and on removable or network drives",
    "Phones and tablets, even when connected to this machine",
    (
        "Built-in AI features not covered by the selected policies; whatever a vendor's cloud, the chip, the region or the account decides "
        "about them"
    ),
    (
        "Extensions of Vim, Emacs, Eclipse, Sublime Text, Notepad++, Obsidian, Xcode, Visual Studio (other than Code), "
        "Office, GNOME Shell and Plasma"
    ),
    "Skills, hooks and other parts of AI agents in project folders, and those that a plugin brings along",
    (
        "MCP servers configured in a project folder that no assistant or editor lists as opened, or in a file that a JetBrains IDE was "
        "told to use"
    ),
    (
        "Which model provider an assistant uses if that is set in a project folder, on a command line, in a file that a service names "
        "or by the vendor, or in Cherry Studio, Cursor, JetBrains AI, Msty or Warp"
    ),
)
SAID_ON = {
    Platform.LINUX: (
        "Packages of Portage, XBPS, Guix, eopkg and Slackware; software inside Wine, Bottles and Waydroid (only menu entries are read)",
        "Inactive revisions of snaps; Flatpak runtimes and extensions",
        "Services started by anything other than systemd (init scripts, OpenRC, runit), and cron jobs",
    ),
    Platform.MACOS: (
        "Other apps' containers, which macOS opens only with the user's consent",
        "Settings enforced by declarative management, which macOS does not write to the files of configuration profiles",
    ),
    Platform.WINDOWS: (
        "Software inside the Windows Subsystem for Linux and Android emulators (which themselves are listed)",
        "Drives other than the Windows drive; traces of programs that ran in the past, such as Prefetch and Amcache",
    ),
}
# The same in short, for a report that is read in five seconds; one may stand for several.
SAID_SHORT_IN_FOLDERS = "models, packages, MCP servers and settings in project and custom folders"
SAID_SHORT_ANYWHERE = (
    "what people do",
    "websites in a tab",
    "what is inside containers, virtual machines and disk images",
    SAID_SHORT_IN_FOLDERS,
    "portable software elsewhere, removable and network drives",
    "phones and tablets",
    "AI features that no policy covers",
    "extensions of other editors, Office and desktops",
    SAID_SHORT_IN_FOLDERS,
    SAID_SHORT_IN_FOLDERS,
    SAID_SHORT_IN_FOLDERS,
)
SAID_OF_PHONE_BACKUPS = "Apps listed in backups of phones and tablets: run with --phone-backups to read them"
SAID_SHORT_ON = {
    Platform.LINUX: (
        "packages of Portage, XBPS, Guix, eopkg and Slackware, software in Wine",
        "inactive snaps, Flatpak runtimes",
        "services without systemd, cron jobs",
    ),
    Platform.MACOS: ("other apps' containers", "settings of declarative management"),
    Platform.WINDOWS: ("software in WSL and Android emulators", "other drives, traces of past programs"),
}


def not_looked_at(host: Machine, *, all_users: bool, say: Say = english) -> tuple[str, ...]:
    """Return the fixed list for the platform, and what this scan in particular left out."""
    return (*_this_time(host, say, all_users=all_users), *always_left_out(host.platform, say))


def always_left_out(platform: Platform, say: Say) -> tuple[str, ...]:
    """Return what no scan of a platform looks at."""
    return tuple(say(text) for text in (*SAID_ON[platform], *SAID_ANYWHERE))


def shorten_always_left_out(say: Say) -> dict[str, str]:
    """Return what no scan of any platform looks at, each sentence with what stands for it in short."""
    short = {sentence: words for platform in Platform for sentence, words in zip(SAID_ON[platform], SAID_SHORT_ON[platform], strict=True)}
    short |= zip(SAID_ANYWHERE, SAID_SHORT_ANYWHERE, strict=True)
    return {say(sentence): say(words) for sentence, words in short.items()}


def say_of_phone_backups(host: Machine, say: Say = english) -> tuple[str, ...]:
    """Return that they are left out, where nobody asked for them."""
    return () if host.phone_backups or host.platform is Platform.LINUX else (say(SAID_OF_PHONE_BACKUPS),)


def leaves_out_phone_backups(said: Iterable[str]) -> bool:
    """Tell whether a report says so, in whatever language it was made."""
    return not {speaker(language)(SAID_OF_PHONE_BACKUPS) for language in LANGUAGES}.isdisjoint(said)


def _this_time(host: Machine, say: Say, *, all_users: bool) -> tuple[str, ...]:
    said = []
    if host.facts.root:
        said.append(say("Running processes: a mounted system has none"))
    elif host.platform is Platform.MACOS:
        said.append(say("Applications in Desktop, Documents and Downloads, which macOS opens only with the user's consent"))
    if not all_users:
        said.append(say("The home folders of other accounts: run as administrator, or with --all-users, to include them"))
    said += say_of_phone_backups(host, say)
    if host.left_out:
        folders = ", ".join(sorted(host.left_out))
        said.append(say("Folders that only an administrator can list: {folders}").format(folders=folders))
    if refused := sum(process.denied for process in host.processes()):
        message = say("The paths of {number} of {all} running programs, which the system does not disclose to this account")
        said.append(message.format(number=refused, all=len(host.processes())))
    return tuple(said)

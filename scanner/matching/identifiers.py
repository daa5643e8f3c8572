"""The kinds of identifier by which software is recognised: their form, how they are compared, and what they show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.matching.hosts import labels
from scanner.matching.wildcard import STAR
from scanner.matching.words import words
from scanner.model import Kind
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


# What the names of builds of one program end in, where packagers make several of them.
ARCH_BUILDS = (
    "-appimage",
    "-beta",
    "-nightly",
    "-insiders",
    "-preview",
    "-cuda",
    "-rocm",
    "-vulkan",
    "-arm",
    "-arm64",
    "-aarch64",
    "-armv7h",
)
TAP_BUILDS = ("-linux", "-bin", "-latest", "-stable", "-beta", "-nightly", "-preview")
SCOOP_BUILDS = ("-np", "-portable", "-nightly", "-beta", "-preview", "-latest")


class IdKind(NamedTuple):
    """One kind of identifier.

    `form` is a regular expression, compiled when a file uses the kind: every start would pay for all of them. `keys` gives the
    texts under which an item's value is looked up; the first is the value itself, made comparable. `shows` is the form of the
    product that an item carrying this identifier is, whatever recorded it: a process with a web app's id is the web app. A star
    stands in a pattern for letters that every form allows. `nearest`, of claims alone: of several products' ids the first that
    holds counts.
    """

    form: str
    expected: str
    keys: Callable[[str], tuple[str, ...]]
    shows: Kind | None = None
    stars: bool = True
    nearest: bool = False


def exact(value: str) -> tuple[str, ...]:
    """Compare letter by letter."""
    return (value,)


def folded(value: str) -> tuple[str, ...]:
    """Compare without regard to case."""
    return (value.lower(),)


def arch_package(value: str) -> tuple[str, ...]:
    """Compare letter by letter; what is built elsewhere or from its newest source is the program that its name begins with.

    Before that ending stands which build it is: for what processor or graphics card, from an AppImage, or of which channel.
    Two such builds of a name that nobody entered may be two programs: crush-bin is an agent, crush-git a shell.
    See: https://wiki.archlinux.org/title/AUR_submission_guidelines and https://wiki.archlinux.org/title/VCS_package_guidelines.
    """
    name = _without_ending(value, ("-bin", "-git"))
    return tuple(dict.fromkeys((value, name, _without_ending(name, ARCH_BUILDS))))


def brew_name(value: str) -> tuple[str, ...]:
    """Compare letter by letter, also without the tap; what follows an @ is a version or a channel: https://docs.brew.sh/Versions.

    Taps write some channels with a hyphen, and `-linux` for what Homebrew's own casks have for Macs alone.
    """
    name = value.rpartition("/")[2]
    plain = name.partition("@")[0]
    return tuple(dict.fromkeys((value, value.partition("@")[0], name, plain, _without_ending(plain, TAP_BUILDS))))


def chocolatey_name(value: str) -> tuple[str, ...]:
    """Compare without regard to case; one program has up to three packages: https://docs.chocolatey.org/en-us/faqs (distinctions)."""
    return tuple(dict.fromkeys((value.lower(), _without_ending(value.lower(), (".install", ".portable", ".commandline")))))


def scoop_name(value: str) -> tuple[str, ...]:
    """Compare without regard to case; its buckets `nonportable` and `versions` name the same programs with such endings.

    A bucket gathered from many adds whose manifest it is where names clash: https://github.com/kkzzhizhou/scoop-apps.
    """
    name = value.lower()
    bare = name.rpartition("_")[0] or name
    return tuple(dict.fromkeys((name, _without_ending(name, SCOOP_BUILDS), bare, _without_ending(bare, SCOOP_BUILDS))))


def pages(value: str) -> tuple[str, ...]:
    """Compare a page, each above it, and each domain above its host; a slash at the end stands for a front page and nothing below it."""
    if value.endswith("/"):
        return (value,)
    page, host = value, value.partition("/")[0]
    found = [page]
    while page != host:
        page = page.rpartition("/")[0]
        found.append(page)
    if value == host:
        found.append(f"{host}/")
    while "." in (host := host.partition(".")[2]):
        found.append(host)
    return tuple(found)


def _without_ending(name: str, endings: tuple[str, ...]) -> str:
    """Return a name without the first of the endings that it has."""
    return name.removesuffix(next((one for one in endings if name.endswith(one) and name != one), ""))


def program(value: str) -> tuple[str, ...]:
    """Compare without regard to case and to the ending that Windows needs."""
    return (value.lower().removesuffix(".exe"),)


def guid(value: str) -> tuple[str, ...]:
    """Compare with or without braces."""
    return (value.strip("{}").lower(),)


def pypi_name(value: str) -> tuple[str, ...]:
    """Compare as the Python packaging rules do: https://packaging.python.org/specifications/name-normalization/."""
    name = value.replace("_", "-").replace(".", "-")
    while "--" in name:
        name = name.replace("--", "-")
    return (name.lower(),)


def image_name(value: str) -> tuple[str, ...]:
    """Compare without tag and digest, and without the registry and name space that a container's commands leave out."""
    path, slash, last = value.lower().partition("@")[0].rpartition("/")
    name = f"{path}{slash}{last.partition(':')[0]}"  # a colon before the last slash stands before a port
    return (re.sub(r"^(?:index\.)?docker\.io/|^(?=library/)", "", name).removeprefix("library/"),)


def model_name(value: str) -> tuple[str, ...]:
    """Compare without the tag, and without the name space that Ollama leaves out when it shows a model."""
    return (value.lower().partition(":")[0].removeprefix("library/"),)


def served_model(value: str) -> tuple[str, ...]:
    """Compare without the maker, the region and the variant that providers put around a model's name."""
    name = re.sub(r"^(?:us|eu|apac|global)\.", "", value.lower().rpartition("/")[2])
    return (name.partition(":")[0],)


def agent_part(value: str) -> tuple[str, ...]:
    """Compare without regard to case; without its origin it stands for a part from anywhere, and a sort alone for all parts of it."""
    whole = value.lower()
    return tuple(dict.fromkeys((whole, whole.partition("@")[0], whole.partition(":")[0])))


NAME = r"[A-Za-z0-9][\w.+@~-]*"
TAPPED = rf"([\w.-]+/[\w.-]+/)?{NAME}"
REVERSE_DNS = r"[A-Za-z_][\w-]*(\.[\w-]+)+"
WINGET = r"[\w!#$%&'()+,;=@{}~-]{1,32}(\.[\w!#$%&'()+,;=@{}~-]{1,32}){1,7}"  # a comma too: its own schema forbids few signs
A_TO_P = r"[a-p]{32}"
GUID = r"\{?[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?"
GECKO = r"\{[0-9A-Fa-f-]{36}\}|[\w.-]*@[\w.-]+"
FILE_NAME = r"[^/\\:]+"
ANY_TEXT = r".+"
HOST = r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]+"
OF_ANYBODY = r"(?:github|gitlab|gitee|bitbucket)\.(?:com|org)|codeberg\.org|huggingface\.co|sourceforge\.net"
PAGE = rf"(?!(?:{OF_ANYBODY})(?:/[^/]*)?$){HOST}(?:/|(?:/[a-z0-9._~+-]{{1,100}}){{0,3}})"
STANDS_FOR = "ab"  # what a star may stand for: "m*rketplace" is one word with one of them
A_PACKAGE = "a package's name"
A_GUID = "a GUID"
A_FILE = "the name of a file, without its folder"
A_REVERSE_DNS = "a name such as org.example.Program"

KINDS = {
    # packages of an operating system or of a package store
    "deb": IdKind(r"[a-z0-9][a-z0-9+.-]+", A_PACKAGE, exact),
    "rpm": IdKind(NAME, A_PACKAGE, exact),
    "apk": IdKind(NAME, A_PACKAGE, exact),
    "pacman": IdKind(NAME, A_PACKAGE, arch_package),
    "snap": IdKind(r"[a-z0-9][a-z0-9-]*", A_PACKAGE, exact),
    "flatpak": IdKind(REVERSE_DNS, A_REVERSE_DNS, exact),
    "appimage": IdKind(FILE_NAME, "the name of the program in an AppImage's file name", folded),
    "brew": IdKind(TAPPED, "a formula's name, with owner/tap/ before it where the tap is not Homebrew's own", brew_name),
    "brew-cask": IdKind(TAPPED, "a cask's token, with owner/tap/ before it where the tap is not Homebrew's own", brew_name),
    "macports": IdKind(NAME, "a port's name", folded),
    "nix": IdKind(NAME, A_PACKAGE, exact),
    "winget": IdKind(WINGET, "a package id such as Publisher.Program", folded),
    "chocolatey": IdKind(NAME, A_PACKAGE, chocolatey_name),
    "scoop": IdKind(NAME, "a manifest's name", scoop_name),
    "home-page": IdKind(
        PAGE,
        "an address without https:// and www., in small letters, with up to three steps of its path: a site, or owner and repository",
        pages,
        stars=False,
        nearest=True,
    ),
    "npm": IdKind(r"(@[\w.~-]+/)?[\w.~-]+", "a package's name, with its @scope", folded, shows=Kind.COMMAND_LINE),
    "pypi": IdKind(r"[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?", A_PACKAGE, pypi_name, shows=Kind.COMMAND_LINE),
    # Windows
    "msix-family": IdKind(r"[\w.-]+_[a-hjkmnp-tv-z0-9]{13}", "Name_publisherhash", folded),
    "msix-name": IdKind(r"[\w.-]+", "a package's name, without the publisher's hash", folded),
    "windows-store": IdKind(r"[A-Z0-9]{12,16}", "a product id of the Microsoft Store", folded),
    "upgrade-code": IdKind(GUID, A_GUID, guid),
    "product-code": IdKind(GUID, A_GUID, guid),
    "uninstall-key": IdKind(r"[^\\]+", "the name of a key below Uninstall", folded),
    "original-filename": IdKind(FILE_NAME, A_FILE, program),
    # macOS, and what runs on it
    "bundle-id": IdKind(REVERSE_DNS, A_REVERSE_DNS, folded),
    "team-id": IdKind(r"[A-Z0-9]{10}", "ten letters or digits; names a publisher, not a program", exact),
    "pkgutil": IdKind(REVERSE_DNS, A_REVERSE_DNS, exact),
    "mac-app-store": IdKind(r"\d{6,12}", "the number of an app in Apple's store", exact),
    "ios": IdKind(REVERSE_DNS, A_REVERSE_DNS, folded, shows=Kind.APPLICATION),
    "android": IdKind(r"[A-Za-z]\w*(\.[A-Za-z]\w*)+", A_REVERSE_DNS, exact, shows=Kind.APPLICATION),
    # what a desktop or a process shows
    "desktop-file": IdKind(FILE_NAME, A_FILE, exact),
    "wm-class": IdKind(ANY_TEXT, "the class of a window", folded),
    "service": IdKind(FILE_NAME, "the name of a service", folded),
    "command": IdKind(FILE_NAME, A_FILE, program),
    # browsers and editors
    "chromium-extension": IdKind(A_TO_P, "32 letters from a to p", exact, shows=Kind.EXTENSION),
    "gecko-extension": IdKind(GECKO, "name@place, or a GUID in braces", exact, shows=Kind.EXTENSION),
    "safari-extension": IdKind(REVERSE_DNS, A_REVERSE_DNS, folded, shows=Kind.EXTENSION),
    "vscode-extension": IdKind(r"[\w-]+\.[\w.-]+", "publisher.name", folded, shows=Kind.EXTENSION),
    "zed-extension": IdKind(r"[\w.-]+", "the id of an extension.toml", exact, shows=Kind.EXTENSION),
    "extension-word": IdKind(
        r"[^\W_A-Z]{2,30}(?: [^\W_A-Z]{2,30})?|[A-Z]{2,30}",
        "a word or two by which an extension is called or described, in small letters, or one in capitals if it counts so alone",
        words,
        shows=Kind.EXTENSION,
        stars=False,
    ),
    "native-messaging-host": IdKind(r"\w+(\.\w+)*", "the name by which browsers call a program", folded, shows=Kind.APPLICATION),
    "jetbrains-plugin": IdKind(ANY_TEXT, "the id of a plugin.xml", exact, shows=Kind.EXTENSION),
    "web-app": IdKind(A_TO_P, "32 letters from a to p; `web_app` computes them from an address", exact, shows=Kind.WEB_APP),
    "site": IdKind(
        HOST,
        "a host in lower case, without https:// and path; its other sub-domains are only tools",
        labels,
        shows=Kind.WEB_APP,
        stars=False,
    ),
    "extension-host": IdKind(
        HOST, "a host in lower case that extensions ask for; they are tools at most", labels, shows=Kind.EXTENSION, stars=False
    ),
    "extension-calls": IdKind(
        HOST, "a host in lower case that the code of extensions names; they are tools at most", labels, shows=Kind.EXTENSION, stars=False
    ),
    "extension-declares": IdKind(
        r"[a-z]+:[A-Za-z]+(?:\.[A-Za-z]+)*", "a category or a contribution, such as category:chat", exact, shows=Kind.EXTENSION, stars=False
    ),
    "agent-part": IdKind(
        r"(?:skill|sub-agent|command|instructions|hook|plugin|marketplace)(?::\S(?:.*\S)?)?",
        "a sort of an agent's parts, or a sort and a name, such as skill:name or plugin:name@marketplace",
        agent_part,
        shows=Kind.AGENT_PART,
    ),
    # models
    "ollama-model": IdKind(r"([\w.-]+/)?[\w.-]+", "a model's name, without its tag", model_name, shows=Kind.MODEL),
    "ollama-cloud-model": IdKind(r"([\w.-]+/)?[\w.-]+", "a model's name, without its tag", model_name, shows=Kind.MODEL),
    "served-model": IdKind(r"[\w.+@-]+", "a model's name as providers list it, without its maker", served_model),
    "hugging-face": IdKind(r"[\w.-]+/[\w.-]+", "owner/name", folded, shows=Kind.MODEL),
    "modelscope": IdKind(r"[\w.-]+/[\w.-]+", "owner/name", folded, shows=Kind.MODEL),
    "model-file": IdKind(FILE_NAME, "the name of a file with weights, without its ending", folded, shows=Kind.MODEL),
    "browser-component": IdKind(r"\w+", "the name of the folder of a part that a browser fetches", exact),
    # what stands for a program that has no record of its own
    "container-image": IdKind(r"[\w.-]+(:\d+)?(/[\w.-]+)*", "an image's name, without its tag", image_name, shows=Kind.APPLICATION),
    "config-folder": IdKind(r"[\w.@-]+(/[\w.@-]+)*", "a path below a home or a folder for settings", folded),
}


def is_of_any_tap(kind: str, value: str, key: str) -> bool:
    """Tell whether a value is known by its name alone, which in somebody's tap or bucket may be another program's."""
    compared = KINDS[kind].keys
    if compared is scoop_name:
        return "_" in value and key not in {value.lower(), _without_ending(value.lower(), SCOOP_BUILDS)}
    return compared is brew_name and "/" in value and "/" not in key


def fault(kind: str, value: str) -> str:
    """Say what was expected of an identifier's value, nothing when its form is right."""
    row = KINDS[kind]
    if not row.stars and STAR in value:
        return f"expected {row.expected}, without {STAR}"
    is_formed = all(re.fullmatch(row.form, value.replace(STAR, letter)) for letter in STANDS_FOR)
    return "" if is_formed else f"expected {row.expected}, found {value[:80]!r}"


def keys(kind: str, value: str) -> tuple[str, ...]:
    """Return the texts under which an item's identifier is looked up; none for a kind that no signature knows."""
    row = KINDS.get(kind)
    return row.keys(value) if row else ()


def key(kind: str, value: str) -> str:
    """Return the text under which a signature's identifier is kept."""
    return KINDS[kind].keys(value)[0]

"""Folders that a variable names in place of usual ones: found once, before records are looked for, and looked at wherever those are.

Of a shell's profile only plain assignments are read; nothing is run. Most machines have no such variable: for them nothing more is loaded.
Misses: what a profile sets under a condition or by a command, and variables that only a service, a job or a running program has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.destinations.environment_items import LIMIT, REGISTRY_KEYS, VARIABLE_FILES, may_say, quiet_files
from scanner.formats.utf_16 import is_utf_16
from scanner.model import Platform, Problem, Reason, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scanner.host.host import Host, Moved
    from scanner.model import Record

    # The account that has variables, or nobody's name for everybody's; the variables; whether they are this very program's.
    Said = tuple[str, dict[str, str], bool]

# The names of the table, all in capitals.
NAMES = frozenset(
    """
    XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME HF_HOME HF_HUB_CACHE HUGGINGFACE_HUB_CACHE OLLAMA_MODELS
    LLAMA_CACHE JAN_DATA_FOLDER MODELSCOPE_CACHE CLAUDE_CONFIG_DIR CODEX_HOME GEMINI_CLI_HOME SCOOP SCOOP_GLOBAL CHOCOLATEYINSTALL PIPX_HOME
    PIPX_GLOBAL_HOME UV_TOOL_DIR UV_PYTHON_INSTALL_DIR UV_CACHE_DIR NPM_CONFIG_PREFIX PNPM_HOME VOLTA_HOME NVM_DIR
    NVM_HOME FNM_DIR MISE_DATA_DIR ASDF_DATA_DIR PYENV_ROOT HOMEBREW_PREFIX BUN_INSTALL BUN_INSTALL_GLOBAL_DIR
    """.split()  # noqa: SIM905
)
NAMES_IN_BYTES = tuple(name.encode() for name in NAMES)
# What the installers of some tools write into everybody's profile: no news, for which nothing is loaded.
USUAL = {"NVM_DIR": ".nvm", "PYENV_ROOT": ".pyenv", "VOLTA_HOME": ".volta", "BUN_INSTALL": ".bun"}
HOMES = ("$HOME", "${HOME}", "~")
POINTERS = "{home}/.lmstudio-home-pointer"
# Files in which programs keep such folders themselves: which of their keys is which row of the table.
OF_LM_STUDIO, OF_GPT4ALL = {"downloadsFolder": "LM Studio: downloadsFolder"}, {"modelPath": "GPT4All: modelPath"}
OF_JAN, OF_OLLAMA = {"data_folder": "JAN_DATA_FOLDER"}, {"models": "OLLAMA_MODELS"}
IN_HOMES = dict.fromkeys(("{home}/.lmstudio/settings.json", "{home}/.cache/lm-studio/settings.json"), OF_LM_STUDIO)
SETTINGS = {
    Platform.LINUX: {
        **IN_HOMES,
        "{data}/Jan/settings.json": OF_JAN,
        "{config}/Jan/settings.json": OF_JAN,
        "{config}/nomic.ai/GPT4All.ini": OF_GPT4ALL,
    },
    Platform.MACOS: {
        **IN_HOMES,
        "{support}/Jan/settings.json": OF_JAN,
        "{home}/.config/nomic.ai/GPT4All.ini": OF_GPT4ALL,
        "{support}/Ollama/db.sqlite": OF_OLLAMA,
    },
    Platform.WINDOWS: {
        **IN_HOMES,
        "{roaming}/Jan/settings.json": OF_JAN,
        "{roaming}/nomic.ai/GPT4All.ini": OF_GPT4ALL,
        "{local}/Ollama/db.sqlite": OF_OLLAMA,
        "{home}/.config/scoop/config.json": {"root_path": "SCOOP", "global_path": "SCOOP_GLOBAL"},
    },
}
LONGEST = 4096  # of a path in a file that holds nothing else, and of a value: no system opens a longer path
MOST = 5_000  # variables of one account that are kept, so that what its files hold is not all in memory at once


def find_moved(host: Host, own: tuple[str, Mapping[str, str]]) -> Iterator[Moved | Problem]:
    """Yield each place that is elsewhere, and what is wrong with one that a variable names. `own` is our account's id and environment."""
    said: list[Said] = []
    for one in (*_limit(_find_kept(host)), *_find_pointers(host), *_find_settings(host), *_find_own(host, *own)):
        if isinstance(one, Problem):
            yield one
        else:
            said.append(one)
    if said:
        from scanner.collectors.moved.named_places import named_places  # noqa: PLC0415  see above

        yield from named_places(host, said)


def _limit(kept: Iterable[Said]) -> Iterator[Said | Problem]:
    """Yield what was found, until one account's is more than any needs."""
    counts: dict[str, int] = {}
    for user, variables, is_own in kept:
        before = counts.get(user, 0)
        counts[user] = before + len(variables)
        if counts[user] <= MOST:
            yield user, {name: value[:LONGEST] for name, value in variables.items()}, is_own
        elif before <= MOST:
            yield Problem(Reason.CAPPED, f"more than {MOST} entries; the rest were not read", user=user)


def _find_kept(host: Host) -> Iterator[Said]:
    """Yield what files and the registry hold; what cannot be read is told by the collector of the variables."""
    aside = host.aside()
    if host.platform is Platform.WINDOWS:
        for pattern in REGISTRY_KEYS:
            for key in aside.keys(pattern):
                if variables := _values(aside, key):
                    yield key.user, variables, False
        return
    for pattern in VARIABLE_FILES[host.platform]:
        for record in aside.glob(pattern) if aside.may_hold(pattern) else ():
            content = aside.look(record, LIMIT) or b""
            if content and not may_say(content):
                quiet_files(host).add(record.location)
            if _may_move(content.upper()) and not is_utf_16(content):
                from scanner.formats.variable_lines import variables as assigned  # noqa: PLC0415  few files are read as such

                variables = assigned(content)
                if not _is_usual(variables, host.home(record)):
                    yield record.user, variables, False


def _may_move(upper: bytes) -> bool:
    """Tell whether a file in capitals may assign a variable: hardly one that uses some does."""
    return any(name in upper and (name + b"=" in upper or name + b" " in upper) for name in NAMES_IN_BYTES)


def _is_usual(variables: Mapping[str, str], home: str) -> bool:
    """Tell whether variables name no folder but those that are in every home of those who have the tool."""
    named = [(name, value.rstrip("/")) for name, value in variables.items() if name.upper() in NAMES]
    return all(name in USUAL and value in {f"{start}/{USUAL[name]}" for start in (home, *HOMES)} for name, value in named)


def _values(host: Host, key: Record) -> dict[str, str]:
    try:
        values = host.values(key)
    except Unreadable:
        return {}
    named = {name.upper(): name for name in values.names()}  # Windows cares for no letter's case
    return {upper: values.text(name) for upper, name in named.items() if upper in NAMES}


def _find_pointers(host: Host) -> Iterator[Said]:
    for record in host.glob(POINTERS):
        content = host.look(record, LONGEST) or b""
        if path := content.decode("utf-8-sig", "replace").strip().partition("\n")[0].strip():
            yield record.user, {record.location.rpartition("/")[2].upper(): path}, False


def _find_settings(host: Host) -> Iterator[Said | Problem]:
    for pattern, keys in SETTINGS[host.platform].items():
        for record in host.glob(pattern):
            from scanner.collectors.moved.folder_settings import named_folders  # noqa: PLC0415  few accounts have any

            try:
                yield record.user, named_folders(host, record, keys), False
            except Unreadable as problem:
                yield Problem(problem.reason, problem.detail, record.location, record.user)


def _find_own(host: Host, id_: str, environment: Mapping[str, str]) -> Iterator[Said]:
    variables = {name: value for name, value in environment.items() if name.upper() in NAMES}
    for user in host.users() if variables else ():
        if user.id == id_ and not _is_usual(variables, user.home):
            yield user.name, variables, True

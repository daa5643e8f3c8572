"""Programs that fetch a package and run it, and which word of theirs names the package. A new one is a row.

Their other words may hold tokens: a word is a package's name only when it is plainly one, and after an option that is in no table,
which may take anything, no further word is looked at.
See: https://docs.npmjs.com/cli/commands/npm-exec, https://docs.astral.sh/uv/reference/cli/, https://docs.docker.com/reference/cli/docker/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.command_lines.launchers import OF_DOCKER
from scanner.collectors.command_lines.shell_script import word_set
from scanner.collectors.command_lines.unwrapped import launcher_name
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# An alias, or the registry's address of its archive, may stand around the name.
BEFORE_NPM = r"(?:(?:@[\w.~-]{1,99}/)?[\w.~-]{1,199}@npm:|https?://[^/\s@]{1,200}/(?=[^?#]{1,300}/-/))?"
NPM = BEFORE_NPM + r"((?:@[a-z0-9~][\w.~-]{0,99}/)?[a-z0-9~][\w.~-]{0,199})(?:@[\w.^~*+-]{1,40}|/-/[\w.+-]{1,250}\.tgz)?"
PYPI = r"([A-Za-z0-9](?:[\w.-]{0,98}[A-Za-z0-9])?)(?:\[[\w,-]{1,99}\])?(?:(?:@|==|>=|~=)[\w.+*]{1,40})?"
IMAGE = (
    r"(?:docker://)?([a-z0-9][a-z0-9._-]{0,99}(?::\d{1,5}(?=/))?(?:/[a-z0-9._-]{1,99}){0,4})(?::[\w.-]{1,128})?(?:@sha256:[0-9a-f]{64})?"
)
OF_NPM = rf"npm:/?{NPM}(?:/[\w./-]{{0,99}})?"
OF_PIPX = rf"pipx:{PYPI}"
OF_NIX = r"[\w.:/+-]{0,99}#(?:legacyPackages\.[\w-]+\.)?([\w+-]{1,100})"
# Options before the word that says what is to be done, with a value of their own.
FIRST = word_set("--prefix --directory --project --context --host --cwd --dir -H -C -c --connection --root --log-level")


class Runner(NamedTuple):
    """A program that fetches a package and runs it.

    `start` are the words that say so. Options that take a value are `valued`, those that name a package `named`, where several may stand
    with commas between; others are in `plain`, or all are where `any_option`. `many`: each word up to `--` may name a package.
    `only_named`: no word but an option's value does.
    """

    start: tuple[str, ...]
    kind: str
    form: str
    plain: frozenset[str] = frozenset()
    valued: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    any_option: bool = False
    many: bool = False
    only_named: bool = False


NPX = (
    word_set("-y --yes -q --quiet --silent -s --prefer-offline --prefer-online --no-install --no --bun --offline --ignore-existing"),
    frozenset({"-w", "--workspace", "-c", "--call"}),
    frozenset({"-p", "--package"}),
)
UVX = (
    word_set("-q --quiet -v --verbose --refresh --isolated --no-cache -n --offline --native-tls --no-config --no-progress --no-project")
    | word_set("--prerelease=allow --upgrade -U --no-sync --frozen --locked --no-env-file --active --no-python-downloads --no-index"),
    word_set("-p --python --with --with-editable --with-requirements --directory --project --extra --group --env-file --prerelease")
    | word_set("--index-strategy --keyring-provider --resolution --link-mode --python-preference --color --cache-dir --config-file")
    | word_set("--exclude-newer --refresh-package --constraints --overrides --build-constraints -w"),
    frozenset({"--from"}),
)
DOCKER = (
    word_set("-i -t -it -ti -d --rm --init --interactive --tty --detach --privileged --read-only -P --publish-all -q --quiet"),
    word_set(OF_DOCKER),
)
RUNNERS = (
    Runner(("npx",), "npm", NPM, *NPX),
    Runner(("bunx",), "npm", NPM, *NPX),
    Runner(("pnpx",), "npm", NPM, *NPX),
    Runner(("bun", "x"), "npm", NPM, *NPX),
    Runner(("pnpm", "dlx"), "npm", NPM, *NPX),
    Runner(("yarn", "dlx"), "npm", NPM, *NPX),
    Runner(("npm", "exec"), "npm", NPM, *NPX),
    Runner(("npm", "x"), "npm", NPM, *NPX),
    Runner(("deno", "run"), "npm", OF_NPM, any_option=True),
    Runner(("deno", "x"), "npm", OF_NPM, any_option=True),
    Runner(("mise", "exec"), "npm", OF_NPM, any_option=True, many=True),
    Runner(("mise", "x"), "npm", OF_NPM, any_option=True, many=True),
    Runner(("mise", "exec"), "pypi", OF_PIPX, any_option=True, many=True),
    Runner(("mise", "x"), "pypi", OF_PIPX, any_option=True, many=True),
    Runner(("uvx",), "pypi", PYPI, *UVX),
    Runner(("uv", "tool", "run"), "pypi", PYPI, *UVX),
    Runner(("uv", "run"), "pypi", PYPI, UVX[0], UVX[1] - {"--with"}, frozenset({"--with"}), any_option=True, only_named=True),
    Runner(("pipx", "run"), "pypi", PYPI, frozenset({"-q", "--quiet", "--no-cache"}), frozenset({"--python"}), frozenset({"--spec"})),
    Runner(("nix", "run"), "nix", OF_NIX, any_option=True),
    Runner(("nix-shell",), "nix", r"([\w+-]{1,100})", named=frozenset({"-p", "--packages"}), any_option=True, only_named=True),
    Runner(("nix", "shell"), "nix", OF_NIX, any_option=True, many=True),
    *(Runner((engine, "run"), "container-image", IMAGE, *DOCKER) for engine in ("docker", "podman", "nerdctl", "container")),
    *(Runner((engine, "container", "run"), "container-image", IMAGE, *DOCKER) for engine in ("docker", "podman")),
    *(
        Runner((engine, verb), "container-image", IMAGE, any_option=True)
        for engine in ("apptainer", "singularity")
        for verb in ("run", "exec")
    ),
)
NAMES = frozenset(runner.start[0] for runner in RUNNERS)


def packages(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the packages that a runner is told to fetch, each with the kind of its id."""
    name = launcher_name(words[0])
    if name not in NAMES:
        return
    rest = words[1:]
    for runner in RUNNERS:
        if runner.start[0] == name and (told := _words_after_command(runner, rest)) is not None:
            found = (re.fullmatch(runner.form, word) for word in _named(runner, told))
            yield from ((runner.kind, match[1]) for match in found if match)


def _words_after_command(runner: Runner, words: Sequence[str]) -> Sequence[str] | None:
    """Return the words behind those that say to run a package, None where they do not say so."""
    verbs = runner.start[1:]
    at = 0
    while verbs and at < len(words) and words[at].startswith("-"):
        at += 2 if words[at] in FIRST else 1
    return words[at + len(verbs) :] if tuple(words[at : at + len(verbs)]) == verbs else None


def _named(runner: Runner, words: Sequence[str]) -> Iterator[str]:
    """Yield the words that name packages, up to an option that nobody here knows."""
    at, named = 0, False
    while at < len(words):
        word = words[at]
        option, equals, value = word.partition("=")
        if word.startswith("-") and word != "--":
            if option in runner.named:
                named = True
                yield from (value if equals else "".join(words[at + 1 : at + 2])).split(",")
            elif not _is_known(runner, word, option):
                return
            at += 2 if option in runner.valued | runner.named and not equals else 1
        elif runner.many and word != "--":
            yield word
            at += 1
        else:
            at += word == "--"
            if not (named or runner.only_named or runner.many):
                yield from words[at : at + 1]
            return


def _is_known(runner: Runner, word: str, option: str) -> bool:
    return runner.any_option or word in runner.plain or option in runner.plain or option in runner.valued

import json

import pytest

from scanner.collectors.applications.npm_global_packages import NpmGlobalPackages
from scanner.collectors.browsers.bounds import FOREIGN
from scanner.model import Item, Kind, Platform, Problem, Reason
from tests.fake_host import Link, bare, fake_host

CODEX = json.dumps({"name": "@openai/codex", "version": "0.58.0", "bin": {"codex": "bin/codex.js"}, "config": {"token": "secret"}})
LIBRARY = json.dumps({"name": "ollama", "version": "0.6.0"})


@pytest.mark.parametrize(
    ("platform", "root", "user"),
    [
        (Platform.LINUX, "/usr/local/lib/node_modules", ""),
        (Platform.LINUX, "/home/alice/.nvm/versions/node/v22.1.0/lib/node_modules", "alice"),
        (Platform.LINUX, "/home/alice/.local/share/pnpm/global/5/node_modules", "alice"),
        (Platform.LINUX, "/home/alice/.local/share/pnpm/global/v11/4f28-18/node_modules", "alice"),
        (Platform.LINUX, "/home/alice/.volta/tools/image/packages/@openai/codex/lib/node_modules", "alice"),
        (Platform.LINUX, "/home/alice/.config/nvm/versions/node/v22.17.1/lib/node_modules", "alice"),
        (Platform.LINUX, "/usr/local/share/nvm/versions/node/v22.17.1/lib/node_modules", ""),
        (Platform.LINUX, "/home/alice/.local/share/mise/installs/npm-openai-codex/0.58.0/lib/node_modules", "alice"),
        (Platform.LINUX, "/home/alice/.local/share/mise/installs/codex/0.58.0/lib/node_modules", "alice"),
        (Platform.LINUX, "/home/alice/.local/share/mise/installs/npm-openai-codex/0.58.0/5/node_modules", "alice"),
        (Platform.LINUX, "/home/alice/.asdf/installs/nodejs/22.1.0/lib/node_modules", "alice"),
        (Platform.LINUX, "/home/alice/.nodenv/versions/22.1.0/lib/node_modules", "alice"),
        (Platform.LINUX, "/home/alice/.fnm/node-versions/v22.1.0/installation/lib/node_modules", "alice"),
        (Platform.LINUX, "/home/alice/.proto/tools/node/22.1.0/lib/node_modules", "alice"),
        (Platform.LINUX, "/home/alice/.anyenv/envs/nodenv/versions/22.1.0/lib/node_modules", "alice"),
        (Platform.LINUX, "/home/alice/miniforge3/envs/ai/lib/node_modules", "alice"),
        (Platform.LINUX, "/home/alice/.pixi/envs/nodejs/lib/node_modules", "alice"),
        (Platform.LINUX, "/opt/node-v22.1.0-linux-x64/lib/node_modules", ""),
        (Platform.LINUX, "/usr/local/lib/nodejs/node-v22.1.0-linux-x64/lib/node_modules", ""),
        (Platform.LINUX, "/home/linuxbrew/.linuxbrew/lib/node_modules", ""),
        (Platform.LINUX, "/home/alice/.linuxbrew/lib/node_modules", "alice"),
        (Platform.MACOS, "/Users/alice/.local/share/mise/installs/node/22.1.0/lib/node_modules", "alice"),
        (Platform.MACOS, "/Users/alice/.config/nvm/versions/node/v22.1.0/lib/node_modules", "alice"),
        (Platform.MACOS, "/Users/alice/Library/Application Support/Herd/config/nvm/versions/node/v22.1.0/lib/node_modules", "alice"),
        (Platform.MACOS, "/Users/alice/.nodebrew/node/v22.1.0/lib/node_modules", "alice"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Local/mise/installs/npm-openai-codex/0.58.0/node_modules", "alice"),
        (Platform.WINDOWS, "C:/Users/alice/scoop/persist/nvm/nodejs/v22.17.1/node_modules", "alice"),
        (Platform.WINDOWS, "C:/ProgramData/scoop/persist/nodejs-lts/bin/node_modules", ""),
        (Platform.WINDOWS, "C:/Users/alice/.config/herd/bin/nvm/v22.1.0/node_modules", "alice"),
        (Platform.WINDOWS, "C:/nvm4w/nodejs/node_modules", ""),
        (Platform.MACOS, "/opt/homebrew/lib/node_modules", ""),
        (Platform.MACOS, "/Users/alice/Library/pnpm/global/5/node_modules", "alice"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Roaming/npm/node_modules", "alice"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Roaming/nvm/v22.1.0/node_modules", "alice"),
    ],
)
def test_programs_and_libraries_of_every_root(platform, root, user):
    host = fake_host(platform, {f"{root}/@openai/codex/package.json": CODEX, f"{root}/ollama/package.json": LIBRARY})

    assert bare(host, NpmGlobalPackages()) == [
        Item("ollama", "0.6.0", ids=(("npm", "ollama"),), location=f"{root}/ollama", user=user),
        Item(
            "@openai/codex",
            "0.58.0",
            ids=(("npm", "@openai/codex"),),
            kind=Kind.COMMAND_LINE,
            location=f"{root}/@openai/codex",
            user=user,
        ),
    ]


@pytest.mark.parametrize(
    "root",
    [
        "/home/alice/.bun/install/global",
        "/usr/local/share/.config/yarn/global",
        "/home/alice/.claude/local",
        "/home/alice/.local/share/mise/installs/npm-openai-codex/0.58.0",
    ],
)
def test_where_packages_lie_among_what_they_need_only_those_that_somebody_wanted_count(root):
    files = {
        f"{root}/package.json": '{"dependencies": {"@openai/codex": "latest", "gone": "1", "../../../.ssh": "1"}}',
        f"{root}/node_modules/@openai/codex/package.json": CODEX,
        f"{root}/node_modules/ollama/package.json": LIBRARY,
    }

    assert [item.name for item in bare(fake_host(files=files), NpmGlobalPackages())] == ["@openai/codex"]


def test_a_damaged_description_costs_the_version_and_not_the_package():
    folder = "/usr/local/lib/node_modules/@openai/codex"

    assert bare(fake_host(files={f"{folder}/package.json": "{"}), NpmGlobalPackages()) == [
        Item("@openai/codex", ids=(("npm", "@openai/codex"),), location=folder),
        Problem(
            Reason.MALFORMED,
            "expected JSON: Expecting property name enclosed in double quotes at line 1 column 2",
            f"{folder}/package.json",
        ),
    ]


def test_two_names_of_one_folder_are_read_once():
    files = {
        "/home/alice/.nvm/versions/node/v22.1.0/lib/node_modules/ollama/package.json": LIBRARY,
        "/home/alice/.nvm/versions/node/v22": Link("/home/alice/.nvm/versions/node/v22.1.0"),
    }

    assert len(bare(fake_host(files=files), NpmGlobalPackages())) == 1


def test_a_changed_name_hides_no_package():
    [item] = bare(fake_host(files={"/usr/local/lib/node_modules/deepseek-cli/package.json": LIBRARY}), NpmGlobalPackages())

    assert (item.name, item.ids) == ("ollama", (("npm", "ollama"), ("npm", "deepseek-cli")))


@pytest.mark.parametrize(
    ("platform", "home", "said", "prefix"),
    [
        (Platform.LINUX, "/home/alice", "prefix=${HOME}/.tools/npm", "/home/alice/.tools/npm/lib"),
        (Platform.LINUX, "/home/alice", "//registry.example/:_authToken=s3cret\n prefix = ~/.node ", "/home/alice/.node/lib"),
        (Platform.MACOS, "/Users/alice", "prefix='/Users/alice/My Tools'", "/Users/alice/My Tools/lib"),
        (Platform.WINDOWS, "C:/Users/alice", "prefix=C:\\Users\\alice\\npm\r\n", "C:/Users/alice/npm"),
    ],
)
def test_a_prefix_of_the_accounts_own_choice(platform, home, said, prefix):
    place = f"{prefix}/node_modules/@openai/codex"
    host = fake_host(platform, {f"{home}/.npmrc": said, f"{place}/package.json": CODEX})

    [item] = bare(host, NpmGlobalPackages())
    assert (item.name, item.location, item.user) == ("@openai/codex", place, "alice")


def test_a_prefix_that_nobody_follows_to_its_end_is_named():
    host = fake_host(files={"/home/alice/.npmrc": f"prefix=/usr{'/a/..' * 99}/x\n"})

    assert [(one.reason, one.location) for one in bare(host, NpmGlobalPackages())] == [(Reason.CAPPED, "/home/alice/.npmrc")]


@pytest.mark.parametrize("said", ["; prefix=/srv/npm", "prefix=", "prefix=../npm", "prefix=//fs01/npm"])
def test_a_prefix_that_is_none_or_that_belongs_to_nobody_here(said):
    host = fake_host(files={"/home/alice/.npmrc": said, "/srv/npm/lib/node_modules/ollama/package.json": LIBRARY})

    assert bare(host, NpmGlobalPackages()) == []


def test_a_prefix_of_another_account_is_said_and_not_read():
    files = {"/home/alice/.npmrc": "prefix=/home/bob/mine\n", "/home/bob/mine/lib/node_modules/x/package.json": LIBRARY}
    host = fake_host(files=files, users=("alice", "bob"))
    host.learn_accounts()

    assert bare(host, NpmGlobalPackages()) == [Problem(Reason.LINK_LEAVES, FOREIGN, "/home/bob/mine", "alice")]


def test_a_prefix_that_is_gone_is_no_problem():
    assert bare(fake_host(files={"/home/alice/.npmrc": "prefix=/srv/gone\n"}), NpmGlobalPackages()) == []

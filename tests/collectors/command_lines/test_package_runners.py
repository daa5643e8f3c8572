import pytest

from scanner.collectors.command_lines.launched_program import ids

SECRET = "hunter2"
PROBE = {
    "npm": [
        ("npx", "-y", "probe"),
        ("npx", "-y", "--", "probe"),
        ("npx", "-y", "mine@npm:probe@1.2.0"),
        ("npx", "-y", "https://registry.example/probe/-/probe-1.2.0.tgz"),
        ("nvm", "exec", "20", "npx", "-y", "probe"),
        ("bash", "-c", ". ~/.nvm/nvm.sh; nvm exec --lts npx -y probe"),
        ("nodenv", "exec", "npx", "probe"),
        ("docker", "run", "-i", "--rm", "-e", f"TOKEN={SECRET}", "node:22", "npx", "-y", "probe"),
        ("npx.cmd", "-y", "probe@latest", SECRET),
        ("npm", "exec", "--", "probe"),
        ("npm", "exec", "-y", "--package=probe", "--", "other"),
        ("npm", "--prefix", "/x", "x", "probe"),
        ("pnpm", "-C", "/x", "dlx", "probe"),
        ("corepack", "yarn", "dlx", "-q", "probe"),
        ("node", "/usr/lib/node_modules/npm/bin/npx-cli.js", "-y", "probe"),
        (r"C:\Program Files\nodejs\node.exe", r"C:\Program Files\nodejs\node_modules\npm\bin\npm-cli.js", "exec", "probe"),
        ("deno", "run", "-A", "--allow-env=TOKEN", "npm:probe@1.0/bin"),
        ("mise", "exec", "node@22", "npm:probe@1", "--", "other"),
        ("mise", "exec", "node@22", "--", "npx", "-y", "probe"),
        ("cmd", "/c", "npx -y probe"),
        ("cmd.exe", "/d", "/s", "/c", "npx", "-y", "probe"),
        ("powershell", "-NoProfile", "-Command", "npx -y probe"),
        ("wsl.exe", "npx", "-y", "probe"),
        ("wsl.exe", "-d", "Ubuntu", "-e", "bash", "-lc", "npx -y probe"),
        ("sh", "-c", f"TOKEN={SECRET} npx -y probe --key {SECRET}"),
        ("env", f"TOKEN={SECRET}", "npx", "probe"),
    ],
    "pypi": [
        ("uvx", "--python", "3.12", "probe[cli]==1.0"),
        ("uvx", "--index-strategy", "unsafe-best-match", "probe"),
        ("uvx", "--with", "other", "--from", "probe", "x"),
        ("uv", "run", "--with", "probe", "x"),
        ("uv", "--directory", "/x", "run", "--no-project", "--with=probe[a]", "python", "-m", "x"),
        ("uv", "tool", "run", "probe"),
        ("pipx", "run", "--spec", "probe==1", "x"),
        ("python3", "-m", "uv", "tool", "run", "probe"),
        ("python", "-m", "pipx", "run", "probe"),
        ("mise", "x", "pipx:probe", "--", "y"),
    ],
    "container-image": [
        ("docker", "run", "-i", "--rm", "probe:1.0"),
        ("docker", "--context", "x", "run", "-it", "--gpus", "all", "probe"),
        ("sudo", "podman", "container", "run", "--pull=always", "probe"),
        ("nerdctl", "run", "-e", f"A={SECRET}", "probe"),
        ("docker", "exec", "-i", "box", "docker", "run", "probe"),
    ],
    "nix": [
        ("nix", "run", "nixpkgs#probe"),
        ("nix", "shell", "nixpkgs#other", "github:a/b#probe", "-c", "x"),
        ("nix-shell", "-p", "probe"),
    ],
}


@pytest.mark.parametrize(("kind", "words"), [(kind, words) for kind, rows in PROBE.items() for words in rows])
def test_the_package_is_told_however_its_runner_is_started(kind, words):
    found = ids(words)

    assert (kind, "probe") in found
    assert SECRET not in str(found)


def test_an_image_of_a_registry_with_a_port():
    assert ("container-image", "localhost:5000/a/b") in ids(("docker", "run", "localhost:5000/a/b:1"))


def test_several_packages_of_one_run():
    assert {value for kind, value in ids(("npx", "-p", "a", "--package=@b/c", "d")) if kind == "npm"} == {"a", "@b/c"}
    assert {value for kind, value in ids(("uv", "run", "--with", "a,b", "--with=c", "d")) if kind == "pypi"} == {"a", "b", "c"}


@pytest.mark.parametrize(
    "words",
    [
        ("npx", "--unknown", SECRET, "x"),
        ("npx", "--", f"https://{SECRET}"),
        ("npm", "install", SECRET),
        ("npm", "exec", "--"),
        ("uv", "run", SECRET + ".py/x"),
        ("docker", "run", "--unknown", SECRET, "x"),
        ("docker", "build", SECRET),
        ("deno", "run", f"https://a.example/{SECRET}"),
        ("nix", "build", f"x#{SECRET}"),
    ],
)
def test_no_other_word_is_taken_for_a_package(words):
    assert SECRET not in str([found for found in ids(words) if found[0] != "command"])

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.ai.mcp_server_entry import Server, server
from scanner.model import Reason

SECRET = "hunter2"


def ids(command, *args, **more):
    return server({"command": command, "args": list(args), **more}).ids


@pytest.mark.parametrize(
    ("words", "package"),
    [
        (("npx", "-y", "@modelcontextprotocol/server-github"), ("npm", "@modelcontextprotocol/server-github")),
        (("npx", "deepseek-mcp-server@1.2.0", "--key", SECRET), ("npm", "deepseek-mcp-server")),
        (("npx", "-y", "@scope/x@latest"), ("npm", "@scope/x")),
        (("npx", "--package=@scope/x", "other"), ("npm", "@scope/x")),
        (("npx", "-p", "x", "other"), ("npm", "x")),
        (("bunx", "--bun", "x"), ("npm", "x")),
        (("pnpm", "dlx", "x"), ("npm", "x")),
        (("/usr/local/bin/npx", "-y", "x"), ("npm", "x")),
        (("C:\\Program Files\\nodejs\\npx.cmd", "-y", "x"), ("npm", "x")),
        (("cmd", "/c", "npx", "-y", "x"), ("npm", "x")),
        (("C:\\Windows\\System32\\cmd.exe", "/C", "npx", "x"), ("npm", "x")),
        (("uvx", "mcp-server-fetch"), ("pypi", "mcp-server-fetch")),
        (("uvx", "--python", "3.12", "mcp-server-fetch==1.0"), ("pypi", "mcp-server-fetch")),
        (("uvx", "--from", "x[cli]", "y"), ("pypi", "x")),
        (("uv", "tool", "run", "x@latest"), ("pypi", "x")),
        (("pipx", "run", "--spec=x==1.0", "y"), ("pypi", "x")),
        (
            ("docker", "run", "-i", "--rm", "-e", f"TOKEN={SECRET}", "ghcr.io/github/github-mcp-server:1.0"),
            ("container-image", "ghcr.io/github/github-mcp-server"),
        ),
        (("docker", "run", f"--env=TOKEN={SECRET}", "mcp/fetch"), ("container-image", "mcp/fetch")),
        (("node", "/opt/lib/node_modules/@a/b/dist/index.js", SECRET), ("npm", "@a/b")),
    ],
)
def test_the_package_that_a_runner_is_told(words, package):
    assert package in ids(*words)
    assert SECRET not in str(ids(*words))


@pytest.mark.parametrize(
    "words",
    [
        ("npx", "--registry", f"https://x:{SECRET}@a.example", "x"),
        ("npx", f"--token={SECRET}", "x"),
        ("npx", f"git+https://{SECRET}@a.example/x"),
        ("npx", "./local", SECRET),
        ("npx",),
        ("npx", "-y"),
        ("uvx", "--from", f"git+https://{SECRET}@a.example/x", "y"),
        ("uvx", "--index-url", SECRET, "x"),
        ("docker", "run", "--secret", SECRET, "x"),
        ("docker", "exec", SECRET),
        ("docker", "run", f"-eTOKEN={SECRET}", "x"),
        ("python", "-c", SECRET),
        ("python", SECRET),
        ("node", f"/srv/{SECRET}/index.js"),
        ("env", f"TOKEN={SECRET}", "prog"),
        ("sh", "-c", f"TOKEN={SECRET} prog --key {SECRET}"),
    ],
)
def test_nothing_but_the_program_is_told_of_other_words(words):
    found = ids(*words)

    assert {kind for kind, _ in found} == {"command"}
    assert SECRET not in str(found)


@pytest.mark.parametrize(
    "command",
    [
        f"/usr/bin/prog --key=a/{SECRET}",
        f"prog.exe {SECRET}",
        f"C:\\a\\prog.exe --key={SECRET}",
        f"C:\\a b\\prog.exe --key {SECRET}",
        f"curl https://a.example/{SECRET}?x",
        f"${{{SECRET}}}",
        f"https://a.example/?{SECRET}",
    ],
)
def test_a_command_in_one_text_gives_no_more_than_its_program(command):
    assert SECRET not in str(ids(command))


def test_commands_as_text_list_and_table():
    expected = (("command", "npx"), ("npm", "x"))

    assert server({"command": "npx -y x"}).ids == expected
    assert server({"command": ["npx", "-y", "x"]}).ids == expected
    assert server({"command": {"path": "npx", "args": ["-y", "x"], "env": {"A": SECRET}}}).ids == expected
    assert server({"cmd": "npx", "args": ["-y", "x"]}).ids == expected


def test_a_program_by_its_base_name():
    assert ids("/opt/x/mcp-server") == (("command", "mcp-server"),)
    assert ids("C:\\Program Files\\A B\\mcp-server.exe", SECRET) == (("command", "mcp-server"),)


@pytest.mark.parametrize("key", ["url", "serverUrl", "httpUrl"])
def test_the_host_of_an_address_and_nothing_else_of_it(key):
    said = server({key: f"https://me:{SECRET}@MCP.deepseek.com:8443/{SECRET}?key={SECRET}", "headers": {"Authorization": SECRET}})

    assert said == Server((("site", "mcp.deepseek.com"),), disabled=False)


@pytest.mark.parametrize("address", ["", "file:///x", f"https://${{{SECRET}}}.a.example/", 3, None, f"https://{SECRET}"[:8]])
def test_what_is_no_address(address):
    assert server({"url": address}) == Server((), disabled=False)


def test_one_that_is_switched_off():
    assert server({"command": "x", "disabled": True}).disabled
    assert server({"command": "x", "enabled": False}).disabled
    assert not server({"command": "x", "disabled": "yes"}).disabled


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["command", "args", "path", "url", "cmd"]), inner),
)


@given(ANY)
def test_anything(entry):
    assert isinstance(server(entry), Server)


@given(
    st.sampled_from(["npx", "uvx", "docker", "cmd", "uv", "sh"]),
    st.lists(st.text() | st.sampled_from(["run", "-y", "-e", "/c", "-c", "--from"])),
)
def test_any_words(command, words):
    assert isinstance(ids(command, *words), tuple)


@pytest.mark.parametrize(
    "entry",
    [
        {"command": "C:/Program Files/nodejs/npx.cmd", "args": ["-y", "probe"]},
        {"command": "C:\\Program Files (x86)\\node js\\npx", "args": ["-y", "probe"]},
        {"command": "/Users/x/Library/Application Support/a/bin/npx", "args": ["-y", "probe"]},
        {"command": "/Users/x/Library/Application Support/a/bin/npx -y probe"},
        {"command": "/usr/bin/npx -y", "args": ["probe"]},
        {"command": '"C:\\Program Files\\nodejs\\npx.cmd" -y probe'},
        {"command": "/bin/sh", "args": ["-c", "cd /x && exec npx -y probe"]},
        {"command": "npm", "args": ["exec", "--", "probe"]},
        {"command": "cmd /c npx -y probe"},
        {"command": "bash", "args": ["-lc", f"TOKEN={SECRET} npx -y probe --key={SECRET}"]},
    ],
)
def test_the_package_of_a_command_however_it_is_written(entry):
    found = server(entry).ids

    assert ("npm", "probe") in found
    assert ("command", "npx") in found or ("command", "npm") in found
    assert SECRET not in str(found)


def test_a_module_of_python_is_a_command():
    assert ids("python", "-m", "mcp_server_fetch", SECRET) == (("command", "python"), ("command", "mcp_server_fetch"))


def test_what_only_looks_like_an_app_in_the_arguments_is_none():
    assert {kind for kind, _ in ids("npx", "-y", "probe", f"--app=https://{SECRET}.example/")} <= {"npm", "command"}


@pytest.mark.parametrize(
    ("entry", "behind"),
    [
        (
            {"command": "npx", "args": ["-y", "mcp-remote@latest", f"https://me:{SECRET}@mcp.deepseek.com/{SECRET}", "--header", SECRET]},
            ("site", "mcp.deepseek.com"),
        ),
        ({"command": "uvx", "args": ["mcp-proxy", "http://mcp.deepseek.com/sse"]}, ("site", "mcp.deepseek.com")),
        ({"command": "/opt/bin/mcp-proxy", "args": ["--port", "1", "npx", "-y", "probe", SECRET]}, ("npm", "probe")),
        ({"command": "npx -y supergateway --stdio 'npx -y probe'"}, ("npm", "probe")),
        ({"command": "cmd", "args": ["/c", "npx", "-y", "mcp-remote", "https://mcp.deepseek.com"]}, ("site", "mcp.deepseek.com")),
    ],
)
def test_what_stands_behind_a_bridge_is_told(entry, behind):
    found = server(entry).ids

    assert behind in found
    assert SECRET not in str(found)


def test_an_address_among_the_words_of_another_program_is_none():
    assert server({"command": "npx", "args": ["-y", "probe", "https://a.example/"]}).ids == (("command", "npx"), ("npm", "probe"))


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("wss://mcp.deepseek.com/x", "mcp.deepseek.com"),
        ("WS://mcp.deepseek.com", "mcp.deepseek.com"),
        (f"https://{'u' * 2000}:{SECRET}@mcp.deepseek.com/", "mcp.deepseek.com"),
        (f"https://intra.example:{'p' * 2000}@mcp.deepseek.com/", "mcp.deepseek.com"),
        (f"https://me@{SECRET}@mcp.deepseek.com/", "mcp.deepseek.com"),
        (f"https://mcp.deepseek.com\\@{SECRET}.example/", "mcp.deepseek.com"),
        ("https:\\\\mcp.deepseek.com\\x", "mcp.deepseek.com"),
        (" https://mcp.deepseek.com:0443 ", "mcp.deepseek.com"),
        ("https://mcp.deepsee%6B.com", "mcp.deepseek.com"),
        ("https://b\u00fccher.example", "xn--bcher-kva.example"),
        ("https://[2001:db8::1]:8080/", ""),
        ("https://[::1]", ""),
        ("https://mcp.deepseek.com:99999/", ""),
        ("https://mcp.deepseek.com:port/", ""),
        (f"https://mcp.deepseek.com {SECRET}/", ""),
        (f"https://{{{SECRET}}}.a.example/", ""),
        (f"https://${SECRET}/", ""),
        (f"stdio://{SECRET}", ""),
        (f"https:///?{SECRET}", ""),
    ],
)
def test_the_host_as_whoever_connects_takes_it_out(address, host):
    site = (("site", host),) if host else ()

    assert server({"url": address}).ids == site
    assert set(site) <= set(ids("npx", "mcp-remote", address))
    assert SECRET not in str((server({"url": address}), ids("npx", "mcp-remote", address)))


def test_every_word_counts_and_one_of_too_many_letters_is_said():
    assert ("site", "mcp.deepseek.com") in ids("npx", "mcp-remote", *["--x"] * 300, "https://mcp.deepseek.com")
    assert server({"command": "sh", "args": ["-c", f"A={'x' * 2000} probe"]}).ids == (("command", "probe"),)

    said = server({"command": "sh", "args": ["-c", f"A={'x' * (1 << 15)} probe"]})
    assert [problem.reason for problem in said.problems] == [Reason.CAPPED]

"""Real clients of language models, set by their own files: where the settings lead, the client calls; and what we read leads there too."""

import http.server
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager, suppress

import pytest

from scanner.collectors.destinations.client_settings import ClientSettings
from tests.fake_host import bare, fake_host
from tests.real.parts import need

pytestmark = pytest.mark.real
NPM = ("@anthropic-ai/claude-code@2", "@openai/codex@0", "opencode-ai@1", "@google/gemini-cli@0")
PYPI = ("llm", "litellm")
ADDRESS, MODEL, KEY = "https://api.deepseek.com", "deepseek-chat", "hunter2-canary"
LITELLM = """
import litellm, yaml
settings = yaml.safe_load(open("litellm_config.yaml"))["model_list"][0]["litellm_params"]
litellm.completion(messages=[{"role": "user", "content": "hi"}], **settings)
"""
CLIENTS = {
    "claude-code": (
        {".claude/settings.json": '{"env": {"ANTHROPIC_BASE_URL": "@", "ANTHROPIC_AUTH_TOKEN": "$KEY", "ANTHROPIC_MODEL": "deepseek"}}'},
        ("claude", "-p", "hi"),
    ),
    "codex-cli": (
        {
            ".codex/config.toml": f'model = "{MODEL}"\nmodel_provider = "a"\n'
            '[model_providers.a]\nname = "a"\nbase_url = "@/v1"\nenv_key = "A_KEY"\n'
        },
        ("codex", "exec", "--skip-git-repo-check", "hi"),
    ),
    "gemini-cli": (
        {
            ".gemini/.env": "GOOGLE_GEMINI_BASE_URL=@\nGEMINI_API_KEY=$KEY\n",
            ".gemini/settings.json": '{"security": {"auth": {"selectedType": "gemini-api-key"}}}',
        },
        ("gemini", "--model", "gemini-2.5-flash", "-p", "hi"),
    ),
    "opencode": (
        {
            ".config/opencode/opencode.json": json.dumps(
                {
                    "model": f"a/{MODEL}",
                    "provider": {
                        "a": {"npm": "@ai-sdk/openai-compatible", "options": {"baseURL": "@/v1", "apiKey": "$KEY"}, "models": {MODEL: {}}}
                    },
                }
            )
        },
        ("opencode", "run", "hi"),
    ),
    "llm": (
        {
            ".config/io.datasette.llm/extra-openai-models.yaml": f"- model_id: a\n  model_name: {MODEL}\n  api_base: '@/v1'\n",
            ".config/io.datasette.llm/keys.json": '{"openai": "$KEY"}',
        },
        ("llm", "-m", "a", "hi"),
    ),
    "litellm": (
        {
            "litellm_config.yaml": "model_list:\n  - model_name: a\n    litellm_params: "
            f"{{model: openai/{MODEL}, api_base: '@/v1', api_key: $KEY}}\n"
        },
        ("python", "-c", LITELLM),
    ),
}


@pytest.fixture(scope="module")
def programs(tmp_path_factory):
    """Install the clients, and return the folders in which they lie."""
    need("npm")
    folder = tmp_path_factory.mktemp("clients")
    subprocess.run(["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", folder, *NPM], check=True)
    subprocess.run([sys.executable, "-m", "venv", folder / "python"], check=True)
    subprocess.run([folder / "python" / "bin" / "python", "-m", "pip", "install", "--quiet", *PYPI], check=True)
    return f"{folder / 'node_modules' / '.bin'}:{folder / 'python' / 'bin'}"


@contextmanager
def listening():
    """Listen where a provider would; yield the address and the paths that were asked for."""
    asked = []

    class Refuses(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers.get("content-length") or 0))
            asked.append(self.path)
            self.send_response(400)
            self.end_headers()
            self.wfile.write(b'{"error": {"message": "refused", "type": "invalid_request_error"}}')

        do_GET = do_HEAD = do_POST  # noqa: N815  as the server calls them

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Refuses) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def filled(text, address):
    return text.replace("@/", f"{address}/").replace('"@"', f'"{address}"').replace("=@", f"={address}").replace("$KEY", KEY)


def called(command, asked, **where):
    """Run a client until it has called, or ended; return what it wrote. One that was refused asks again for a minute and a half."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as written:
        client = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=written, stderr=written, start_new_session=True, **where)
        until = time.monotonic() + 300
        while client.poll() is None and not asked and time.monotonic() < until:
            time.sleep(0.1)
        with suppress(ProcessLookupError):
            os.killpg(client.pid, signal.SIGKILL)
        client.wait()
        written.seek(0)
        return written.read()


@pytest.mark.parametrize("client", CLIENTS)
def test_a_client_calls_where_its_settings_lead_and_that_is_what_is_read(client, programs, tmp_path):
    files, command = CLIENTS[client]
    with listening() as (address, asked):
        for path, text in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(filled(text, address))
        environment = {
            "PATH": f"{programs}:{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "XDG_CONFIG_HOME": f"{tmp_path}/.config",
            "XDG_DATA_HOME": f"{tmp_path}/.local/share",
            "LANG": "C.UTF-8",
            "A_KEY": KEY,
            "IS_SANDBOX": "1",
            "GEMINI_CLI_TRUST_WORKSPACE": "true",  # in a folder that nobody trusts, Gemini CLI reads no `.env`
        }
        written = called(command, asked, cwd=tmp_path, env=environment)

    assert asked, written[-500:]
    said = bare(fake_host(files={f"/home/alice/{path}": filled(text, ADDRESS) for path, text in files.items()}), ClientSettings())
    assert ("site", "api.deepseek.com") in {pair for item in said for pair in item.ids}
    assert {item.within for item in said} == {client}
    assert KEY not in str(said)

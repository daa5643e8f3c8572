"""The Ansible role, run for real: SSH servers on this machine, one with a full disk, a slow and a dead one, and a fleet of the reports."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import jinja2
import pytest
import yaml

from scanner.reports.record.read_report import read_report
from tests.deploy.stubs import CODES, DEPLOY, KILLED, promised, state_of
from tests.real.parts import free_port, need
from tests.trees import DEEPSEEK, PRIVILEGED, TIKTOK, tree

pytestmark = [pytest.mark.real, pytest.mark.skipif(not PRIVILEGED, reason="an SSH server starts sessions as root alone")]
HERE = Path(__file__).parent.parent.parent
PLAYBOOK = shutil.which("ansible-playbook", path=f"{os.path.dirname(sys.executable)}:{os.environ['PATH']}")
SYSTEMS = {"pc-1": (), "pc-2": (TIKTOK,), "pc-3": (DEEPSEEK, {"var/lib/dpkg/status": b"\0\xff" * 9})}


@pytest.fixture(scope="module")
def servers(tmp_path_factory):
    """Start three SSH servers and one whose disk is full; return the inventory, with a fifth host that is dead."""
    need("/usr/sbin/sshd", "ssh", "ssh-keygen", "unshare")
    assert PLAYBOOK, "ansible-core is part of the extra `test`"
    folder = tmp_path_factory.mktemp("ssh")
    Path("/run/sshd").mkdir(exist_ok=True)
    for key in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / key], check=True)
    shutil.copy(folder / "user.pub", folder / "authorized")
    ports, full = [free_port() for _ in range(5)], folder / "full"
    full.mkdir()
    options = {"HostKey": folder / "host", "AuthorizedKeysFile": folder / "authorized", "StrictModes": "no", "PidFile": "none"}
    options |= {"PermitRootLogin": "yes", "UsePAM": "no", "Subsystem": "sftp internal-sftp", "ListenAddress": "127.0.0.1"}
    words = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]
    commands = [["/usr/sbin/sshd", "-D", "-f", "/dev/null", "-p", str(port), *words] for port in ports[:4]]
    commands[3][:0] = ["unshare", "--mount", "sh", "-c", 'mount -t tmpfs -o size=16k none "$0" && exec "$@"', full]
    commands[3] += ["-o", f"SetEnv=TMPDIR={full}"]
    started = [subprocess.Popen(command) for command in commands]
    names = [*SYSTEMS, "pc-full", "pc-dead"]
    hosts = {name: {"ansible_port": port, "ansible_host": "127.0.0.1"} for name, port in zip(names, ports, strict=True)}
    shared = {
        "ansible_user": "root",
        "ansible_ssh_private_key_file": str(folder / "user"),
        "ansible_ssh_common_args": "-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null",
        "ansible_python_interpreter": sys.executable,
    }
    inventory = folder / "hosts.yml"
    inventory.write_text(yaml.safe_dump({"all": {"hosts": hosts, "vars": shared}}))
    try:
        for port in ports[:4]:
            wait_for(port)
        yield inventory
    finally:
        for server in started:
            server.terminate()
            server.wait()


def wait_for(port):
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)  # while nobody listens yet, a connection is refused at once
    raise AssertionError("no SSH server answers")


def play(inventory, folder, program, **more):
    """Run the playbook; return what it printed, and the counts of its recap."""
    variables = {"scanner_program": str(program), "scanner_reports": str(folder / "reports"), "scanner_options": ["--quiet"], **more}
    environment = {**os.environ, "ANSIBLE_HOST_KEY_CHECKING": "False", "HOME": str(folder)}
    environment |= {
        "ANSIBLE_STDOUT_CALLBACK": "default",
        "ANSIBLE_CALLBACK_RESULT_FORMAT": "yaml",
        "ANSIBLE_NOCOLOR": "1",
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        [PLAYBOOK, "-i", inventory, DEPLOY / "ansible/scan.yml", "-e", json.dumps(variables)],
        env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    recap = done.stdout.partition("PLAY RECAP")[2]
    found = {
        line.split()[0]: dict(pair.split("=") for pair in line.split(":", 1)[1].split()) for line in recap.splitlines() if " ok=" in line
    }
    return done.stdout, {name: {key: int(value) for key, value in counts.items()} for name, counts in found.items()}


def by_host(folder, answers):
    """Write a program that answers on each host by its port; it is copied to the hosts as the scanner is, if there is room for it."""
    program = folder / "program"
    program.write_text(f"#!{sys.executable} -I\nimport os, sys\nport = os.environ['SSH_CONNECTION'].split()[3]\n{answers}{'#' * 50000}\n")
    program.chmod(0o755)
    return program


def ports_of(inventory):
    hosts = yaml.safe_load(inventory.read_text())["all"]["hosts"]
    return {name: str(host["ansible_port"]) for name, host in hosts.items()}


def test_reports_come_back_byte_by_byte_and_a_fleet_reads_them(servers, tmp_path):
    roots = {ports_of(servers)[name]: tree(tmp_path / name, {"etc/hostname": f"{name}\n"}, *parts) for name, parts in SYSTEMS.items()}
    kept = tmp_path / "kept"
    kept.mkdir()
    answers = (
        f"import shutil, subprocess\nroot = {roots!r}[port]\n"
        f"code = subprocess.run([{sys.executable!r}, '-m', 'scanner', *sys.argv[1:], '--root', root], cwd={str(HERE)!r}).returncode\n"
        f"shutil.copy(sys.argv[-1], {str(kept)!r} + '/' + port)\nsys.exit(code)\n"
    )
    said, hosts = play(servers, tmp_path, by_host(tmp_path, answers))
    reports = {path.stem: path.read_bytes() for path in (tmp_path / "reports").iterdir()}

    assert {name: (counts["failed"], counts["unreachable"]) for name, counts in hosts.items()} == {
        "pc-1": (0, 0), "pc-2": (1, 0), "pc-3": (1, 0), "pc-full": (1, 0), "pc-dead": (0, 1)}, said  # fmt: skip
    assert reports == {name: (kept / ports_of(servers)[name]).read_bytes() for name in SYSTEMS}
    assert "No space left on device" in said
    assert {name: read_report(content).host.name for name, content in reports.items()} == {name: name for name in SYSTEMS}
    fleet = [sys.executable, "-m", "scanner", "fleet"]
    pytest.importorskip("pyarrow")
    subprocess.run([*fleet, "ingest", tmp_path / "reports", "--into", tmp_path / "store"], check=True, capture_output=True, cwd=HERE)
    asked = [*fleet, "query", "--store", tmp_path / "store", "--from", "scans", "--where", "host_name LIKE 'pc-%'", "--format", "json"]
    stored = subprocess.run(asked, check=False, capture_output=True, text=True, cwd=HERE)
    assert all(f'"{name}"' in stored.stdout for name in SYSTEMS), stored.stderr


def test_a_host_whose_scan_failed_is_not_ok(servers, tmp_path):
    """One is wrong, one is killed, and one takes longer than it may."""
    given = dict(zip(ports_of(servers).values(), (2, KILLED, 0), strict=False))
    answers = (
        f"import time\ncode = {given!r}[port]\nopen(sys.argv[-1], 'w').write('{{}}')\nif code == {KILLED}: os.kill(os.getpid(), 9)\n"
        "if code == 0: time.sleep(60)\nsys.exit(code)\n"
    )
    said, hosts = play(servers, tmp_path, by_host(tmp_path, answers), scanner_timeout=8)

    assert [hosts[name]["failed"] for name in SYSTEMS] == [1, 1, 1], said
    assert [said.count("scanner: not-judged") >= 2, "Timed out after 8 second" in said] == [True, True], said
    assert not (tmp_path / "reports").exists()


def tasks():
    below = yaml.safe_load((DEPLOY / "ansible/roles/scanner/tasks/main.yml").read_text())
    return {task["name"]: task for one in below for task in (*one.get("block", ()), one)}


@pytest.mark.parametrize("code", [*CODES, -9, None], ids=str)
def test_what_the_role_makes_of_each_code(code):
    """None is a module that failed before it could say one."""
    environment = jinja2.Environment(autoescape=False)
    known = {"scanner_run": {} if code is None else {"rc": code}}
    state = environment.from_string(tasks()["Say what came of it"]["ansible.builtin.set_fact"]["scanner_state"]).render(known)
    is_ok = environment.compile_expression(tasks()["Only a clean machine is ok"]["ansible.builtin.assert"]["that"])(scanner_state=state)
    is_fetched = environment.compile_expression(tasks()["Fetch the report as it is"]["when"])(known)

    assert state == state_of(code)
    assert is_ok is (code == 0)
    assert is_fetched is (code in {0, 1, 3})
    assert promised("ansible", 255 if code is None else code).startswith("ok" if code == 0 else f"failed, `scanner: {state}`")

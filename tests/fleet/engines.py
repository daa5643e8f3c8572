"""Real engines for tests: a Spark cluster of a master and two workers on this machine, and a PostgreSQL server."""

import glob
import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec

import pytest

from tests.real.parts import free_port

REQUIRED = os.environ.get("SCANNER_REAL") == "required"
LONGEST = 120  # seconds that a server may take to start
# Of what Java runs in a test nearly all runs once: to compile it well, and to clean up on several cores, costs more than all else.
OF_JAVA = {"JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC", "SPARK_LOCAL_IP": "127.0.0.1"}


def need(found, what):
    """Skip a test whose real part is missing, or fail where all of them have to be there."""
    if not found:
        (pytest.fail if REQUIRED else pytest.skip)(f"{what} is not installed")


def wait_for(port):
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"nothing listens on {port}")


@contextmanager
def started(*command, **options):
    """Start a server with its children in a group of their own, and end all of them afterwards."""
    server = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    try:
        yield server
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


@contextmanager
def spark_cluster(folder):
    """Yield the address of a cluster, and its workers."""
    need(find_spec("pyspark"), "the extra fleet-spark")
    need(shutil.which("java"), "Java")
    home = os.path.dirname(find_spec("pyspark").origin)
    environment = os.environ | OF_JAVA | {"SPARK_HOME": home, "SPARK_NO_DAEMONIZE": "1"}
    port, start = free_port(), [f"{home}/bin/spark-class"]
    where = ["--host", "127.0.0.1", "--webui-port", "0"]
    with ExitStack() as servers:
        servers.enter_context(started(*start, "org.apache.spark.deploy.master.Master", *where, "--port", str(port), env=environment))
        wait_for(port)
        address = f"spark://127.0.0.1:{port}"
        worker = [*start, "org.apache.spark.deploy.worker.Worker", *where, "-c", "1", "-m", "2g"]
        workers = [servers.enter_context(started(*worker, "-d", str(folder / name), address, env=environment)) for name in ("one", "two")]
        yield address, workers


@contextmanager
def spark_connect(folder):
    """Yield the address of a Spark Connect server, which runs on this machine."""
    need(find_spec("pyspark") and find_spec("grpc"), "the extra fleet-spark")
    need(shutil.which("java"), "Java")
    home, port = os.path.dirname(find_spec("pyspark").origin), free_port()
    environment = os.environ | OF_JAVA | {"SPARK_HOME": home}
    server = "org.apache.spark.sql.connect.service.SparkConnectServer"
    settings = {"spark.connect.grpc.binding.port": port, "spark.connect.grpc.binding.address": "127.0.0.1", "spark.ui.enabled": "false"}
    options = [f"--conf={name}={value}" for name, value in settings.items()]
    call = [f"{home}/bin/spark-submit", "--class", server, "--master", "local[2]", *options, "spark-internal"]
    with started(*call, env=environment, cwd=folder):
        wait_for(port)
        yield f"sc://127.0.0.1:{port}"


@contextmanager
def postgres_server(folder):
    """Yield the address of a server. It refuses to run as root, so root runs it as the account of its package."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    need(found and find_spec("adbc_driver_postgresql"), "PostgreSQL or the extra fleet-postgres")
    programs, port = os.path.dirname(found[-1]), free_port()
    account = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    place = f"/tmp/fleet-postgres-{port}"  # below a folder of pytest's nobody else may enter
    os.mkdir(place, 0o700)
    try:
        if account:
            shutil.chown(place, **account)
        options = {"cwd": place, **account}
        made = [f"{programs}/initdb", "-D", f"{place}/data", "-A", "trust", "-U", "fleet", "--no-sync"]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL, **options)
        listening = ["-k", place, "-c", "listen_addresses=127.0.0.1", "-p", str(port), "-c", "fsync=off"]
        with started(f"{programs}/postgres", "-D", f"{place}/data", *listening, **options):
            wait_for(port)
            yield f"postgresql://fleet@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(place, ignore_errors=True)

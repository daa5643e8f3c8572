"""Reports in the tools that they are made for: DuckDB, jq, LibreOffice, and osquery, which shows a database of ours as its own tables."""

import json
import re
import subprocess

import pytest

from tests.real.parts import need
from tests.source_files import CHECKOUT
from tests.trees import DEEPSEEK, TIKTOK, ended, tree

pytestmark = pytest.mark.real

FORMULA = "=1+2"  # as the name of what is found


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Return a function that scans the same system into a file of any format."""
    folder = tmp_path_factory.mktemp("consumers")
    named = {path: text.replace("Name=Chat", f"Name={FORMULA}") for path, text in DEEPSEEK.items()}
    chinese = {"home/alice/.local/share/applications/x.desktop": "[Desktop Entry]\nType=Application\nName=\u6296\u97f3\nExec=x\n"}
    root = tree(folder / "root", TIKTOK, named, chinese)

    def write(name, *options):
        assert ended("scan", "--root", root, "--output", folder / name, "--quiet", *options) == 1
        return folder / name

    return write


def run(*command, given=None):
    done = subprocess.run([*map(str, command)], capture_output=True, check=False, text=True, input=given, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_duckdb_reads_the_events_the_rows_and_a_folder_of_compact_reports(written):
    duckdb = pytest.importorskip("duckdb")
    events, rows, compact = written("r.ndjson"), written("r.csv"), written("c.json", "--compact")

    said = duckdb.sql(f"""SELECT "finding.product", "verdict.outcome", "verdict.dates.remove_by" IS NULL, time::TIMESTAMPTZ IS NOT NULL
                          FROM '{events}' WHERE event_type = 'finding' AND "verdict.fails" ORDER BY 1""").fetchall()
    assert [row[:2] for row in said] == [("deepseek", "prohibited"), ("tiktok", "prohibited")]
    assert all(row[3] for row in said)
    assert duckdb.sql(f"SELECT \"finding.product\" FROM read_csv('{rows}') ORDER BY 1").fetchall() == [
        ("deepseek",),
        ("douyin",),
        ("tiktok",),
    ]
    assert duckdb.sql(f"SELECT host.name, len(findings) FROM read_json('{compact}')").fetchall() == [("their-machine", 3)]


def test_jq_reads_the_events_and_the_compact_report(written):
    need("jq")
    query = 'select(.event_type == "finding") | ."finding.name" + " " + ."verdict.outcome"'

    assert sorted(run("jq", "-r", query, written("j.ndjson")).splitlines()) == [
        "DeepSeek prohibited",
        "Douyin inventoried",
        "TikTok prohibited",
    ]
    (renaming,) = re.findall(r"jq -c '(.*)' events\.ndjson", (CHECKOUT / "docs" / "siem.md").read_text(encoding="utf-8"))
    [*renamed] = map(json.loads, run("jq", "-c", renaming, written("j.ndjson")).splitlines())
    assert not [name for event in renamed for name in event if not re.fullmatch("[a-z_]+", name)], "as Sentinel wants them"
    assert run("jq", "-c", "[.findings[].verdicts[] | select(.fails)] | length", written("j.json", "--compact")).strip() == "2"
    assert run("jq", "-s", "map(.class_uid) | unique", "-c", written("j.ocsf.ndjson")).strip() == "[2003,5020]"


def test_libreoffice_opens_the_rows_as_they_are_and_takes_nothing_for_a_formula(written, tmp_path):
    need("soffice")
    (tmp_path / "raw.csv").write_text(f"{FORMULA}\n")
    for name, options, separator in (("en.csv", (), 44), ("fr.csv", ("--lang", "fr"), 59)):
        opened = ("--headless", f"--infilter=CSV:{separator},34,76,1", "--convert-to", "fods", "--outdir", tmp_path)
        run("soffice", f"-env:UserInstallation=file://{tmp_path}/profile", *opened, written(name, *options), tmp_path / "raw.csv")
        sheet = (tmp_path / name.replace(".csv", ".fods")).read_text(encoding="utf-8")

        assert "table:formula" not in sheet
        assert ">time<" in sheet, "the mark of UTF-8 is no part of the first cell"
        assert all(f">{cell}<" in sheet for cell in ("finding.product", "deepseek", "\u6296\u97f3"))
        assert re.search(f">(&apos;|'){re.escape(FORMULA)}<", sheet)
    assert "table:formula" in (tmp_path / "raw.fods").read_text(encoding="utf-8"), "which it would have been"


def test_osquery_shows_the_database_as_its_own_tables(written, tmp_path):
    need("osqueryi")
    database = written("o.sqlite")
    columns = ["host_name", "finding_product", "verdict_outcome", "verdict_fails", "finding_accounts"]
    table = {"query": f"SELECT {', '.join(columns)} FROM findings", "path": str(database), "columns": columns}
    configuration = tmp_path / "osquery.conf"
    configuration.write_text(json.dumps({"auto_table_construction": {"scanner_findings": table}}))
    query = "SELECT finding_product, verdict_outcome FROM scanner_findings WHERE verdict_fails = 1 ORDER BY 1"
    said = run("osqueryi", "--config_path", configuration, "--database_path", tmp_path / "db", "--json", query)

    assert [tuple(row.values()) for row in json.loads(said)] == [("deepseek", "prohibited"), ("tiktok", "prohibited")]

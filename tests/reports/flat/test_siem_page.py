"""docs/siem.md: every field that it names is one that events have, and what is pasted from it is of the form that its reader expects."""

import configparser
import json
import re
import textwrap
from xml.etree import ElementTree as ET

import yaml

from scanner.reports.flat.events import COLUMNS
from scanner.reports.flat.ndjson_report import write_report
from tests.reports.scans import banned_scan
from tests.source_files import CHECKOUT

PAGE = (CHECKOUT / "docs" / "siem.md").read_text(encoding="utf-8")
SNIPPETS = [textwrap.dedent(text) for text in re.findall(r"(?:^    .*\n)+", PAGE, re.MULTILINE)]
FIELDS = {name for names in COLUMNS.values() for name in names} | {"shortened"}
TABLES = {name.partition(".")[0] for name in FIELDS if "." in name}  # finding, verdict, host ...
LONGEST_COLUMN = 45  # of a table of Sentinel


def snippets(mark):
    found = [text.strip() for text in SNIPPETS if mark in text]
    assert found, mark
    return "\n\n".join(found)


def named(text):
    """Return what a text names that begins as a field of a table does."""
    words = re.findall(rf"(?<![\w./-])((?:{'|'.join(TABLES)})(?:\.[\w-]+)+)(?![\w(])", text)
    return {word for word in words if not word.endswith((".conf", ".json", ".xml", ".toml", ".ndjson"))}


def test_every_field_that_the_page_names_is_one_of_an_event():
    assert len(named(PAGE)) > 8
    assert named(PAGE) <= FIELDS


def test_the_names_without_a_dot_are_those_of_events_too():
    told = PAGE.partition("## The events")[2].partition("Tests hold")[0]
    words = {*re.findall(r"`(\w+)`", told)}

    assert {"event_type", "id", "series", "time"} <= words <= FIELDS | {"scan", "finding", "problem", "true"}


def test_the_rules_for_wazuh_ask_for_fields_of_a_finding():
    rules = ET.fromstring(snippets("<rule"))
    asked = {field.get("name") for field in rules.iter("field")} | {*re.findall(r"\$\(([^)]+)\)", snippets("<rule"))}

    assert ET.fromstring(snippets("<localfile>")).findtext("log_format") == "json"
    assert {rule.get("id") for rule in rules.iter("rule")} >= {found.text for found in rules.iter("if_sid")}
    assert asked <= {*COLUMNS["finding"]}


def test_the_configuration_for_splunk_names_the_field_of_the_time():
    files = configparser.ConfigParser(strict=False)
    files.read_string(snippets("scanner:ndjson"))

    assert files["scanner:ndjson"]["timestamp_fields"] in COLUMNS["scan"]
    assert files["monitor:///var/lib/scanner/events.ndjson"]["sourcetype"] == "scanner:ndjson"
    assert int(files["scanner:ndjson"]["truncate"]) > 16_000


def test_a_new_file_is_told_from_an_old_one_by_its_beginning():
    made = banned_scan()._replace(id="0193a5b2-7c00-7000-8000-000000000001")
    beginning = write_report(made)[:256]

    assert made.id in beginning
    assert json.loads(write_report(made).splitlines()[0])["time"] in beginning


def test_the_configuration_for_filebeat_keeps_the_events_apart_and_takes_their_time():
    (reader,) = (found := yaml.safe_load(snippets("filebeat.inputs")))["filebeat.inputs"]
    (target,) = (parser["ndjson"]["target"] for parser in reader["parsers"])
    before, _, field = found["processors"][0]["timestamp"]["field"].partition(".")

    assert (before, field in COLUMNS["scan"]) == (target, True)


def test_the_columns_for_sentinel_are_allowed_there():
    columns = {re.sub("[.-]", "_", name) for name in FIELDS} - {"id"} | {"report_id"}

    assert "report_id" not in FIELDS
    assert {name for name in columns if not re.fullmatch(rf"[A-Za-z]\w{{0,{LONGEST_COLUMN - 1}}}", name)} == set()
    assert not columns & {"id", "Type", "Title", "TenantId", "UniqueId"}


def test_osquery_is_asked_for_columns_that_the_database_has():
    asked = json.loads(snippets("auto_table_construction"))["auto_table_construction"]["scanner_findings"]
    columns = {re.sub("[.-]", "_", name) for name in COLUMNS["finding"]}

    assert {*asked["columns"]} == {*re.findall(r"\w+", asked["query"].partition("FROM")[0])} - {"SELECT"} <= columns

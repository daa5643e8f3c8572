import json
import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.reports.record import json_report as written_json
from scanner.reports.record import toml_report
from scanner.reports.record.document import build_report
from tests.reports.random_scans import STEERING, scans
from tests.reports.scans import banned_scan, run, scan


def types(value):
    if isinstance(value, dict):
        return {key: types(inner) for key, inner in value.items()}
    return [types(inner) for inner in value] if isinstance(value, list) else type(value)


def test_the_text_of_a_report():
    text = toml_report.write_report(banned_scan())

    assert text.startswith(
        'schema = 1\nseries = "dc846610c7f917b37257b19f7c522c1a"\n'
        'started = "2026-11-20T08:00:00Z"\nseconds = 1.235\nas_of = "2026-11-20"\nlanguage = "en"\ncomplete = true\n'
    )
    assert tomllib.loads(text) == build_report(banned_scan())


def test_whole_seconds_are_still_a_float_in_both():
    whole = scan(seconds=2, runs=[run()])

    assert (
        types(tomllib.loads(toml_report.write_report(whole))["seconds"])
        is types(json.loads(written_json.write_report(whole))["seconds"])
        is float
    )


@settings(max_examples=100)
@given(scans(), st.booleans())
def test_whatever_a_machine_holds_the_report_says_the_same_as_the_json_report(scan, inventory):
    text = toml_report.write_report(scan, inventory=inventory)
    loaded = tomllib.loads(text.encode().decode())

    assert loaded == json.loads(written_json.write_report(scan, inventory=inventory)) == build_report(scan, inventory=inventory)
    assert types(loaded) == types(build_report(scan, inventory=inventory))
    assert set(STEERING).isdisjoint(text.replace("\n", ""))

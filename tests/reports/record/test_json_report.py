import json

from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.reports.record import json_report as written_json
from scanner.reports.record.document import build_report
from tests.reports.random_scans import STEERING, scans
from tests.reports.scans import banned_scan


def test_the_text_of_a_report():
    text = written_json.write_report(banned_scan())

    assert text.startswith('{\n  "schema": 1,\n  "tool": {\n')
    assert text.endswith("]\n}\n")
    assert json.loads(text) == build_report(banned_scan())


def test_names_stay_readable_in_any_script():
    assert written_json.write_table({"name": "抖音"}) == '{\n  "name": "抖音"\n}\n'


@settings(max_examples=100)
@given(scans(), st.booleans())
def test_whatever_a_machine_holds_the_report_is_valid_and_one_line_a_value(scan, inventory):
    text = written_json.write_report(scan, inventory=inventory)

    assert json.loads(text.encode().decode()) == build_report(scan, inventory=inventory)
    assert set(STEERING).isdisjoint(text.replace("\n", ""))

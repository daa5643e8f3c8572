import json
from functools import cache

import pytest

from scanner.model import Confidence, HostFacts, Mark, Outcome, Platform, Rung
from scanner.reports.standards.ocsf_report import write_report
from tests.reports.everything import everything
from tests.reports.scans import DEB, banned_scan, clean_scan, finding, partial_scan, run, scan, verdict

ocsf = pytest.importorskip("ocsf_json_schema", reason="a part of it asks for a library that this Wine lacks", exc_type=ImportError)
jsonschema = pytest.importorskip("jsonschema", reason="as above", exc_type=ImportError)
CLASSES = {5020: "software_info", 2003: "compliance_finding"}


@cache
def validator(kind):
    schema = ocsf.OcsfJsonSchemaEmbedded(ocsf.get_ocsf_schema("1.8.0")).get_class_schema(CLASSES[kind])
    return jsonschema.Draft202012Validator(schema)


def events(made, kind=None, **options):
    found = [json.loads(line) for line in write_report(made, **options).splitlines()]
    return [one for one in found if kind in {None, one["class_uid"]}]


@pytest.mark.parametrize(
    "made",
    [
        clean_scan(),
        banned_scan(),
        partial_scan(),
        everything(host=HostFacts("", Platform.WINDOWS, "", "", domain="office.example")),
        scan(finding(verdict(action=""), shown=(DEB._replace(name="", version="", publisher="\x1b[2J\u202e"),)), id="x"),
    ],
)
@pytest.mark.parametrize("inventory", [False, True])
def test_every_event_holds_to_the_published_schema(made, inventory):
    for event in events(made, inventory=inventory):
        validator(event["class_uid"]).validate(event)


@pytest.mark.parametrize("change", [{"class_uid": 5021}, {"host": "x"}, {"severity_id": 7}, {"device": {"type_id": 0}}, {"time": "now"}])
def test_the_schema_refuses_what_is_wrong(change):
    with pytest.raises(jsonschema.ValidationError):
        validator(5020).validate(events(clean_scan())[0] | change)


def test_the_first_event_says_whether_all_was_read():
    assert [events(made)[0]["status_id"] for made in (clean_scan(), partial_scan())] == [1, 2]
    assert events(partial_scan())[0]["status_detail"] == "3 records could not be read"


@pytest.mark.parametrize(
    ("outcome", "fails", "expected"),
    [
        (Outcome.PROHIBITED, True, (3, 4)),
        (Outcome.PROHIBITED, False, (2, 3)),
        (Outcome.ADVISED_AGAINST, False, (2, 3)),
        (Outcome.COMPLIANT, False, (1, 1)),
        (Outcome.EXCEPTED, False, (1, 1)),
        (Outcome.UNSPECIFIED, False, (0, 1)),
    ],
)
def test_a_verdict_is_a_compliance_finding(outcome, fails, expected):
    [event] = events(scan(finding(verdict(outcome, fails=fails))), 2003)

    assert (event["compliance"]["status_id"], event["severity_id"]) == expected
    assert (event["compliance"]["standards"], event["compliance"]["requirements"]) == (["be-fed-tiktok"], ["7 TikTok on service devices"])
    assert event["unmapped"]["effective_from"] == "2023-03-10"


@pytest.mark.parametrize(("confidence", "expected"), [(Confidence.HIGH, 3), (Confidence.MEDIUM, 2), (Confidence.LOW, 1)])
def test_how_sure_it_is_has_the_number_of_the_schema(confidence, expected):
    assert events(scan(finding(verdict(), confidence=confidence)), 2003)[0]["confidence_id"] == expected


def test_what_is_not_there_is_no_software_of_the_machine():
    kept_out = DEB._replace(name="kept out", rung=Rung.CONFIGURED, marks=(Mark.POLICY, Mark.BLOCKED))
    shown = (DEB, kept_out, DEB._replace(name="left over", rung=Rung.RESIDUE))
    found = events(scan(finding(verdict(), shown=shown), runs=[run(items=shown)]), 5020, inventory=True)

    assert [event["sbom"]["package"]["name"] for event in found[1:]] == ["tiktok"]


def test_the_inventory_lists_each_item_once():
    listed = events(banned_scan(), 5020, inventory=True)[1:]

    assert [event["sbom"]["package"]["name"] for event in listed] == ["tiktok", "TikTok", "deepseek"]
    assert len({event["metadata"]["uid"] for event in events(banned_scan(), inventory=True)}) == len(events(banned_scan(), inventory=True))


def test_an_item_of_two_products_is_software_of_both():
    made = scan(finding(verdict(), shown=(DEB,)), finding(product="second", name="Second", shown=(DEB,)))
    listed = events(made, 5020)[1:]

    assert sorted((event["product"]["uid"], event["unmapped"]["fails"]) for event in listed) == [("second", False), ("tiktok", True)]
    assert len({event["metadata"]["uid"] for event in listed}) == 2


def test_what_no_policy_covers_is_no_compliance_finding():
    assert events(scan(finding(verdict(policy="", rule="", fails=False))), 2003) == []

import json
import sys

import pytest

from scanner.cli.options import SCAN
from scanner.model import HostFacts, Kind, Mark, Platform, Rung
from scanner.reports.standards.cyclonedx_report import write_report
from tests.reports.everything import everything
from tests.reports.scans import DEB, banned_scan, clean_scan, finding, partial_scan, scan, verdict
from tests.trees import TIKTOK, ended, tree

pytest.importorskip("jsonschema", reason="a part of it asks for a library that this Wine lacks", exc_type=ImportError)
validation = pytest.importorskip(
    "cyclonedx.validation.json", reason="a part of it asks for a library that this Wine lacks", exc_type=ImportError
)
schema = pytest.importorskip("cyclonedx.schema", reason="as above", exc_type=ImportError)
ID = "019a9f8e-a400-7c3a-9d41-5b0c2f6e8a17"


def bill(made, **options):
    text = write_report(made, **options)
    assert validation.JsonStrictValidator(schema.SchemaVersion.V1_7).validate_str(text) is None
    return json.loads(text)


def properties(component):
    return {one["name"].removeprefix("scanner:"): one["value"] for one in component["properties"]}


@pytest.mark.parametrize(
    "made",
    [
        clean_scan(),
        banned_scan(),
        partial_scan(),
        everything(host=HostFacts("", Platform.WINDOWS, "", "", domain="office.example")),
        scan(finding(verdict(), shown=(DEB._replace(name="", version="", publisher="\x1b[2J\u202e\ud800"),)), id=ID),
    ],
)
@pytest.mark.parametrize("inventory", [False, True])
def test_every_bill_is_valid_to_the_letter(made, inventory):
    made = bill(made, inventory=inventory)

    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.7")


def test_it_is_of_the_machine_and_says_whether_all_was_read():
    made = bill(partial_scan()._replace(id=ID))

    assert made["serialNumber"] == f"urn:uuid:{ID}"
    machine = made["metadata"]["component"]
    assert (machine["type"], machine["name"]) == ("device", "pc-1")
    assert (properties(machine)["complete"], properties(machine)["problems"]) == ("false", "3")


def test_a_component_says_what_it_is_and_what_the_policies_say():
    [one] = [one for one in bill(scan(finding(verdict())))["components"] if one["name"] == "tiktok"]

    assert (one["name"], one["version"], one["supplier"]["name"]) == ("tiktok", "1.2.3", "A Company")
    assert properties(one)["verdict:be-fed-tiktok/tiktok"] == "prohibited"
    assert properties(one)["id:deb"] == "tiktok"


def test_what_runs_or_is_kept_out_is_no_component_and_a_model_is_one_of_its_own_type():
    model = DEB._replace(name="a model", kind=Kind.MODEL)
    running, gone = DEB._replace(kind=Kind.PROCESS), DEB._replace(rung=Rung.RESIDUE)
    kept_out = DEB._replace(rung=Rung.CONFIGURED, marks=(Mark.POLICY, Mark.BLOCKED))
    made = bill(scan(finding(verdict(), shown=(running, gone, kept_out, model)), runs=[]), inventory=True)

    assert [(one["name"], one["type"]) for one in made["components"]] == [("a model", "machine-learning-model")]


def test_no_finding_is_lost():
    second = finding(verdict(policy="other"), product="second", shown=(DEB,))
    running = finding(verdict(), product="runs", shown=(DEB._replace(kind=Kind.PROCESS, rung=Rung.RUNNING, name="runs"),))
    left = finding(verdict(fails=False), product="left", shown=(DEB._replace(rung=Rung.RESIDUE),))
    made = bill(scan(finding(verdict(), shown=(DEB,)), second, running, left))
    told = [[(one["name"], one["value"]) for one in component["properties"]] for component in made["components"]]

    assert [one["name"] for one in made["components"]] == ["runs", "tiktok"]
    assert {("scanner:product", "second"), ("scanner:product", "tiktok"), ("scanner:verdict:other/tiktok", "prohibited")} < {*told[1]}
    machine = properties(made["metadata"]["component"])
    assert machine["no-component:left/application/official"] == "residue; be-fed-tiktok/tiktok=prohibited"


def test_an_ai_product_has_the_online_service_that_gets_its_data():
    tools = [finding(product=name, name=name, category="ai-assistant", processing=name) for name in ("cloud", "local", "both")]
    found = bill(scan(*tools, finding(product="shop", category="other", processing="cloud")))["services"]

    assert [(one["name"], one["provider"]["name"], one["data"][0]["flow"]) for one in found] == [
        ("both", "ByteDance", "outbound"),
        ("cloud", "ByteDance", "outbound"),
    ]


def test_without_the_library_it_is_a_wrong_call(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "cyclonedx", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    assert ended(SCAN, "--root", tree(tmp_path, TIKTOK), "--format", "cyclonedx") == 2
    assert "install the extra `cyclonedx`" in capsys.readouterr().err

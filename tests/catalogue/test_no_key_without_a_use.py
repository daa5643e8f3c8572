"""No key is read and dropped: every field of what people write is used by something that is not its reader."""

import sys

import pytest

from scanner.catalogue import feature, policy, product, rule, rule_parts, vendor, waiver
from scanner.catalogue.bodies import Bodies, Entities
from scanner.catalogue.check import faults
from scanner.catalogue.load import load_catalogue
from scanner.setting import Setting
from tests.catalogue.test_product import BLOCK
from tests.catalogue.written import ASPECTS, BASIS, HEAD, POLICY_HEAD, RULE_HEAD, folder
from tests.trees import DEEPSEEK, TIKTOK, TOOL, ended, tree
from tests.windows_trees import windows_tree

MODULES = (feature, policy, product, rule, rule_parts, vendor, waiver)
TYPES = {
    type_
    for module in MODULES
    for type_ in vars(module).values()
    if isinstance(type_, type) and hasattr(type_, "_fields") and type_.__module__ == module.__name__
} | {Bodies, Entities, Setting}
READS = ("read_", "check_")  # functions that read a file, or check what it names
CHROME = {
    "var/lib/dpkg/status": "Package: google-chrome-stable\nStatus: install ok installed\nVersion: 145.0.7632.1-1\n",
    "etc/opt/chrome/policies/managed/ours.json": '{"GeminiSettings": 0}',
}
NAME_ALONE = {"usr/share/applications/x.desktop": "[Desktop Entry]\nType=Application\nName=TikTok\nExec=/opt/x\n"}
WITHOUT_EXAMPLES = {
    "products/social-media/example.toml": HEAD + BLOCK,
    "vendors/example-works.toml": 'name = "Example Works"\ndescription = "Makes examples."\nreviewed = 2026-11-21\n',
}
POLICY = f"""{POLICY_HEAD}
extends = ["ai-inventory"]
{RULE_HEAD.replace("example-rule", "archived")}{ASPECTS}archived_on = 2026-01-01
superseded_by = "another"
{BASIS}
{RULE_HEAD}aspects.application = "prohibit"
aspects.web-app = "prohibit"
name_suffices = true
[[rule.history]]
from = 2025-01-01
until = 2025-02-01
act = "an act"
[[rule.exception]]
purpose = "communication"
conditions.en = "Alone."
confirm = "alone"
{BASIS}
{RULE_HEAD.replace("example-rule", "conditional").replace("prohibit", "conditional")}
[[rule.condition]]
id = "contract"
check = "manual"
text = {{ en = "A contract.", fr = "Un contrat." }}
{BASIS}"""
WAIVER = """[[waiver]]
id = "{rule}"
rule = "{rule}"
scope = "device:their-machine"
products = "tiktok"
purpose = "communication"
approved_by = "the clerk"
reference = "NOTE-1"
granted = 2026-01-01
expires = 2999-12-31
conditions_confirmed = "alone"
"""
WAIVERS = 'format = "waivers/1"\n' + "".join(WAIVER.format(rule=rule) for rule in ("example-rule", "conditional"))


def is_reading(frame):
    """Tell whether this happens while a file is read."""
    while frame:
        module, name = frame.f_globals["__name__"], frame.f_code.co_name
        if module.startswith(("scanner.tables", "tests.catalogue.test_no_key")) and name != "test_every_field_is_used":
            return True
        if module.startswith("scanner.catalogue") and name.startswith(READS):
            return True
        frame = frame.f_back
    return False


@pytest.fixture
def unused(monkeypatch):
    """Return the fields that nobody has used yet: each takes itself out when somebody does."""
    left = set()
    for type_ in TYPES:
        for place, field in enumerate(type_._fields):
            left.add(f"{type_.__name__}.{field}")
            monkeypatch.setattr(type_, field, property(watched(left, f"{type_.__name__}.{field}", place)))
    return left


def watched(left, name, place):
    def get(value):
        if name in left and not is_reading(sys._getframe(1)):
            left.discard(name)
        return tuple.__getitem__(value, place)

    return get


def test_every_field_is_used(unused, tmp_path, capsys):
    catalogue = load_catalogue(compiled=False)
    own, waivers = tmp_path / "own.toml", tmp_path / "waivers.toml"
    own.write_text(POLICY, encoding="utf-8")
    waivers.write_text(WAIVERS, encoding="utf-8")
    every = [part for one in (*catalogue.policies, own) for part in ("--policy", one)]
    root = tree(tmp_path / "root", TIKTOK, DEEPSEEK, TOOL, CHROME, NAME_ALONE)

    assert faults(catalogue) == []
    assert faults(folder(tmp_path / "more", WITHOUT_EXAMPLES)) != []
    assert ended("scan", "--root", root, "--all-users", "--waivers", waivers, *every) == 1
    assert ended("scan", "--root", windows_tree(tmp_path / "windows"), *every) in {0, 1, 3}
    assert ended("signatures", "list") == ended("notice") == ended("policies", "for", "--entity", "NASA") == 0
    assert capsys.readouterr().err == ""
    assert sorted(unused) == []

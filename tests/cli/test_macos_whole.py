"""A whole Mac in a folder, in one call: 400 applications in every layout, three people, and what is banned among it all.

Beside it stand `test_windows_root.py`, `test_distributions.py` (four Linux distributions) and `test_roots.py` (several in one call).
"""

import json
from collections import Counter

from tests.macos_fleet import EXTENSIONS, FORMULAE, JOBS, LOGIN_ITEMS, PEOPLE, PORTS, RECEIPTS, TEAM, WEB_APPS, macos_fleet
from tests.trees import ended


def test_every_application_once_with_its_owner_and_every_banned_trace(tmp_path, capsys):
    code = ended("scan", "--root", macos_fleet(tmp_path), "--format", "json", "--inventory")
    report = json.loads(capsys.readouterr().out)
    items = report["inventory"]
    applications = [item for item in items if item["collector"] == "macos-app-bundles"]

    assert (code, report["complete"], report["problems"]) == (1, True, [])
    assert len({item["location"] for item in applications}) == len({item["name"] for item in applications}) == len(applications) == 400
    assert Counter(item.get("user", "") for item in applications) == {"": 340, **dict.fromkeys(PEOPLE, 20)}
    assert Counter(item["collector"] for item in items if item["collector"] != "macos-app-bundles") == {
        "macos-package-receipts": RECEIPTS,
        "macos-install-history": 1,
        "macos-launch-items": JOBS,
        "macos-login-items": LOGIN_ITEMS,
        "homebrew": FORMULAE + 1,
        "macos-macports": PORTS,
        "macos-safari-extensions": EXTENSIONS,
        "macos-web-apps": len(PEOPLE) * WEB_APPS + 1,
        "chromium-extensions": len(PEOPLE),
    }
    assert sum(TEAM in str(item["ids"]) for item in applications) == 345  # all but the system's own
    assert {
        (finding["product"], finding["aspect"], finding["relation"], evidence["item"].get("user", ""), evidence["item"]["collector"])
        for finding in report["findings"]
        for evidence in finding["evidence"]
    } >= {
        ("tiktok", "application", "official", "", "macos-app-bundles"),
        ("tiktok", "extension", "client", "carol", "chromium-extensions"),
        ("deepseek", "web-app", "official", "bob", "macos-web-apps"),
    }
    assert "buyer@example.org" not in str(report)
    assert "secret" not in str(report)

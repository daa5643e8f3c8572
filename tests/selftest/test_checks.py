import pytest

from scanner.catalogue.load import load_catalogue
from scanner.collectors import collectors
from scanner.model import Platform
from scanner.selftest import checks
from scanner.selftest.systems import NOT_FED, Planted, plant, planted


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture
def roots(tmp_path):
    return plant(str(tmp_path))


def held(platform, roots, catalogue, monkeypatch, rows=None):
    """Check a planted system, against what is planted or against other rows."""
    if rows is not None:
        monkeypatch.setattr(checks, "planted", lambda: rows)
    return checks._system(platform, roots[platform], roots[platform] + "-reports", catalogue)


@pytest.fixture(autouse=True)
def _no_reports(monkeypatch):
    monkeypatch.setattr(checks, "save", lambda *_: None)


@pytest.mark.parametrize("platform", Platform)
def test_every_collector_reads_something_planted_or_is_said_not_to_and_why(platform):
    fed = {one.collector for one in planted() if one.platform is platform}
    all_of_it = {collector.name for collector in collectors(platform)}

    missing = sorted(all_of_it - fed - {*NOT_FED})

    assert missing == [], "add a row to tests/planted for each and run scripts/plant, or say in NOT_FED why nothing can be planted"
    assert sorted(fed - all_of_it | fed & {*NOT_FED}) == [], "planted for collectors that are gone, or that NOT_FED excuses"


@pytest.mark.parametrize("platform", Platform)
def test_every_system_holds_harmless_software_and_what_is_banned(platform):
    products = [one.product for one in planted() if one.platform is platform]

    assert {"", "tiktok", "deepseek"} <= {*products}


@pytest.mark.parametrize("platform", Platform)
def test_what_is_planted_is_found(platform, roots, catalogue, monkeypatch):
    check = held(platform, roots, catalogue, monkeypatch)

    assert check.holds, check.said


def test_what_is_missing_what_is_not_planted_and_another_product_are_seen(roots, catalogue, monkeypatch):
    rows = planted()
    first = next(one for one in rows if one.platform is Platform.LINUX and not one.product)
    more = [*rows, Planted(Platform.LINUX, "linux-dpkg", "missing", "")]

    assert "not found: missing of linux-dpkg" in held(Platform.LINUX, roots, catalogue, monkeypatch, more).said
    fewer = held(Platform.LINUX, roots, catalogue, monkeypatch, [one for one in rows if one != first])
    assert (fewer.holds, f"not planted: {first.item} of {first.collector}" in fewer.said) == (False, True)
    other = held(Platform.LINUX, roots, catalogue, monkeypatch, [*(one for one in rows if one != first), first._replace(product="tiktok")])
    assert (other.holds, f"not found: {first.item} of {first.collector} as tiktok" in other.said) == (False, True)


def test_a_record_that_cannot_be_read_is_seen(roots, catalogue, monkeypatch, tmp_path):
    (tmp_path / "linux/home/alice/.config/chromium/Default/Preferences").write_bytes(b"{")

    assert "not read: " in held(Platform.LINUX, roots, catalogue, monkeypatch).said


def test_a_system_in_which_nothing_is_banned_any_more_is_seen(roots, catalogue, monkeypatch):
    monkeypatch.setattr(checks, "BANNED", {"deepseek", "tiktok", "another"})

    assert "banned: deepseek, tiktok; expected another, deepseek, tiktok" in held(Platform.LINUX, roots, catalogue, monkeypatch).said


@pytest.mark.parametrize(("content", "commit", "holds"), [(b"{}", "1a2b", False), (b"{}", "checkout", True), (None, "1a2b", False)])
def test_a_build_whose_catalogue_is_not_that_of_its_files_is_seen(content, commit, holds, monkeypatch, tmp_path):
    for name in ("vendors", "products", "policies", "features"):
        (tmp_path / name).symlink_to(f"{checks.bundled()}/{name}")
    if content is not None:
        (tmp_path / "compiled.table").write_bytes(content)
    monkeypatch.setattr(checks, "bundled", lambda: str(tmp_path))
    monkeypatch.setattr(checks, "commit", lambda: commit)

    assert checks._catalogue().holds is holds

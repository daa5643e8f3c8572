import pytest

from scanner.catalogue.load import load_catalogue
from scanner.collectors.applications.windows_scoop import WindowsScoop
from scanner.matching.matcher import Matcher
from scanner.model import Item, Platform, Problem, Reason
from tests.fake_host import bare, fake_host

ALICE = "C:/Users/alice/scoop/apps"
MANIFEST = '{"version": "1.2.3", "url": "https://example.org/probe.zip", "bin": "probe.exe"}'


def found(files):
    return bare(fake_host(Platform.WINDOWS, files=files, users=("alice", "bob")), WindowsScoop())


@pytest.mark.parametrize(("folder", "user"), [(ALICE, "alice"), ("C:/Users/bob/scoop/apps", "bob"), ("C:/ProgramData/scoop/apps", "")])
def test_an_app_of_an_account_or_of_the_machine(folder, user):
    assert found({f"{folder}/probe/current/manifest.json": MANIFEST}) == [
        Item("probe", "1.2.3", ids=(("scoop", "probe"),), location=f"{folder}/probe", user=user)
    ]


def test_a_manifest_that_is_called_as_a_package_of_winget_is_known_by_that_too():
    [item] = found({f"{ALICE}/Tencent.WeChat/current/manifest.json": MANIFEST})

    assert item.ids == (("scoop", "Tencent.WeChat"), ("winget", "Tencent.WeChat"))
    assert "wechat" in {product.id for product, _ in Matcher(load_catalogue().products.values()).match([item])}


def test_an_older_version_beside_the_current_one_is_not_listed():
    files = {f"{ALICE}/probe/{version}/manifest.json": MANIFEST for version in ("current", "1.2.3", "1.0")}

    assert len(found(files)) == 1


@pytest.mark.parametrize("version", ["{}", '{"version": 3}', '{"version": null}', '{"version": ["1"]}'])
def test_a_version_of_a_wrong_type_is_none(version):
    assert found({f"{ALICE}/probe/current/manifest.json": version}) == [
        Item("probe", ids=(("scoop", "probe"),), location=f"{ALICE}/probe", user="alice")
    ]


def test_a_damaged_manifest_is_a_problem_and_the_app_still_there():
    path = f"{ALICE}/probe/current/manifest.json"
    item = Item("probe", ids=(("scoop", "probe"),), location=f"{ALICE}/probe", user="alice")

    assert found({path: "[]"}) == [item, Problem(Reason.MALFORMED, "expected a JSON object", path, "alice")]
    assert found({path: Reason.LOCKED}) == [item, Problem(Reason.LOCKED, "as the test wants it", path, "alice")]


def test_the_home_page_of_a_manifest_is_what_the_app_claims():
    [item] = found({f"{ALICE}/probe/current/manifest.json": '{"homepage": "https://www.example.org/probe"}'})
    [other] = found({f"{ALICE}/probe/current/manifest.json": '{"homepage": ["https://www.example.org/probe"]}'})

    assert (item.claims, other.claims) == ((("home-page", "example.org/probe"),), ())

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.formats.appx_name import AppxName, family, full_name, shown
from scanner.model import Mark

FAMILY = "Example.Probe_8wekyb3d8bbwe"


def test_a_full_name():
    found = full_name("Example.Probe_1.2.3.0_x64__8wekyb3d8bbwe")

    assert found == AppxName("Example.Probe", "1.2.3.0", "x64", "", "8wekyb3d8bbwe")
    assert found.ids == (("msix-family", FAMILY), ("msix-name", "Example.Probe"))
    assert found.marks == ()


@pytest.mark.parametrize(
    ("resource", "marks"), [("~", ()), ("split.language-fr", (Mark.CHILD,)), ("split.scale-100", (Mark.CHILD,)), ("neutral", ())]
)
def test_what_the_resource_id_tells(resource, marks):
    assert full_name(f"Example.Probe_1.0.0.0_neutral_{resource}_8wekyb3d8bbwe").marks == marks


@pytest.mark.parametrize(
    "text",
    [
        "",
        FAMILY,
        "Example.Probe_1.0_x64_8wekyb3d8bbwe",
        "Example.Probe_x_x64__8wekyb3d8bbwe",
        "Example.Probe_1.0_x64__8wekyb3d8bbw",
        "Example.Probe_1.0_x64__8wekyb3d8bbwe_",
        "../x_1.0_x64__8wekyb3d8bbwe",
    ],
)
def test_what_is_no_full_name(text):
    assert full_name(text) == AppxName(text)
    assert full_name(text).ids == ()


def test_a_family():
    assert family(FAMILY) == AppxName("Example.Probe", "", "", "", "8wekyb3d8bbwe")
    assert family("Example.Probe") == AppxName("Example.Probe")
    assert family("Example.Probe_1.2.3.0_x64__8wekyb3d8bbwe").ids == ()


@pytest.mark.parametrize("text", ["ms-resource:AppName", "MS-RESOURCE:x", "@{Example.Probe?ms-resource://Example/Name}"])
def test_a_pointer_to_a_name_is_none(text):
    assert shown(text) == ""
    assert shown(f"The {text}") == f"The {text}"


@settings(max_examples=100)
@given(st.lists(st.sampled_from(["Example", ".", "_", "1.0", "x64", "~", "8wekyb3d8bbwe", "\n", "é"])).map("".join))
def test_any_text_is_a_full_name_or_a_name_alone(text):
    found = full_name(text)

    assert found == AppxName(text) or "_".join(found) == text


@pytest.mark.parametrize(
    ("name", "sites"),
    [
        ("www.tiktok.com-54E21B02", ("www.tiktok.com",)),
        ("chat.deepseek.com-0A1B2C3D", ("chat.deepseek.com",)),
        ("Contoso.Photos-54E21B02", ()),
        ("www.tiktok.com-54e21b02", ()),
        ("www.tiktok.com", ()),
        ("tiktok-54E21B02", ()),
    ],
)
def test_the_package_that_edge_makes_for_a_web_app_gives_its_host(name, sites):
    found = family(f"{name}_pd8mbgmqs65xy")

    assert found.ids == (("msix-family", f"{name}_pd8mbgmqs65xy"), ("msix-name", name), *(("site", site) for site in sites))

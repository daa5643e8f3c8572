import json

from scanner.collectors.applications.nix_profiles import NixProfiles
from scanner.host.mounted.mounted_host import mounted_host
from scanner.model import Item, Platform, Problem, Reason, State
from tests.abilities import needs_links
from tests.fake_host import FOLDER, Link, bare, fake_host

PROFILE = "/home/alice/.nix-profile"
HASH = "wbhg2ga8f3h87s9h5k0slxk0m81m4cxl"


def store(name):
    return f"/nix/store/{HASH}-{name}"


def manifest(elements):
    return json.dumps({"version": 3, "elements": elements})


def found(files):
    return bare(fake_host(files=files), NixProfiles())


def expression(*names):
    """Return a manifest.nix as nix-env writes it: one line, with a maintainer's name among what it says of a package."""
    rows = [
        f'{{ meta = {{ maintainers = [ {{ name = "Trap"; }} ]; outputsToInstall = [ "out" ]; }}; name = "{name}"; '
        f'out = {{ outPath = "{store(name)}"; }}; man = {{ outPath = "{store(name + "-man")}"; }}; outPath = "{store(name)}"; '
        f'outputs = [ "out" "man" ]; system = "x86_64-linux"; type = "derivation"; }}'
        for name in names
    ]
    return f"[ {' '.join(rows)} ]"


def test_nix_envs_manifest_names_packages_without_a_program_too():
    files = {
        f"{PROFILE}/manifest.nix": expression("hello-2.12.1", "noto-fonts-24.1", "python3.12-ollama-0.6.0"),
        f"{PROFILE}/bin/hello": Link(f"{store('hello-2.12.1')}/bin/hello"),
        f"{PROFILE}/bin/other": Link(f"{store('other-1')}/bin/other"),
    }

    assert [(item.name, item.version) for item in found(files)] == [
        ("hello", "2.12.1"),
        ("noto-fonts", "24.1"),
        ("python3.12-ollama", "0.6.0"),
        ("other", "1"),
    ]


def test_a_manifest_nix_that_names_nothing_says_nothing():
    assert found({f"{PROFILE}/manifest.nix": "[ ]"}) == []


def test_the_elements_of_a_manifest_by_store_name_and_attribute():
    text = manifest(
        {
            "vscode": {
                "active": True,
                "attrPath": "legacyPackages.x86_64-linux.vscode",
                "storePaths": ["/elsewhere", store("a-part-of-vscode-1"), store("vscode-1.90.0-man"), store("vscode-1.90.0")],
            },
            "flake": {"active": False, "attrPath": "packages.x86_64-linux.default", "storePaths": [store("probe-2.0")]},
            "telegram-desktop": {"storePaths": [store("tdesktop-5.0")]},
        }
    )

    assert found({f"{PROFILE}/manifest.json": text}) == [
        Item("vscode", "1.90.0", ids=(("nix", "vscode"),), location=PROFILE, user="alice"),
        Item("probe", "2.0", ids=(("nix", "probe"),), state=State.DISABLED, location=PROFILE, user="alice"),
        Item("tdesktop", "5.0", ids=(("nix", "tdesktop"), ("nix", "telegram-desktop")), location=PROFILE, user="alice"),
    ]


def test_a_bad_element_costs_itself_alone():
    text = manifest(["text", {"storePaths": ["/usr/bin/x"]}, {"storePaths": [store("probe-2.0")]}])

    assert found({f"{PROFILE}/manifest.json": text}) == [
        Item("probe", "2.0", ids=(("nix", "probe"),), location=PROFILE, user="alice"),
        *[Problem(Reason.MALFORMED, "an element of a profile without a path in the store", PROFILE, "alice")] * 2,
    ]


def test_a_system_profile_tells_by_the_links_of_its_programs():
    system = "/run/current-system/sw"
    files = {
        f"{system}/bin/git": Link(f"{store('git-2.44.0')}/bin/git"),
        f"{system}/bin/git-shell": Link(f"{store('git-2.44.0')}/bin/git-shell"),
        f"{system}/bin/hello": Link(f"{store('hello-2.12')}/bin/hello"),
        f"{system}/bin/own": "a file",
        f"{system}/bin/other": Link("/usr/bin/other"),
    }

    assert found(files) == [
        Item("git", "2.44.0", ids=(("nix", "git"),), location=system),
        Item("hello", "2.12", ids=(("nix", "hello"),), location=system),
    ]


def test_a_profile_with_one_package_links_to_the_whole_of_it():
    files = {"/nix/var/nix/profiles/default/bin": Link(f"{store('hello-2.12')}/bin"), f"{store('hello-2.12')}/bin/hello": "x"}

    assert found(files) == [Item("hello", "2.12", ids=(("nix", "hello"),), location="/nix/var/nix/profiles/default")]


def test_a_store_path_not_referenced_by_any_profile_is_not_reported():
    assert found({f"{store('tiktok-1.0')}/bin/tiktok": "x", f"{PROFILE}/manifest.json": manifest({})}) == []


def test_a_damaged_manifest_is_a_problem_and_the_links_still_tell():
    files = {f"{PROFILE}/manifest.json": "{", f"{PROFILE}/bin/hello": Link(f"{store('hello-2.12')}/bin/hello")}

    assert found(files) == [
        Item("hello", "2.12", ids=(("nix", "hello"),), location=PROFILE, user="alice"),
        Problem(
            Reason.MALFORMED,
            "expected JSON: Expecting property name enclosed in double quotes at line 1 column 2",
            f"{PROFILE}/manifest.json",
            "alice",
        ),
    ]


def test_a_profile_counts_once_and_belongs_to_its_user():
    bob = "/nix/var/nix/profiles/per-user/bob/profile"
    text = manifest({"a": {"storePaths": [store("a-1")]}})
    files = {
        f"{store('user-environment')}/manifest.json": text,
        "/home/alice/.local/state/nix/profiles/profile": Link(store("user-environment")),
        PROFILE: Link("/home/alice/.local/state/nix/profiles/profile"),
        f"{bob}/manifest.json": text,
        "/etc/profiles/per-user/carol/manifest.json": text,
        "/etc/profiles/per-user/dave": FOLDER,
    }

    assert [(item.location, item.user) for item in found(files)] == [
        ("/home/alice/.local/state/nix/profiles/profile", "alice"),
        (bob, "bob"),
        ("/etc/profiles/per-user/carol", "carol"),
    ]


@needs_links
def test_the_links_of_a_real_profile_are_relative(tmp_path):
    environment = tmp_path / store("user-environment")[1:]
    environment.mkdir(parents=True)
    (environment / "manifest.json").write_text(manifest({"a": {"storePaths": [store("a-1")]}}))
    profiles = tmp_path / "nix/var/nix/profiles"
    (profiles / "per-user/bob").mkdir(parents=True)
    (profiles / "per-user/bob/profile-7-link").symlink_to(store("user-environment"))
    (profiles / "per-user/bob/profile").symlink_to("profile-7-link")
    (profiles / "default").symlink_to("per-user/bob/profile")
    (tmp_path / "var/lib").mkdir(parents=True)

    expected = Item("a", "1", ids=(("nix", "a"),), location="/nix/var/nix/profiles/per-user/bob/profile", user="bob")
    assert bare(mounted_host(str(tmp_path)), NixProfiles()) == [expected]


@needs_links
def test_links_in_a_circle_end(tmp_path):
    folder = tmp_path / "etc/profiles/per-user"
    folder.mkdir(parents=True)
    (folder / "x").symlink_to("y")
    (folder / "y").symlink_to("x")
    (tmp_path / "var/lib").mkdir(parents=True)

    said = bare(mounted_host(str(tmp_path)), NixProfiles())
    assert {(one.reason, one.location.partition("/per-user/")[2][:1]) for one in said} == {(Reason.LINK_LOOP, "x"), (Reason.LINK_LOOP, "y")}


def test_nix_darwin_keeps_the_systems_packages_and_those_of_accounts_as_nixos_does():
    own = "/etc/profiles/per-user/alice"
    files = {
        "/run/current-system": Link("/nix/var/nix/profiles/system"),
        "/nix/var/nix/profiles/system/sw/bin": Link(f"{store('probe-2.0')}/bin"),
        f"{store('probe-2.0')}/bin/probe": "",
        f"{own}/bin": Link(f"{store('reader-1.0')}/bin"),
        f"{store('reader-1.0')}/bin/reader": "",
    }

    assert bare(fake_host(Platform.MACOS, files=files), NixProfiles()) == [
        Item("reader", "1.0", ids=(("nix", "reader"),), location=own, user="alice"),
        Item("probe", "2.0", ids=(("nix", "probe"),), location="/run/current-system/sw"),
    ]


def test_the_systems_packages_where_nothing_runs():
    place = "/nix/var/nix/profiles/system/sw"
    files = {f"{place}/bin": Link(f"{store('probe-2.0')}/bin"), f"{store('probe-2.0')}/bin/probe": ""}

    assert found(files) == [Item("probe", "2.0", ids=(("nix", "probe"),), location=place)]

from scanner.collectors.applications.windows_chocolatey import WindowsChocolatey
from scanner.model import Item, Platform, Problem, Reason
from tests.fake_host import bare, fake_host

LIB = "C:/ProgramData/chocolatey/lib"


def found(files):
    return bare(fake_host(Platform.WINDOWS, files=files), WindowsChocolatey())


def package(more):
    return f'<package xmlns="http://schemas.microsoft.com/packaging/2010/07/nuspec.xsd"><metadata>{more}</metadata></package>'


def test_a_package():
    text = package("<id>probe</id><version>1.2.3</version><title>The Probe</title><authors>Example Company</authors>")

    assert found({f"{LIB}/probe/probe.nuspec": text, f"{LIB}/probe/tools/install.ps1": "x"}) == [
        Item("The Probe", "1.2.3", "Example Company", (("chocolatey", "probe"),), location=f"{LIB}/probe")
    ]


def test_a_package_without_a_title_or_an_id():
    files = {f"{LIB}/a/a.nuspec": package("<id>A</id>"), f"{LIB}/b/b.nuspec": package("<version>2</version>")}

    assert found(files) == [
        Item("A", ids=(("chocolatey", "A"),), location=f"{LIB}/a"),
        Item("b", "2", ids=(("chocolatey", "b"),), location=f"{LIB}/b"),
    ]


def test_hostile_and_damaged_files_are_problems_and_the_packages_still_there():
    files = {
        f"{LIB}/a/a.nuspec": '<!DOCTYPE x [<!ENTITY y "z">]><package><metadata><id>&y;</id></metadata></package>',
        f"{LIB}/b/b.nuspec": Reason.PERMISSION_DENIED,
        f"{LIB}/c/c.nuspec": package("<id>c</id>"),
    }

    assert found(files) == [
        *(Item(name, ids=(("chocolatey", name),), location=f"{LIB}/{name}") for name in "abc"),
        Problem(Reason.MALFORMED, "expected XML without a document type", f"{LIB}/a/a.nuspec"),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", f"{LIB}/b/b.nuspec"),
    ]


def test_the_page_of_a_project_is_what_the_package_claims():
    [item] = found({f"{LIB}/a/a.nuspec": package("<id>a</id><projectUrl>https://example.org/a</projectUrl>")})

    assert item.claims == (("home-page", "example.org/a"),)

import json
import sys
import zlib

import pytest

from scanner.matching.identifiers import KINDS
from tests.indexes.copies import make_bucket, make_winget
from tests.source_files import CHECKOUT

sys.path.insert(0, str(CHECKOUT / "scripts"))

from index_parts.readers import READERS, read_index


def read(kind, place):
    return {offer.id: (offer.name, offer.home, offer.gone) for offer in read_index(kind, place)}


def test_a_bucket_says_where_a_program_lives_and_which_is_given_up(tmp_path):
    bucket = make_bucket(tmp_path, foo="https://foo.example/", old="")

    assert read("scoop", bucket) == {"foo": ("foo", "https://foo.example/", ""), "old": ("old", "", "deprecated")}


def test_a_file_of_a_bucket_that_is_no_object_is_a_program_without_a_page(tmp_path):
    (make_bucket(tmp_path) / "bucket" / "torn.json").write_text('{"homepage":', encoding="utf-8")

    assert read("scoop", tmp_path) == {"torn": ("torn", "", "")}


def test_what_the_list_of_winget_had_and_lost_is_withdrawn(tmp_path):
    place = make_winget(tmp_path / "list", ["A.Old", "A.Kept"], ["A.Kept"], ["A.Kept", "A.New"])

    assert {name: gone for name, (_, _, gone) in read("winget", place).items()} == {"A.Kept": "", "A.New": "", "A.Old": "withdrawn"}


def test_a_copy_that_lacks_a_part_is_named_and_nothing_of_it_counts_as_gone(tmp_path):
    """A copy of which the largest file had been left out ended the run with a traceback."""
    place = make_winget(tmp_path / "list", ["A.Kept"])
    for part in (place / "objects").glob("??/*"):
        if part.stat().st_size and b"blob" in zlib.decompress(part.read_bytes())[:4]:
            part.unlink()

    with pytest.raises(SystemExit, match=r"list/\.git: cannot be read: .+"):
        read("winget", place)


@pytest.mark.parametrize(
    ("kind", "path", "text", "expected"),
    [
        (
            "chocolatey",
            "foo/foo.nuspec",
            "<id>Foo</id><title>[Deprecated] Foo (Install)</title><projectUrl>https://foo.example</projectUrl>",
            {"foo": ("[Deprecated] Foo (Install)", "https://foo.example", "deprecated")},
        ),
        (
            "brew-cask",
            "Casks/f/foo@beta.rb",
            'cask "foo@beta" do\n  name "Foo"\n  homepage "https://foo.example/"\n  disable! date: "2026-09-01"\nend\n',
            {"foo@beta": ("Foo", "https://foo.example/", 'disable! date: "2026-09-01"')},
        ),
        (
            "brew-cask",
            "Casks/f/foo.rb",
            'cask "foo" do\n  name "Foo"\n  on_intel do\n    disable! date: "2026-09-01"\n  end\nend\n',
            {"foo": ("Foo", "", "")},
        ),
        (
            "brew",
            "Formula/f/foo.rb",
            'class Foo < Formula\n  homepage "https://foo.example/"\nend\n',
            {"foo": ("foo", "https://foo.example/", "")},
        ),
        (
            "pacman",
            "x/foo-bin/PKGBUILD",
            'pkgname=foo-bin\nurl="https://foo.example"\n',
            {"foo-bin": ("foo-bin", "https://foo.example", "")},
        ),
        ("vscode-extension", "data/open-vsx-latest.json", json.dumps([{"p": "Foo", "n": "bar"}]), {"Foo.bar": ("bar", "", "")}),
        (
            "vscode-extension",
            "docs/c/ai.html",
            '<a href="https://store.example/items?itemName=Foo-Inc.bar.baz">Bar</a> <a href="https://foo.example/?itemName=foo">Foo</a>',
            {"Foo-Inc.bar.baz": ("bar.baz", "", "")},
        ),
        ("jetbrains-plugin", "generated/ides/x.json", json.dumps({"com.foo": "1.0"}), {"com.foo": ("com.foo", "", "")}),
        ("chromium-extension", "src/extensions_db.js", f'  {"a" * 32}: {{\n    name: "Foo \\"1\\"",\n', {"a" * 32: ('Foo "1"', "", "")}),
        (
            "chromium-extension",
            "lists/all.csv",
            f"""id,title,url
{"a" * 32},"Foo, 1",https://chromewebstore.google.com/detail/{"a" * 32}
{"b" * 32},Old,https://foo.example/{"b" * 32}
{"c" * 32},Title not found,https://foo.example/{"c" * 32}
{"d" * 32}
""",
            {"a" * 32: ("Foo, 1", "", ""), "b" * 32: ("Old", "", "withdrawn")},
        ),
        (
            "gecko-extension",
            "lists/firefox-addons-generated.json",
            json.dumps([{"pname": "foo", "addonId": "foo@example", "meta": {"homepage": "https://foo.example/"}}]),
            {"foo@example": ("foo", "https://foo.example/", "")},
        ),
    ],
)
def test_each_index_is_read_by_its_own_form(tmp_path, kind, path, text, expected):
    file = tmp_path / path
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")

    assert read(kind, tmp_path) == expected


@pytest.mark.parametrize("kind", ["npm", "pypi"])
def test_a_list_gives_names_and_tells_of_new_ones(tmp_path, kind):
    (tmp_path / "list.tsv").write_text(
        "name\tversion\tsummary\nfoo\t1\tA library\nbar\t1\tRenamed to @foo/bar - see there\n", encoding="utf-8"
    )

    assert {name: gone for name, (_, _, gone) in read(kind, tmp_path / "list.tsv").items() if name != "name"} == {
        "foo": "",
        "bar": "Renamed to @foo/bar - see there",
    }


def test_every_reader_is_of_a_kind_of_id_that_signatures_use():
    assert set(READERS) <= set(KINDS)

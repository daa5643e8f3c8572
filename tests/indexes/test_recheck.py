import subprocess
import sys

from tests.indexes.copies import make_bucket, make_winget
from tests.source_files import CHECKOUT

sys.path.insert(0, str(CHECKOUT / "scripts"))

from index_parts.offer import Offer
from index_parts.registries import ask_registries
from index_parts.verdicts import LAST, judge, keep_what_was_known, moved, read_last, write_last

DAY = "2026-11-29"
IDS = [("scoop", "Foo", "foo"), ("scoop", "gone", "foo"), ("npm", "foo", "foo")]


def states(ids, offers, whole, before=None):
    return [verdict.state for verdict in keep_what_was_known(judge(ids, offers, whole, DAY), before or {})]


def test_what_no_copy_has_is_gone_only_where_a_whole_index_was_read():
    offers = [Offer("scoop", "foo", home="https://www.foo.example/x", source="a bucket")]

    assert states(IDS, offers, {"scoop"}) == ["found", "gone", "not asked"]
    assert states(IDS, offers, set()) == ["found", "not asked", "not asked"]


def test_an_id_that_one_bucket_gave_up_and_another_keeps_is_found():
    given_up, kept = Offer("scoop", "foo", gone="deprecated"), Offer("scoop", "FOO", home="https://foo.example")

    assert states(IDS[:1], [given_up], {"scoop"}) == ["deprecated"]
    assert states(IDS[:1], [given_up, kept], {"scoop"}) == states(IDS[:1], [kept, given_up], {"scoop"}) == ["found"]


def test_an_answer_stays_with_its_day_until_somebody_asks_again(tmp_path):
    write_last(tmp_path / "last.tsv", judge(IDS, [Offer("npm", "foo", home="https://github.com/foo/foo.git")], {"npm"}, "2026-01-01"))
    before = read_last(tmp_path / "last.tsv")

    assert [(row.state, row.home, row.day) for row in keep_what_was_known(judge(IDS[2:], [], set(), DAY), before)] == [
        ("found", "foo/foo", "2026-01-01")
    ]


def test_what_was_withdrawn_once_does_not_become_a_fault():
    withdrawn = {("scoop", "gone"): next(judge(IDS[1:2], [Offer("scoop", "gone", gone="withdrawn")], set(), "2026-01-01"))}

    assert states(IDS[1:2], [], {"scoop"}, withdrawn) == ["withdrawn"]


def test_a_package_that_moved_to_another_repository_is_told():
    before = {("npm", "foo"): next(judge(IDS[2:], [Offer("npm", "foo", home="https://github.com/foo/foo")], set(), "2026-01-01"))}
    now = [*judge(IDS[2:], [Offer("npm", "foo", home="git+https://github.com/evil/foo.git")], set(), DAY)]

    assert [*moved(now, before)] == ["npm foo (foo): its home page was foo/foo and is evil/foo"]


def test_registries_are_asked_through_their_clients_and_once():
    asked = []

    def run(command):
        asked.append(command[1:])
        return (
            (0, '{"name": "foo", "deprecated": "use bar", "repository.url": "https://github.com/foo/foo"}') if "foo" in command else (1, "")
        )

    found = [*ask_registries([("npm", "foo"), ("npm", "none"), ("npm", "foo"), ("pypi", "none")], run)]

    assert found == [Offer("npm", "foo", "foo", "", "https://github.com/foo/foo", "use bar", "the registry")]
    assert [command[1] for command in asked] == ["foo", "none", "pip"]


def test_a_package_of_which_npm_has_no_more_than_the_name_is_found():
    assert [*ask_registries([("npm", "foo")], lambda _: (0, '"foo"'))] == [Offer("npm", "foo", "foo", source="the registry")]


def test_a_run_writes_what_it_saw_and_fails_when_ids_are_gone(tmp_path):
    bucket, listed = make_bucket(tmp_path / "bucket"), make_winget(tmp_path / "list", ["A.B"])
    command = [sys.executable, CHECKOUT / "scripts" / "recheck", "--last", tmp_path / "last.tsv"]

    done = subprocess.run(
        [*command, "--whole", f"scoop={bucket}", "--part", f"winget={listed}"], capture_output=True, text=True, check=False, timeout=120
    )

    assert done.returncode == 1
    assert "gone: scoop kiro (kiro)" in done.stdout
    assert {row.state for row in read_last(tmp_path / "last.tsv").values()} == {"gone", "not asked"}


def test_the_last_run_stands_in_the_repository_and_is_clean():
    rows = [*read_last(LAST).values()]
    asked = [row for row in rows if row.state != "not asked"]
    bad = [row for row in asked if row.state in {"gone", "deprecated"}]

    assert len(asked) > 800
    assert all(row.day for row in asked)
    assert len(bad) < 0.01 * len(asked)

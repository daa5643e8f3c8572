import pytest

import scanner.built
from scanner.built import checked_out, commit

NAME = "3e787bf3aab50123456789abcdef0123456789ab"
OTHER = "0" * 40


def write(root, files):
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return str(root)


def test_a_checkout_has_no_commit_written_into_it():
    assert commit() == "checkout"


def test_what_a_build_wrote(monkeypatch, tmp_path):
    (tmp_path / "commit.txt").write_text("1a2b3c4d5e6f\n", encoding="utf-8")
    monkeypatch.setattr(scanner.built, "PLACE", str(tmp_path / "commit.txt"))

    assert commit() == "1a2b3c4d5e6f"


@pytest.mark.parametrize(
    "files",
    [
        {".git/HEAD": f"{NAME}\n"},
        {".git/HEAD": f"{NAME}{'0' * 24}\n"},
        {".git/HEAD": "ref: refs/heads/a/b-1\n", ".git/refs/heads/a/b-1": f"{NAME}\n"},
        {
            ".git/HEAD": "ref: refs/heads/main\n",
            ".git/packed-refs": f"# pack-refs with: peeled\n{OTHER} refs/heads/main2\n^{OTHER}\n{NAME} refs/heads/main\n",
        },
        {
            ".git/HEAD": "ref: refs/heads/main\n",
            ".git/refs/heads/main": f"{NAME}\n",
            ".git/packed-refs": f"{OTHER} refs/heads/main\n",
        },
        {
            ".git": "gitdir: main/.git/worktrees/one\n",
            "main/.git/worktrees/one/HEAD": "ref: refs/heads/one\n",
            "main/.git/worktrees/one/commondir": "../..\n",
            "main/.git/refs/heads/one": f"{NAME}\n",
        },
    ],
    ids=["detached", "longer", "loose", "packed", "newer than packed", "worktree"],
)
def test_on_which_commit_a_checkout_stands(files, tmp_path):
    assert checked_out(write(tmp_path, files)) == NAME[:12]


@pytest.mark.parametrize(
    "files",
    [
        {},
        {".git/HEAD": ""},
        {".git/HEAD": "ref: refs/heads/none-yet\n"},
        {".git/HEAD": "ref: refs/heads/.invalid\n", ".git/reftable/tables.list": ""},
        {".git/HEAD": "ref: refs/../../outside\n", "outside": NAME},
        {".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": "\x1b[31mno commit\n"},
        {".git/HEAD/is-a-folder": ""},
        {".git": "gitdir: /nonexistent\n"},
        {".git": "\0"},
    ],
)
def test_nothing_is_said_where_git_does_not_tell(files, tmp_path):
    assert checked_out(write(tmp_path, files)) == ""

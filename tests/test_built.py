import scanner.built
from scanner.built import commit


def test_a_checkout_has_no_commit_written_into_it():
    assert commit() == "checkout"


def test_what_a_build_wrote(monkeypatch, tmp_path):
    (tmp_path / "commit.txt").write_text("1a2b3c4d5e6f\n", encoding="utf-8")
    monkeypatch.setattr(scanner.built, "PLACE", str(tmp_path / "commit.txt"))

    assert commit() == "1a2b3c4d5e6f"

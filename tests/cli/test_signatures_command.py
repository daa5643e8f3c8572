import json

from tests.trees import ended


def test_products_are_listed(capsys):
    assert ended("signatures", "list") == 0
    assert {line.split()[0] for line in capsys.readouterr().out.splitlines()} >= {"tiktok", "deepseek"}


def test_a_product_is_shown_as_its_file(capsys):
    assert ended("signatures", "show", "tiktok") == 0
    assert '"com.zhiliaoapp.musically"' in capsys.readouterr().out


def test_an_unknown_product_is_a_wrong_call(capsys):
    assert ended("signatures", "show", "qqqqqqqq") == 2
    assert "scanner signatures list" in capsys.readouterr().err


def test_the_bundled_catalogue_is_in_order(capsys):
    assert ended("signatures", "check") == 0
    assert "are in order" in capsys.readouterr().out


def test_a_folder_is_checked_with_its_examples(tmp_path, capsys):
    folder = tmp_path / "products" / "social-media"
    folder.mkdir(parents=True)
    (folder / "example-app.toml").write_text(
        'name = "Example App"\nvendor = "Example"\ncategory = "social-media"\ndescription = "An example."\n'
        'references = ["https://example.org/"]\nreviewed = 2026-11-21\n\n'
        '[[match]]\nrelation = "official"\nid.deb = "example-app"\n\n'
        '[[hit]]\nkind = "application"\nid.deb = "another-app"\n'
    )

    assert ended("signatures", "check", tmp_path) == 2
    assert "example-app.toml" in capsys.readouterr().out


def test_features_are_listed_and_shown_like_products(capsys):
    assert ended("signatures", "list") == 0
    assert ["windows-recall", "Windows", "Recall", "built-in-ai"] in [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ended("signatures", "show", "windows-recall") == 0
    assert 'name  = "AllowRecallEnablement"' in capsys.readouterr().out


def test_the_list_as_json(capsys):
    assert ended("signatures", "list", "--format", "json") == 0
    listed = {one["id"]: one for one in json.loads(capsys.readouterr().out)}

    assert listed["tiktok"] == {"id": "tiktok", "name": "TikTok", "vendor": "ByteDance", "category": "social-media"}
    assert "windows-recall" in listed

import pytest

from scanner.catalogue.load import CatalogueError, load_catalogue
from scanner.catalogue.references import extended
from tests.catalogue.written import ASPECTS, BASIS, POLICY_HEAD, RULE_HEAD, folder, policy

PROFILE = POLICY_HEAD.replace("example-policy", "a-profile") + 'extends = ["example-policy", "be-federal-tiktok"]\n'


def test_a_profile_stands_for_the_policies_that_it_extends(tmp_path):
    files = {"policies/a-profile.toml": PROFILE, "policies/example-policy.toml": POLICY_HEAD + RULE_HEAD + ASPECTS + BASIS}
    policies = load_catalogue([folder(tmp_path, files)]).policies

    assert [one.id for one in extended(["a-profile"], policies)] == ["a-profile", "example-policy", "be-federal-tiktok"]
    assert [one.id for one in extended(["be-federal-tiktok", "a-profile"], policies)] == [
        "be-federal-tiktok",
        "a-profile",
        "example-policy",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PROFILE.replace("example-policy", "nothing"), "extends: no policy has the id 'nothing'"),
        (PROFILE.replace("example-policy", "a-profile"), "extends: 'a-profile' extends this policy: a circle"),
    ],
)
def test_what_a_policy_extends_exists_and_does_not_extend_it(tmp_path, text, expected):
    with pytest.raises(CatalogueError, match=r"a-profile\.toml") as error:
        load_catalogue([folder(tmp_path, {"policies/a-profile.toml": text})])

    assert [fault.partition(": ")[2] for fault in error.value.faults] == [expected]


def test_a_circle_by_way_of_another_ends(tmp_path):
    one = policy(head=POLICY_HEAD)
    circle = {"a": one._replace(id="a", extends=("b",)), "b": one._replace(id="b", extends=("a",))}

    assert [found.id for found in extended(["a"], circle)] == ["a", "b"]

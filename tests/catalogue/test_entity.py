"""Which body `--entity` means, and which words a policy file may use for bodies."""

import pytest

from scanner.catalogue.entity import Body, UnknownBodyError, find_body, is_related
from scanner.catalogue.load import load_catalogue
from tests.catalogue.written import POLICY_HEAD, policy, read_faulty

BOUND = 'entities.bodies.bound = ["ministry", "municipality:Ixelles", "agency:Ixelles"]\n'
ADVISED = 'entities.bodies.advised = ["municipality", "regional-agency:ONE"]\n'


def of(jurisdiction, rule=BOUND):
    return policy(rule, head=POLICY_HEAD.replace('"BE"', f'"{jurisdiction}"'))


KNOWN = [of("BE"), of("BE-BRU", ADVISED)]
CHAMBERS = [
    of("BE-x-Senate", 'entities.bodies.bound = ["parliament"]\n'),
    of("EU-x-EC", 'entities.bodies.bound = ["eu-institution:Commission"]\n'),
]


@pytest.mark.parametrize(
    ("asked", "body"),
    [
        ("BE/ministry", Body("BE", "ministry")),
        ("BE-WAL/commune:Namur", Body("BE-WAL", "municipality", "Namur")),
        ("BE/hospital", Body("BE", "hospital")),  # no rule names it: what that means is the judge's
        ("ministry", Body("BE", "ministry")),  # one jurisdiction alone has it
        ("SPF", Body("BE", "ministry")),
        ("ministry:Finance", Body("BE", "ministry", "Finance")),
        ("one", Body("BE-BRU", "regional-agency", "ONE")),
        ("regional-agency:ONE", Body("BE-BRU", "regional-agency", "ONE")),
        ("BE/ONE", Body("BE-BRU", "regional-agency", "ONE")),
        ("municipality:ixelles", Body("BE", "municipality", "Ixelles")),
        ("gemeente", None),
        ("Ixelles", None),
        ("hospital", None),
        ("Namur", None),
        ("BE-BRU/agency", None),  # what binds the State's agencies would be read to bind the Region's
        ("LU/ministry", None),
        ("", None),
    ],
)
def test_a_body_is_known_by_its_kind_and_jurisdiction_or_by_its_name(asked, body):
    if body:
        assert find_body(asked, KNOWN) == body
        assert find_body(str(body), KNOWN) == body
    else:
        with pytest.raises(UnknownBodyError):
            find_body(asked, KNOWN)


def test_one_body_that_two_policies_spell_in_two_ways_is_one():
    policies = [of("BE-WAL", f'entities.bodies.bound = ["municipality:{name}"]\n') for name in ("Liège", "Liege")]

    assert find_body("liege", policies)._replace(name="") == Body("BE-WAL", "municipality")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Ixelles", "several are known: BE/municipality:Ixelles, BE/agency:Ixelles"),
        ("municipality", "several are known: BE/municipality, BE-BRU/municipality"),
        ("hospital", "write the jurisdiction too, such as BE/hospital"),
        ("LU/ministry", "no policy is of LU; known: BE, BE-BRU"),
        ("BE-BRU/ministry", "write BE/ministry, or a kind that BE-BRU has: BE-BRU/regional-service, BE-BRU/regional-agency$"),
        ("BE-x-Senate/agency", "or a kind that BE-x-Senate has: BE-x-Senate/parliament-member, BE-x-Senate/parliament-staff$"),
        ("EU-x-EC/agency", "or a kind that EU-x-EC has: EU-x-EC/eu-institution$"),
        ("Namur", "no policy knows it; known: .* and Ixelles, ONE"),
        ("be-bru/municipality", "no policy is of be-bru; did you mean BE-BRU"),
        ("Ixeles", "no policy knows it; did you mean Ixelles"),
        ("BE-BRU/munipality:Ixelles", "no policy knows it; did you mean municipality"),
    ],
)
def test_an_unknown_one_is_answered_with_what_is_known(asked, said):
    with pytest.raises(UnknownBodyError, match=said):
        find_body(asked, [*KNOWN, *CHAMBERS] if "-x-" in asked else KNOWN)


def test_every_body_that_a_bundled_policy_names_can_be_asked_for():
    policies = load_catalogue().policies.values()
    words = {
        (policy.jurisdiction, word)
        for policy in policies
        for rule in policy.rules
        for words in rule.entities.bodies
        for word in words
        if ":" in word
    }

    assert {f"{place}/{word}" for place, word in words} == {str(find_body(f"{place}/{word}", policies)) for place, word in words}
    assert words


def test_jurisdictions_are_related_where_one_lies_within_the_other():
    assert is_related("BE", "BE")
    assert is_related("BE", "BE-BRU")
    assert is_related("BE-x-FWB", "BE")
    assert not is_related("BE-BRU", "BE-WAL")
    assert not is_related("B", "BE")


@pytest.mark.parametrize(
    ("bodies", "fault"),
    [
        ('bound = ["ministries"]', "found 'ministries'"),
        ('bound = ["municipality:"]', "found 'municipality:'"),
        ('bound = ["local:Ixelles"]', "found 'local:Ixelles'"),
        ('bound = ["municipality:Uccle"], excluded = ["municipality:uccle"]', "expected each body once; found 'municipality:uccle' again"),
        ('banned = ["local"]', "banned: unknown key"),
    ],
)
def test_a_word_that_means_no_body_is_a_fault(bodies, fault):
    _, (found,) = read_faulty(f"entities.bodies = {{ {bodies} }}\n")

    assert fault in str(found)

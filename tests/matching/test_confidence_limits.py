"""What a match is worth: the strongest field that holds, and never more than the file allows or the fields can prove."""

import itertools

import pytest

from scanner.matching.findings import findings
from scanner.matching.matcher import Matcher
from scanner.model import Confidence, Item, Kind, Rung
from tests.catalogue.written import product, read

HIGH, MEDIUM, LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW
ITEM = Item("Example", publisher="Works", ids=(("deb", "example"), ("wm-class", "ex"), ("command", "ex")), kind=Kind.APPLICATION)
FIELDS = {
    'id.deb = "example"': HIGH,
    'id.wm-class = "ex"': MEDIUM,
    'id.command = "ex"': LOW,
    'name = "Example"\npublisher = "Works"': MEDIUM,
    'name = "Example"': LOW,
    'publisher = "Works"': LOW,
    'id.deb = "example"\nname = "Example"': HIGH,
    'id.command = "ex"\nname = "Example"\npublisher = "Works"': MEDIUM,
}
ORDER = [HIGH, MEDIUM, LOW]


def block(text):
    return f'[[match]]\nrelation = "official"\n{text}\n'


def worth(text, item=ITEM):
    ((_, evidence),) = Matcher([product(block(text))]).match([item])
    return evidence.confidence


@pytest.mark.parametrize(("fields", "limit"), list(itertools.product(FIELDS, ORDER)))
def test_a_file_may_lower_what_its_fields_are_worth_and_never_raise_it(fields, limit):
    text, attainable = f'{fields}\nconfidence = "{limit}"', FIELDS[fields]
    _, faults = read(block(text))

    assert worth(fields) is attainable
    if ORDER.index(limit) < ORDER.index(attainable):
        assert len(faults) == 1
        assert faults[0].endswith(f"which is {attainable}")
    else:
        assert faults == []
        assert worth(text) is limit


@pytest.mark.parametrize("ids", list(itertools.permutations(ITEM.ids)))
def test_of_several_ids_the_one_that_proves_most_decides_in_whatever_order_they_stand(ids):
    item = ITEM._replace(ids=ids)

    assert worth('id.deb = "example"\nid.wm-class = "ex"\nid.command = "ex"', item) is HIGH
    assert worth('id.wm-class = "ex"\nid.command = "ex"', item) is MEDIUM


@pytest.mark.parametrize("rungs", list(itertools.combinations(Rung, 2)))
def test_a_finding_stands_on_the_strongest_rung_of_its_evidence(rungs):
    items = [ITEM._replace(rung=rung, location=f"/{place}") for place, rung in enumerate(reversed(rungs))]
    (found,) = findings(Matcher([product(block('id.deb = "example"'))]).match(items))

    assert found.rung is rungs[0]
    assert found.evidence[0].item.rung is rungs[0]


@pytest.mark.parametrize("confidences", list(itertools.combinations(ORDER, 2)))
def test_a_finding_is_as_sure_as_its_best_evidence_which_comes_first(confidences):
    texts = {HIGH: 'id.deb = "example"', MEDIUM: 'id.wm-class = "ex"', LOW: 'id.command = "ex"'}
    ids = {HIGH: ITEM.ids[0], MEDIUM: ITEM.ids[1], LOW: ITEM.ids[2]}
    both = product("".join(block(texts[one]) for one in confidences))
    (found,) = findings(Matcher([both]).match([Item("x", ids=(ids[one],), kind=Kind.APPLICATION) for one in reversed(confidences)]))

    assert [one.confidence for one in found.evidence] == [*confidences]
    assert found.confidence is confidences[0]


def test_a_finding_tells_where_its_product_processes_what_it_is_given():
    cloudy = product(block('id.deb = "example"'))._replace(processing="cloud")
    (found,) = findings(Matcher([cloudy]).match([ITEM]))

    assert found.processing == "cloud"

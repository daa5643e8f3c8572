from scanner.collectors.places_once import take_each_once
from scanner.model import Platform, Record
from tests.fake_host import Link, fake_host

PLACE = "/home/bob/packages"
LINK = "/home/alice/packages"


def taken(*records, platform=Platform.LINUX):
    host = fake_host(platform, {f"{PLACE}/x": "", LINK: Link(PLACE)}, users=["alice", "bob"])
    return [*take_each_once(host, records)]


def test_a_link_of_an_account_to_its_own_place_adds_nothing():
    assert taken(Record(PLACE, "alice"), Record(LINK, "alice")) == [Record(PLACE, "alice")]


def test_nobodys_link_makes_the_place_of_another_account_known():
    records = [Record(LINK, "alice"), Record(PLACE, "bob")]

    assert taken(*records) == records


def test_a_record_of_the_machine_adds_nothing_to_what_an_account_has():
    assert taken(Record(LINK, "alice"), Record(PLACE)) == [Record(LINK, "alice")]
    assert taken(Record(PLACE), Record(LINK)) == [Record(PLACE)]


def test_an_account_is_read_though_the_machine_has_the_same_place():
    assert taken(Record(PLACE), Record(LINK, "alice")) == [Record(PLACE), Record(LINK, "alice")]


def test_letter_case_makes_no_other_place_but_on_linux():
    places = [Record("C:/Python/Lib"), Record("C:/python/lib")]

    assert taken(*places, platform=Platform.WINDOWS) == places[:1]
    assert taken(*places) == places

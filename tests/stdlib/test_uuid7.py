import uuid
from datetime import UTC, datetime, timedelta

from scanner.stdlib.uuid7 import uuid7

MOMENT = datetime(2026, 11, 28, 22, 30, 15, 123000, tzinfo=UTC)


def test_it_is_a_uuid_of_version_7_that_says_its_moment():
    made = uuid.UUID(text := uuid7(MOMENT))

    assert str(made) == text
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == int(MOMENT.timestamp() * 1000)


def test_ids_sort_by_time_and_no_two_are_the_same():
    moments = [MOMENT + timedelta(milliseconds=number) for number in range(200)]
    made = [uuid7(moment) for moment in moments]

    assert made == sorted(made)
    assert len({uuid7(MOMENT) for _ in range(2000)}) == 2000


def test_every_bit_that_is_left_to_chance_is():
    seen = [uuid.UUID(uuid7(MOMENT)).int for _ in range(400)]
    changing = 0
    for one in seen:
        changing |= one ^ seen[0]

    assert changing.bit_count() == 74

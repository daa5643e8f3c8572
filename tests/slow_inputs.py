"""Inputs on which a regular expression would be slow, made from the expression itself, and the process that tries them.

`python -m tests.slow_inputs` reads lines of JSON (how it is used, the expression, whether of bytes, how many letters it may see), tries
each and prints its number when it is done. One that takes too much processor time for an input is ended, with the process, by the system.
"""

from __future__ import annotations

import json
import re
import re._constants as codes
import re._parser as parser
import signal
import sys
from itertools import islice, product, zip_longest
from time import process_time

LETTERS = 20_000  # a square of it takes a second, and one look at each letter a fraction of a thousandth
SQUARE = r"\d+\.", "0" * LETTERS  # an expression that takes the square of a text: what that costs here and now is the measure
SHARE = 0.1  # of it, for each input: ours take up to a seventieth, and those that take the square at least 0.4
MOST_CHOICES = 6  # for one place in an expression
MOST_SAMPLES = 12  # of what is repeated
USUAL = 'a0 \n"\\/.-=,:'
ENDS = ("", "\x01", "\n", '"')
TESTS = {
    codes.CATEGORY_DIGIT: r"\d",
    codes.CATEGORY_NOT_DIGIT: r"\D",
    codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S",
    codes.CATEGORY_WORD: r"\w",
    codes.CATEGORY_NOT_WORD: r"\W",
}


def slow_inputs(pattern: str, letters: int = LETTERS) -> list[str]:
    """Return texts in which one repeated part of an expression is repeated as often as there is room for, each with several ends."""
    tree = parser.parse(pattern)
    alphabet = "".join(dict.fromkeys([*_literals(tree), *USUAL]))
    found = {}
    for before, body in _repeats(tree, alphabet, ""):
        for sample in islice(_samples(body, alphabet), MOST_SAMPLES):
            if sample:
                for start, unit in ((before, sample), ("", before + sample)):
                    found.update(dict.fromkeys((start + unit * ((letters - len(start)) // len(unit)))[:letters] + end for end in ENDS))
    return [*found]


def _literals(tree):
    for code, value in tree:
        if code in {codes.LITERAL, codes.NOT_LITERAL}:
            yield chr(value)
        elif code is codes.IN:
            yield from (chr(one) for kind, one in value if kind is codes.LITERAL)
        else:
            for inner in _inner(code, value):
                yield from _literals(inner)


def _inner(code, value):
    if code is codes.SUBPATTERN:
        return [value[3]]
    if code is codes.BRANCH:
        return value[1]
    if code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
        return [value[2]]
    if code in {codes.ASSERT, codes.ASSERT_NOT}:
        return [value[1]]
    return [value] if code is codes.ATOMIC_GROUP else []


def _repeats(tree, alphabet, before):
    """Yield each part that may be repeated without an end, with a text that leads up to it."""
    for code, value in tree:
        for inner in _inner(code, value):
            yield from _repeats(inner, alphabet, before)
        if code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT} and value[1] > LETTERS:
            yield before, value[2]
        before += next(_samples([(code, value)], alphabet), "")


def _samples(tree, alphabet):
    """Yield texts that match, the shortest kind first."""
    for parts in product(*(islice(_choices(code, value, alphabet), MOST_CHOICES * (2 if len(tree) == 1 else 1)) for code, value in tree)):
        yield "".join(parts)


def _choices(code, value, alphabet):
    if code is codes.LITERAL:
        yield chr(value)
    elif code is codes.NOT_LITERAL:
        yield from (letter for letter in alphabet if letter != chr(value))
    elif code is codes.ANY:
        yield from alphabet
    elif code is codes.IN:
        yield from (letter for letter in alphabet + _first(value) if _is_in(letter, value))
    elif code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
        least, _, body = value
        yield from (sample * max(least, 0) for sample in _samples(body, alphabet)) if least else ("",)
        yield from _samples(body, alphabet)
    elif code in {codes.SUBPATTERN, codes.BRANCH, codes.ATOMIC_GROUP}:
        branches = [islice(_samples(inner, alphabet), MOST_CHOICES) for inner in _inner(code, value)]
        yield from (sample for samples in zip_longest(*branches) for sample in samples if sample is not None)
    else:
        yield ""


def _first(members):
    return "".join(chr(one[0]) for kind, one in members if kind is codes.RANGE)


def _is_in(letter, members):
    negated = any(kind is codes.NEGATE for kind, _ in members)
    held = any(
        (kind is codes.LITERAL and chr(one) == letter)
        or (kind is codes.RANGE and one[0] <= ord(letter) <= one[1])
        or (kind is codes.CATEGORY and re.match(TESTS[one], letter))
        for kind, one in members
    )
    return held is not negated


def main() -> None:
    began = process_time()
    re.search(*SQUARE)
    most = (process_time() - began) * SHARE
    for number, line in enumerate(sys.stdin):
        use, pattern, of_bytes, letters = json.loads(line)
        for text in slow_inputs(pattern, letters):
            signal.setitimer(signal.ITIMER_VIRTUAL, most)
            given = (pattern.encode("latin-1"), text.encode("latin-1", "replace")) if of_bytes else (pattern, text)
            if use in {"match", "fullmatch", "search"}:
                getattr(re, use)(*given)
            else:
                for _ in re.finditer(*given):
                    pass
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

import re
from itertools import product

import pytest

from scanner.host.patterns import fits


def texts(letters, longest):
    return ["".join(text) for length in range(longest + 1) for text in product(letters, repeat=length)]


@pytest.mark.parametrize("caseless", [False, True])
@pytest.mark.parametrize("dots_hide", [False, True])
def test_a_name_fits_a_pattern_as_a_shell_would_say(dots_hide, caseless):
    for pattern in texts("aA.*?[", 3)[1:]:
        expression = "".join({"*": ".*", "?": "."}.get(letter, re.escape(letter)) for letter in pattern)
        same = re.compile(expression, re.DOTALL | (re.IGNORECASE if caseless else 0)).fullmatch
        for name in texts("aA.\n", 3)[1:]:
            hidden = dots_hide and name.startswith(".") and not pattern.startswith(".")
            assert bool(fits(pattern, dots_hide, caseless)(name)) == (same(name) is not None and not hidden), (pattern, name)

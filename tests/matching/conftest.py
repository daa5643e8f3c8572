"""What the tests of real names share."""

import pytest

from scanner.catalogue.load import load_catalogue
from scanner.matching.matcher import Matcher


@pytest.fixture(scope="session")
def matcher():
    """Return the bundled catalogue as a scan holds items against it."""
    return Matcher(layers=load_catalogue().layers)

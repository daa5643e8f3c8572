import pytest

from scanner.language import english, speaker
from scanner.model import Rung
from scanner.reports.presence import FEMININE, describe_rung, presence

FRENCH = speaker("fr")


@pytest.mark.parametrize(
    ("aspect", "said"),
    [("extension", "installée"), ("application", "installée"), ("command-line", "installé"), ("model", "installé"), ("", "installé")],
)
def test_french_agrees_with_the_form(aspect, said):
    assert describe_rung(Rung.INSTALLED, FRENCH, aspect) == said


def test_a_running_extension():
    assert presence(Rung.REGISTERED, FRENCH, "extension", running=True) == "enregistrée et en cours d'exécution"


@pytest.mark.parametrize("rung", Rung)
@pytest.mark.parametrize("say", [english, speaker("nl"), speaker("de")])
def test_other_languages_say_the_same_of_all(rung, say):
    assert {describe_rung(rung, say, aspect) for aspect in FEMININE} == {describe_rung(rung, say)}


def test_english_says_no_gender():
    assert describe_rung(Rung.INSTALLED, english, "extension") == "installed"

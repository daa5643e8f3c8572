"""The words of a text by which an extension is called or described, as they are compared."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

SMALL, CAPITAL = "a-zß-öø-ɏ\u1e00-\u1eff", "A-ZÀ-ÖØ-Þ"  # Latin with its accents: "maïs" is one word, not "ma" and "s"
WHOLE = f"[{SMALL}0-9]+|[\u0430-\u045f]+"  # Cyrillic beside it
PARTED = f"[{CAPITAL}]+(?![{SMALL}])|[{CAPITAL}]?[{SMALL}]+|[0-9]+"  # ChatGPT, LeetHelper.AI
UNPARTED = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+"  # the scripts of Chinese, Japanese and Korean
FIRST_UNPARTED = "\u3040"  # who has none of these need not wait until the expression is compiled
SIZES = 4, 3, 2  # letters of a word in these; the whole of a signature's word comes first
# As "ai" is in French ("j'ai"), Italian and Vietnamese. Who means AI writes capitals, or joins it to another word: ai-commit.
LITTLE = r"[\s'\u2019][a-z]{2}(?:(?=\s)|(?<=['\u2019]..)(?!\w))"

# What hides or blocks AI is its contrary, and so is what does without: of these, the words behind count for nothing. How many of them.
AGAINST_BEHIND = {
    **dict.fromkeys(("hide", "hides", "block", "blocks", "remove", "removes", "disable", "disables"), 2),
    **dict.fromkeys(("masquer", "masque", "bloquer", "bloque", "supprimer", "supprime", "désactiver", "désactive"), 2),
    **dict.fromkeys(("verberg", "verbergt", "blokkeer", "blokkeert", "verwijder", "verwijdert"), 2),
    **dict.fromkeys(("without", "no", "sans", "zonder", "geen", "ohne", "kein", "keine"), 1),
}
# Of these the words before. A theme is called after an assistant and is none.
AGAINST_BEFORE = {
    **dict.fromkeys(("hider", "blocker", "disabler", "theme", "themes", "icon", "icons", "wallpaper", "wallpapers"), 2),
    **dict.fromkeys(("ausblenden", "blockieren", "deaktivieren", "verbergen", "blokkeren", "uitschakelen"), 2),
    **dict.fromkeys(("remover", "entfernen", "verwijderen"), 1),  # "AI background remover" is one
}
AGAINST = frozenset((*AGAINST_BEHIND, *AGAINST_BEFORE))
BY = frozenset({"with", "by", "using", "avec", "par", "met", "mit", "via"})  # what hides something by AI is none of them
FOR = frozenset({"for", "pour", "voor", "für"})


def words(value: str) -> tuple[str, ...]:
    """Compare word by word: a text parts into them where a sign stands between, another script begins, or a capital begins one.

    Two words that follow each other are one more: "codex" is a book of law, and "codex cli" is none. A word in capitals also stands for
    itself as it is: "IA" is AI in French, and "Ia" begins what is no such thing. Chinese, Japanese and Korean put nothing between words:
    there every two to four letters are one. A word that something is against counts for nothing.
    """
    text = re.sub(LITTLE, " ", value)
    found = _parted(text)
    return tuple(found if len(found) == 1 or AGAINST.isdisjoint(found) else _parted(_without_contrary(text)))


def _parted(text: str) -> dict[str, None]:
    """Return the words: first what a signature's value is as a whole, two words or one in capitals."""
    parts, whole = re.findall(PARTED, text), re.findall(WHOLE, text.lower())
    pairs = map(" ".join, pairwise(whole))
    found = dict.fromkeys((*pairs, *filter(str.isupper, parts), *whole, *map(str.lower, parts)))
    if not text.isascii() and max(text) >= FIRST_UNPARTED:
        runs = re.findall(UNPARTED, text)
        found |= dict.fromkeys(run[at : at + size] for run in runs for size in SIZES for at in range(len(run) - size + 1))
    return found


def _without_contrary(text: str) -> str:
    """Return a text without the words that it is against, and without those that say so."""
    whole = re.findall(r"[^\W_]+", text)
    small = [word.lower() for word in whole]
    against = set[int]()
    for at, word in enumerate(small):
        behind, before = AGAINST_BEHIND.get(word, 0), AGAINST_BEFORE.get(word, 0)
        reach = len([*takewhile(lambda one: one not in BY, small[at + 1 : at + 1 + behind])])
        against.update(range(at - before, at + 1 + reach) if behind or before else ())
        if before and FOR.intersection(small[at + 1 : at + 2]):
            against.update((at + 2, at + 3))
    return " ".join(word for at, word in enumerate(whole) if at not in against)

"""Hosts made comparable, and which hosts of a domain are the site that it stands for: its front doors, and none of its other sites.

A vendor's domain has many sites: what it sells, documents, advertises and recruits for. Only those below show what the domain itself does.
"""

from __future__ import annotations

LONGEST_HOST = 253
DOORS = frozenset({"www", "m", "mobile", "app", "apps", "web", "chat", "wap", "touch"})
# Countries and languages of which a site has an edition. Left out are those that more often name something else: ai, hr, id, ir, pr, tv.
CODES = frozenset(
    "ae ar at au be bg bn br ca ch cl cn co cy cz da de dk ee el en eo es et eu fa fi fr gb gr he hi hk hu ie il in is it ja jp "  # noqa: SIM905  a word a line
    "ka kk ko kr kz lb lt lu lv ma mk ms mt mx nb nl no nz pe ph pk pl pt ro rs ru sa se sg sk sl sq sv ta th tr tw ua uk ur us "
    "uz vi vn za zh".split()
)
MOST_DOORS = 2  # www.fr, m.us


def labels(host: str) -> tuple[str, ...]:
    """Compare a host and each domain above it, label by label: www.example.com is also found under example.com."""
    parts = host[: LONGEST_HOST + 1].lower().rstrip(".").split(".")
    return tuple(".".join(parts[start:]) for start in range(len(parts) - 1)) or (host.lower(),)


def is_front_door(host: str, named: str) -> bool:
    """Tell whether a host shows what the named one does: it is the named one, or its door for phones, a country or a language."""
    before = host.lower().rstrip(".").removesuffix(named).rstrip(".")
    doors = before.split(".") if before else []
    return len(doors) <= MOST_DOORS and all(_is_door(one) for one in doors)


def _is_door(label: str) -> bool:
    language, _, country = label.partition("-")
    return label in DOORS or (language in CODES and (not country or country in CODES or country in {"hans", "hant"}))

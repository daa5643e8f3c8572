"""Small signature and policy files for tests, and folders of them."""

from datetime import date

from scanner.catalogue.policy import read_policy
from scanner.catalogue.product import read_product
from scanner.tables.toml_file import TomlFile

HEAD = """
name        = "Example"
vendor      = "Example Works"
category    = "social-media"
description = "An example."
references  = ["https://example.org/"]
reviewed    = 2026-11-21
"""

POLICY_HEAD = """
format = "policy/1"
id = "example-policy"
version = "1"
jurisdiction = "BE"
languages = ["en", "fr"]
fallback = ["en"]
last_verified = 2026-11-21
stale_after_days = 30
issuer = { kind = "project", name = "a test" }
title = { en = "Example", fr = "Exemple" }
"""

RULE_HEAD = """
[[rule]]
id = "example-rule"
effect = "prohibit"
confidence = "official"
match.products = ["tiktok"]
reason = { en = "A reason.", fr = "Une raison." }
action = { en = "Remove it.", fr = "Supprimez-le." }
"""

ASPECTS = """aspects.application = "prohibit"
"""

BASIS = """
[[rule.basis]]
kind = "law"
title.fr = "Loi"
supports = ["effect"]
"""


def product(blocks, name="example", head=HEAD, category="social-media"):
    """Read a product, which must be without faults."""
    found, faults = read(blocks, name, head.replace("social-media", category), category)
    assert faults == []
    return found


def read(blocks, name="example", head=HEAD, category="social-media"):
    """Read a product; return it and its faults as text."""
    file = TomlFile(f"{name}.toml", (head + blocks).encode())
    found = read_product(file, category, name)
    return found, [str(fault) for fault in sorted(set(file.faults))]


def policy(rule="", *, head=POLICY_HEAD, rule_head=RULE_HEAD, aspects=ASPECTS, basis=BASIS):
    """Read a policy of one rule, which must be without faults."""
    found, faults = read_faulty(rule, head=head, rule_head=rule_head, aspects=aspects, basis=basis)
    assert faults == []
    return found


def read_faulty(rule="", *, head=POLICY_HEAD, rule_head=RULE_HEAD, aspects=ASPECTS, basis=BASIS):
    """Read a policy of one rule; return it and what was wrong, without file and line."""
    file = TomlFile("p.toml", (head + rule_head + aspects + rule + basis).encode())
    found = read_policy(file)
    return found, [f"{fault.key}: {fault.expected}" for fault in sorted(set(file.faults))]


def folder(path, files):
    """Write a folder of files by name, and return it as text."""
    for name, text in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(text.encode())
    return str(path)


def day(text):
    return date.fromisoformat(text)

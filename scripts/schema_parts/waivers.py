"""The schema of a file of waivers, as `scanner/catalogue/waiver_file.py` reads it."""

from schema_parts.shapes import Shape, day, said, some, table, tables, text

from scanner.catalogue.waiver_file import DEVICE, FORMAT

NO_STAR = r"[^*]+"


def schema() -> Shape:
    """Return the shape of the whole file."""
    keys = {
        "format": said("Another one is refused.", {"const": FORMAT}),
        "waiver": said("An exception that somebody granted.", tables(_waiver())),
    }
    head = {"title": "A file of waivers", "description": "docs/policies.md explains every key."}
    return head | table(keys, keys)


def _waiver() -> Shape:
    keys = {
        "id": said("Unique in the file.", text()),
        "rule": said("The id of the one rule that it is an exception to.", text(NO_STAR)),
        "scope": said(f"The devices, each as `{DEVICE}` and the host name (or its pseudonym) that the report prints.", some(_device())),
        "products": said("Ids of products: narrows the waiver to some of the rule's.", some(text(NO_STAR))),
        "purpose": said("What the exception is for.", text()),
        "approved_by": said("Who granted it: a role, not a person.", text()),
        "reference": said("Where the decision is filed.", text()),
        "granted": said("The day on which it was granted.", day()),
        "expires": said("Its last day.", day()),
        "conditions_confirmed": said("The conditions of the exception that somebody has seen to be met.", some(text())),
    }
    return table(keys, [key for key in keys if key not in {"products", "granted", "conditions_confirmed"}])


def _device() -> Shape:
    return text(rf"{DEVICE}{NO_STAR}")

"""The schema of the file of a program that has built-in features, as `scanner/catalogue/feature_file.py` reads it."""

from schema_parts.meanings import meanings
from schema_parts.product import conditions
from schema_parts.shapes import ADDRESS, Shape, day, one_of, said, some, table, tables, text


def schema() -> Shape:
    """Return the shape of the whole file."""
    meaning = meanings("signatures.md", "## The keys of a file")
    keys = {"name": text(), "vendor": text(), "references": some(text(ADDRESS)), "reviewed": day(), "match": tables(_block())}
    head = {"title": "The file of a program that has built-in features", "description": "docs/features.md explains it."}
    return head | table({key: said(meaning[key], shape) for key, shape in keys.items()}, ("name", "vendor", "reviewed", "match"))


def _block() -> Shape:
    return table(conditions(), anyOf=one_of("id", "web_app", "name", "publisher"))

"""The schema of a vendor's file, as `scanner/catalogue/vendor_file.py` reads it."""

from schema_parts.shapes import ADDRESS, Shape, day, named, said, some, table, text


def schema() -> Shape:
    """Return the shape of the whole file."""
    keys = {
        "name": said("The `vendor` of the product files, letter by letter.", text()),
        "description": said("One or two sentences: who this is, and what it makes.", text()),
        "subsidiaries": said("Vendors whose products a ban of this one means too.", some(text())),
        "successors": said("Vendors whose products it means where the policy says `include_successors`.", some(text())),
        "references": said("Addresses where what the file says can be looked up.", some(text(ADDRESS))),
        "reviewed": said("The day on which somebody last went through the file.", day()),
        "families": said("Ids of the vendor's products, each in exactly one family.", named(some(text()))),
    }
    head = {"title": "A vendor's file", "description": "docs/signatures.md explains every key."}
    return head | table(keys, ("name", "description", "reviewed"))

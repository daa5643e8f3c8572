"""A program that has built-in features, as its file `signatures/programs/<id>.toml` has it: no product, and in no report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.in_question import CATEGORY
from scanner.catalogue.product import (
    ANY_CONDITION,
    CONDITIONS,
    HEAD,
    NO_CONDITION,
    SOURCES,
    Block,
    Product,
    check_block,
    made_block,
    numbered,
)
from scanner.tables.declaration import Declaration, Key
from scanner.tables.kinds import TABLES

if TYPE_CHECKING:
    from datetime import date

    from scanner.tables.toml_file import TomlFile


def read_program(file: TomlFile, id: str) -> Product:  # noqa: A002  it is what the file's name is called everywhere
    """Return how a program is recognised that has features; it is only to be used when the file has no faults afterwards."""
    program: Product = PROGRAM.read(file.root, {}, id=id, path=file.name)
    file.root.close()
    return program


def _program(id: str, path: str, name: str, vendor: str, references: tuple[str, ...], reviewed: date, match: tuple[Block, ...]) -> Product:  # noqa: A002
    return Product(id, name, vendor, CATEGORY, "", references, reviewed, numbered(match), (), (), path)


RECOGNISED = Declaration(CONDITIONS, make=made_block, any_of=ANY_CONDITION, any_fault=NO_CONDITION, check=check_block)
PROGRAM = Declaration(
    (*HEAD, *SOURCES, Key("match", TABLES, "A block: one way to recognise the program. At least one.", required=True, below=RECOGNISED)),
    make=_program,
)

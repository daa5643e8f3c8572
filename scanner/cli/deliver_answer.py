"""The answers about a fleet, printed or written to a file, and what is said where a store or a library is missing."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.clean_stream import unchanged
from scanner.cli.exit_codes import Exit
from scanner.cli.known_names import name_products, refuse_name
from scanner.cli.output import is_terminal
from scanner.language import speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.cli.fleet_options import Answering
    from scanner.fleet.engines.engine import Engine
    from scanner.fleet.questions.limits import Asked
    from scanner.fleet.questions.question import Answer

LIBRARIES = {"scanner.fleet", "msgspec", "pyarrow", "duckdb", "ibis", "sqlglot", "filelock", "odfdo", "cyclonedx"}
UNREADABLE = (PermissionError, FileNotFoundError, IsADirectoryError, NotADirectoryError)  # what an output that is lost is not
FILLED_IN = {"csv", "ods"}  # the forms of a map that somebody writes into


@contextmanager
def fleet_errors() -> Iterator[None]:
    """Turn what goes wrong with a store into a sentence and exit code 2."""
    try:
        from scanner.fleet.storage.manifest import StoreError  # noqa: PLC0415  endpoints have no fleet

        try:
            yield
        except StoreError as error:
            raise click.ClickException(str(error)) from error
        except UNREADABLE as error:
            raise click.ClickException(f"{error.filename or 'the store'}: {error.strerror or error}") from error
    except ModuleNotFoundError as error:
        if error.name not in LIBRARIES:
            raise
        remedy = "pip install 'banned-software-scanner[fleet]', or in a checkout `sh scripts/setup fleet`"
        said = f"`scanner fleet` needs {error.name}, which is not installed: {remedy}"
        raise click.ClickException(said) from error


@contextmanager
def change_errors(folder: str) -> Iterator[None]:
    """Turn what goes wrong with a store that is changed into a sentence: a disk that is full, a share that may only be read."""
    with fleet_errors():
        try:
            yield
        except OSError as error:
            raise click.ClickException(f"{error.filename or folder}: {error.strerror or error}") from error


@contextmanager
def open_for(answering: Answering, **limits: object) -> Iterator[tuple[Engine, Asked]]:
    """Open the store that an answer is about; yield what answers, and the limits of the question."""
    from scanner.fleet.open_fleet import choose_limits, opened_engine, tell_doubts  # noqa: PLC0415  as above

    with opened_engine(answering.engine, answering.store, answering.expected) as engine:
        asked = choose_limits(engine, answering.as_of.date() if answering.as_of else None, **limits)
        for told in tell_doubts(engine, asked, speaker(answering.lang)):
            click.echo(told, err=True)
        yield engine, asked


def answer_question(name: str, answering: Answering, **limits: object) -> int:
    """Answer a question."""
    with fleet_errors():
        from scanner.fleet.open_fleet import add_remedies  # noqa: PLC0415  as above, here and below
        from scanner.fleet.questions.question import ask  # noqa: PLC0415

        with open_for(answering, **limits) as (engine, asked):
            _check_product(engine, asked.product)
            answer = ask(engine, name, asked)
        return deliver(add_remedies(answer, speaker(answering.lang)) if name == "unreadable" else answer, answering)


def _check_product(engine: Engine, asked: str) -> None:
    """Refuse a product that neither a report nor the catalogue names."""
    from scanner.fleet.open_fleet import find_names  # noqa: PLC0415  as above

    names = [*find_names(engine), *name_products()] if asked else [asked]
    if asked.casefold() not in {one.casefold() for one in names}:
        refuse_name(asked, "product", names, "`scanner signatures list` shows them")


def answer_status(answering: Answering, **limits: object) -> int:
    """Answer how the fleet is."""
    with fleet_errors():
        from scanner.fleet.open_fleet import describe_status  # noqa: PLC0415

        with open_for(answering, **limits) as (engine, asked):
            answer = describe_status(engine, asked, answering.store)
        return deliver(answer, answering)


def answer_map(answering: Answering, answers: str | None) -> int:
    """Answer with the map of AI tools."""
    with fleet_errors():
        from scanner.fleet.ai_map_of_fleet import draw_map, read_answers  # noqa: PLC0415

        filled_in = read_answers(answers, answering.output if answering.form in FILLED_IN else None)
        with open_for(answering) as (engine, asked):
            answer = draw_map(engine, asked, filled_in, speaker(answering.lang))
        return deliver(answer, answering)


def answer_expression(answering: Answering, where: str, table: str, *, history: bool) -> int:
    """Answer with the rows of a table for which an expression holds."""
    with fleet_errors():
        from scanner.fleet.questions.expression import select_rows  # noqa: PLC0415

        with open_for(answering) as (engine, asked):
            answer = select_rows(engine, asked, table, where, history=history)
        return deliver(answer, answering)


def deliver_page(answering: Answering, answers: str | None, small: int) -> int:
    """Write the page about a fleet."""
    with fleet_errors():
        from scanner.fleet.ai_map_of_fleet import draw_map, read_answers  # noqa: PLC0415
        from scanner.fleet.board.fleet_page import Board, draw_board  # noqa: PLC0415
        from scanner.fleet.open_fleet import add_remedies, describe_status  # noqa: PLC0415
        from scanner.fleet.questions.question import ask  # noqa: PLC0415

        filled_in, say = read_answers(answers), speaker(answering.lang)
        with open_for(answering) as (engine, asked):
            status, ai_map = describe_status(engine, asked, answering.store), draw_map(engine, asked, filled_in, say)
            causes = add_remedies(ask(engine, "unreadable", asked), say)
            silent, trend, overdue, where = (ask(engine, name, asked) for name in ("silent", "trend", "overdue", "where"))
        board = Board(status, causes, silent, trend, overdue, where, ai_map, small, answering.lang)
        return write_out(draw_board(board).encode("utf-8", "replace"), answering.output)


def deliver(answer: Answer, answering: Answering) -> int:
    """Print an answer, or write it to its file."""
    from scanner.fleet.answer_formats import PACKED, write_answer  # noqa: PLC0415

    to_terminal = answering.output is None and is_terminal()
    if answering.form in PACKED and to_terminal:
        raise click.UsageError(f"--format {answering.form}: not for a terminal; use --output FILE")
    content = write_answer(answer, answering.form, language=answering.lang, separator=answering.separator)
    return write_out(content, answering.output)


def write_out(content: bytes, path: str | None) -> int:
    """Write bytes to a file for its owner only, or to standard output."""
    if path is None:
        sys.stdout.flush()
        standard_output = unchanged(sys.stdout).buffer  # an answer is clean, and Parquet is no text
        standard_output.write(content)
        standard_output.flush()
        return Exit.CLEAN
    from scanner.cli.ending_signals import end_by_exception  # noqa: PLC0415  most answers are printed, here and below
    from scanner.cli.report_folder import held_folder  # noqa: PLC0415
    from scanner.reports.save import save_bytes  # noqa: PLC0415

    try:
        with end_by_exception(), held_folder(path) as (name, folder):
            save_bytes(content, name, folder=folder)
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {error.strerror or error}") from error
    return Exit.CLEAN

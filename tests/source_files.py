"""The program's own source, parsed once for all the rules that look at it."""

import ast
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
PACKAGE = CHECKOUT / "scanner"
FILES = sorted(PACKAGE.rglob("*.py"))


@cache
def text(path):
    return path.read_text(encoding="utf-8")


@cache
def nodes(path):
    """Return every node of a file's tree, from the outside in."""
    return tuple(ast.walk(ast.parse(text(path))))


@cache
def imported(path):
    """Return what a file imports as pairs: the dotted name, and whether that is for type checking only."""
    tree = nodes(path)
    blocks = [node for node in tree if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)]
    typing = {node for block in blocks for node in ast.walk(block)}
    found = [(name.name, node in typing) for node in tree if isinstance(node, ast.Import) for name in node.names]
    for node in tree:
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            for dotted in (f"{node.module}.{name.name}" for name in node.names):
                theirs = not dotted.startswith("scanner.")
                found += [(dotted, node in typing)] if theirs or is_module(dotted) else []
                found += [(node.module, node in typing)] if theirs or not is_module(dotted) else []
    return tuple(dict.fromkeys(found))


def functions(path):
    return [node for node in nodes(path) if isinstance(node, ast.FunctionDef)]


def file_of(dotted):
    """Return the file of one of our modules, None for what is none."""
    place = CHECKOUT.joinpath(*dotted.split("."))
    return next((path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file()), None)


def is_module(dotted):
    return dotted.startswith("scanner.") and file_of(dotted) is not None


def named(path):
    """Return a file's path as the rules' lists of violations show it."""
    return path.relative_to(CHECKOUT).as_posix()

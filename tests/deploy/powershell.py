"""Follows the statements of our PowerShell scripts, as far as they use any: whatever else a script has is refused, not passed by.

The grammar is a real one (tree-sitter's). No PowerShell is in the package registries that the tests install from.
"""

import re

import tree_sitter
import tree_sitter_powershell

LANGUAGE = tree_sitter.Language(tree_sitter_powershell.language())
PLACES = {"env:ProgramW6432": r"C:\Program Files", "env:ProgramData": r"C:\ProgramData"}


class ExitedError(Exception):
    """The script's own end."""


class CannotStartError(Exception):
    """What `&` throws where there is no such program."""


def follow(script, scanner):
    """Return the exit code and the lines of output of a script.

    `scanner(path, words)` returns an exit code and a line, or raises CannotStartError.
    """
    tree = tree_sitter.Parser(LANGUAGE).parse(script.encode())
    assert not tree.root_node.has_error, "this is no PowerShell"
    run = Run(scanner)
    try:
        run.follow(tree.root_node)
    except ExitedError as ended:
        return ended.args[0], run.lines
    return 0, run.lines


class Run:
    def __init__(self, scanner):
        self.scanner, self.lines = scanner, []
        self.variables = {**PLACES, "LASTEXITCODE": None, "null": None}

    def follow(self, node):
        """Follow a statement, or the statements below a node; return its value, if it has one."""
        kind, text = node.type, node.text.decode()
        known = getattr(self, f"_{kind}", None)
        if known:
            return known(node)
        below = [one for one in node.named_children if one.type != "comment"]
        if kind in {"program", "statement_list", "statement_block"}:
            values = [self.follow(one) for one in below]
            return values[-1] if values else None
        if len(below) == 1 and below[0].text == node.text:
            return self.follow(below[0])
        return self._value(kind, text)

    def _value(self, kind, text):
        if re.fullmatch(r"\$[\w:]+", text):
            return self.variables[text[1:]]
        if re.fullmatch(r"\d+", text):
            return int(text)
        if re.fullmatch(r"'[^']*'", text):
            return text[1:-1]
        if kind in {"expandable_string_literal", "string_literal"}:
            return re.sub(r"\$([\w:]+)", lambda found: str(self.variables[found[1]]), text[1:-1].replace('""', '"'))
        raise AssertionError(f"not followed: {kind}: {text}")

    def _pipeline(self, node):
        below = [one for one in node.named_children if one.type != "comment"]
        assert len(below) == 1, node.text
        return self.follow(below[0])

    def _assignment_expression(self, node):
        name, _, value = (one for one in node.named_children if one.type != "comment")
        self.variables[name.text.decode()[1:]] = self.follow(value)

    def _pipeline_chain(self, node):
        commands = node.named_children
        if commands[0].type != "command":
            return self.follow(*commands)
        assert [one.text.decode() for one in commands[1:]] in ([], ["Select-Object -Last 1"])
        return self._command(commands[0])

    def _command(self, node):
        words = [one for part in node.named_children if part.type == "command_elements" for one in part.named_children]
        words = [one for one in words if one.type != "command_argument_sep"]
        if node.text.startswith(b"&"):
            shown = [one.text.decode() for one in words]
            assert shown.pop() == "2>$null"
            given = [self.follow(one) if text.startswith("$") else text for one, text in zip(words, shown, strict=False)]
            self.variables["LASTEXITCODE"], line = self.scanner(self.variables[node.named_children[1].text.decode()[1:]], given)
            return line
        assert node.named_children[0].text == b"Write-Output"
        self.lines.append(str(self.follow(*words)))
        return None

    def _try_statement(self, node):
        try:
            return self.follow(node.named_children[0])
        except CannotStartError:
            return self.follow(node.named_children[1].named_children[0].named_children[0])

    def _switch_statement(self, node):
        condition, body = node.named_children
        value = self.follow(condition.named_children[0])
        for clause in body.named_children[0].named_children:
            case, block = clause.named_children
            if case.text == b"default" or int(case.text) == value:
                return self.follow(block)
        return None

    def _if_statement(self, node):
        condition, then, otherwise = (one for one in node.named_children if one.type != "comment")
        name, value = re.fullmatch(r"\$(\w+) -eq '([\w-]+)'", condition.text.decode()).groups()
        return self.follow(then if self.variables[name] == value else otherwise.named_children[0])

    def _flow_control_statement(self, node):
        assert node.text.startswith(b"exit ")
        raise ExitedError(self.follow(node.named_children[0]))

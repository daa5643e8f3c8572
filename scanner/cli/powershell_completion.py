"""Completion in PowerShell, which click does not know: PowerShell hands over the line and the word, and gets one candidate a line."""

from __future__ import annotations

import os
import shlex

from click.shell_completion import CompletionItem, ShellComplete, add_completion_class

SCRIPT = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($word, $line, $position)
    $env:%(complete_var)s = "powershell_complete"
    $env:COMP_WORDS = $line.ToString()
    $env:COMP_CWORD = $word
    & %(prog_name)s | ForEach-Object {
        $type, $value = $_ -split "`t", 2
        if ($type -eq "plain") { [System.Management.Automation.CompletionResult]::new($value, $value, "ParameterValue", $value) }
    }
    Remove-Item Env:%(complete_var)s, Env:COMP_WORDS, Env:COMP_CWORD
}
"""


class PowerShell(ShellComplete):
    """What click asks of a shell. For the names of files PowerShell falls back to its own completion."""

    name = "powershell"
    source_template = SCRIPT

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is to be completed, and that one."""
        unfinished = os.environ.get("COMP_CWORD", "")
        words = shlex.split(os.environ.get("COMP_WORDS", ""), posix=False)[1:]
        return (words[:-1] if unfinished and words else words), unfinished

    def format_completion(self, item: CompletionItem) -> str:
        """Return a candidate as the script takes it apart."""
        return f"{item.type}\t{item.value}"


add_completion_class(PowerShell)

"""A question that is asked of a machine when the first collector wants to know, and once for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from scanner.host.machine import Machine
    from scanner.model import Problem

Answer = TypeVar("Answer")


class Once(Generic[Answer]):
    """A question and, once somebody asked, its answer."""

    def __init__(self, ask: Callable[[Machine], Answer]) -> None:
        """Take the question; it is not asked yet."""
        self._ask = ask
        self._answers: list[Answer] = []
        self.losses: list[Problem] = []  # what the answer left out

    def __call__(self, machine: Machine) -> Answer:
        """Answer; what the first one to ask could not read is noted in its own losses."""
        if not self._answers:
            known = len(machine.losses)
            self._answers.append(self._ask(machine))
            self.losses = machine.losses[known:]
        return self._answers[0]

    def give_up(self, answer: Answer) -> None:
        """Answer so from now on, unless there is an answer: whoever asked never got one, and nobody is to wait for it again."""
        if not self._answers:
            self._answers.append(answer)

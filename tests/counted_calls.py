"""Counts how many functions are called, the interpreter's own too: growth is held in calls, and no time is measured."""

import gc
import sys
from contextlib import contextmanager

from scanner.stdlib import worker


@contextmanager
def counted_calls():
    """Count into the one element of a list, in this thread and in those that begin meanwhile."""
    counted = [0]

    def count(_frame, event, _argument):
        counted[0] += event in {"call", "c_call"}

    def begin(work, given):
        return begin_uncounted(lambda: (sys.setprofile(count), work()), given)

    before, begin_uncounted = sys.getprofile(), worker.start_new_thread
    worker.start_new_thread = begin
    gc.disable()  # a collection calls what others asked it to call, whenever it comes
    sys.setprofile(count)
    try:
        yield counted
    finally:
        sys.setprofile(before)
        gc.enable()
        worker.start_new_thread = begin_uncounted

"""Counts how many functions are called, the interpreter's own too: growth is held in calls, and no time is measured."""

import sys
import threading
from contextlib import contextmanager


@contextmanager
def counted_calls():
    """Count into the one element of a list, in this thread and in those that begin meanwhile."""
    counted = [0]

    def count(_frame, event, _argument):
        counted[0] += event in {"call", "c_call"}

    before = sys.getprofile()
    threading.setprofile(count)
    sys.setprofile(count)
    try:
        yield counted
    finally:
        sys.setprofile(before)
        threading.setprofile(None)

"""Of the standard library: what is cheaper at each start, within bounds, or for older Pythons."""

"""The columns of a store that no single field of a report holds: what several of them say together, decided where reports decide it."""

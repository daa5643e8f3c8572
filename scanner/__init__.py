"""Find banned software on this machine, the legal basis of each ban, and what could not be checked.

    host -> collectors -> items -> matcher -> findings -> judge -> verdicts -> report

A host is a machine to look at, live or mounted. A collector reads one place where software is recorded, record by record, and
says items and problems. A signature recognises a product among the items; a finding is a product present in one aspect, with
its evidence; a policy's verdict says what that means on the day of the scan; a report is a scan as text.
"""

__version__ = "0.1.0"
REMEDY = "Delete the .venv folder and run the command again; if scanner was installed without one, reinstall it."

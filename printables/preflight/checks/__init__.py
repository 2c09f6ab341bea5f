"""One module a check: its id (stable), why a person cares, how bad it is, and how to look."""

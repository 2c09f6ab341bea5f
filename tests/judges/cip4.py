"""CIP4's schema of XJDF 2.1: is a job ticket valid? Fetched by `make xjdf`; never kept here.

Its licence asks more of those who pass it on than of those who use it.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

SCHEMA = Path(__file__).parents[2] / ".cache" / "xjdf" / "xjdf.xsd"


def available() -> bool:
    return SCHEMA.is_file() and find_spec("lxml") is not None


def faults(xjdf: bytes) -> tuple[str, ...]:
    """Give what the schema finds wrong, each in a line."""
    etree, rules = schema()
    rules.validate(etree.parse(BytesIO(xjdf)))
    return tuple(str(one.message) for one in rules.error_log)


@cache
def schema() -> tuple[Any, Any]:
    etree = import_module("lxml.etree")
    return etree, etree.XMLSchema(etree.parse(SCHEMA))

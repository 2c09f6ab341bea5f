"""Tests run on one day, so that a fact that expires next year fails no test then."""

import os

os.environ["SOURCE_DATE_EPOCH"] = "1795392000"  # 2026-11-23

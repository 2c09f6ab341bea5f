"""The only clock: honours SOURCE_DATE_EPOCH, so that the same input gives the same bytes.

https://reproducible-builds.org/specs/source-date-epoch/
"""

import os
from datetime import UTC, date, datetime

from printables.errors import UsageError


def today() -> date:
    """Give the day on which facts and contacts must still be good."""
    return pinned() or datetime.now().astimezone().date()


def dated(edition: date) -> date:
    """Give the date written into PDFs: the pinned day, else the day of the edition."""
    return pinned() or edition


def pinned() -> date | None:
    written = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not written:
        return None
    try:
        return datetime.fromtimestamp(int(written), tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is '{written}': it must be a number of seconds since 1970."
        raise UsageError(message) from None

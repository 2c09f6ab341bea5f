"""The base of everything that people write in YAML."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Record(BaseModel):
    """A frozen record; an unknown key is an error, so that a typo never passes unseen."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        defer_build=True,  # until a file is held against it: few commands read every kind
    )


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""A name for machines: lower-case words joined by hyphens."""

Said = Annotated[str, StringConstraints(min_length=1)]
"""Words that will be printed: never empty."""

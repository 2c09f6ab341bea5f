"""Numbers of things, in words for a person."""


def plural(number: int, what: str) -> str:
    """Write `1 word` or `3 words`."""
    return f"{number} {what}{'' if number == 1 else 's'}"

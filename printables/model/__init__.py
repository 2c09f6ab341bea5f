"""The nouns that cross a border between stages.

Records (pydantic) are what people write in YAML; dataclasses are what stages hand on.
Lengths are points (1/72 in); rectangles have their origin at the bottom left, as in PDF.
"""

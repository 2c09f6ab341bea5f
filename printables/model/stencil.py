"""What tells a region in a page: drawn by render, found by prepress."""

MARK_SIZE = 0.0137
"""CSS pixels: the side of a square that no eye sees and nothing else is drawn in."""

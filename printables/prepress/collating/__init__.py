"""Many partners' finished sheets one after another in one file, with what they share written once.

Sheets come in as finished PDFs and go straight to disk, so that memory does not grow with their
number. A page draws the operators that it drew before, out of the same streams; only these change:
fonts hold the glyphs of all partners, and a copy's panel is opened up around its region.
"""

from printables.prepress.collating.job_file import JobFile

__all__ = ["JobFile"]

"""Stage 5: a finished PDF to findings; changes nothing.

`pages` asks pdfium what a reader sees (glyphs, pixels), `structure` asks pikepdf what the file
says. An `inspection` is any PDF with a shop's rules: `supplied` takes its boxes at their word. A
`piece` is one of ours: `sheets` works out from the job alone where every panel must lie, `reading`
holds the words found against the words planned. `checks/` judges: one module a check, listed in
`registry`, chosen by id in the profile. `reporting` and `pictures` tell people. Nothing here shares
code with what made the PDF.
"""

from printables.preflight.inspector import inspect, inspect_supplied, unreadable
from printables.preflight.pictures import page_pictures
from printables.preflight.reporting import inspected_file

__all__ = ["inspect", "inspect_supplied", "inspected_file", "page_pictures", "unreadable"]

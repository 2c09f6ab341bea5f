"""Stage 7: a finished press PDF to a package that a print shop can print from unseen.

`plates` takes the PDF apart ink by ink, `separations` measures them, `proof` draws them with their
lines. `ticket` says all of it, `xjdf` in the trade's own format. Nothing here changes the PDF.
"""

from printables.order.delivery import deliver, deliver_zip, folder_of, withdraw
from printables.order.package import Package, package
from printables.order.ticket import Order

__all__ = ["Order", "Package", "deliver", "deliver_zip", "folder_of", "package", "withdraw"]

"""Stage 3: a composition to reader pages; a job ticket to a page; a report to HTML."""

from printables.render.engine import ReaderPages
from printables.render.reader_pages import measure, reader_pages
from printables.render.report_page import report_page
from printables.render.ticket_page import ticket_page

__all__ = ["ReaderPages", "measure", "reader_pages", "report_page", "ticket_page"]

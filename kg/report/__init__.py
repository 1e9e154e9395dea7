"""What a build read, in plain English, for a reader: report.md and report.html."""

from kg.report.contents import report_parts
from kg.report.markdown import markdown
from kg.report.page import page

__all__ = ["markdown", "page", "report_parts"]

"""The desk in a browser: every view of the ledger as a page, and the same as JSON.

guard     who may ask, and what a browser may do with the answer
pages     one view asked, one page rendered            (templates/, static/)
api       one view asked, one JSON object answered     (shapes)
reader    an article laid out for reading: rows of text, each with its cards     (marks)
wording   dates, bounds, stances and confidence in words
"""

from __future__ import annotations

from sayso.web.app import create_app

__all__ = ["create_app"]

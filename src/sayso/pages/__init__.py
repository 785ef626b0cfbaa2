"""An address becomes pages: files, folders, globs, standard input, web addresses, feeds and archives.

    from sayso.pages import read_pages
    for page in read_pages(["pages/", "https://courier.example/feed.xml"], settings=Settings()):
        …

`read_pages` is the one way in. What an input names is decided in `inputs`; `files` and `web` fetch bytes, `unpack` takes
them out of gzip, `sniff` says what they are, `feeds` and `archives` find the pages in them. Everything that comes in is
hostile until read: nothing is trusted to be as long, as deep or as near as it says.
"""

from __future__ import annotations

from sayso.pages.inputs import count_inputs, read_pages

__all__ = ["count_inputs", "read_pages"]

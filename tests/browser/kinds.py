"""One page of every kind: what the tests in the browser look at. A new kind of page is added here."""

from __future__ import annotations

CHAPTER = "changzhou/rural/examine.html"
HANDBOOK = "changzhou/rural/index.html"
SELECTION = "changzhou/rural/print.html"

KINDS = (
    "index.html",
    "changzhou/index.html",
    HANDBOOK,
    "beijing/branch/index.html",
    CHAPTER,
    "beijing/branch/act.html",
    "changzhou/rural/appendix.html",
    SELECTION,
    "documents/index.html",
    "documents/changzhou-2016/index.html",
    "matters/index.html",
    "matters/party-lecture/index.html",
    "terms/index.html",
    "works/index.html",
    "about.html",
    "404.html",
)

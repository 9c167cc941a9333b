"""WeasyPrint as a worker: on stdin the pages to read and the files to write, as JSON."""

from __future__ import annotations

import json
import sys

from weasyprint import HTML


def main() -> None:
    for order in json.load(sys.stdin.buffer):
        HTML(filename=order["page"]).write_pdf(order["out"], pdf_variant="pdf/ua-1", pdf_tags=True)


if __name__ == "__main__":
    main()

"""A printed handbook as what the type-setter reads: its data as JSON, the QR code of its address as SVG."""

from __future__ import annotations

import io
import json

import segno

from generator.plan.views.printed import PrintedHandbook


def book_data(handbook: PrintedHandbook) -> str:
    """Return `handbook` as JSON: its fields by name, tuples as lists."""
    return json.dumps(handbook, default=vars, ensure_ascii=False, separators=(",", ":"))


def address_code(address: str) -> str:
    """Return the QR code of `address` as SVG; nothing for no address."""
    if not address:
        return ""
    drawn = io.BytesIO()
    segno.make_qr(address, error="m").save(drawn, kind="svg", xmldecl=False, border=4)
    return drawn.getvalue().decode()

"""A link as a QR code, drawn as lines, so that it stays sharp on paper and on a screen."""

import io

import segno


def qr_picture(link: str) -> str:
    """The code as an inline SVG picture, with the quiet border readers need."""
    drawn: str = segno.make(link, error="m", micro=False).svg_inline(border=4, omitsize=True, dark="#1a1a1a")
    return drawn


def qr_file(link: str) -> bytes:
    """The code as an SVG file."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="svg", border=4, scale=8, dark="#1a1a1a")
    return out.getvalue()

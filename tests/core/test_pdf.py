"""Without Pango everything works but PDF documents, and the reader learns why."""

from collections.abc import Iterator

import pytest

from core import pdf
from core.errors import Refused


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    pdf.missing_libraries.cache_clear()
    yield
    pdf.missing_libraries.cache_clear()


def test_a_server_without_pango_refuses_a_pdf_and_names_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "_is_there", lambda name: False)
    with pytest.raises(Refused) as refused:
        pdf.require_pdf()
    for language in ("zh-hans", "en"):
        assert "apt-get install" in str(refused.value.answer(language)["detail"])


def test_a_server_with_pango_makes_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_is_there", lambda name: True)
    pdf.require_pdf()


@pytest.mark.skipif(bool(pdf.missing_libraries()), reason="this machine lacks Pango")
def test_a_hundred_documents_take_the_memory_of_one() -> None:
    """Each reading of the fonts takes megabytes that are never given back, so there is one a thread."""
    assert pdf.document("<p>甲</p>").startswith(b"%PDF")
    fonts = pdf._kept.fonts
    pdf.document("<p>乙</p>")
    assert pdf._kept.fonts is fonts

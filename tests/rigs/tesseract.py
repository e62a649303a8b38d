"""Tests that read scans need Tesseract with its Swedish language file."""

from __future__ import annotations

import shutil

import pytest

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None,
    reason="Tesseract is missing; install it: apt-get install tesseract-ocr tesseract-ocr-swe",
)

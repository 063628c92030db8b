"""What several test files need: where the official vectors lie, and a fixed moment."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from office import office

__all__ = ["office"]

# A busy machine is slow; how fast something is, the rigs and benchmarks say.
settings.register_profile("pdpkit", deadline=None)
settings.load_profile("pdpkit")

NOW = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def vectors() -> Path:
    """The folder of official vectors; without it the test is skipped with this reason."""
    found = os.environ.get("PDPKIT_VECTORS")
    if not found:
        pytest.skip("PDPKIT_VECTORS is not set: the official test vectors are not here")
    return Path(found)


@pytest.fixture
def now() -> datetime:
    return NOW

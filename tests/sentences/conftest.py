"""What the sentences' tests share: the modules beside them, and one pass over all texts."""

import sys
from pathlib import Path

import pytest

# Test folders are no packages: the modules beside these tests are found by their folder.
sys.path.insert(0, str(Path(__file__).parent))

from cases import Said, extract


@pytest.fixture(scope="session")
def said() -> dict[str, Said]:
    """What every case's text says, by the case's id."""
    return extract()

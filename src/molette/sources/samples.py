"""The sample missions that come with Molette."""

from pathlib import Path

import molette

INSTALLED = Path(molette.__file__).parent / "demo"
CHECKOUT = Path(molette.__file__).parents[2] / "demo"


def sample_folders() -> tuple[Path, ...]:
    """One folder for each sample mission, in order."""
    home = INSTALLED if INSTALLED.is_dir() else CHECKOUT
    return tuple(sorted(folder for folder in home.iterdir() if folder.is_dir())) if home.is_dir() else ()

"""Where the files that come with kg are: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def data_dir(name: str) -> Path:
    """The folder `name` ("ontology") of the wheel or of the checkout; raises FileNotFoundError."""
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"kg's own data folder {name!r} is missing: reinstall citegraph")

"""Takes YASGUI's built files out of its npm package into kg/serve/static/yasgui; needs npm.

    python scripts/fetch_yasgui.py 4.6.2

Read the licences of the new version's parts, and correct kg/serve/static/yasgui/LICENSE.
"""

import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

TARGET = Path(__file__).resolve().parent.parent / "kg" / "serve" / "static" / "yasgui"
FILES = ("yasgui.min.js", "yasgui.min.css")


def main() -> None:
    """The command."""
    version = sys.argv[1] if len(sys.argv) > 1 else "4.6.2"
    with TemporaryDirectory() as scratch:
        subprocess.run(["npm", "pack", f"@zazuko/yasgui@{version}"], cwd=scratch, check=True)
        with tarfile.open(next(Path(scratch).glob("*.tgz"))) as package:
            for name in FILES:
                file = package.extractfile(f"package/build/{name}")
                assert file is not None
                text, _, _ = file.read().decode("utf-8").partition("//# sourceMappingURL")
                (TARGET / name).write_text(text, encoding="utf-8")
                print(TARGET / name)


if __name__ == "__main__":
    main()

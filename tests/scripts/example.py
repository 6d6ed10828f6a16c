#!/usr/bin/env python3
"""example.py PAGE FOLDER: writes into FOLDER the files that PAGE, in Markdown, shows: an indented block that follows a
line which ends in the name of a source between backticks and a colon."""

import re
import sys
import textwrap
from pathlib import Path

page, folder = Path(sys.argv[1]), Path(sys.argv[2])
blocks = re.findall(r"`([\w/]+\.(?:h|cpp))`:\n\n((?:(?:    .*)?\n)+)", page.read_text(encoding="utf-8"))
if not blocks:
    sys.exit(f"{page} shows no file")
for name, text in blocks:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(text).rstrip("\n") + "\n", encoding="utf-8")

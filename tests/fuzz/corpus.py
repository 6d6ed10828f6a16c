#!/usr/bin/env python3
"""The inputs in corpus/: one a line, with \\r, \\n, \\t, \\\\ and \\xHH in it.

corpus.py split FILE FOLDER   makes a file of each, as libFuzzer wants them
corpus.py line FILE           prints the line for the input in FILE
"""

import re
import sys
from pathlib import Path

LETTERS = {"r": b"\r", "n": b"\n", "t": b"\t"}


def unescaped(line):
    def character(match):
        text = match[1].decode()
        return bytes([int(text[1:], 16)]) if len(text) == 3 else LETTERS.get(text, text.encode())
    return re.sub(rb"\\(x[0-9a-f]{2}|.)", character, line)


def escaped(data):
    names = {9: "\\t", 10: "\\n", 13: "\\r", 92: "\\\\"}
    return "".join(names.get(byte) or (chr(byte) if 32 <= byte < 127 else f"\\x{byte:02x}") for byte in data)


def main():
    if len(sys.argv) == 4 and sys.argv[1] == "split":
        for number, line in enumerate(Path(sys.argv[2]).read_bytes().split(b"\n")[:-1], 1):
            data = unescaped(line)
            assert escaped(data).encode() == line, f"{sys.argv[2]}, line {number}"
            (Path(sys.argv[3]) / str(number)).write_bytes(data)
    elif len(sys.argv) == 3 and sys.argv[1] == "line":
        print(escaped(Path(sys.argv[2]).read_bytes()))
    else:
        sys.exit(__doc__)


main()

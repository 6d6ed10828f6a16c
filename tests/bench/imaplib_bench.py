#!/usr/bin/env python3
"""Measures Python's imaplib as its users write it: the library's call, then what turns its lines into values.

Usage: imaplib_bench.py HOST PORT WORKLOAD [--tls]

The workloads, PERF_MAILBOXES and the line of JSON are those of mailreeve-bench. imaplib sends one command at a
time, so W4p and W5p do the same as W4s and W5s; and it refuses lines of more than a million bytes, which W6T and
W6S have: there the limit is raised, and the line of JSON says so ("maxline")."""

import imaplib
import json
import os
import re
import resource
import ssl
import sys
import time

ENVELOPE_ITEMS = "(UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE)"
MAX_LINE = 64 << 20


def memory(name):
    """A line of /proc/self/status in KiB."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(name + ":"))


def processor():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def good(answer):
    kind, data = answer
    if kind != "OK":
        sys.exit(f"imaplib_bench.py: {kind} {data}")
    return data


# ---- From imaplib's lines to values ----

TOKEN = re.compile(rb' *(?:"((?:[^"\\]|\\.)*)"|([()])|\{\d+\}$|([^ ()"{]+))')
ESCAPED = re.compile(rb"\\(.)")


def values(pieces):
    """The lists, strings and atoms of one response, which is lines and literals in turn."""
    top = []
    open_lists = [top]
    for is_literal, piece in pieces:
        if is_literal:
            open_lists[-1].append(piece)
            continue
        for match in TOKEN.finditer(piece):
            text, parenthesis, atom = match.groups()
            if parenthesis == b"(":
                inner = []
                open_lists[-1].append(inner)
                open_lists.append(inner)
            elif parenthesis:
                open_lists.pop()
            elif text is not None:
                open_lists[-1].append(ESCAPED.sub(rb"\1", text))
            elif atom is not None:
                open_lists[-1].append(None if atom == b"NIL" else atom)
    return top


def responses(data):
    """imaplib's data as the pieces of one response after the other."""
    pieces = []
    for part in data:
        if isinstance(part, tuple):
            pieces += (False, part[0]), (True, part[1])
            continue
        pieces.append((False, part))
        yield pieces
        pieces = []


def flags(data):
    line = re.compile(rb"\d+ \(UID (\d+) FLAGS \(([^)]*)\)\)")
    messages = {}
    for each in data:
        uid, names = line.fullmatch(each).groups()
        messages[int(uid)] = names.split()
    return messages


def envelopes(data):
    messages = {}
    for pieces in responses(data):
        items = values(pieces)[1]
        message = dict(zip(items[::2], items[1::2]))
        messages[int(message[b"UID"])] = message
    return messages


def mailboxes(data):
    found = []
    for pieces in responses(data):
        attributes, separator, name = values(pieces)
        found.append((attributes, separator, name))
    return found


def threads(line):
    """Numbers, and lists of them for what answers them."""
    top = []
    open_lists = [top]
    for match in re.finditer(rb"[()]|\d+", line):
        token = match[0]
        if token == b"(":
            inner = []
            open_lists[-1].append(inner)
            open_lists.append(inner)
        elif token == b")":
            open_lists.pop()
        else:
            open_lists[-1].append(int(token))
    return top


# ---- The workloads: each returns its result, and how to count it: messages and check sum ----


def w1(imap):
    messages = flags(good(imap.uid("FETCH", "1:*", "(UID FLAGS)")))
    return messages, lambda: (len(messages), sum(messages))


def recipients(messages):
    return len(messages), sum(len(message[b"ENVELOPE"][5]) for message in messages.values())


def w2(imap):
    messages = envelopes(good(imap.uid("FETCH", "1:*", ENVELOPE_ITEMS)))
    return messages, lambda: recipients(messages)


def w3(imap):
    found = mailboxes(good(imap.list()))
    return found, lambda: (len(found), sum(len(name) for _, _, name in found))


def names():
    return [f"user/u{number:05}" for number in range(int(os.environ.get("PERF_MAILBOXES", "10000")))]


def w4(imap):
    lists = {}
    for name in names():
        words = values([(False, good(imap.getacl(name))[0])])
        lists[name] = dict(zip(words[1::2], words[2::2]))
    return lists, lambda: (len(lists), sum(map(len, lists.values())))


def w5(imap):
    quotas = {}
    for name in names():
        _, (line,) = good(imap.getquotaroot(name))
        words = values([(False, line)])[1]
        quotas[name] = {key: (int(usage), int(limit))
                        for key, usage, limit in zip(words[::3], words[1::3], words[2::3])}
    return quotas, lambda: (len(quotas), sum(map(len, quotas.values())))


def w6t(imap):
    (line,) = good(imap.uid("THREAD", "REFERENCES", "UTF-8", "ALL"))
    forest = threads(line)

    def count():
        messages = total = 0
        rest = [forest]
        while rest:
            for node in rest.pop():
                if isinstance(node, list):
                    rest.append(node)
                else:
                    messages += 1
                    total += node
        return messages, total
    return forest, count


def w6s(imap):
    (line,) = good(imap.uid("SORT", "(DATE)", "UTF-8", "ALL"))
    numbers = [int(word) for word in line.split()]
    return numbers, lambda: (len(numbers), sum(numbers))


def w7(imap):
    body = good(imap.uid("FETCH", "101", "(UID BODY.PEEK[])"))[0][1]
    return body, lambda: (1, len(body))


def w8(imap):
    good(imap.select("INBOX", readonly=True))
    messages = envelopes(good(imap.uid("FETCH", "900:959", ENVELOPE_ITEMS)))
    return messages, lambda: recipients(messages)


WORKLOADS = {"W1": w1, "W2": w2, "W3": w3, "W4s": w4, "W4p": w4, "W5s": w5, "W5p": w5, "W6T": w6t, "W6S": w6s,
             "W7": w7, "W8": w8}


def main(arguments):
    tls = arguments[3:] == ["--tls"]
    if len(arguments) not in (3, 4) or (len(arguments) == 4 and not tls) or arguments[2] not in WORKLOADS:
        sys.exit(__doc__)
    host, port, workload = arguments[:3]
    more = {}
    if workload in ("W6T", "W6S"):
        imaplib._MAXLINE = more["maxline"] = MAX_LINE
    if tls:
        # The certificate is a throwaway one.
        imap = imaplib.IMAP4_SSL(host, int(port), ssl_context=ssl._create_unverified_context())
    else:
        imap = imaplib.IMAP4(host, int(port))
    good(imap.login("u", "p"))
    if workload != "W8":
        good(imap.select("INBOX", readonly=True))
    memory_before = memory("VmRSS")
    processor_before = processor()
    begin = time.monotonic()
    result, count = WORKLOADS[workload](imap)
    wall = time.monotonic() - begin
    used = processor() - processor_before
    held, peak = memory("VmRSS"), memory("VmHWM")
    messages, check = count()
    print(json.dumps({"messages": messages, "wall_s": round(wall, 6), "cpu_s": round(used, 6), "rss_kb": peak,
                      "rss0_kb": memory_before, "held_kb": held, "check": check, **more}), flush=True)
    del result


main(sys.argv[1:])

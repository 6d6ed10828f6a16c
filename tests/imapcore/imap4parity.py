"""Makes the calls of imap4parity.json with imaplib.

Standard input: a JSON list of groups, each with the `port` of its server on 127.0.0.1. Standard output: a JSON list
with one list for each group, of what came back: first from the connecting, then from each call.
"""
import ast
import imaplib
import json
import re
import ssl
import sys
import time


def text(value):
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def datum(value):
    if value is None:
        return None
    if isinstance(value, tuple):
        return [text(part) for part in value]
    if isinstance(value, list):
        return {"list": [datum(part) for part in value]}
    return text(value)


def answer(result):
    return {"type": text(result[0]), "data": [datum(part) for part in result[1]]}


def value(*parts):
    return {"type": "value", "data": [datum(part) for part in parts]}


def failure(problem):
    for kind in ("readonly", "abort", "error"):
        if isinstance(problem, getattr(imaplib.IMAP4, kind)):
            break
    else:
        kind = type(problem).__name__
    words = text(problem.args[0]) if problem.args else ""
    # BAD has its text as Python would write a list
    found = re.fullmatch(r"(.* command error: BAD )(\[b.*\])", words, re.S)
    if found:
        words = found[1] + text(ast.literal_eval(found[2])[0])
    return {"failure": kind, "text": words}


def argument(given):
    if isinstance(given, dict) and "bytes" in given:
        return given["bytes"].encode("latin-1")
    if isinstance(given, dict):
        answers = iter(given["sasl"])

        def authenticator(challenge):
            line = next(answers)
            return line if line is None else line.encode("latin-1")
        return authenticator
    return given


def tls():
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def connect(group):
    if group.get("ssl"):
        return imaplib.IMAP4_SSL("127.0.0.1", group["port"], ssl_context=tls(), timeout=10)
    return imaplib.IMAP4("127.0.0.1", group["port"], timeout=10)


def moment(found):
    return value(str(int(time.mktime(found)))) if found else value(None)


COMMANDS = dict(imaplib.Commands)

FUNCTIONS = {
    "Int2AP": lambda number: value(imaplib.Int2AP(number)),
    "ParseFlags": lambda response: value(*imaplib.ParseFlags(response)),
    "Internaldate2tuple": lambda response: moment(imaplib.Internaldate2tuple(response)),
    "Time2Internaldate": lambda date: value(imaplib.Time2Internaldate(date)),
}


def call(connection, name, *given):
    given = [argument(part) for part in given]
    if name in FUNCTIONS:
        return FUNCTIONS[name](*given)
    if name == "append" and isinstance(given[2], int):
        given[2] = float(given[2])
    if name in ("state", "PROTOCOL_VERSION", "welcome"):
        return value(getattr(connection, name))
    if name == "is_readonly":
        return value(str(bool(connection.is_readonly)).lower())
    if name == "capabilities":
        return value(*connection.capabilities)
    if name == "send":
        connection.send(given[0].encode())
        return value()
    if name in ("read", "readline"):
        return value(getattr(connection, name)(*given))
    if name in ("socket", "ssl"):
        return value("yes" if connection.socket() else None)
    if name == "shutdown":
        connection.shutdown()
        return value()
    if name == "starttls":
        return answer(connection.starttls(tls()))
    return answer(getattr(connection, name)(*given))


def run(group):
    imaplib.Commands.clear()  # xatom adds to it for good
    imaplib.Commands.update(COMMANDS)
    try:
        connection = connect(group)
    except Exception as problem:
        return [failure(problem)]
    results = [{"type": "OK", "data": [text(connection.welcome)]}]
    for words in group["calls"]:
        try:
            results.append(call(connection, *words))
        except Exception as problem:
            results.append(failure(problem))
    try:
        connection.shutdown()
    except Exception:
        pass
    return results


json.dump([run(group) for group in json.load(sys.stdin)], sys.stdout)

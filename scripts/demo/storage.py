"""Writes the company into Dovecot's mail storage: Maildir folders, with the lists
of UIDs, keywords, subscriptions, rights and notes that Dovecot keeps beside them.

Written straight to disk because that takes a fifth of a second, and because UIDs,
arrival dates and identities come out the same every time.
"""
import base64
import hashlib
import json
import os
import re

import company
from letters import letters
from phrases import CHARSETS

VALIDITY = 1761955200           # the UIDVALIDITY of the first mailbox; the others follow
OUTSIDE_ASCII = re.compile(r"&|[^\x20-\x7e]+")


def utf7(name):
    """IMAP's modified UTF-7."""
    def coded(m):
        if m.group() == "&":
            return "&-"
        return "&%s-" % base64.b64encode(m.group().encode("utf-16-be")).decode().rstrip("=").replace("/", ",")
    return OUTSIDE_ASCII.sub(coded, name)


def load_charsets():
    for charset in {c for rows in CHARSETS.values() for c in rows} | {"utf-16-be", "latin-1"}:
        "x".encode(charset)


def identity(place):
    return hashlib.md5(("windhover/" + place).encode()).hexdigest()


def write(path, text):
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def rights_line(identifier, rights):
    """A line of dovecot-acl from an entry as IMAP shows it."""
    minus, name = ("-", identifier[1:]) if identifier[0] == "-" else ("", identifier)
    if name in ("anyone", "authenticated"):
        return "%s%s %s\n" % (minus, name, rights)
    kind, name = ("group", name[1:]) if name[0] == "$" else ("user", name)
    return "%s%s=%s %s\n" % (minus, kind, name, rights)


class Storage:
    def __init__(self, folder):
        self.folder = folder                # holds a folder for each login, and "public"
        self.validity = VALIDITY
        self.sizes = {}                     # root -> [bytes, messages]

    def place(self, owner, path):
        """(folder of the mailbox, folder of its namespace, name in it)"""
        if path.startswith(company.PUBLIC):
            root, path = os.path.join(self.folder, "public"), path[len(company.PUBLIC):]
        elif path.startswith(company.LONGTERM):
            root, path = os.path.join(self.folder, owner, "long-term"), path[len(company.LONGTERM):]
        else:
            root = os.path.join(self.folder, owner, "mail")
        return os.path.join(root, utf7(path)), root

    def mailbox(self, owner, box):
        where, root = self.place(owner, box.path)
        os.makedirs(where + "/cur")
        os.mkdir(where + "/new")
        os.mkdir(where + "/tmp")
        open(where + "/maildirfolder", "w").close()
        key = "%s/%s" % (owner, box.path)
        tag = identity(key)
        listing, keywords, total, uid = [], {}, 0, 0
        cur = where + "/cur/"
        for flags, words, arrived, raw in letters(box.kind, key, box.count):
            uid += 1
            size = len(raw) + raw.count(b"\n")      # as IMAP counts it, with CRLF
            name = "%d.%s_%d.demo,S=%d,W=%d" % (arrived, tag[:12], uid, len(raw), size)
            total += size
            listing.append("%d :%s\n" % (uid, name))
            if words:
                flags += "".join(chr(97 + keywords.setdefault(w, len(keywords))) for w in words)
            path = "%s%s:2,%s" % (cur, name, "".join(sorted(flags)))
            fd = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
            os.write(fd, raw)
            os.utime(fd, (arrived, arrived))
            os.close(fd)
        write(where + "/dovecot-uidlist", "3 V%d N%d G%s\n%s" % (self.validity, uid + 1, tag, "".join(listing)))
        self.validity += 1
        if keywords:
            write(where + "/dovecot-keywords", "".join("%d %s\n" % (n, k) for k, n in keywords.items()))
        sums = self.sizes.setdefault(root, [0, 0])
        sums[0] += total
        sums[1] += uid

    def subscriptions(self, login, plans):
        rows = [b for b in plans[login] + plans[""] if b.subscribed]
        if login != company.DEFAULT:
            rows = [b for b in rows if b.path.count("/") < 2]
        names = [b.path for b in rows] + company.GHOSTS.get(login, [])
        if login == company.DEFAULT:    # a colleague's INBOX goes by the colleague's name alone
            names += [company.COLLEAGUES + p for p in company.LOGINS if p not in (login, "theo")]
            names.append(company.COLLEAGUES + "eleni/Tickets")
        text = "".join("\t".join(utf7(n).split("/")) + "\n" for n in names)
        write(os.path.join(self.folder, login, "mail", "subscriptions"), "V\t2\n\n" + text)

    def rights(self):
        """The dovecot-acl files, and the list of who has anything shared with whom."""
        for path, entries in company.PUBLIC_ACL.items():
            where, root = self.place("", company.PUBLIC + path)
            write(where + "/dovecot-acl", "".join(rights_line(*e) for e in entries))
        write(os.path.join(self.folder, "public", "dovecot-acl"),
              "".join(rights_line(*e) for e in company.PUBLIC_DEFAULT_ACL))
        shared = set()
        for owner, boxes in company.SHARES.items():
            for path, entries in boxes.items():
                where, root = self.place(owner, path)
                write(where + "/dovecot-acl", "".join(rights_line(*e) for e in entries))
                for name, rights in entries:
                    if name[0] == "-" or "l" not in rights:
                        continue
                    if name in ("anyone", "authenticated"):
                        shared.add("anyone/" + owner)
                    elif name[0] == "$":
                        shared.add("group/%s/%s" % (name[1:], owner))
                    else:
                        shared.add("user/%s/%s" % (name, owner))
        write(os.path.join(self.folder, "shared-mailboxes"),
              "".join("shared/shared-boxes/%s\n1\n" % s for s in sorted(shared)))

    def annotations(self):
        """The file of each person's own metadata (and of what they say to all)."""
        rows = {}
        for owner, path, entry, text in company.NOTES:
            for login in [owner] if owner else company.LOGINS:
                kind, name = entry[1:].split("/", 1)
                if not path:        # the server's is kept with the INBOX, under a longer name
                    name = "vendor/vendor.dovecot/pvt/server/" + name
                key = "%s/%s/%s" % ({"private": "priv", "shared": "shared"}[kind],
                                    identity("%s/%s" % (owner or "", path or "INBOX")), name)
                rows.setdefault(login, []).append("%s\n%s\n" % (key, text))
        for login, pairs in rows.items():
            write(os.path.join(self.folder, login, "dovecot-attributes"), "".join(sorted(pairs)))

    def used(self, login, kind="mail"):
        root = os.path.join(self.folder, "public") if kind == "public" else os.path.join(self.folder, login, kind)
        return self.sizes.get(root, [0, 0])


def limit(used, per_cent):
    """A limit in KiB of which `used` bytes are about so many per cent."""
    exact = max(1, used * 100 // per_cent // 1024)
    step = max(1, 10 ** (len(str(exact)) - 3))
    return max(1, exact // step * step)


def fill(folder, messages, big):
    """Write everything. Gives {login: three times [KiB or None, messages or None]}: the limits of
    the own storage, of Long-term/ and of Company/."""
    os.umask(0o077)
    storage = Storage(folder)
    plans = company.plan(messages, big)
    for owner in [""] + company.LOGINS:
        if owner:
            os.makedirs(os.path.join(folder, owner, "mail"))
        for box in plans[owner]:
            storage.mailbox(owner, box)
    for login in company.LOGINS:
        storage.subscriptions(login, plans)
    storage.rights()
    storage.annotations()
    limits = {}
    everyone = limit(storage.used("", "public")[0], company.PUBLIC_FILL)
    longterm = limit(storage.used(company.DEFAULT, "long-term")[0], company.LONGTERM_FILL)
    for login in company.LOGINS:
        fill_level = company.OWN_FILL[login]
        own = None if fill_level is None else limit(storage.used(login)[0], fill_level)
        count = company.MESSAGE_LIMITS.get(login)
        if big and login == company.DEFAULT:
            count = max(count, storage.used(login)[1] * 10)
        limits[login] = [[own, count], [longterm, None], [everyone, None]]
        for name, (size, count) in (("mailbox", limits[login][0]), ("long-term", limits[login][1])):
            where = os.path.join(folder, "limits", name, login, "quota", "limit")
            os.makedirs(where)
            if size:
                write(where + "/storage", str(size))
            if count:
                write(where + "/messages", str(count))
    return limits


def fill_and_tell(folder, messages, big, pipe):
    """For a process of its own: fill, and write the limits to a pipe as JSON."""
    os.write(pipe, json.dumps(fill(folder, messages, big)).encode())

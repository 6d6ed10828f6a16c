"""Writes the letters: letters(kind, place, count) gives the messages of one mailbox.

The same arguments give the same bytes, dates and flags every time: the random
numbers are seeded with the mailbox's name and the calendar ends at END.
"""
import base64
import random
import re
import struct
import time
import zlib
from functools import lru_cache

from company import DOMAIN, PEOPLE
from phrases import CHARSETS, STRANGERS, TEXTS, WORDS

END = 1793491200            # 2026-11-01 00:00 UTC
YEAR = 365 * 86400
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STAFF = [(p.name, "%s@%s" % (p.login, DOMAIN)) for p in PEOPLE]
LANGUAGE_OF = {"de": "german", "fr": "french", "ja": "japanese", "el": "greek", "ru": "russian"}
NATIVE = {"%s@%s" % (p.login, DOMAIN): LANGUAGE_OF.get(p.language) for p in PEOPLE}
FILLING = re.compile(r"\{(\w+)\}")
PLAIN_NAME = re.compile(r"[A-Za-z0-9 '\-]+\Z")


@lru_cache(None)
def encoded(text, charset, how):
    """RFC 2047 words; what a charset cannot say is said in UTF-8."""
    if text.isascii():
        return text
    try:
        text.encode(charset)
    except UnicodeError:
        charset = "utf-8"
    size = 12 if how == "B" else 7      # characters in a word: fewer than 75 bytes in every charset
    words = []
    for i in range(0, len(text), size):
        raw = text[i:i + size].encode(charset)
        if how == "B":
            word = base64.b64encode(raw).decode()
        else:
            word = "".join(chr(c) if chr(c).isalnum() and c < 128 else "_" if c == 32 else "=%02X" % c for c in raw)
        words.append("=?%s?%s?%s?=" % (charset, how, word))
    return "\n ".join(words)


@lru_cache(None)
def address(name, mail, charset, how):
    if not name:
        return mail
    if not name.isascii():
        return "%s <%s>" % (encoded(name, charset, how), mail)
    if not PLAIN_NAME.match(name):
        name = '"%s"' % name.replace("\\", "\\\\").replace('"', '\\"')
    return "%s <%s>" % (name, mail)


def date822(when, zone):
    t = time.gmtime(when + zone * 3600)
    return "%s, %d %s %d %02d:%02d:%02d %s%02d00" % (DAYS[t.tm_wday], t.tm_mday, MONTHS[t.tm_mon - 1], t.tm_year,
                                                     t.tm_hour, t.tm_min, t.tm_sec, "-" if zone < 0 else "+", abs(zone))


def lines(raw):
    text = base64.b64encode(raw).decode()
    return "\n".join(text[i:i + 76] for i in range(0, len(text), 76)) + "\n"


@lru_cache(None)
def png():
    """A real picture, 24 by 24: a wheel. Not compressed, so the same with every zlib."""
    rows = bytearray()
    for y in range(24):
        rows.append(0)
        for x in range(24):
            r = (x - 11.5) ** 2 + (y - 11.5) ** 2
            rim, spoke = 81 < r < 132, r <= 81 and (abs(x - y) < 2 or abs(x + y - 23) < 2)
            rows += b"\x20\x20\x28" if rim else b"\x90\x98\xa8" if spoke else b"\xf0\xe8\xd8"
    stored = b"\x78\x01\x01" + struct.pack("<HH", len(rows), len(rows) ^ 0xffff) + rows + struct.pack(">I", zlib.adler32(rows))
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return lines(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 24, 24, 8, 2, 0, 0, 0))
                 + chunk(b"IDAT", bytes(stored)) + chunk(b"IEND", b""))


@lru_cache(None)
def pdf():
    parts = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
             "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 120]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
             "<</Length 52>>\nstream\nBT /F 18 Tf 20 60 Td (Windhover Cycles, agreed) Tj ET \nendstream",
             "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    text, places = "%PDF-1.4\n", []
    for i, part in enumerate(parts, 1):
        places.append(len(text))
        text += "%d 0 obj\n%s\nendobj\n" % (i, part)
    table = "".join("%010d 00000 n \n" % p for p in places)
    return lines(("%sxref\n0 6\n0000000000 65535 f \n%strailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
                  % (text, table, len(text))).encode())


class Writer:
    """The letters of one mailbox."""

    def __init__(self, kind, place):
        self.kind, self.place = kind, place
        self.rnd = random.Random("windhover/" + place)
        self.pick = lambda rows: rows[int(self.rnd.random() * len(rows))]
        self.tag = "%08x" % zlib.crc32(place.encode())
        self.threads = []           # [subject, [(id, references)]]
        self.deep = None            # the one that is always answered at its end

    def fill(self, text):
        return FILLING.sub(lambda m: self.pick(WORDS[m.group(1)]), text)

    def thread(self, i, mid, language):
        """(subject, references): a new topic, or a reply somewhere in an old one."""
        chatty = {"list": 0.82, "support": 0.6, "inbox": 0.4, "sales": 0.5, "workshop": 0.5}.get(self.kind, 0.2)
        roll = self.rnd.random()
        if self.deep and i % 19 == 4:
            last = self.deep[1][-1]
            if len(last[1]) == 20:
                self.deep = None
            else:
                references = last[1] + (last[0],)
                self.deep[1].append((mid, references))
                return "Re: " + self.deep[0], references
        if not self.threads or roll > chatty:
            subject = self.fill(self.pick(TEXTS[language][0]))
            self.threads.append([subject, [(mid, ())]])
            if self.kind == "list" and not self.deep:
                self.deep = self.threads[-1]
            if len(self.threads) > (12 if self.kind == "list" else 24):
                self.threads.pop(0)
            return subject, ()
        topic = self.pick(self.threads)
        subject = topic[0] if topic[0].startswith("Re: ") else "Re: " + topic[0] if topic[0] else "Re:"
        if roll < 0.04:
            return self.pick(("Re: ", "RE: ", "Aw: Re: ", "Fwd: ")) + topic[0], ()      # only the subject tells
        if roll < 0.07:
            lost = "<%s.%d.lost@elsewhere.example>" % (self.tag, i)
            return subject, (lost,)                             # the mail before was never seen here
        # usually one of the newest is answered, so that chains grow long
        near = len(topic[1]) - 1 - int(abs(self.rnd.gauss(0, 0.9)))
        parent = topic[1][max(0, near)]
        if len(parent[1]) > 19:         # deep enough
            parent = topic[1][0]
        references = parent[1] + (parent[0],)
        topic[1].append((mid, references))
        return subject, references

    def body(self, language):
        rows = TEXTS[language][1]
        said = [self.fill(row) for row in self.rnd.sample(rows, min(len(rows), self.rnd.randrange(2, 6)))]
        return "\n".join(said) + "\n"

    def part(self, text, charset, extra=""):
        if text.isascii():
            return "Content-Type: text/plain; charset=us-ascii%s\n\n%s" % (extra, text)
        try:
            raw = text.encode(charset)
        except UnicodeError:
            charset, raw = "utf-8", text.encode()
        how = self.rnd.random()
        head = "Content-Type: text/plain; charset=%s%s\n" % (charset, extra)
        if charset == "iso-2022-jp":
            return head + "Content-Transfer-Encoding: 7bit\n\n" + raw.decode("ascii")
        if how < 0.4:
            return head + "Content-Transfer-Encoding: base64\n\n" + lines(raw)
        if how < 0.7 or charset != "utf-8":
            text = "".join(chr(c) if c == 10 or 32 <= c < 127 and c != 61 else "=%02X" % c for c in raw)
            text = "\n".join("=\n".join(re.findall(r"(?:=..|[^=]){1,70}", row)) for row in text.split("\n"))
            return head + "Content-Transfer-Encoding: quoted-printable\n\n" + text
        return head + "Content-Transfer-Encoding: 8bit\n\n" + text

    def attachment(self, i):
        """(type and disposition lines, body) of one attached file."""
        kind = i % 4
        if kind == 0:
            name = self.pick(('filename="wheel.png"', "filename*=utf-8''Vorderrad%20gr%C3%BCn.png",
                              'filename="=?utf-8?Q?Fa=C3=A7ade.png?="'))
            return "image/png; name=wheel.png", name, "base64", png()
        if kind == 1:
            name = self.pick(('filename="contract.pdf"', "filename*=iso-8859-1'de'Vertrag%20M%FCller.pdf",
                              "filename*0*=utf-8''%E5%9B%B3%E9%9D%A2;\n filename*1*=%20Windhover;\n filename*2=\" 7.pdf\""))
            return "application/pdf", name, "base64", pdf()
        if kind == 2 or self.kind == "files":
            count = 700 if self.kind == "files" else 25
            r = self.rnd.random
            rows = "".join("%d;%s;%d;%.2f\n" % (4000 + k, WORDS["part"][int(r() * 10)], r() * 90, r() * 400) for k in range(count))
            return "text/csv; charset=us-ascii; header=present", 'filename="deliveries %d.csv"' % (2025 + i % 2), "7bit", \
                "order;part;pieces;price\n" + rows
        inner = ("From: Priya Raman <priya@cycleworks.example>\nTo: support@%s\nSubject: %s\nDate: %s\n"
                 "Message-ID: <%s.%d.inner@cycleworks.example>\nContent-Type: text/plain\n\n%s"
                 % (DOMAIN, self.fill("Question about the {model}"), date822(END - YEAR + i * 3600, 1), self.tag, i, self.body("support")))
        return "message/rfc822", None, "7bit", inner

    def letter(self, i, arrived):
        """(flags, keywords, arrival, bytes with bare newlines)"""
        rnd, kind, dice = self.rnd, self.kind, self.rnd.randrange(100)
        sender = self.pick(STAFF if dice < 55 or kind in ("notice", "workshop", "draft", "report") else STRANGERS)
        if kind in ("sent", "draft"):
            owner = self.place.split("/", 1)[0]
            sender = next((s for s in STAFF if s[1].startswith(owner + "@")), STAFF[0])
        elif kind == "report":
            sender = ("mail01", "root@mail01." + DOMAIN)
        language = kind
        if kind in ("inbox", "sent") and dice % 5 == 0 and NATIVE.get(sender[1]):
            language = NATIVE[sender[1]]
        charset = self.pick(CHARSETS.get(language, ["utf-8", "utf-8", "windows-1252"]))
        how = "B" if charset == "iso-2022-jp" or dice % 2 else "Q"
        domain = sender[1].partition("@")[2]
        mid = "<%s.%d.%06x@%s>" % (self.tag, i, rnd.randrange(1 << 24), domain)
        subject, references = self.thread(i, mid, language)
        if i == 33 and kind in ("inbox", "list"):
            subject = ""
        elif i == 57 and kind == "inbox":
            subject = "A subject that goes on and on about " + ", ".join(WORDS["part"] * 4) + " and much more"
        receiver = self.pick(STAFF)
        if kind == "list":
            to = "velo-tech <velo-tech@lists.example>"
        elif kind == "inbox" and not self.place.startswith("/"):
            owner = self.place.split("/", 1)[0]
            receiver = next(s for s in STAFF if s[1].startswith(owner + "@"))
            to = address(*receiver, charset, how)
        elif kind == "notice":
            to = "Everybody: %s;" % ", ".join(s[1] for s in STAFF)
        else:
            to = address(*receiver, charset, how)
        sent = arrived - 2 - rnd.randrange(40) - (86400 * 3 if dice == 13 else 0)
        head = ["Received: from mx%d.example (mx%d.example [192.0.2.%d])\n\tby mail01.%s with ESMTPS; %s"
                % (dice % 3, dice % 3, dice + 1, DOMAIN, date822(arrived, 0)),
                "Date: " + date822(sent, rnd.choice((-5, 0, 1, 1, 2, 2, 3, 9))),
                "From: " + ("Jürgen aus Köln <juergen@altesystem.example>" if kind == "inbox" and i in (71, 303)
                            else address(*sender, charset, how)),
                "To: " + to]
        if dice % 9 == 4:
            head.append("Cc: " + ",\n ".join(address(*self.pick(STAFF), charset, how) for _ in range(1 + dice % 3)))
        if not (kind == "inbox" and i == 34):
            head.append("Subject: " + encoded(subject, charset, how))
        head.append("Message-ID: " + mid)
        if references:
            head.append("In-Reply-To: " + references[-1])
            head.append("References: " + "\n ".join(references))
        if kind == "list":
            head += ["List-Id: Bicycle technology <velo-tech.lists.example>", "List-Post: <mailto:velo-tech@lists.example>"]
        head.append("MIME-Version: 1.0")
        text = self.body(language)
        if references and dice % 2:
            text = "On %s someone wrote:\n> %s\n%s" % (date822(sent - 7200, 0), self.fill(self.pick(TEXTS[language][1])), text)
        text += "\n-- \n%s\n" % (sender[0] or "Parcels")
        if kind == "files" or 80 <= dice < 88 and kind not in ("list", "report"):
            types, name, coding, data = self.attachment(2 if kind == "files" and i % 3 else i)
            where = "Content-Disposition: attachment; %s\n" % name if name else "Content-Disposition: inline\n"
            mark = "=_%s_%d" % (self.tag, i)
            content = ("Content-Type: multipart/mixed; boundary=\"%s\"\n\n--%s\n%s\n--%s\nContent-Type: %s\n%sContent-Transfer-Encoding: %s\n\n%s\n--%s--\n"
                       % (mark, mark, self.part(text, charset), mark, types, where, coding, data, mark))
        elif dice >= 88 and kind not in ("list", "report") or kind == "junk" and dice % 2:
            mark = "alt-%s-%d" % (self.tag, i)
            html = "<html><body><p>%s</p><p><b>%s</b></p></body></html>\n" % (
                text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>\n"), sender[1])
            content = ("Content-Type: multipart/alternative; boundary=\"%s\"\n\n--%s\n%s\n--%s\nContent-Type: text/html; charset=utf-8\n"
                       "Content-Transfer-Encoding: 8bit\n\n%s\n--%s--\n" % (mark, mark, self.part(text, charset), mark, html, mark))
        else:
            content = self.part(text, charset)
        flags, keywords = self.marks(i, dice)
        whole = "\n".join(head) + "\n" + content
        if kind == "inbox" and i in (71, 303):
            return flags, keywords, arrived, whole.encode("latin-1", "replace")     # a raw 8-bit header
        return flags, keywords, arrived, whole.encode()

    def marks(self, i, dice):
        """Maildir flag letters and keywords"""
        kind = self.kind
        flags, keywords = "", []
        if kind == "draft":
            flags += "D"
        if dice % 12 == 5:
            flags += "F"
        if dice % 7 == 3:
            flags += "R"
        if kind in ("sent", "draft") or dice % 10 < 7:
            flags += "S"
        if dice % 33 == 9:
            flags += "T"
        if dice % 14 == 2:
            keywords.append("$Forwarded")
        if kind == "junk":
            keywords.append("$Junk")
        elif dice % 25 == 6:
            keywords.append("$NotJunk")
        if dice % 11 == 1:
            keywords.append(("todo", "waiting", "Rechnung", "$label1")[i % 4])
        return flags, keywords


def letters(kind, place, count):
    """Yields (flags, keywords, arrival, bytes). place: "login/mailbox", "/mailbox" for Company."""
    if kind == "big":
        yield from plain(place, count)
        return
    writer = Writer(kind, place)
    start = END - YEAR + zlib.crc32(place.encode()) % 86400
    step = (YEAR - 2 * 86400) / max(1, count)
    for i in range(count):
        yield writer.letter(i, int(start + i * step + writer.rnd.random() * step * 0.9))


def plain(place, count):
    """Many simple letters, fast: about a third begin a topic, the others answer it."""
    tag = "%08x" % zlib.crc32(place.encode())
    senders = [address(n, m, "utf-8", "Q") for n, m in STAFF + STRANGERS]
    rnd = random.Random("windhover/" + place)
    subjects = ["%s %d" % (FILLING.sub(lambda m: rnd.choice(WORDS[m.group(1)]), s), k)
                for k in range(20) for kind in ("inbox", "sales", "list") for s in TEXTS[kind][0]]
    bodies = ["\n".join(rnd.sample(TEXTS["inbox"][1], 3)).replace("{", "").replace("}", "") for _ in range(50)]
    template = ("Date: %s\nFrom: %s\nTo: velo-tech@lists.example\nSubject: %s\nMessage-ID: <%s.%d@lists.example>\n%s"
                "MIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\n\n%s\nNumber %d\n")
    step = YEAR / max(1, count)
    for i in range(count):
        when = int(END - YEAR + i * step)
        first = i - i % 3
        subject, references = subjects[first % len(subjects)], ""
        if i != first:
            subject = "Re: " + subject
            chain = ["<%s.%d@lists.example>" % (tag, k) for k in range(first, i)]
            references = "In-Reply-To: %s\nReferences: %s\n" % (chain[-1], " ".join(chain))
        text = template % (date822(when, 0), senders[i * 7 % len(senders)], subject, tag, i, references, bodies[i % 50], i)
        yield "S" if i % 5 else "", (), when, text.encode()

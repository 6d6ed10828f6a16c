"""Windhover Cycles, a small bicycle maker: people, mailboxes, shares, quotas, notes.

Nothing here writes anything; this is the plan that storage.py and letters.py
carry out. Mailbox paths are written with "/" between the levels.
"""
from collections import namedtuple

DOMAIN = "windhover.example"
DEFAULT = "olivia"                      # the administrator, whose mailbox one sees first
MASTER = ("mailmaster", "mailmaster-demo")  # may act as anyone

COLLEAGUES = "Other users/"             # namespace prefixes
PUBLIC = "Company/"
LONGTERM = "Long-term/"

Person = namedtuple("Person", "login password name groups role language")
PEOPLE = [
    Person("olivia", "olivia-demo", "Olivia Brandt", "it,staff", "IT administrator", "en"),
    Person("jonas", "jonas-demo", "Jonas Müller", "workshop,staff", "Head of the workshop", "de"),
    Person("camille", "camille-demo", "Camille Lefèvre", "sales,staff", "Sales", "fr"),
    Person("yuki", "yuki-demo", "田中 由紀", "purchasing,staff", "Purchasing", "ja"),
    Person("eleni", "eleni-demo", "Ελένη Παπαδοπούλου", "support,staff", "Customer support", "el"),
    Person("dmitri", "dmitri-demo", "Дмитрий Волков", "purchasing,staff", "Logistics", "ru"),
    Person("hannah", "hannah-demo", "Hannah O'Neil", "accounts,staff", "Accounts", "en"),
    Person("theo", 'th"e o\\%p*ss', "Theo Nørgaard", "workshop,staff", "Frame builder", "en"),
    Person("mira", "mira-demo", "Mira Kovačević", "sales,support,staff", "Events", "en"),
]
LOGINS = [p.login for p in PEOPLE]

# path, kind of letters (letters.py), how many, subscribed, special use.
# A path that is only a parent here is not a mailbox by itself.
Box = namedtuple("Box", "path kind count subscribed")
STANDARD = ("Drafts", "Sent", "Trash", "Junk", "Archive")


def boxes(*rows):
    return [Box(path, kind, count, subscribed != "-") for path, kind, count, subscribed in rows]


OLIVIA = boxes(
    ("INBOX", "inbox", 600, "+"),
    ("Drafts", "draft", 6, "+"),
    ("Sent", "sent", 90, "+"),
    ("Trash", "inbox", 14, "+"),
    ("Junk", "junk", 30, "+"),
    ("Archive", "notice", 12, "+"),
    ("Archive/2025", "inbox", 40, "-"),
    ("Archive/2025/Q4", "inbox", 20, "-"),
    ("Archive/2025/Q4/December", "notice", 8, "-"),
    ("Lists/velo-tech", "list", 800, "+"),
    ("Lists/trade-fairs", "notice", 24, "-"),
    ("Projects/Frames/Windhover 7/Test rides", "workshop", 14, "+"),
    ("Projects/Frames/Windhover 7/Geometry", "workshop", 10, "+"),
    ("Projects/Web shop", "support", 16, "+"),
    ("Müller & Söhne", "german", 14, "+"),
    ("R&D", "workshop", 6, "+"),
    ("100% recycled", "notice", 4, "+"),
    ('"Nice to have" ideas', "sent", 5, "+"),
    ("Français/Fournisseurs", "french", 12, "+"),
    ("日本/東京 展示会", "japanese", 12, "+"),
    ("Ελλάδα/Αθήνα", "greek", 10, "+"),
    ("Склад", "russian", 12, "+"),
    ("Team 🚲", "notice", 8, "+"),
    ("Server reports", "report", 30, "+"),
    ("Suppliers v2.1 (old)", "german", 4, "-"),
    ("Empty", "notice", 0, "+"),
    (LONGTERM + "Contracts", "files", 12, "+"),
    (LONGTERM + "Contracts/Suppliers", "files", 10, "+"),
    (LONGTERM + "Audit 2025", "files", 14, "+"),
    (LONGTERM + "Tenders", "files", 6, "-"),
)
GHOSTS = {"olivia": ["Projects/Cargo bike (cancelled)"]}    # subscribed, but no longer there

COMPANY = boxes(
    (PUBLIC + "Announcements", "notice", 40, "+"),
    (PUBLIC + "Sales", "sales", 80, "+"),
    (PUBLIC + "Sales/Offers 2026", "files", 14, "+"),
    (PUBLIC + "Support", "support", 90, "+"),
    (PUBLIC + "Support/Closed", "support", 40, "-"),
    (PUBLIC + "Projects/Windhover 7", "workshop", 24, "+"),
    (PUBLIC + "Projects/Windhover 7/Photos & drawings", "files", 10, "-"),
    (PUBLIC + "Accounts", "files", 8, "-"),
)


def usual(*extra):
    return boxes(("INBOX", "inbox", 22, "+"), ("Drafts", "draft", 1, "+"), ("Sent", "sent", 6, "+"),
                 ("Trash", "inbox", 2, "+"), ("Junk", "junk", 2, "+"), ("Archive", "notice", 2, "+"), *extra)


MAILBOXES = {
    "olivia": OLIVIA,
    "jonas": usual(("Werkstatt", "german", 12, "+"), ("Werkstatt/Aufträge", "german", 6, "+")),
    "camille": usual(("Clients", "french", 12, "+"), ("Clients/Réclamations", "french", 4, "+")),
    "yuki": usual(("仕入先", "japanese", 12, "+")),
    "eleni": usual(("Πελάτες", "greek", 10, "+"), ("Tickets", "support", 8, "+")),
    "dmitri": usual(("Доставка", "russian", 12, "+")),
    "hannah": usual(("Invoices", "sales", 12, "+"), ("Invoices/Überfällig", "german", 5, "-")),
    "theo": usual(("Welding", "workshop", 10, "+")),
    "mira": usual(("Fairs", "notice", 8, "+"), ("Fairs/Eurobike & co", "notice", 6, "+")),
}

# Rights as in RFC 4314. Identifiers as IMAP shows them: "$x" is a group, "-x" takes away.
READ, WRITE, ALL = "lr", "lrswipkxte", "lrswipkxtea"
PUBLIC_ACL = {
    "Announcements": [("anyone", "lrs"), ("olivia", ALL), ("mira", WRITE)],
    "Sales": [("authenticated", "lr"), ("$sales", "lrswipte"), ("camille", ALL), ("olivia", ALL)],
    "Sales/Offers 2026": [("$sales", "lrswipte"), ("camille", ALL), ("olivia", ALL), ("hannah", "lr")],
    "Support": [("$support", "lrswipkxte"), ("$staff", "lrsp"), ("-theo", "sp"), ("olivia", ALL)],
    "Support/Closed": [("$support", "lrs"), ("olivia", ALL)],
    "Projects/Windhover 7": [("$workshop", WRITE), ("jonas", ALL), ("yuki", "lrsi"), ("anyone", "l"), ("olivia", ALL)],
    "Projects/Windhover 7/Photos & drawings": [("$workshop", WRITE), ("jonas", ALL), ("$sales", "lr"), ("olivia", ALL)],
    "Accounts": [("hannah", ALL), ("olivia", "lra")],
}
PUBLIC_DEFAULT_ACL = [("olivia", ALL)]      # for mailboxes made later at the top of Company

SHARES = {
    "olivia": {"Server reports": [("$it", WRITE), ("jonas", READ), ("hannah", "lrs")],
               "Projects/Web shop": [("camille", WRITE), ("mira", "lrs")]},
    "jonas": {"INBOX": [("olivia", ALL)],
              "Werkstatt": [("olivia", ALL), ("theo", "lrswite"), ("authenticated", "l")],
              "Werkstatt/Aufträge": [("olivia", "lra"), ("$workshop", "lrs"), ("-theo", "s")]},
    "camille": {"INBOX": [("olivia", ALL), ("mira", "lrs")],
                "Clients": [("olivia", ALL), ("$sales", "lrswi"), ("hannah", READ)],
                "Clients/Réclamations": [("olivia", ALL), ("eleni", "lrswit")]},
    "yuki": {"INBOX": [("olivia", ALL)], "仕入先": [("olivia", "lrsa"), ("dmitri", "lrswite")]},
    "eleni": {"INBOX": [("olivia", ALL)], "Πελάτες": [("olivia", ALL), ("$support", "lrs")],
              "Tickets": [("olivia", ALL), ("$support", WRITE), ("anyone", "lp")]},
    "dmitri": {"INBOX": [("olivia", ALL)], "Доставка": [("olivia", ALL), ("yuki", "lrs"), ("camille", "lr")]},
    "hannah": {"INBOX": [("olivia", ALL)], "Invoices": [("olivia", "la"), ("camille", READ)]},
    "theo": {"INBOX": [("olivia", ALL)], "Welding": [("olivia", ALL), ("jonas", "lrswite")]},
    "mira": {"INBOX": [("olivia", ALL)], "Fairs": [("olivia", ALL), ("$sales", "lrswi"), ("-camille", "w")]},
}

# How full each person's own storage is, in per cent; None: no limit.
OWN_FILL = {"olivia": 10, "jonas": 62, "camille": 85, "yuki": 12, "eleni": 97, "dmitri": 35,
            "hannah": None, "theo": 118, "mira": 4}
LONGTERM_FILL = 85                      # olivia's Long-term/; everyone else has it empty
PUBLIC_FILL = 106                       # Company/: over its limit
MESSAGE_LIMITS = {"olivia": 20000, "jonas": 100, "theo": 40}    # of the own storage
QUOTA_NAMES = ("Mailbox", "Long-term", "Company storage")

# (login, mailbox or "" for the server, entry, text). Dovecot keeps what is said about
# the server and about Company's mailboxes with each person, so None: with everyone.
NOTES = [
    ("olivia", "INBOX", "/private/comment", "Watch the quota mails on Mondays."),
    ("olivia", "INBOX", "/shared/comment", "Olivia Brandt, IT. Urgent things: telephone extension 12."),
    ("olivia", "Lists/velo-tech", "/private/comment", "Mirror of the velo-tech list; older than a year may go."),
    ("olivia", "Server reports", "/shared/comment", "Written by the servers themselves, every night."),
    ("olivia", "Müller & Söhne", "/private/comment", "Vertrag läuft bis März 2027 – Kündigungsfrist 3 Monate."),
    ("olivia", "Long-term/Contracts", "/private/comment", "Keep ten years."),
    ("olivia", "", "/private/comment", "Certificates: renew in November."),
    ("jonas", "Werkstatt", "/shared/comment", "Aufträge bitte nur mit Rahmennummer."),
    (None, PUBLIC + "Announcements", "/shared/comment", "For everybody to read; ask Mira to have something sent."),
    (None, PUBLIC + "Support", "/shared/comment", "Answered within one working day."),
]
SERVER_COMMENT = "Windhover Cycles mail server (demo)"
SERVER_ADMIN = "mailto:olivia@" + DOMAIN


def person(login):
    return next(p for p in PEOPLE if p.login == login)


def plan(messages, big):
    """{owner: [Box]} with the counts scaled to `messages` in all (None: as they are
    written above); owner "" is Company.

    `big` maps mailboxes of the default user to numbers of plain generated
    messages, which come instead of their usual content and are not scaled.
    """
    plans = {login: list(MAILBOXES[login]) for login in LOGINS}
    plans[""] = list(COMPANY)
    mine = plans[DEFAULT]
    for path, count in big.items():
        old = next((b for b in mine if b.path == path), None)
        if old:
            mine.remove(old)
        mine.append(Box(path, "big", count, True))
    total = sum(b.count for rows in plans.values() for b in rows if b.kind != "big")
    messages = total if messages is None else messages
    for rows in plans.values():
        rows[:] = [b if b.kind == "big" else b._replace(count=b.count * messages // total) for b in rows]
    rest = messages - sum(b.count for rows in plans.values() for b in rows if b.kind != "big")
    at = next((i for i, b in enumerate(mine) if b.kind != "big"), None)
    mine[at] = mine[at]._replace(count=mine[at].count + rest)
    return plans

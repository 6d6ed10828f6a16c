#include "imapcore/describer.h"
#include "imapcore/wire/framer.h"
#include "tests/support/descriptions.h"

using imap::Describer;
using imap::Description;
using imap::Field;

class TestDescription : public QObject
{
    Q_OBJECT

private slots:
    void status_data();
    void status() { checkDescription(); }
    void lists_data();
    void lists() { checkDescription(); }
    void numbers_data();
    void numbers() { checkDescription(); }
    void fetch_data();
    void fetch() { checkDescription(); }
    void errors_data();
    void errors() { checkDescription(); }
    void incomplete();
    void ranges();
    void find();
    void aFamilyOfItsOwn();
    void sameAfterAnyOther();
    void everyBeginning();
    void deepBodies();
    void longThreads();
    void theNextResponseIsRight();
};

void TestDescription::status_data()
{
    columns();
    row("OK", "* OK ready", R"~({"type": "OK", "tag": null, "text": "ready", "code": null})~");
    row("tagged", "a1 NO not allowed",
        R"~({"type": "NO", "tag": "a1", "text": "not allowed", "code": null})~");
    row("BAD", "* BAD what", R"~({"type": "BAD", "tag": null, "text": "what", "code": null})~");
    row("BYE", "* BYE bye", R"~({"type": "BYE", "tag": null, "text": "bye", "code": null})~");
    row("PREAUTH", "* PREAUTH hello", R"~({"type": "PREAUTH", "tag": null, "text": "hello", "code": null})~");
    row("any case", "a1 ok done", R"~({"type": "OK", "tag": "a1", "text": "done", "code": null})~");
    row("a code without arguments", "a1 OK [READ-WRITE] done",
        R"~({"type": "OK", "tag": "a1", "text": "done", "code": {"name": "READ-WRITE"}})~");
    row("a code that is not known", R"(* NO [X-Y (a "b]" c) d] no)",
        R"~({"type": "NO", "tag": null, "text": "no", "code": {"name": "X-Y", "raw": "(a \"b]\" c) d"}})~");
    row("UIDNEXT", "* OK [UIDNEXT 4392] x",
        R"~({"type": "OK", "tag": null, "text": "x", "code": {"name": "UIDNEXT", "value": 4392}})~");
    row("UIDVALIDITY", "* OK [uidvalidity 3857529045] x",
        R"~({"type": "OK", "tag": null, "text": "x", "code": {"name": "UIDVALIDITY", "value": 3857529045}})~");
    row("UNSEEN", "* OK [UNSEEN 12] x",
        R"~({"type": "OK", "tag": null, "text": "x", "code": {"name": "UNSEEN", "value": 12}})~");
    row("HIGHESTMODSEQ", "* OK [HIGHESTMODSEQ 9223372036854775807] x",
        R"~({"type": "OK", "tag": null, "text": "x", "code": {"name": "HIGHESTMODSEQ", "value": 9223372036854775807}})~");
    row("APPENDLIMIT", "* OK [APPENDLIMIT 4294967295] x",
        R"~({"type": "OK", "tag": null, "text": "x", "code": {"name": "APPENDLIMIT", "value": 4294967295}})~");
    row("PERMANENTFLAGS", R"(* OK [PERMANENTFLAGS (\Deleted $x \*)] x)",
        R"~({"type": "OK", "tag": null, "text": "x", "code": {"name": "PERMANENTFLAGS", "flags": ["\\Deleted", "$x", "\\*"]}})~");
    row("CAPABILITY code", "* OK [CAPABILITY IMAP4rev1 AUTH=plain] x",
        R"~({"type": "OK", "tag": null, "text": "x", "code": {"name": "CAPABILITY", "caps": ["IMAP4REV1", "AUTH=PLAIN"]}})~");
    row("BADCHARSET", "a1 NO [BADCHARSET (UTF-8 US-ASCII)] x",
        R"~({"type": "NO", "tag": "a1", "text": "x", "code": {"name": "BADCHARSET", "charsets": ["UTF-8", "US-ASCII"]}})~");
    row("BADCHARSET alone", "a1 NO [BADCHARSET] x",
        R"~({"type": "NO", "tag": "a1", "text": "x", "code": {"name": "BADCHARSET", "charsets": []}})~");
    row("APPENDUID", "a1 OK [APPENDUID 38505 3955:3957] x",
        R"~({"type": "OK", "tag": "a1", "text": "x", "code": {"name": "APPENDUID", "uidvalidity": 38505, "uids": "3955:3957"}})~");
    row("COPYUID", "a1 OK [COPYUID 38505 304,319:320 3956:3958] x",
        R"~({"type": "OK", "tag": "a1", "text": "x", "code": {"name": "COPYUID", "uidvalidity": 38505, "src": "304,319:320", "dst": "3956:3958"}})~");
    row("MODIFIED", "a1 OK [MODIFIED 7,9] x",
        R"~({"type": "OK", "tag": "a1", "text": "x", "code": {"name": "MODIFIED", "set": "7,9"}})~");
    row("MAILBOXID", "a1 OK [MAILBOXID (F2212ea87-6097)] x",
        R"~({"type": "OK", "tag": "a1", "text": "x", "code": {"name": "MAILBOXID", "id": "F2212ea87-6097"}})~");
    row("METADATA LONGENTRIES", "a1 OK [METADATA LONGENTRIES 2199] x",
        R"~({"type": "OK", "tag": "a1", "text": "x", "code": {"name": "METADATA", "sub": "LONGENTRIES", "value": 2199}})~");
    row("METADATA TOOMANY", "a1 NO [METADATA TOOMANY] x",
        R"~({"type": "NO", "tag": "a1", "text": "x", "code": {"name": "METADATA", "sub": "TOOMANY", "value": null}})~");
    row("malformed code", "a1 OK [COPYUID 38505] x",
        R"~({"type": "OK", "tag": "a1", "text": "x", "code": {"name": "COPYUID", "malformed": true}, "notes": ["the arguments of the response code cannot be used"]})~");
    row("literal lookalike", "* OK text {5}",
        R"~({"type": "OK", "tag": null, "text": "text {5}", "code": null})~");
    row("not UTF-8",
        "* OK Gr\xFC\xDF"
        "e",
        R"~({"type": "OK", "tag": null, "text": {"b64": "R3L832U="}, "code": null, "notes": ["bytes that are no UTF-8 in the text"]})~");
    row("CONTINUE", "+ idling", R"~({"type": "CONTINUE", "text": "idling", "code": null})~");
    row("CONTINUE with spaces", "+  [X y] z",
        R"~({"type": "CONTINUE", "text": "z", "code": {"name": "X", "raw": "y"}})~");
    row("CONTINUE with a code", "+ [ALERT] Ready",
        R"~({"type": "CONTINUE", "text": "Ready", "code": {"name": "ALERT"}})~");
    row("CONTINUE with base64",
        "+ cj0xLHM9eA==", R"~({"type": "CONTINUE", "text": "cj0xLHM9eA==", "code": null})~");
}

void TestDescription::lists_data()
{
    columns();
    row("CAPABILITY", "* CAPABILITY IMAP4rev1 idle AUTH=PLAIN",
        R"~({"type": "CAPABILITY", "caps": ["IMAP4REV1", "IDLE", "AUTH=PLAIN"]})~");
    row("ENABLED", "* ENABLED CONDSTORE", R"~({"type": "ENABLED", "caps": ["CONDSTORE"]})~");
    row("ENABLED nothing", "* ENABLED", R"~({"type": "ENABLED", "caps": []})~");
    row("FLAGS", R"(* FLAGS (\Answered $Forwarded x))",
        R"~({"type": "FLAGS", "flags": ["\\Answered", "$Forwarded", "x"]})~");
    row("LIST", R"(* LIST (\HasNoChildren \Sent) "/" "Entw&APw-rfe")",
        R"~({"type": "LIST", "attrs": ["\\HasNoChildren", "\\Sent"], "delim": "/", "mailbox": "Entw&APw-rfe", "mailbox_decoded": "Entwürfe"})~");
    row("LIST without hierarchy", "* LIST () NIL INBOX",
        R"~({"type": "LIST", "attrs": [], "delim": null, "mailbox": "INBOX", "mailbox_decoded": "INBOX"})~");
    row("LIST Inbox", R"(* LIST () "/" inbox)",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "INBOX", "mailbox_decoded": "INBOX"})~");
    row("LIST extended", R"(* LIST (\Subscribed) "/" Foo ("CHILDINFO" ("SUBSCRIBED") OLDNAME ("a b")))",
        R"~({"type": "LIST", "attrs": ["\\Subscribed"], "delim": "/", "mailbox": "Foo", "mailbox_decoded": "Foo", "ext": {"CHILDINFO": ["SUBSCRIBED"], "OLDNAME": ["a b"]}})~");
    row("LSUB", R"(* LSUB () "." a.b)",
        R"~({"type": "LSUB", "attrs": [], "delim": ".", "mailbox": "a.b", "mailbox_decoded": "a.b"})~");
    row("XLIST", R"(* XLIST (\Inbox) "/" INBOX)",
        R"~({"type": "XLIST", "attrs": ["\\Inbox"], "delim": "/", "mailbox": "INBOX", "mailbox_decoded": "INBOX"})~");
    row("LIST with a literal", "* LIST () \"/\" {5}\r\na\"b\\c",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "a\"b\\c", "mailbox_decoded": "a\"b\\c"})~");
    row("STATUS",
        R"(* STATUS "a b" (MESSAGES 231 UIDNEXT 44292 SIZE 9223372036854775807 MAILBOXID (F1) APPENDLIMIT NIL))",
        R"~({"type": "STATUS", "mailbox": "a b", "mailbox_decoded": "a b", "items": {"MESSAGES": 231, "UIDNEXT": 44292, "SIZE": 9223372036854775807, "MAILBOXID": "F1", "APPENDLIMIT": null}})~");
    row("ACL", "* ACL Work Fred rwipslxetad -Bob w",
        R"~({"type": "ACL", "mailbox": "Work", "mailbox_decoded": "Work", "acl": [["Fred", "rwipslxetad"], ["-Bob", "w"]]})~");
    row("LISTRIGHTS", "* LISTRIGHTS Work Fred la r swicd",
        R"~({"type": "LISTRIGHTS", "mailbox": "Work", "mailbox_decoded": "Work", "identifier": "Fred", "required": "la", "optional": ["r", "swicd"]})~");
    row("LISTRIGHTS without optional", R"(* LISTRIGHTS Work Fred "")",
        R"~({"type": "LISTRIGHTS", "mailbox": "Work", "mailbox_decoded": "Work", "identifier": "Fred", "required": "", "optional": []})~");
    row("MYRIGHTS", "* MYRIGHTS Work lrs",
        R"~({"type": "MYRIGHTS", "mailbox": "Work", "mailbox_decoded": "Work", "rights": "lrs"})~");
    row("QUOTA", R"(* QUOTA "" (STORAGE 10 512 MESSAGE 3 9223372036854775807))",
        R"~({"type": "QUOTA", "root": "", "resources": {"STORAGE": {"usage": 10, "limit": 512}, "MESSAGE": {"usage": 3, "limit": 9223372036854775807}}})~");
    row("QUOTA without limits", "* QUOTA root ()", R"~({"type": "QUOTA", "root": "root", "resources": {}})~");
    row("QUOTAROOT", R"(* QUOTAROOT INBOX "" "User quota")",
        R"~({"type": "QUOTAROOT", "mailbox": "INBOX", "mailbox_decoded": "INBOX", "roots": ["", "User quota"]})~");
    row("QUOTAROOT none", "* QUOTAROOT INBOX",
        R"~({"type": "QUOTAROOT", "mailbox": "INBOX", "mailbox_decoded": "INBOX", "roots": []})~");
    row("NAMESPACE",
        R"(* NAMESPACE (("" "/")("#mh/" "/" "X-PARAM" ("FLAG1" "FLAG2"))) NIL (("Public/" NIL)))",
        R"~({"type": "NAMESPACE", "personal": [{"prefix": "", "delim": "/", "ext": {}}, {"prefix": "#mh/", "delim": "/", "ext": {"X-PARAM": ["FLAG1", "FLAG2"]}}], "other": [], "shared": [{"prefix": "Public/", "delim": null, "ext": {}}]})~");
    row("ID", R"(* ID ("name" "Cyrus" "os" NIL))",
        R"~({"type": "ID", "params": {"name": "Cyrus", "os": null}})~");
    row("ID NIL", "* ID NIL", R"~({"type": "ID", "params": null})~");
    row("METADATA", R"(* METADATA "" (/shared/comment "x" /private/y NIL))",
        R"~({"type": "METADATA", "mailbox": "", "mailbox_decoded": "", "entries": {"/shared/comment": "x", "/private/y": null}})~");
    row("METADATA names", "* METADATA INBOX /shared/comment /private/y",
        R"~({"type": "METADATA", "mailbox": "INBOX", "mailbox_decoded": "INBOX", "names": ["/shared/comment", "/private/y"]})~");
    row("ANNOTATION", R"(* ANNOTATION INBOX "/comment" ("value.shared" "x" "value.priv" NIL))",
        R"~({"type": "ANNOTATION", "mailbox": "INBOX", "mailbox_decoded": "INBOX", "entries": {"/comment": {"value.shared": "x", "value.priv": null}}})~");
    row("GENURLAUTH", R"(* GENURLAUTH "imap://a/b;uid=1" imap://c)",
        R"~({"type": "GENURLAUTH", "urls": ["imap://a/b;uid=1", "imap://c"]})~");
    row("URLFETCH", "* URLFETCH \"imap://a\" {3}\r\nabc imap://c NIL",
        R"~({"type": "URLFETCH", "urls": ["imap://a", "imap://c"], "data": ["abc", null]})~");
    row("unknown", "* LANGUAGE (DE)", R"~({"type": "UNKNOWN", "name": "LANGUAGE", "raw": "(DE)"})~");
    row("unknown with a number", "* 99 NOOP",
        R"~({"type": "UNKNOWN", "name": "NOOP", "num": 99, "raw": ""})~");
}

void TestDescription::numbers_data()
{
    columns();
    row("EXISTS", "* 23 EXISTS", R"~({"type": "EXISTS", "num": 23})~");
    row("RECENT", "* 0 RECENT", R"~({"type": "RECENT", "num": 0})~");
    row("EXPUNGE", "* 44 expunge", R"~({"type": "EXPUNGE", "num": 44})~");
    row("SEARCH", "* SEARCH 2 84 882", R"~({"type": "SEARCH", "nums": [2, 84, 882]})~");
    row("SEARCH none", "* SEARCH", R"~({"type": "SEARCH", "nums": []})~");
    row("SEARCH MODSEQ", "* SEARCH 2 84 (MODSEQ 917162500)",
        R"~({"type": "SEARCH", "nums": [2, 84], "modseq": 917162500})~");
    row("SORT", "* SORT 5 3 4 (MODSEQ 7)", R"~({"type": "SORT", "nums": [5, 3, 4], "modseq": 7})~");
    row("ESEARCH", R"(* ESEARCH (TAG "A282") UID MIN 2 COUNT 3 ALL 1:3,5 MODSEQ 9)",
        R"~({"type": "ESEARCH", "tag": "A282", "uid": true, "items": [["MIN", 2], ["COUNT", 3], ["ALL", "1:3,5"], ["MODSEQ", 9]]})~");
    row("ESEARCH numbers", R"(* ESEARCH (TAG "A") ALL 5)",
        R"~({"type": "ESEARCH", "tag": "A", "uid": false, "items": [["ALL", "5"]]})~");
    row("ESEARCH PARTIAL", R"(* ESEARCH (TAG "A") UID PARTIAL (-1:-100 200:250,252))",
        R"~({"type": "ESEARCH", "tag": "A", "uid": true, "items": [["PARTIAL", {"range": "-1:-100", "set": "200:250,252"}]]})~");
    row("ESEARCH PARTIAL none", R"(* ESEARCH (TAG "A") UID PARTIAL (1:10 NIL))",
        R"~({"type": "ESEARCH", "tag": "A", "uid": true, "items": [["PARTIAL", {"range": "1:10", "set": null}]]})~");
    row("ESEARCH ADDTO", R"(* ESEARCH (TAG "A") UID ADDTO (1 2733 2 2731:2732))",
        R"~({"type": "ESEARCH", "tag": "A", "uid": true, "items": [["ADDTO", [{"position": 1, "set": "2733"}, {"position": 2, "set": "2731:2732"}]]]})~");
    row("ESEARCH of another mailbox", R"(* ESEARCH (TAG "A" MAILBOX "folder1" UIDVALIDITY 1) UID ALL 4)",
        R"~({"type": "ESEARCH", "tag": "A", "mailbox": "folder1", "mailbox_decoded": "folder1", "uidvalidity": 1, "uid": true, "items": [["ALL", "4"]]})~");
    row("THREAD", "* THREAD (2)(3 6 (4 23)(44 7 96))",
        R"~({"type": "THREAD", "threads": [{"n": 2, "c": []}, {"n": 3, "c": [{"n": 6, "c": [{"n": 4, "c": [{"n": 23, "c": []}]}, {"n": 44, "c": [{"n": 7, "c": [{"n": 96, "c": []}]}]}]}]}]})~");
    row("THREAD with a missing root", "* THREAD ((3)(5))",
        R"~({"type": "THREAD", "threads": [{"n": null, "c": [{"n": 3, "c": []}, {"n": 5, "c": []}]}]})~");
    row("THREAD none", "* THREAD", R"~({"type": "THREAD", "threads": []})~");
    row("VANISHED", "* VANISHED 405,407", R"~({"type": "VANISHED", "earlier": false, "uids": "405,407"})~");
    row("VANISHED EARLIER", "* VANISHED (EARLIER) 41,43:116",
        R"~({"type": "VANISHED", "earlier": true, "uids": "41,43:116"})~");
}

void TestDescription::fetch_data()
{
    columns();
    row("items", R"(* 23 FETCH (UID 5 FLAGS (\Seen) RFC822.SIZE 44827 MODSEQ (65402)))",
        R"~({"type": "FETCH", "seq": 23, "attrs": {"UID": 5, "FLAGS": ["\\Seen"], "RFC822.SIZE": 44827, "MODSEQ": 65402}})~");
    row("INTERNALDATE", R"(* 1 FETCH (INTERNALDATE "17-Jul-1996 02:44:25 -0700"))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"INTERNALDATE": "17-Jul-1996 02:44:25 -0700", "INTERNALDATE.epoch": 837596665}})~");
    row("sections",
        "* 1 FETCH (BODY[HEADER.FIELDS (FROM SUBJECT)]<0> {2}\r\n\r\n BODY[1.2.MIME] NIL BODY[] \"\")",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODY[HEADER.FIELDS (FROM SUBJECT)]<0>": "\r\n", "BODY[1.2.MIME]": null, "BODY[]": ""}})~");
    row("sections as others write them", R"(* 1 FETCH (body[header.fields ("From" subject)] "x"))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODY[HEADER.FIELDS (FROM SUBJECT)]": "x"}})~");
    row("RFC822", R"(* 1 FETCH (RFC822 "a" RFC822.HEADER "b" RFC822.TEXT NIL))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"RFC822": "a", "RFC822.HEADER": "b", "RFC822.TEXT": null}})~");
    row("BINARY", QByteArray("* 1 FETCH (BINARY[1] ~{3}\r\na\0b BINARY.SIZE[1] 3 BINARY[2]<5> \"x\")", 65),
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BINARY[1]": "a\u0000b", "BINARY.SIZE[1]": 3, "BINARY[2]<5>": "x"}})~");
    row("bytes that are no UTF-8", "* 1 FETCH (BODY[] {2}\r\n\xFF\xFE)",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODY[]": {"b64": "//4="}}})~");
    row("OBJECTID PREVIEW SAVEDATE", R"(* 1 FETCH (EMAILID (M6d99) THREADID NIL PREVIEW "x" SAVEDATE NIL))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"EMAILID": "M6d99", "THREADID": null, "PREVIEW": "x", "SAVEDATE": null}})~");
    row("ANNOTATION", R"(* 1 FETCH (ANNOTATION (/comment (value.priv "x" value.shared NIL))))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"ANNOTATION": {"/comment": {"value.priv": "x", "value.shared": null}}}})~");
    row("unknown items",
        "* 1 FETCH (X-GM-MSGID 1278455344230334865 X-GM-LABELS (\\Inbox \"a b\") X {1}\r\ny)",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"X-GM-MSGID": "1278455344230334865", "X-GM-LABELS": "(\\Inbox \"a b\")", "X": "{1}\r\ny"}})~");
    row("UIDFETCH", R"(* 25996 UIDFETCH (FLAGS (\Seen)))",
        R"~({"type": "UIDFETCH", "uid": 25996, "attrs": {"FLAGS": ["\\Seen"]}})~");
    row("ENVELOPE",
        R"(* 1 FETCH (ENVELOPE ("Wed, 17 Jul 1996" "Subject" (("Terry" NIL "gray" "x.edu")) NIL NIL ((NIL NIL "group" NIL)(NIL "@r" "a" "b")(NIL NIL NIL NIL)) NIL NIL "<a@b>" "<c@d>")))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"ENVELOPE": {"date": "Wed, 17 Jul 1996", "subject": "Subject", "from": [{"name": "Terry", "adl": null, "mailbox": "gray", "host": "x.edu"}], "sender": null, "reply_to": null, "to": [{"name": null, "adl": null, "mailbox": "group", "host": null}, {"name": null, "adl": "@r", "mailbox": "a", "host": "b"}, {"name": null, "adl": null, "mailbox": null, "host": null}], "cc": null, "bcc": null, "in_reply_to": "<a@b>", "message_id": "<c@d>"}}})~");
    row("BODY text", R"(* 1 FETCH (BODY ("TEXT" "PLAIN" ("CHARSET" "US-ASCII") NIL NIL "7BIT" 3028 92)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODY": {"kind": "text", "type": "text", "subtype": "plain", "params": {"charset": "US-ASCII"}, "id": null, "desc": null, "enc": "7bit", "size": 3028, "lines": 92}}})~");
    row("BODYSTRUCTURE basic",
        R"(* 1 FETCH (BODYSTRUCTURE ("IMAGE" "PNG" ("NAME" "a.png") "<i@d>" "desc" "BASE64" 4554 "md5" ("ATTACHMENT" ("FILENAME" "a.png")) ("en" "de") "loc" 1 ("x" (NIL 2)))))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODYSTRUCTURE": {"kind": "basic", "type": "image", "subtype": "png", "params": {"name": "a.png"}, "id": "<i@d>", "desc": "desc", "enc": "base64", "size": 4554, "md5": "md5", "disp": {"type": "attachment", "params": {"filename": "a.png"}}, "lang": ["en", "de"], "loc": "loc", "ext": [1, ["x", [null, 2]]]}}})~");
    row("BODYSTRUCTURE message",
        R"(* 1 FETCH (BODYSTRUCTURE ("MESSAGE" "RFC822" NIL NIL NIL "7BIT" 342 (NIL "s" NIL NIL NIL NIL NIL NIL NIL NIL) ("text" "plain" NIL NIL NIL "7bit" 1 1) 5 NIL NIL NIL NIL)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODYSTRUCTURE": {"kind": "message", "type": "message", "subtype": "rfc822", "params": null, "id": null, "desc": null, "enc": "7bit", "size": 342, "envelope": {"date": null, "subject": "s", "from": null, "sender": null, "reply_to": null, "to": null, "cc": null, "bcc": null, "in_reply_to": null, "message_id": null}, "body": {"kind": "text", "type": "text", "subtype": "plain", "params": null, "id": null, "desc": null, "enc": "7bit", "size": 1, "lines": 1}, "lines": 5, "md5": null, "disp": null, "lang": null, "loc": null}}})~");
    row("BODYSTRUCTURE multipart",
        R"(* 1 FETCH (BODYSTRUCTURE (("TEXT" "PLAIN" NIL NIL NIL "7BIT" 1 1 NIL NIL NIL NIL)("TEXT" "HTML" NIL NIL NIL "7BIT" 2 1 NIL ("inline" NIL) NIL NIL) "ALTERNATIVE" ("BOUNDARY" "b") NIL "en" NIL)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODYSTRUCTURE": {"kind": "multipart", "type": "multipart", "parts": [{"kind": "text", "type": "text", "subtype": "plain", "params": null, "id": null, "desc": null, "enc": "7bit", "size": 1, "lines": 1, "md5": null, "disp": null, "lang": null, "loc": null}, {"kind": "text", "type": "text", "subtype": "html", "params": null, "id": null, "desc": null, "enc": "7bit", "size": 2, "lines": 1, "md5": null, "disp": {"type": "inline", "params": null}, "lang": null, "loc": null}], "subtype": "alternative", "params": {"boundary": "b"}, "disp": null, "lang": ["en"], "loc": null}}})~");
}

void TestDescription::errors_data()
{
    columns();
    row("no keyword", "*",
        R"~({"type": "ERROR", "error": true, "offset": 1, "expected": "a keyword", "raw": "*"})~");
    row("nothing", "",
        R"~({"type": "ERROR", "error": true, "offset": 0, "expected": "\"*\", \"+\" or a tag", "raw": ""})~");
    row("no status", "a1 WHAT",
        R"~({"type": "ERROR", "error": true, "offset": 3, "expected": "OK, NO or BAD", "raw": "a1 WHAT"})~");
    row("list not closed", R"(* LIST (\A)",
        R"~({"type": "ERROR", "error": true, "offset": 10, "expected": "\")\"", "raw": "* LIST (\\A"})~");
    row("string not closed", R"(* LIST () "/" "a)",
        R"~({"type": "ERROR", "error": true, "offset": 14, "expected": "the closing quote of a string", "raw": "* LIST () \"/\" \"a"})~");
    row("no number", "* EXISTS",
        R"~({"type": "ERROR", "error": true, "offset": 8, "expected": "a number before the keyword", "raw": "* EXISTS"})~");
    row("garbage after a short literal", "bc)",
        R"~({"type": "ERROR", "error": true, "offset": 3, "expected": "OK, NO or BAD", "raw": "bc)"})~");
    row("a number that is none", "* SEARCH 1 x",
        R"~({"type": "ERROR", "error": true, "offset": 11, "expected": "a number", "raw": "* SEARCH 1 x"})~");
    row("a parenthesis too many", "* THREAD (1))",
        R"~({"type": "ERROR", "error": true, "offset": 13, "expected": "\"(\"", "raw": "* THREAD (1))"})~");
}

void TestDescription::incomplete()
{
    Description description;
    description.setIncomplete(17);
    QVERIFY(!description.isUnderstood());
    QCOMPARE(description.toJson(), R"({"type": "INCOMPLETE", "incomplete": true, "bytes": 17})");
}

// Each field knows the bytes that it was read from.
void TestDescription::ranges()
{
    const QByteArray response =
        R"(* 12 FETCH (UID 5 FLAGS (\Seen x) ENVELOPE (NIL "a\"b" NIL NIL NIL NIL NIL NIL NIL NIL)))";
    const Description description(response);
    const auto bytesOf = [&](std::initializer_list<const char *> path) {
        qsizetype at = 0;
        for (const char *name : path)
            at = description.find(name, at) - description.fields().data();
        const Field &field = description.fields()[size_t(at)];
        return response.sliced(field.begin(), field.end() - field.begin());
    };
    QCOMPARE(bytesOf({}), response);
    QCOMPARE(bytesOf({"type"}), "FETCH");
    QCOMPARE(bytesOf({"seq"}), "12");
    QCOMPARE(bytesOf({"attrs", "UID"}), "5");
    QCOMPARE(bytesOf({"attrs", "FLAGS"}), "(\\Seen x)");
    QCOMPARE(bytesOf({"attrs", "ENVELOPE", "subject"}), R"("a\"b")");
    const QByteArray status = "a1 OK [COPYUID 1 2:3 4:5] done";
    const Description copied(status);
    const Field *code = copied.find("code");
    const Field *source = copied.find("src", code - copied.fields().data());
    QCOMPARE(status.sliced(source->begin(), source->end() - source->begin()), "2:3");
    const Field *text = copied.find("text");
    QCOMPARE(status.sliced(text->begin(), text->end() - text->begin()), "done");
}

void TestDescription::find()
{
    const Description description(R"(* STATUS INBOX (MESSAGES 5))");
    const Field *items = description.find("items");
    QVERIFY(items);
    QCOMPARE(items->kind(), Field::Kind::Object);
    const Field *messages = description.find("MESSAGES", items - description.fields().data());
    QVERIFY(messages);
    QCOMPARE(messages->integer(), 5);
    QVERIFY(messages->bytes().isEmpty());
    QVERIFY(!description.find("MESSAGES")); // within items only
    QVERIFY(!description.find("nothing"));
}

// An extension is known by being registered, nothing else.
static const Describer describesTest(Describer::Response, {"X-TEST"}, [](imap::FieldCursor &in) {
    return in.readNumber("first") && in.expectSpace() && in.readAString("second");
});
static const Describer describesTestItem({"X-ITEM"}, [](imap::FieldCursor &in, QByteArrayView name) {
    return in.readNumber(name);
});
static const Describer describesTestCode(Describer::Code, {"X-CODE"},
                                         [](imap::FieldCursor &in) { return in.readSet("set"); });

void TestDescription::aFamilyOfItsOwn()
{
    QCOMPARE(Description("* x-test 5 \"a\"").toJson(), R"({"type": "X-TEST", "first": 5, "second": "a"})");
    QCOMPARE(Description("* 1 FETCH (X-Item 5)").toJson(),
             R"({"type": "FETCH", "seq": 1, "attrs": {"X-ITEM": 5}})");
    QCOMPARE(Description("* NO [X-CODE 5:6] x").toJson(),
             R"({"type": "NO", "tag": null, "text": "x", "code": {"name": "X-CODE", "set": "5:6"}})");
    QVERIFY(!Describer::find(Describer::Code, "X-TEST"));
    QVERIFY(!Describer::find(Describer::Response, QByteArray(1000, 'X')));
}

// One description for all responses says what a new one for each would.
void TestDescription::sameAfterAnyOther()
{
    const QByteArray responses[] = {"* 1 FETCH (BODY[] {3}\r\n\xff\r\n BODY[HEADER.FIELDS (a)] \"x\\\"y\")",
                                    "* SEARCH  1 2", "* LIST (", "* OK [PERMANENTFLAGS (a \\*)] x",
                                    "a1 NO x"};
    Description one;
    for (const QByteArray &first : responses) {
        for (const QByteArray &second : responses) {
            one.read(first);
            one.read(second);
            QCOMPARE(one.toJson(), Description(second).toJson());
            QCOMPARE(one.isUnderstood(), Description(second).isUnderstood());
        }
    }
}

// Every beginning and every end of a response gives one whole line of JSON: a sanitizer sees what is read beyond.
void TestDescription::everyBeginning()
{
    const QByteArray response = "* 1 FETCH (UID 5 FLAGS (\\Seen) INTERNALDATE \"17-Jul-1996 02:44:25 -0700\" "
                                "MODSEQ (7) ENVELOPE (\"d\" {1}\r\ns "
                                "((\"n\" NIL \"m\" \"h\")) NIL NIL NIL NIL NIL NIL \"i\") BODYSTRUCTURE "
                                "((\"text\" \"plain\" (\"a\" \"b\") NIL NIL \"7bit\" "
                                "1 1)(\"message\" \"rfc822\" NIL NIL NIL NIL 1 (NIL NIL NIL NIL NIL NIL NIL "
                                "NIL NIL NIL) (\"a\" \"b\" NIL NIL NIL NIL 1) "
                                "1) \"mixed\") BODY[HEADER.FIELDS (\"a\")]<0> \"x\\\"\" EMAILID (a))";
    Description description;
    for (qsizetype from = 0; from < response.size(); ++from) {
        for (qsizetype size = 0; size <= response.size() - from; size += from == 0 ? 1 : 7) {
            const std::vector<char> exact(response.begin() + from, response.begin() + from + size);
            description.read(QByteArrayView(exact.data(), qsizetype(exact.size())));
            const QByteArray json = description.toJson();
            QVERIFY2(QJsonDocument::fromJson(json).isObject(), json.constData());
            QVERIFY(!json.contains('\n'));
        }
    }
}

// A multipart within 150 others, with extension data as deep.
void TestDescription::deepBodies()
{
    QByteArray body = R"("text" "plain" NIL NIL NIL "7bit" 1 1)";
    for (int i = 0; i < 150; ++i)
        body = '(' + body + ") \"mixed\"";
    const QByteArray response = "* 1 FETCH (BODYSTRUCTURE (" + body + " NIL NIL NIL NIL "
                                + QByteArray(150, '(') + QByteArray(150, ')') + "))";
    const Description description(response);
    QVERIFY(description.isUnderstood());
    QVERIFY(description.notes().isEmpty());
    QCOMPARE(description.toJson().count("\"kind\": \"multipart\""), 150);
    // Where even that has an end, the value stands as it came, and the response goes on.
    for (int i = 0; i < 200; ++i)
        body = '(' + body + ") \"mixed\"";
    const QByteArray deeper = "* 1 FETCH (BODYSTRUCTURE (" + body + ") UID 5)";
    const Description raw(deeper);
    QVERIFY(raw.isUnderstood());
    QVERIFY(
        raw.toJson().endsWith("\"UID\": 5}, \"notes\": [\"an item whose value is not what it should be\"]}"));
}

void TestDescription::longThreads()
{
    constexpr int Levels = 10'000;
    QByteArray thread = "1", nested = "{\"n\": 1, \"c\": []}";
    for (int i = 2; i <= Levels; ++i) {
        const QByteArray number = QByteArray::number(i);
        thread = number + " (" + thread + ')';
    }
    const QByteArray response = "* THREAD (" + thread + ')';
    const Description deep(response);
    QVERIFY(deep.isUnderstood());
    QCOMPARE(deep.toJson().count("\"n\": "), Levels);
    QVERIFY(deep.toJson().endsWith(nested + QByteArray("]}").repeated(Levels - 1) + "]}"));
}

// What cannot be understood never harms what follows it.
void TestDescription::theNextResponseIsRight()
{
    Description description;
    description.read(R"(* 1 FETCH (ENVELOPE ("x" "y)");
    QVERIFY(!description.isUnderstood());
    description.read("* 5 EXISTS");
    QVERIFY(description.isUnderstood());
    QCOMPARE(description.toJson(), R"({"type": "EXISTS", "num": 5})");
    QVERIFY(description.notes().isEmpty());
}

QTEST_APPLESS_MAIN(TestDescription)
#include "tst_description.moc"

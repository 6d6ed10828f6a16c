// The bends of the grammar that servers send: what is read all the same, and what the notes say. The number at the
// beginning of a name groups those of one kind.
#include "imapcore/description.h"
#include "tests/support/descriptions.h"

using imap::Description;

class TestBends : public QObject
{
    Q_OBJECT

private slots:
    void framing_data();
    void framing() { checkDescription(); }
    void strings_data();
    void strings() { checkDescription(); }
    void codes_data();
    void codes() { checkDescription(); }
    void mailboxes_data();
    void mailboxes() { checkDescription(); }
    void search_data();
    void search() { checkDescription(); }
    void fetch_data();
    void fetch() { checkDescription(); }
    void bodies_data();
    void bodies() { checkDescription(); }
    void deepBodies();
    void longThreads();
    void theNextResponseIsRight();
};

void TestBends::framing_data()
{
    columns();
    row("1 a literal that counts characters", "* 1 FETCH (BODY[TEXT] {4}\r\nM\xC3\xBCll UID 5)",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODY[TEXT]": "Müll", "UID": 5}, "notes": ["a literal that counts characters instead of bytes"]})~");
    row("1 the rest of a literal that is longer than announced", "c def)",
        R"~({"type": "ERROR", "error": true, "offset": 2, "expected": "OK, NO or BAD", "raw": "c def)"})~");
    row("2 a space before the plus", "* LIST () \"/\" {3 +}\r\nabc",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "abc", "mailbox_decoded": "abc", "notes": ["a space in the announcement of a literal"]})~");
    row("2 plus", "* LIST () \"/\" {3+}\r\nabc",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "abc", "mailbox_decoded": "abc"})~");
    row("2 nothing after a literal", "* 1 FETCH (BODY[TEXT] {3}\r\nabcFLAGS (\\Seen))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODY[TEXT]": "abc", "FLAGS": ["\\Seen"]}, "notes": ["no space between two values"]})~");
    row("2 bare line feed", "* LIST () \"/\" {3}\nabc",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "abc", "mailbox_decoded": "abc"})~");
    row("2 text", "a1 NO [TRYCREATE] {5}",
        R"~({"type": "NO", "tag": "a1", "text": "{5}", "code": {"name": "TRYCREATE"}})~");
    row("3 plus alone", "+",
        R"~({"type": "CONTINUE", "text": "", "code": null, "notes": ["nothing after the plus"]})~");
    row("3 plus and a space", "+ ", R"~({"type": "CONTINUE", "text": "", "code": null})~");
    row("3 +OK", "+OK hello",
        R"~({"type": "CONTINUE", "text": "OK hello", "code": null, "notes": ["no space after the plus"]})~");
    row("3 a greeting after a space", " * OK ready",
        R"~({"type": "OK", "tag": null, "text": "ready", "code": null, "notes": ["a space before the response"]})~");
    row("3 421", "421 4.3.2 Too many connections",
        R"~({"type": "BYE", "tag": null, "text": "421 4.3.2 Too many connections", "code": null, "notes": ["the greeting of another protocol"]})~");
    row("4 two spaces", "*  OK  ready",
        R"~({"type": "OK", "tag": null, "text": "ready", "code": null, "notes": ["several spaces in a row"]})~");
    row("4 before the keyword", "* 5  EXISTS",
        R"~({"type": "EXISTS", "num": 5, "notes": ["several spaces in a row"]})~");
    row("4 after the keyword", R"(* LIST  ()  "/"  a )",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "a", "mailbox_decoded": "a", "notes": ["several spaces in a row", "a space at the end"]})~");
    row("4 at the end of SEARCH", "* SEARCH 1 2 ",
        R"~({"type": "SEARCH", "nums": [1, 2], "notes": ["a space at the end"]})~");
    row("4 SEARCH and a space", "* SEARCH ",
        R"~({"type": "SEARCH", "nums": [], "notes": ["a space at the end"]})~");
    row("4 at the end of STATUS", "* STATUS a (MESSAGES 1 ) ",
        R"~({"type": "STATUS", "mailbox": "a", "mailbox_decoded": "a", "items": {"MESSAGES": 1}, "notes": ["a space next to a parenthesis", "a space at the end"]})~");
    row("4 at the end of CAPABILITY", "* CAPABILITY IMAP4rev1  IDLE ",
        R"~({"type": "CAPABILITY", "caps": ["IMAP4REV1", "IDLE"], "notes": ["several spaces in a row", "a space at the end"]})~");
    row("4 none after the asterisk", "*OK x",
        R"~({"type": "OK", "tag": null, "text": "x", "code": null, "notes": ["no space after the asterisk"]})~");
}

void TestBends::strings_data()
{
    columns();
    row("5 a quote", R"(* LIST () "/" "a"b")",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "a\"b", "mailbox_decoded": "a\"b", "notes": ["an unescaped quote within a string"]})~");
    row("5 quotes among strings",
        R"(* 1 FETCH (ENVELOPE (NIL "Say "hi" to me" NIL NIL NIL NIL NIL NIL NIL NIL)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"ENVELOPE": {"date": null, "subject": "Say \"hi\" to me", "from": null, "sender": null, "reply_to": null, "to": null, "cc": null, "bcc": null, "in_reply_to": null, "message_id": null}}, "notes": ["an unescaped quote within a string"]})~");
    row("5 a backslash", R"(* LIST () "/" "a\b\"c")",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "ab\"c", "mailbox_decoded": "ab\"c", "notes": ["a backslash before a character that needs none"]})~");
    row("5 TAB", "* LIST () \"/\" \"a\tb\"",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "a\tb", "mailbox_decoded": "a\tb"})~");
    row("5 UTF-8 in quotes", "* 1 FETCH (PREVIEW \"\xC3\xBC\")",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"PREVIEW": "ü"}})~");
    row("5 UTF-8 in an atom", "* ACL x \xC3\xBC lr",
        R"~({"type": "ACL", "mailbox": "x", "mailbox_decoded": "x", "acl": [["ü", "lr"]], "notes": ["8-bit bytes in an atom"]})~");
    row("5 Latin-1 in quotes", "* 1 FETCH (PREVIEW \"\xFC\")",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"PREVIEW": {"b64": "/A=="}}, "notes": ["bytes that are no UTF-8 in a quoted string"]})~");
    row("5 Latin-1 in an atom", "* ACL x \xFC lr",
        R"~({"type": "ACL", "mailbox": "x", "mailbox_decoded": "x", "acl": [[{"b64": "/A=="}, "lr"]], "notes": ["8-bit bytes in an atom"]})~");
    row("5 Latin-1 in a literal", "* 1 FETCH (PREVIEW {1}\r\n\xFC)",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"PREVIEW": {"b64": "/A=="}}})~");
    row("6 spaces without quotes in STATUS", "* STATUS my mail (x) (MESSAGES 1)",
        R"~({"type": "STATUS", "mailbox": "my mail (x)", "mailbox_decoded": "my mail (x)", "items": {"MESSAGES": 1}, "notes": ["a name with spaces and without quotes"]})~");
    row("6 spaces without quotes in LIST", R"(* LIST () "/" my (old) mail)",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "my (old) mail", "mailbox_decoded": "my (old) mail", "notes": ["a name with spaces and without quotes"]})~");
    row("6 separators at both ends", R"(* LIST () "/" "/a/")",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "/a/", "mailbox_decoded": "/a/"})~");
    row("6 broken modified UTF-7", R"(* LIST () "/" "a&b")",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "a&b", "mailbox_decoded": "a&b", "notes": ["a mailbox name whose modified UTF-7 is broken"]})~");
    row("6 modified UTF-7 that is too long", R"(* LIST () "/" "&AGE-")",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "&AGE-", "mailbox_decoded": "a", "notes": ["a mailbox name whose modified UTF-7 could be shorter"]})~");
    row("6 raw UTF-8", "* LIST () \"/\" \"Entw\xC3\xBCrfe\"",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "Entwürfe", "mailbox_decoded": "Entwürfe", "notes": ["8-bit bytes in the name of a mailbox"]})~");
    row("6 raw UTF-8 and modified UTF-7", "* LIST () \"/\" \"\xC3\xBC&APw-\"",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "ü&APw-", "mailbox_decoded": "üü", "notes": ["8-bit bytes in the name of a mailbox"]})~");
    row("6 Latin-1", "* LIST () \"/\" \"Entw\xFCrfe\"",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": {"b64": "RW50d/xyZmU="}, "mailbox_decoded": "Entwürfe", "notes": ["8-bit bytes in the name of a mailbox"]})~");
    row("6 inbox in any case", "* STATUS inBOX (UNSEEN 0)",
        R"~({"type": "STATUS", "mailbox": "INBOX", "mailbox_decoded": "INBOX", "items": {"UNSEEN": 0}})~");
    row("6 a child of INBOX", R"(* LIST () "/" inbox/Child)",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "inbox/Child", "mailbox_decoded": "inbox/Child"})~");
    row("7 brackets", "* FLAGS ([x] a]b)",
        R"~({"type": "FLAGS", "flags": ["[x]", "a]b"], "notes": ["a flag that the grammar does not allow"]})~");
    row("7 wildcard", R"(* FLAGS (\*))",
        R"~({"type": "FLAGS", "flags": ["\\*"], "notes": ["a flag that the grammar does not allow"]})~");
    row("7 wildcard in FETCH", R"(* 1 FETCH (FLAGS (\Seen \*)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"FLAGS": ["\\Seen", "\\*"]}, "notes": ["a flag that the grammar does not allow"]})~");
    row("7 an asterisk", "* OK [PERMANENTFLAGS (* a)] x",
        R"~({"type": "OK", "tag": null, "text": "x", "code": {"name": "PERMANENTFLAGS", "flags": ["*", "a"]}, "notes": ["a flag that the grammar does not allow"]})~");
    row("7 twice", "* FLAGS (a b a)",
        R"~({"type": "FLAGS", "flags": ["a", "b", "a"], "notes": ["the same flag twice"]})~");
    row("7 in quotes", R"(* FLAGS ("\Seen" "a b"))",
        R"~({"type": "FLAGS", "flags": ["\\Seen", "a b"], "notes": ["a flag in quotes", "a flag that the grammar does not allow"]})~");
    row("7 no grammar", R"(* FLAGS (\\Seen \ a%b {x}))",
        R"~({"type": "FLAGS", "flags": ["\\\\Seen", "\\", "a%b", "{x}"], "notes": ["a flag that the grammar does not allow"]})~");
    row("7 NIL", "* FLAGS NIL", R"~({"type": "FLAGS", "flags": [], "notes": ["NIL where a list belongs"]})~");
    row("7 no parentheses", R"(* 1 FETCH (FLAGS \Seen UID 5))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"FLAGS": ["\\Seen"], "UID": 5}, "notes": ["flags without parentheses"]})~");
    row("8 brackets in a name", R"(* LIST () "/" [Gmail]/All)",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "[Gmail]/All", "mailbox_decoded": "[Gmail]/All"})~");
    row("8 brackets in a code", R"(* OK [X-MAILBOX "a]b"] x)",
        R"~({"type": "OK", "tag": null, "text": "x", "code": {"name": "X-MAILBOX", "raw": "\"a]b\""}})~");
    row("8 a bracket in flags", R"(* OK [PERMANENTFLAGS (a]b \*)] x)",
        R"~({"type": "OK", "tag": null, "text": "x", "code": {"name": "PERMANENTFLAGS", "flags": ["a]b", "\\*"]}, "notes": ["a flag that the grammar does not allow"]})~");
    row("8 brackets in text", "* NO [NONEXISTENT] a[b]c",
        R"~({"type": "NO", "tag": null, "text": "a[b]c", "code": {"name": "NONEXISTENT"}})~");
}

void TestBends::codes_data()
{
    columns();
    row("9 no destination", "a1 OK [COPYUID 1 2] x",
        R"~({"type": "OK", "tag": "a1", "text": "x", "code": {"name": "COPYUID", "malformed": true}, "notes": ["the arguments of the response code cannot be used"]})~");
    row("9 empty sets", "a1 OK [COPYUID 1  ] x",
        R"~({"type": "OK", "tag": "a1", "text": "x", "code": {"name": "COPYUID", "malformed": true}, "notes": ["several spaces in a row", "the arguments of the response code cannot be used"]})~");
    row("9 no text", "* OK [HIGHESTMODSEQ 5]",
        R"~({"type": "OK", "tag": null, "text": "", "code": {"name": "HIGHESTMODSEQ", "value": 5}, "notes": ["no text after the response code"]})~");
    row("9 no argument", "* OK [UIDNEXT] x",
        R"~({"type": "OK", "tag": null, "text": "x", "code": {"name": "UIDNEXT", "malformed": true}, "notes": ["the arguments of the response code cannot be used"]})~");
    row("9 UIDNEXT 0", "* OK [UIDNEXT 0] x",
        R"~({"type": "OK", "tag": null, "text": "x", "code": {"name": "UIDNEXT", "value": 0}, "notes": ["0 where a number above 0 belongs"]})~");
    row("9 UIDVALIDITY 0", "* OK [UIDVALIDITY 0] x",
        R"~({"type": "OK", "tag": null, "text": "x", "code": {"name": "UIDVALIDITY", "value": 0}, "notes": ["0 where a number above 0 belongs"]})~");
    row("9 no number", "* OK [UIDNEXT x] x",
        R"~({"type": "OK", "tag": null, "text": "x", "code": {"name": "UIDNEXT", "malformed": true}, "notes": ["the arguments of the response code cannot be used"]})~");
    row("9 above 63 bits", "* OK [HIGHESTMODSEQ 9223372036854775808] x",
        R"~({"type": "OK", "tag": null, "text": "x", "code": {"name": "HIGHESTMODSEQ", "value": "9223372036854775808"}, "notes": ["a number above 2^63-1"]})~");
    row("9 free text", "* NO [ALERT The system goes down] x",
        R"~({"type": "NO", "tag": null, "text": "x", "code": {"name": "ALERT", "raw": "The system goes down"}})~");
    row("9 more than a number", "* OK [UNSEEN 5 is the first] x",
        R"~({"type": "OK", "tag": null, "text": "x", "code": {"name": "UNSEEN", "value": 5}, "notes": ["more than the arguments of the response code"]})~");
    row("9 equals", "* OK [UNSEEN=5] x",
        R"~({"type": "OK", "tag": null, "text": "x", "code": {"name": "UNSEEN", "value": 5}, "notes": ["= where a space belongs"]})~");
    row("9 equals in a code that is not known", "* OK [X=5] x",
        R"~({"type": "OK", "tag": null, "text": "x", "code": {"name": "X=5"}})~");
    row("9 no OK", "* [COPYUID 1 2 3] Moved",
        R"~({"type": "OK", "tag": null, "text": "Moved", "code": {"name": "COPYUID", "uidvalidity": 1, "src": "2", "dst": "3"}, "notes": ["a response code without OK before it"]})~");
    row("9 no end", "* OK [UIDNEXT 5 x",
        R"~({"type": "OK", "tag": null, "text": "[UIDNEXT 5 x", "code": null, "notes": ["a response code without an end"]})~");
    row("9 unknown", "* OK [X-Y a=b (c] d)] x",
        R"~({"type": "OK", "tag": null, "text": "x", "code": {"name": "X-Y", "raw": "a=b (c] d)"}})~");
    row("9 two spaces", "a1 OK [COPYUID  1  2  3] x",
        R"~({"type": "OK", "tag": "a1", "text": "x", "code": {"name": "COPYUID", "uidvalidity": 1, "src": "2", "dst": "3"}, "notes": ["several spaces in a row"]})~");
    row("10 unknown", "* NOOP", R"~({"type": "UNKNOWN", "name": "NOOP", "raw": ""})~");
    row("10 unknown with a number", "* 99 NOOP",
        R"~({"type": "UNKNOWN", "name": "NOOP", "num": 99, "raw": ""})~");
    row("11 BAD without a tag", "* BAD [CLIENTBUG] what",
        R"~({"type": "BAD", "tag": null, "text": "what", "code": {"name": "CLIENTBUG"}})~");
}

void TestBends::mailboxes_data()
{
    columns();
    row("12 separator NIL", "* LIST () NIL x",
        R"~({"type": "LIST", "attrs": [], "delim": null, "mailbox": "x", "mailbox_decoded": "x"})~");
    row("12 separator without quotes", "* LIST () / x",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "x", "mailbox_decoded": "x", "notes": ["an atom where a string belongs"]})~");
    row("12 empty separator", R"(* LIST () "" x)",
        R"~({"type": "LIST", "attrs": [], "delim": "", "mailbox": "x", "mailbox_decoded": "x", "notes": ["an empty separator"]})~");
    row("12 a space as separator", R"(* LIST () " " x)",
        R"~({"type": "LIST", "attrs": [], "delim": " ", "mailbox": "x", "mailbox_decoded": "x"})~");
    row("12 a backslash as separator", R"(* LIST () "\" x)",
        R"~({"type": "LIST", "attrs": [], "delim": "\\", "mailbox": "x", "mailbox_decoded": "x", "notes": ["an unescaped backslash"]})~");
    row("12 attributes", R"(* LIST (\NoSelect \HasChildren \Foo foo) "/" x)",
        R"~({"type": "LIST", "attrs": ["\\NoSelect", "\\HasChildren", "\\Foo", "foo"], "delim": "/", "mailbox": "x", "mailbox_decoded": "x"})~");
    row("12 NIL for attributes", R"(* LIST NIL "/" x)",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "x", "mailbox_decoded": "x", "notes": ["NIL where a list belongs"]})~");
    row("12 a literal", "* LIST () \"/\" {3}\r\na b (\"X\" 5)",
        R"~({"type": "LIST", "attrs": [], "delim": "/", "mailbox": "a b", "mailbox_decoded": "a b", "ext": {"X": 5}})~");
    row("12 NAMESPACE NIL", "* NAMESPACE NIL NIL NIL",
        R"~({"type": "NAMESPACE", "personal": [], "other": [], "shared": []})~");
    row("12 NAMESPACE ()", "* NAMESPACE () () ()",
        R"~({"type": "NAMESPACE", "personal": [], "other": [], "shared": [], "notes": ["an empty list instead of NIL"]})~");
    row("12 NAMESPACE with fewer", R"(* NAMESPACE (("" "/")))",
        R"~({"type": "NAMESPACE", "personal": [{"prefix": "", "delim": "/", "ext": {}}], "other": [], "shared": [], "notes": ["fewer than three kinds of namespaces"]})~");
    row("12 NAMESPACE backslash", R"(* NAMESPACE (("" "\" )) NIL NIL)",
        R"~({"type": "NAMESPACE", "personal": [{"prefix": "", "delim": "\\", "ext": {}}], "other": [], "shared": [], "notes": ["an unescaped backslash", "a space next to a parenthesis"]})~");
    row("13 negative", "* STATUS x (MESSAGES -1 UNSEEN 2)",
        R"~({"type": "STATUS", "mailbox": "x", "mailbox_decoded": "x", "items": {"MESSAGES": -1, "UNSEEN": 2}, "notes": ["a negative number"]})~");
    row("13 64 bits", "* STATUS x (SIZE 9223372036854775807 FOO bar)",
        R"~({"type": "STATUS", "mailbox": "x", "mailbox_decoded": "x", "items": {"SIZE": 9223372036854775807, "FOO": "bar"}})~");
    row("13 no value", "* STATUS x (MESSAGES)",
        R"~({"type": "STATUS", "mailbox": "x", "mailbox_decoded": "x", "items": {"MESSAGES": null}, "notes": ["a name without a value"]})~");
    row("13 no list", "* STATUS x ()",
        R"~({"type": "STATUS", "mailbox": "x", "mailbox_decoded": "x", "items": {}})~");
    row("14 empty rights", R"(* ACL x bob "" ann lr)",
        R"~({"type": "ACL", "mailbox": "x", "mailbox_decoded": "x", "acl": [["bob", ""], ["ann", "lr"]]})~");
    row("14 no rights", "* ACL x ann lr bob",
        R"~({"type": "ACL", "mailbox": "x", "mailbox_decoded": "x", "acl": [["ann", "lr"], ["bob", ""]], "notes": ["no rights after an identifier"]})~");
    row("14 no rights and a space", "* ACL x ann lr bob ",
        R"~({"type": "ACL", "mailbox": "x", "mailbox_decoded": "x", "acl": [["ann", "lr"], ["bob", ""]], "notes": ["a space at the end", "no rights after an identifier"]})~");
    row("14 identifiers", "* ACL x \"two words\" lr {3}\r\nb\"b s -bob w",
        R"~({"type": "ACL", "mailbox": "x", "mailbox_decoded": "x", "acl": [["two words", "lr"], ["b\"b", "s"], ["-bob", "w"]]})~");
    row("14 nobody", "* ACL x", R"~({"type": "ACL", "mailbox": "x", "mailbox_decoded": "x", "acl": []})~");
    row("14 LISTRIGHTS nothing", "* LISTRIGHTS x bob",
        R"~({"type": "LISTRIGHTS", "mailbox": "x", "mailbox_decoded": "x", "identifier": "bob", "required": "", "optional": [], "notes": ["no required rights"]})~");
    row("14 MYRIGHTS nothing", "* MYRIGHTS x",
        R"~({"type": "MYRIGHTS", "mailbox": "x", "mailbox_decoded": "x", "rights": "", "notes": ["no rights after the mailbox"]})~");
    row("15 no roots", "* QUOTAROOT x",
        R"~({"type": "QUOTAROOT", "mailbox": "x", "mailbox_decoded": "x", "roots": []})~");
    row("15 any root", "* QUOTAROOT x \"\" \"a \\\"b\\\"\" \xC3\xBC",
        R"~({"type": "QUOTAROOT", "mailbox": "x", "mailbox_decoded": "x", "roots": ["", "a \"b\"", "ü"], "notes": ["8-bit bytes in an atom"]})~");
    row("15 no list", R"(* QUOTA "ROOT")",
        R"~({"type": "QUOTA", "root": "ROOT", "resources": {}, "notes": ["no list of resources"]})~");
    row("15 empty list", R"(* QUOTA "" ())", R"~({"type": "QUOTA", "root": "", "resources": {}})~");
    row("15 above the limit", R"(* QUOTA "" (STORAGE 9223372036854775807 1 MESSAGE 0 0 X-A 5 6))",
        R"~({"type": "QUOTA", "root": "", "resources": {"STORAGE": {"usage": 9223372036854775807, "limit": 1}, "MESSAGE": {"usage": 0, "limit": 0}, "X-A": {"usage": 5, "limit": 6}}})~");
    row("15 a root with spaces", "* QUOTA User quota (STORAGE 1 2)",
        R"~({"type": "QUOTA", "root": "User quota", "resources": {"STORAGE": {"usage": 1, "limit": 2}}, "notes": ["a name with spaces and without quotes"]})~");
}

void TestBends::search_data()
{
    columns();
    row("16 descending", "* SEARCH 5 3 3", R"~({"type": "SEARCH", "nums": [5, 3, 3]})~");
    row("16 ALL without a value", R"(* ESEARCH (TAG "a") UID ALL)",
        R"~({"type": "ESEARCH", "tag": "a", "uid": true, "items": [["ALL", null]], "notes": ["a search result without a value"]})~");
    row("16 an empty set", R"(* ESEARCH (TAG "a") UID ALL "")",
        R"~({"type": "ESEARCH", "tag": "a", "uid": true, "items": [["ALL", ""]], "notes": ["an empty set"]})~");
    row("16 nothing found", R"(* ESEARCH (TAG "a") UID)",
        R"~({"type": "ESEARCH", "tag": "a", "uid": true, "items": []})~");
    row("16 no tag", "* ESEARCH COUNT 0",
        R"~({"type": "ESEARCH", "tag": null, "uid": false, "items": [["COUNT", 0]]})~");
    row("16 nothing at all", "* ESEARCH", R"~({"type": "ESEARCH", "tag": null, "uid": false, "items": []})~");
    row("16 a nameless root", "* THREAD ((1)(2 3))",
        R"~({"type": "THREAD", "threads": [{"n": null, "c": [{"n": 1, "c": []}, {"n": 2, "c": [{"n": 3, "c": []}]}]}]})~");
    row("16 no messages", "* THREAD ",
        R"~({"type": "THREAD", "threads": [], "notes": ["a space at the end"]})~");
    row("16 an empty thread", "* THREAD ()(1)",
        R"~({"type": "THREAD", "threads": [{"n": 1, "c": []}], "notes": ["a thread without messages"]})~");
    row("16 overlapping sets", "* VANISHED 5:3,4,1:9",
        R"~({"type": "VANISHED", "earlier": false, "uids": "5:3,4,1:9"})~");
    row("16 a set in quotes", R"(* VANISHED (EARLIER) "1:3")",
        R"~({"type": "VANISHED", "earlier": true, "uids": "1:3", "notes": ["a string where a set belongs"]})~");
}

void TestBends::fetch_data()
{
    columns();
    row("17 repeated", R"(* 1 FETCH (UID 5 FLAGS () UID 5 FLAGS (\Seen)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"UID": 5, "FLAGS": ["\\Seen"]}, "notes": ["the same name twice"]})~");
    row("17 no value", "* 1 FETCH (FLAGS)",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"FLAGS": null}, "notes": ["an item without a value"]})~");
    row("17 no value in the middle", R"(* 1 FETCH (UID FLAGS (\Seen)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"UID": null, "FLAGS": ["\\Seen"]}, "notes": ["an item without a value", "no space between two values"]})~");
    row("17 nothing", "* 6 FETCH ()",
        R"~({"type": "FETCH", "seq": 6, "attrs": {}, "notes": ["an empty list"]})~");
    row("17 more parentheses", "* 6 FETCH ((UID 5))",
        R"~({"type": "FETCH", "seq": 6, "attrs": {"UID": 5}, "notes": ["parentheses round the list"]})~");
    row("17 no parentheses", "* 6 FETCH UID 5 FLAGS ()",
        R"~({"type": "FETCH", "seq": 6, "attrs": {"UID": 5, "FLAGS": []}, "notes": ["items without parentheses"]})~");
    row("17 no space", R"(* 6 FETCH (FLAGS(\Seen)UID 5))",
        R"~({"type": "FETCH", "seq": 6, "attrs": {"FLAGS": ["\\Seen"], "UID": 5}, "notes": ["no space after the name of an item", "no space between two values"]})~");
    row("17 not what it should be", R"(* 6 FETCH (UID (5) BODY "x" FLAGS ()))",
        R"~({"type": "FETCH", "seq": 6, "attrs": {"UID": "(5)", "BODY": "\"x\"", "FLAGS": []}, "notes": ["an item whose value is not what it should be"]})~");
    row("18 empty lists", "* 1 FETCH (ENVELOPE (NIL NIL () () () () () () NIL NIL))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"ENVELOPE": {"date": null, "subject": null, "from": [], "sender": [], "reply_to": [], "to": [], "cc": [], "bcc": [], "in_reply_to": null, "message_id": null}}, "notes": ["an empty list instead of NIL"]})~");
    row("18 NIL in a list",
        R"(* 1 FETCH (ENVELOPE (NIL NIL (NIL (NIL NIL "a" "b") NIL) NIL NIL NIL NIL NIL NIL NIL)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"ENVELOPE": {"date": null, "subject": null, "from": [{"name": null, "adl": null, "mailbox": "a", "host": "b"}], "sender": null, "reply_to": null, "to": null, "cc": null, "bcc": null, "in_reply_to": null, "message_id": null}}, "notes": ["NIL within a list of addresses"]})~");
    row("18 NIL parts", "* 1 FETCH (ENVELOPE (NIL NIL ((NIL NIL NIL NIL)) NIL NIL NIL NIL NIL NIL NIL))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"ENVELOPE": {"date": null, "subject": null, "from": [{"name": null, "adl": null, "mailbox": null, "host": null}], "sender": null, "reply_to": null, "to": null, "cc": null, "bcc": null, "in_reply_to": null, "message_id": null}}})~");
    row("18 no spaces", R"(* 1 FETCH (ENVELOPE ("d""s"((NIL NIL "a" "b"))NIL NIL NIL NIL NIL NIL"m")))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"ENVELOPE": {"date": "d", "subject": "s", "from": [{"name": null, "adl": null, "mailbox": "a", "host": "b"}], "sender": null, "reply_to": null, "to": null, "cc": null, "bcc": null, "in_reply_to": null, "message_id": "m"}}, "notes": ["no space between two values"]})~");
    row("18 no space before NIL",
        R"(* 1 FETCH (ENVELOPE ("d" "s"NIL (("n"NIL "a" "b")) NIL NIL NIL NIL"r"NIL)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"ENVELOPE": {"date": "d", "subject": "s", "from": null, "sender": [{"name": "n", "adl": null, "mailbox": "a", "host": "b"}], "reply_to": null, "to": null, "cc": null, "bcc": null, "in_reply_to": "r", "message_id": null}}, "notes": ["no space between two values"]})~");
    row("18 a quote before NIL",
        R"(* 1 FETCH (ENVELOPE (NIL "the "NIL value" NIL NIL NIL NIL NIL NIL NIL NIL)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"ENVELOPE": {"date": null, "subject": "the \"NIL value", "from": null, "sender": null, "reply_to": null, "to": null, "cc": null, "bcc": null, "in_reply_to": null, "message_id": null}}, "notes": ["an unescaped quote within a string"]})~");
    row("18 nine", R"(* 1 FETCH (ENVELOPE (NIL "s" NIL NIL NIL NIL NIL NIL "r")))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"ENVELOPE": {"date": null, "subject": "s", "from": null, "sender": null, "reply_to": null, "to": null, "cc": null, "bcc": null, "in_reply_to": "r", "message_id": null}}, "notes": ["an envelope with fewer than ten parts"]})~");
    row("18 eleven", R"(* 1 FETCH (ENVELOPE (NIL "s" NIL NIL NIL NIL NIL NIL NIL "m" (x))))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"ENVELOPE": {"date": null, "subject": "s", "from": null, "sender": null, "reply_to": null, "to": null, "cc": null, "bcc": null, "in_reply_to": null, "message_id": "m"}}, "notes": ["an envelope with more than ten parts"]})~");
    row("18 NIL", "* 1 FETCH (ENVELOPE NIL UID 5)",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"ENVELOPE": null, "UID": 5}, "notes": ["NIL where an envelope belongs"]})~");
    row("18 short addresses",
        R"(* 1 FETCH (ENVELOPE (NIL NIL (("n" NIL "a")) ("n" NIL "a" "b") "a@b" NIL NIL NIL NIL NIL)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"ENVELOPE": {"date": null, "subject": null, "from": [{"name": "n", "adl": null, "mailbox": "a", "host": null}], "sender": [{"name": "n", "adl": null, "mailbox": "a", "host": "b"}], "reply_to": [{"name": null, "adl": null, "mailbox": "a@b", "host": null}], "to": null, "cc": null, "bcc": null, "in_reply_to": null, "message_id": null}}, "notes": ["an address with fewer than four parts", "an address without parentheses", "a string where a list of addresses belongs"]})~");
    row("18 raw subject",
        "* 1 FETCH (ENVELOPE (\"yesterday\" \"\xFC"
        "ber\" NIL NIL NIL NIL NIL NIL NIL NIL))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"ENVELOPE": {"date": "yesterday", "subject": {"b64": "/GJlcg=="}, "from": null, "sender": null, "reply_to": null, "to": null, "cc": null, "bcc": null, "in_reply_to": null, "message_id": null}}, "notes": ["bytes that are no UTF-8 in a quoted string"]})~");
}

void TestBends::bodies_data()
{
    columns();
    row("19 no parts", R"(* 1 FETCH (BODYSTRUCTURE ("MIXED" ("BOUNDARY" "x") NIL NIL)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODYSTRUCTURE": {"kind": "multipart", "type": "multipart", "parts": [], "subtype": "mixed", "params": {"boundary": "x"}, "disp": null, "lang": null}}, "notes": ["a multipart without any part"]})~");
    row("19 empty part", R"(* 1 FETCH (BODYSTRUCTURE (() "MIXED")))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODYSTRUCTURE": {"kind": "multipart", "type": "multipart", "parts": [], "subtype": "mixed"}}, "notes": ["an empty part of a multipart"]})~");
    row("19 no subtype of a multipart",
        R"(* 1 FETCH (BODYSTRUCTURE (("text" "plain" NIL NIL NIL "7bit" 1 1) ("BOUNDARY" "x") NIL NIL)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODYSTRUCTURE": {"kind": "multipart", "type": "multipart", "parts": [{"kind": "text", "type": "text", "subtype": "plain", "params": null, "id": null, "desc": null, "enc": "7bit", "size": 1, "lines": 1}], "subtype": null, "params": {"boundary": "x"}, "disp": null, "lang": null}}, "notes": ["a type without a subtype"]})~");
    row("19 no subtype", R"(* 1 FETCH (BODY ("TEXT" ("CHARSET" "x") NIL NIL "7BIT" 1 1)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODY": {"kind": "text", "type": "text", "subtype": null, "params": {"charset": "x"}, "id": null, "desc": null, "enc": "7bit", "size": 1, "lines": 1}}, "notes": ["a type without a subtype", "no space between two values"]})~");
    row("19 empty subtype, NIL, -1", R"(* 1 FETCH (BODY ("TEXT" "" () NIL NIL NIL -1 NIL)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODY": {"kind": "text", "type": "text", "subtype": "", "params": {}, "id": null, "desc": null, "enc": null, "size": -1, "lines": null}}, "notes": ["a type without a subtype", "an empty list instead of NIL", "no encoding", "a negative number", "NIL where a number belongs"]})~");
    row("19 float and parameters",
        R"(* 1 FETCH (BODY ("IMAGE" "PNG" ("NAME" "x" "Y" NIL "Z") NIL NIL "BASE64" 12.5)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODY": {"kind": "basic", "type": "image", "subtype": "png", "params": {"name": "x", "y": null, "z": null}, "id": null, "desc": null, "enc": "base64", "size": 12}}, "notes": ["NIL as the value of a parameter", "a parameter without a value", "a number that is not whole"]})~");
    row("19 NIL size", R"(* 1 FETCH (BODY ("IMAGE" "PNG" NIL NIL NIL "BASE64" NIL)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODY": {"kind": "basic", "type": "image", "subtype": "png", "params": null, "id": null, "desc": null, "enc": "base64", "size": null}}, "notes": ["NIL where a number belongs"]})~");
    row("19 disposition is a string",
        R"(* 1 FETCH (BODYSTRUCTURE ("IMAGE" "PNG" NIL NIL NIL "BASE64" 12 NIL "inline")))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODYSTRUCTURE": {"kind": "basic", "type": "image", "subtype": "png", "params": null, "id": null, "desc": null, "enc": "base64", "size": 12, "md5": null, "disp": {"type": "inline", "params": null}}}, "notes": ["a string where a disposition belongs"]})~");
    row("19 disposition is a list",
        R"(* 1 FETCH (BODYSTRUCTURE ("IMAGE" "PNG" NIL NIL NIL "BASE64" 12 NIL ("inline"))))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODYSTRUCTURE": {"kind": "basic", "type": "image", "subtype": "png", "params": null, "id": null, "desc": null, "enc": "base64", "size": 12, "md5": null, "disp": {"type": "inline", "params": null}}}, "notes": ["a disposition without parameters"]})~");
    row("19 a basic message",
        R"(* 1 FETCH (BODYSTRUCTURE ("MESSAGE" "RFC822" NIL NIL NIL "7BIT" 342 NIL ("attachment" NIL) NIL NIL)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODYSTRUCTURE": {"kind": "basic", "type": "message", "subtype": "rfc822", "params": null, "id": null, "desc": null, "enc": "7bit", "size": 342, "md5": null, "disp": {"type": "attachment", "params": null}, "lang": null, "loc": null}}, "notes": ["a message without an envelope"]})~");
    row("19 a message without envelope",
        R"(* 1 FETCH (BODYSTRUCTURE ("MESSAGE" "RFC822" NIL NIL NIL "7BIT" 342 NIL ("text" "plain" NIL NIL NIL "7bit" 1 1) 5 NIL)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODYSTRUCTURE": {"kind": "message", "type": "message", "subtype": "rfc822", "params": null, "id": null, "desc": null, "enc": "7bit", "size": 342, "envelope": null, "body": {"kind": "text", "type": "text", "subtype": "plain", "params": null, "id": null, "desc": null, "enc": "7bit", "size": 1, "lines": 1}, "lines": 5, "md5": null}}, "notes": ["NIL where an envelope belongs"]})~");
    row("19 extension data",
        R"(* 1 FETCH (BODYSTRUCTURE ("IMAGE" "PNG" NIL NIL NIL "BASE64" 12 NIL NIL NIL NIL ((((("deep")))) NIL 5))))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODYSTRUCTURE": {"kind": "basic", "type": "image", "subtype": "png", "params": null, "id": null, "desc": null, "enc": "base64", "size": 12, "md5": null, "disp": null, "lang": null, "loc": null, "ext": [[[[[["deep"]]]], null, 5]]}}})~");
    row("19 text without lines",
        R"(* 1 FETCH (BODYSTRUCTURE ("text" "plain" NIL NIL NIL "7bit" 5 NIL ("inline" NIL) NIL)))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODYSTRUCTURE": {"kind": "text", "type": "text", "subtype": "plain", "params": null, "id": null, "desc": null, "enc": "7bit", "size": 5, "lines": null, "md5": null, "disp": {"type": "inline", "params": null}, "lang": null}}, "notes": ["no number of lines"]})~");
    row("20 one digit", R"(* 1 FETCH (INTERNALDATE "1-Jan-2020 01:02:03 +0000"))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"INTERNALDATE": "1-Jan-2020 01:02:03 +0000", "INTERNALDATE.epoch": 1577840523}, "notes": ["a date that the grammar does not allow"]})~");
    row("20 one digit after a space", R"(* 1 FETCH (INTERNALDATE " 1-Jan-2020 01:02:03 +0000"))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"INTERNALDATE": " 1-Jan-2020 01:02:03 +0000", "INTERNALDATE.epoch": 1577840523}})~");
    row("20 no zone", R"(* 1 FETCH (INTERNALDATE "01-Jan-2020 01:02:03"))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"INTERNALDATE": "01-Jan-2020 01:02:03", "INTERNALDATE.epoch": 1577840523}, "notes": ["a date that the grammar does not allow"]})~");
    row("20 no date", R"(* 1 FETCH (INTERNALDATE "00-Jan-0000 00:00:00 +0000"))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"INTERNALDATE": "00-Jan-0000 00:00:00 +0000"}, "notes": ["a date that the grammar does not allow"]})~");
    row("20 NIL", "* 1 FETCH (INTERNALDATE NIL UID 5)",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"INTERNALDATE": null, "UID": 5}, "notes": ["NIL where a date belongs"]})~");
    row("20 MODSEQ bare", "* 1 FETCH (MODSEQ 5)",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"MODSEQ": 5}, "notes": ["a value without its parentheses"]})~");
    row("20 MODSEQ 0", "* 1 FETCH (MODSEQ (0))", R"~({"type": "FETCH", "seq": 1, "attrs": {"MODSEQ": 0}})~");
    row("20 MODSEQ negative", "* 1 FETCH (MODSEQ (-1))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"MODSEQ": -1}, "notes": ["a negative number"]})~");
    row("20 MODSEQ 63 bits", "* 1 FETCH (MODSEQ (9223372036854775807))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"MODSEQ": 9223372036854775807}})~");
    row("20 sizes", "* 1 FETCH (RFC822.SIZE 4294967297)",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"RFC822.SIZE": 4294967297}})~");
    row("20 size 0", "* 1 FETCH (RFC822.SIZE 0)",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"RFC822.SIZE": 0}})~");
    row("21 lower case", R"(* 1 FETCH (body[1.header] "x"))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODY[1.HEADER]": "x"}})~");
    row("21 quoted names", R"(* 1 FETCH (BODY[HEADER.FIELDS ("From" "X]Y")] "x"))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODY[HEADER.FIELDS (FROM X]Y)]": "x"}})~");
    row("21 origin", R"(* 1 FETCH (BODY[]<0> "x"))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODY[]<0>": "x"}})~");
    row("21 literal8", "* 1 FETCH (BODY[] ~{2}\r\nab)",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODY[]": "ab"}})~");
    row("21 NIL and empty", R"(* 1 FETCH (BODY[1] NIL BODY[2] ""))",
        R"~({"type": "FETCH", "seq": 1, "attrs": {"BODY[1]": null, "BODY[2]": ""}})~");
}

// A multipart within 150 others, with extension data as deep.
void TestBends::deepBodies()
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

void TestBends::longThreads()
{
    constexpr int Levels = 10'000;
    QByteArray thread = "1", nested = "{\"n\": 1, \"c\": []}";
    for (int i = 2; i <= Levels; ++i) {
        const QByteArray number = QByteArray::number(i);
        thread = number + " (" + thread + ')';
    }
    const Description deep("* THREAD (" + thread + ')');
    QVERIFY(deep.isUnderstood());
    QCOMPARE(deep.toJson().count("\"n\": "), Levels);
    QVERIFY(deep.toJson().endsWith(nested + QByteArray("]}").repeated(Levels - 1) + "]}"));
}

// What cannot be understood never harms what follows it.
void TestBends::theNextResponseIsRight()
{
    Description description;
    description.read(R"(* 1 FETCH (ENVELOPE ("x" "y)");
    QVERIFY(!description.isUnderstood());
    description.read("* 5 EXISTS");
    QVERIFY(description.isUnderstood());
    QCOMPARE(description.toJson(), R"({"type": "EXISTS", "num": 5})");
    QVERIFY(description.notes().isEmpty());
}

QTEST_APPLESS_MAIN(TestBends)
#include "tst_bends.moc"

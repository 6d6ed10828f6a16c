// The choices: the calls. Whatever they are, no call reads past the end, a try that fails takes nothing, and after a
// failure nothing moves any more.
#include "imapcore/wire/cursor.h"
#include "target.h"

namespace {

constexpr int Calls = 31;

bool call(imap::Cursor &in, quint8 which, QByteArray &scratch, QByteArrayView &view)
{
    quint64 wide = 0;
    quint32 narrow = 0;
    QByteArray bytes;
    QString text;
    char separator = 0;
    std::optional<QByteArray> nstring;
    imap::MailboxName name;
    // clang-format off
    switch (which % Calls) {
    case 0: return in.skip('(');
    case 1: return in.skip(')');
    case 2: return in.space();
    case 3: view = in.atom(); return true;
    case 4: return in.keyword("FETCH");
    case 5: return in.number(wide);
    case 6: return in.nil();
    case 7: return in.expectSpace();
    case 8: return in.expect('(');
    case 9: return in.expect(')');
    case 10: return in.expect(']');
    case 11: return in.expectEnd();
    case 12: return in.expectAtom(view);
    case 13: view = in.until(")]\r"); return true;
    case 14: return in.expectNumber(wide);
    case 15: return in.expectNumber(narrow);
    case 16: in.setOnlyStrings(true); return true;
    case 17: in.setOnlyStrings(false); return true;
    case 18: return in.expectString(view, scratch);
    case 19: return in.expectString(bytes);
    case 20: return in.expectNString(nstring);
    case 21: return in.expectAString(bytes);
    case 22: return in.expectAString(text);
    case 23: return in.expectNameBeforeList(bytes);
    case 24: return in.expectLastName(bytes);
    case 25: return in.expectSeparator(separator);
    case 26: return in.expectMailbox(name);
    case 27: return in.expectMailboxIs(imap::MailboxName(u"INBOX"));
    case 28: return in.expectValue(view);
    case 29: return in.expectValue(view, 3);
    default: return in.skip('*');
    }
    // clang-format on
}

bool isWithin(QByteArrayView part, QByteArrayView whole)
{
    return part.isEmpty() || (part.begin() >= whole.begin() && part.end() <= whole.end());
}

const FuzzTarget cursor("cursor", [](QByteArrayView input) {
    Choices calls(input);
    const QByteArrayView response = calls.material();
    imap::Notes notes;
    imap::Cursor in(response);
    in.noteTo(&notes);
    while (!calls.atEnd()) {
        const quint8 which = calls.next();
        const bool hadFailed = in.failed();
        const qsizetype before = in.offset();
        const char *expected = in.expected();
        QByteArray scratch;
        QByteArrayView view;
        const bool good = call(in, which, scratch, view);
        must(in.offset() >= before && in.offset() <= response.size(),
             "a cursor goes forward, within the response");
        must(in.rest().size() == response.size() - in.offset(), "the rest is what was not read");
        must(isWithin(view, response) || isWithin(view, scratch), "what is read lies in the response");
        must(!hadFailed || in.offset() == before, "a cursor that has failed does not move");
        must(!hadFailed || in.expected() == expected, "the first failure is the one that counts");
        must(!in.failed() || !good || which % Calls == 3 || which % Calls == 13 || which % Calls == 16
                 || which % Calls == 17,
             "what fails returns false");
        // Another mailbox's name is taken all the same.
        must(in.failed() || good || in.offset() == before || which % Calls == 27,
             "a try that fails takes nothing");
        if (in.failed() && which >= 128)
            in.backTo(before);
    }
});

} // namespace

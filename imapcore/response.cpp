#include "response.h"

namespace imap {

namespace {

// resp-text-code = "[" atom [SP 1*<any TEXT-CHAR except "]">] "]"
// Real servers put brackets into the arguments: the end is the bracket outside parentheses and quotes.
QByteArrayView bracketed(QByteArrayView text)
{
    int parentheses = 0, brackets = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            i += c == '\\';
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '(' || c == ')') {
            parentheses += c == '(' ? 1 : -1;
        } else if (c == '[') {
            ++brackets;
        } else if (c == ']' && --brackets <= 0 && parentheses <= 0) {
            return text.first(i + 1);
        }
    }
    const qsizetype end = text.indexOf(']');
    return end < 0 ? QByteArrayView() : text.first(end + 1);
}

} // namespace

// resp-text = ["[" resp-text-code "]" SP] [text]
Status Status::ofText(QByteArrayView text)
{
    Status status;
    status.text = text;
    if (const QByteArrayView code = status.text.startsWith('[') ? bracketed(status.text) : QByteArrayView();
        !code.isEmpty()) {
        const QByteArrayView content = code.sliced(1).chopped(1);
        const qsizetype space = content.indexOf(' ');
        status.code = (space < 0 ? content : content.first(space)).toByteArray().toUpper();
        status.arguments = space < 0 ? QByteArrayView() : content.sliced(space + 1);
        status.text = status.text.sliced(code.size()).trimmed();
    }
    return status;
}

std::optional<Status> Status::read(Cursor &in)
{
    // Nearly every response is none: one look at the first letter tells.
    const char first = char(in.peek() & ~0x20);
    if (first != 'O' && first != 'N' && first != 'B' && first != 'P')
        return std::nullopt;
    static constexpr std::pair<const char *, Kind> words[] = {{"OK", Kind::Ok},
                                                              {"NO", Kind::No},
                                                              {"BAD", Kind::Bad},
                                                              {"BYE", Kind::Bye},
                                                              {"PREAUTH", Kind::PreAuth}};
    for (const auto &[word, kind] : words) {
        if (!in.keyword(word))
            continue;
        in.space();
        Status status = ofText(in.rest());
        status.kind = kind;
        return status;
    }
    return std::nullopt;
}

} // namespace imap

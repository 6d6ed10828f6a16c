#include "basesubject.h"
#include <QChar>
#include <QList>

namespace ui {

namespace {

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t';
}

QStringView skipSpace(QStringView text)
{
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.sliced(1);
    return text;
}

// subj-blob = "[" *BLOBCHAR "]" *WSP    ; the rest of the text, or null where there is none
QStringView withoutBlob(QStringView text)
{
    if (!text.startsWith(u'['))
        return {};
    for (qsizetype i = 1; i < text.size() && text[i] != u'['; ++i) {
        if (text[i] == u']')
            return skipSpace(text.sliced(i + 1));
    }
    return {};
}

// subj-refwd = ("re" / ("fw" ["d"])) *WSP [subj-blob] ":"
QStringView withoutRefwd(QStringView text)
{
    QStringView rest;
    for (const QStringView word : {u"re", u"fwd", u"fw"}) {
        if (text.startsWith(word, Qt::CaseInsensitive)) {
            rest = text.sliced(word.size());
            break;
        }
    }
    if (rest.isNull())
        return {};
    rest = skipSpace(rest);
    if (const QStringView behind = withoutBlob(rest); !behind.isNull())
        rest = behind;
    return rest.startsWith(u':') ? rest.sliced(1) : QStringView();
}

// subj-leader = (*subj-blob subj-refwd) / WSP
QStringView withoutLeader(QStringView text, bool &isReply)
{
    if (!text.isEmpty() && isSpace(text.front()))
        return text.sliced(1);
    for (QStringView rest = text; !rest.isNull(); rest = withoutBlob(rest)) {
        if (const QStringView behind = withoutRefwd(rest); !behind.isNull()) {
            isReply = true;
            return behind;
        }
    }
    return {};
}

// subj-trailer = "(fwd)" / WSP
QStringView withoutTrailers(QStringView text, bool &isReply)
{
    for (;;) {
        if (!text.isEmpty() && isSpace(text.back())) {
            text.chop(1);
        } else if (text.endsWith(u"(fwd)", Qt::CaseInsensitive)) {
            text.chop(5);
            isReply = true;
        } else {
            return text;
        }
    }
}

} // namespace

BaseSubject BaseSubject::of(const QString &subject)
{
    BaseSubject base;
    const QString whole = subject.simplified();
    QStringView text = whole;
    for (;;) {
        text = withoutTrailers(text, base.isReply);
        for (bool more = true; more;) {
            more = false;
            if (const QStringView rest = withoutLeader(text, base.isReply); !rest.isNull()) {
                text = rest;
                more = true;
            } else if (const QStringView behind = withoutBlob(text); !behind.isEmpty()) {
                text = behind;
                more = true;
            }
        }
        // subj-fwd = subj-fwd-hdr subject subj-fwd-trl    "[fwd:" … "]"
        if (!text.startsWith(u"[fwd:", Qt::CaseInsensitive) || !text.endsWith(u']'))
            break;
        text = text.sliced(5).chopped(1);
        base.isReply = true;
    }
    base.text = text.toString();
    return base;
}

// Title case, then the full decomposition, then UTF-8.
QByteArray collated(const QString &text)
{
    bool ascii = true;
    for (const QChar c : text)
        ascii = ascii && c.unicode() < 0x80;
    if (ascii)
        return text.toLatin1().toUpper();
    QString title;
    title.reserve(text.size());
    for (const char32_t c : text.toUcs4())
        title += QChar::fromUcs4(QChar::toTitleCase(c));
    return title.normalized(QString::NormalizationForm_KD).toUtf8();
}

} // namespace ui

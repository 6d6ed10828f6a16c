#include "wiretext.h"
#include "ui/support/format.h"
#include <QCoreApplication>
#include <QDateTime>
#include <charconv>

namespace ui {

namespace {

// The literal announced at the end of this line, or -1.
qsizetype literalAfter(QByteArrayView line)
{
    if (!line.endsWith('}'))
        return -1;
    const qsizetype brace = line.lastIndexOf('{');
    qsizetype size = -1;
    if (brace >= 0)
        std::from_chars(line.begin() + brace + 1, line.end(), size);
    return size;
}

// The beginning of a line, without half a character of UTF-8 at its end.
QByteArrayView cutAtCharacter(QByteArrayView line, qsizetype most)
{
    if (line.size() <= most)
        return line;
    while (most > 0 && (uchar(line[most]) & 0xc0) == 0x80)
        --most;
    return line.first(most);
}

QString readable(QByteArrayView bytes)
{
    QString text = bytes.isValidUtf8() ? QString::fromUtf8(bytes) : QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (c.unicode() < 0x20)
            c = QChar(0x2400 + c.unicode()); // the pictures of control characters
    }
    return text;
}

// What the session notes (and transcripts hold) is in English. Nothing: it is no note of that kind.
QString translatedNote(QByteArrayView note)
{
    static constexpr std::pair<const char *, const char *> beginnings[] = {
        {"TLS begun: ", QT_TRANSLATE_NOOP("ui::WireText", "TLS begun: %1")},
        {"Compressed from here on", QT_TRANSLATE_NOOP("ui::WireText", "Compressed from here on")},
        {"No longer compressed from here on",
         QT_TRANSLATE_NOOP("ui::WireText", "No longer compressed from here on")},
        {"Connection closed: ", QT_TRANSLATE_NOOP("ui::WireText", "Connection closed: %1")},
        {"Connection closed", QT_TRANSLATE_NOOP("ui::WireText", "Connection closed")}};
    for (const auto &[beginning, words] : beginnings) {
        if (!note.startsWith(beginning))
            continue;
        const QString text = QCoreApplication::translate("ui::WireText", words);
        return text.contains(u"%1") ? text.arg(readable(note.sliced(qsizetype(qstrlen(beginning))))) : text;
    }
    return {};
}

} // namespace

QString WireText::folded(const imap::Traffic::Entry &entry, qsizetype most)
{
    const QString note = entry.kind == imap::Traffic::Kind::Note ? translatedNote(entry.bytes) : QString();
    return note.isEmpty() ? folded(entry.bytes, most) : note.size() > most ? note.first(most) + u'…' : note;
}

QString WireText::folded(QByteArrayView bytes, qsizetype most)
{
    QString out;
    while (!bytes.isEmpty() && out.size() < most) {
        const qsizetype newline = bytes.indexOf('\n');
        QByteArrayView line = newline < 0 ? bytes : bytes.first(newline);
        if (line.endsWith('\r'))
            line = line.chopped(1);
        out += readable(cutAtCharacter(line, most));
        if (line.size() > most)
            out += u'…';
        if (newline < 0)
            break;
        bytes = bytes.sliced(newline + 1);
        const qsizetype literal = literalAfter(line);
        if (literal < 0) {
            out += QStringLiteral(" ↵ ");
            continue;
        }
        out += QStringLiteral(" ⟨%1⟩").arg(
            QCoreApplication::translate("ui::WireText", "%Ln byte(s)", nullptr, int(literal)));
        bytes = bytes.sliced(std::min(literal, bytes.size()));
    }
    if (out.size() > most)
        out = out.first(most) + u'…';
    return out;
}

QString WireText::whole(const imap::Traffic::Entry &entry)
{
    const QString note = entry.kind == imap::Traffic::Kind::Note ? translatedNote(entry.bytes) : QString();
    QString text = !note.isEmpty()             ? note
                   : entry.bytes.isValidUtf8() ? QString::fromUtf8(entry.bytes)
                                               : QString::fromLatin1(entry.bytes);
    text.remove(u'\r');
    if (entry.omitted > 0)
        text += u'\n'
                + QCoreApplication::translate("ui::WireText", "… and another %1, not kept")
                      .arg(formatSize(entry.omitted));
    return text;
}

QString WireText::direction(imap::Traffic::Kind kind)
{
    return kind == imap::Traffic::Kind::Sent       ? QStringLiteral("C:")
           : kind == imap::Traffic::Kind::Received ? QStringLiteral("S:")
                                                   : QString();
}

QString WireText::time(qint64 microseconds)
{
    return microseconds > 0
               ? QDateTime::fromMSecsSinceEpoch(microseconds / 1000).toString(QStringLiteral("HH:mm:ss.zzz"))
               : QString();
}

QString WireText::duration(qint64 microseconds)
{
    if (microseconds < 0)
        return {};
    const double ms = double(microseconds) / 1000;
    const QLocale locale;
    return ms < 10     ? QStringLiteral("%1 ms").arg(locale.toString(ms, 'f', 1))
           : ms < 1000 ? QStringLiteral("%1 ms").arg(locale.toString(ms, 'f', 0))
                       : QStringLiteral("%1 s").arg(locale.toString(ms / 1000, 'f', 2));
}

QString WireText::state(imap::Exchange::State state)
{
    switch (state) {
    case imap::Exchange::State::Waiting:
        return QCoreApplication::translate("ui::WireText", "waiting");
    case imap::Exchange::State::Ok:
        return QStringLiteral("OK");
    case imap::Exchange::State::No:
        return QStringLiteral("NO");
    case imap::Exchange::State::Bad:
        return QStringLiteral("BAD");
    case imap::Exchange::State::Cut:
        return QCoreApplication::translate("ui::WireText", "cut off");
    }
    return {};
}

} // namespace ui

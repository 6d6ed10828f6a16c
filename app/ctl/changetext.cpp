#include "changetext.h"
#include <QJsonArray>

namespace app {

using namespace Qt::StringLiterals;

namespace {

// In characters.
constexpr qsizetype LongestValue = 200;

QString nameOf(const imap::MailboxName &mailbox)
{
    return mailbox.isEmpty() ? u"(server)"_s : mailbox.toString();
}

struct Words
{
    QString operator()(const imap::AclChange &change) const
    {
        return u"%1 %2"_s.arg(nameOf(change.mailbox), change.identifier);
    }
    QString operator()(const imap::QuotaChange &change) const
    {
        return change.root.isEmpty() ? u"\"\""_s : QString::fromUtf8(change.root);
    }
    QString operator()(const imap::MetadataChange &change) const
    {
        return u"%1 %2"_s.arg(nameOf(change.mailbox), QString::fromUtf8(change.entry));
    }
    QString operator()(const imap::RenameChange &change) const
    {
        return u"%1 to %2"_s.arg(nameOf(change.mailbox), nameOf(change.to));
    }
    QString operator()(const auto &change) const { return nameOf(change.mailbox); }
};

} // namespace

QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph)
            c = QChar::ReplacementCharacter;
    }
    return text;
}

QString textOf(const imap::Change &change)
{
    return oneLine(QString::fromLatin1(change.kind()) + u' ' + std::visit(Words(), change.any()));
}

QString textOf(const imap::ChangeState &state)
{
    using Kind = imap::ChangeState::Kind;
    if (state.kind == Kind::Unknown)
        return u"?"_s;
    if (state.kind == Kind::Absent)
        return u"nothing"_s;
    QString value = QString::fromUtf8(state.value);
    if (value.size() > LongestValue)
        value = value.left(LongestValue) + u"…"_s;
    return value.isEmpty() ? u"there"_s : oneLine(value);
}

QString textOf(imap::Difference difference)
{
    switch (difference) {
    case imap::Difference::None:
        return u"as asked"_s;
    case imap::Difference::Rounded:
        return u"the server took another number"_s;
    case imap::Difference::Tied:
        return u"the server gave rights that it ties to these"_s;
    case imap::Difference::Kept:
        return u"the server kept rights that were to go"_s;
    case imap::Difference::Canonicalised:
        return u"the server has it under another spelling"_s;
    case imap::Difference::Later:
        return u"it holds from the user's next login"_s;
    case imap::Difference::NotTaken:
        return u"the server said OK and did not do it"_s;
    case imap::Difference::Other:
        break;
    }
    return u"the server has something else"_s;
}

QStringList takeoverLines(const QMap<QByteArray, QByteArrayList> &byRoot)
{
    QStringList lines;
    for (auto one = byRoot.begin(); one != byRoot.end(); ++one) {
        QStringList names;
        for (const QByteArray &mailbox : *one)
            names += imap::MailboxName::fromWire(mailbox).toString();
        lines += (one.key().isEmpty() ? u"takes over, without a quota so far: %1"_s
                                      : u"takes over from "_s + QString::fromUtf8(one.key()) + u": %1"_s)
                     .arg(names.join(u", "_s));
    }
    return lines;
}

// {"user/bob": ["user/bob/x"]}, names as on the wire; "" for those without a quota so far.
QJsonObject takeoverJson(const QMap<QByteArray, QByteArrayList> &byRoot)
{
    QJsonObject json;
    for (auto one = byRoot.begin(); one != byRoot.end(); ++one) {
        QJsonArray names;
        for (const QByteArray &mailbox : *one)
            names.append(QString::fromUtf8(mailbox));
        json.insert(QString::fromUtf8(one.key()), names);
    }
    return json;
}

} // namespace app

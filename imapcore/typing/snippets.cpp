#include "snippets.h"
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>
#include <algorithm>

namespace imap {

using namespace Qt::StringLiterals;

std::optional<Placeholder> Placeholder::next(const QString &text, qsizetype from)
{
    static const QRegularExpression form(u"\\$\\{([A-Za-z][A-Za-z0-9_-]*)(?::([^}\\n]*))?\\}"_s);
    const auto match = form.match(text, from);
    if (!match.hasMatch())
        return {};
    return Placeholder{match.capturedStart(), match.capturedEnd(), match.captured(1), match.captured(2)};
}

Snippets::Snippets(QString fileName) : m_fileName(std::move(fileName))
{
    load();
}

const std::vector<Snippet> &Snippets::builtIn()
{
    static const std::vector<Snippet> all{
        {QString::fromLatin1(QT_TRANSLATE_NOOP("imap::reference", "Figures of a mailbox")),
         u"STATUS ${mailbox:INBOX} (MESSAGES UNSEEN UIDNEXT UIDVALIDITY)"_s},
        {QString::fromLatin1(
             QT_TRANSLATE_NOOP("imap::reference", "Who has which rights, and which one has oneself")),
         u"GETACL ${mailbox:INBOX}\nMYRIGHTS ${mailbox:INBOX}"_s},
        {QString::fromLatin1(QT_TRANSLATE_NOOP("imap::reference", "Let somebody read a mailbox")),
         u"SETACL ${mailbox} ${user:anyone} lrs\nGETACL ${mailbox}"_s},
        {QString::fromLatin1(QT_TRANSLATE_NOOP("imap::reference", "How full a mailbox's quota is")),
         u"GETQUOTAROOT ${mailbox:INBOX}"_s},
        {QString::fromLatin1(QT_TRANSLATE_NOOP("imap::reference", "The newest message, its header only")),
         u"EXAMINE ${mailbox:INBOX}\nFETCH * (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER])"_s},
        {QString::fromLatin1(QT_TRANSLATE_NOOP("imap::reference", "All mailboxes with their figures")),
         u"LIST \"\" \"*\" RETURN (STATUS (MESSAGES UNSEEN))"_s},
        {QString::fromLatin1(QT_TRANSLATE_NOOP("imap::reference", "Put a message in")),
         u"APPEND ${mailbox:INBOX} {}\nFrom: ${from:test@example.org}\nSubject: ${subject:test}\n\n${text:Hello.}\n"_s},
        {QString::fromLatin1(QT_TRANSLATE_NOOP("imap::reference", "Comment of a mailbox")),
         u"SETMETADATA ${mailbox:INBOX} (/shared/comment \"${comment}\")\nGETMETADATA ${mailbox:INBOX} /shared/comment"_s}};
    return all;
}

QString Snippets::filled(const QString &text)
{
    QString out = text;
    qsizetype from = 0;
    while (const auto found = Placeholder::next(out, from)) {
        if (!found->value.isEmpty())
            out.replace(found->begin, found->end - found->begin, found->value);
        from = found->value.isEmpty() ? found->end : found->begin + found->value.size();
    }
    return out;
}

void Snippets::load()
{
    QFile file(m_fileName);
    if (!file.open(QIODevice::ReadOnly))
        return;
    m_own.clear();
    for (const QJsonValue &one : QJsonDocument::fromJson(file.readAll()).array()) {
        const Snippet snippet{one[u"name"].toString(), one[u"text"].toString()};
        if (!snippet.name.isEmpty() && !snippet.text.isEmpty())
            m_own.push_back(snippet);
    }
}

std::optional<Error> Snippets::save(const Snippet &snippet)
{
    load(); // another window may have saved some
    std::erase_if(m_own, [&snippet](const Snippet &known) { return known.name == snippet.name; });
    m_own.push_back(snippet);
    std::sort(m_own.begin(), m_own.end(),
              [](const Snippet &a, const Snippet &b) { return a.name.localeAwareCompare(b.name) < 0; });
    return store();
}

std::optional<Error> Snippets::remove(const QString &name)
{
    load();
    std::erase_if(m_own, [&name](const Snippet &known) { return known.name == name; });
    return store();
}

std::optional<Error> Snippets::store() const
{
    QJsonArray all;
    for (const Snippet &snippet : m_own)
        all.append(QJsonObject{{u"name"_s, snippet.name}, {u"text"_s, snippet.text}});
    QDir().mkpath(QFileInfo(m_fileName).absolutePath());
    QSaveFile file(m_fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(all).toJson()) < 0 || !file.commit())
        return Error{Error::Kind::SinkFailed, {}, u"%1: %2"_s.arg(m_fileName, file.errorString())};
    return {};
}

} // namespace imap

#include "history.h"
#include "typedcommand.h"
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <algorithm>

namespace imap {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype LongestText = 16 * 1024;
}

TypingHistory::TypingHistory(QString fileName) : m_fileName(std::move(fileName))
{
    load();
}

// A verb that is followed by a secret is looked for where no verb stands as well: with a tag that looks like one, or
// mistyped behind something.
bool TypingHistory::mayKeep(const QString &text)
{
    if (text.size() > LongestText || text.trimmed().isEmpty())
        return false;
    const TypedText typed = TypedText::read(text.toUtf8());
    if (std::any_of(typed.items.begin(), typed.items.end(),
                    [](const TypedItem &item) { return item.holdsSecret(); }))
        return false;
    const QStringList lines = text.split(u'\n');
    return std::none_of(lines.begin(), lines.end(), [](const QString &line) {
        const QStringList words = line.simplified().toUpper().split(u' ');
        for (qsizetype i = 0; i < std::min<qsizetype>(words.size(), 3); ++i) {
            if (words.at(i) == u"LOGIN" || words.at(i) == u"PROXYAUTH")
                return true;
            if (words.at(i) == u"AUTHENTICATE" && words.size() > i + 2)
                return true;
        }
        return false;
    });
}

void TypingHistory::load()
{
    QFile file(m_fileName);
    if (!file.open(QIODevice::ReadOnly))
        return;
    m_all.clear();
    for (const QJsonValue &one : QJsonDocument::fromJson(file.readAll()).array()) {
        if (const QString text = one.toString(); mayKeep(text)) // whoever has written it
            m_all += text;
    }
}

std::optional<Error> TypingHistory::add(const QString &text)
{
    const QString kept = text.trimmed();
    if (!mayKeep(kept))
        return {};
    load(); // another window may have added some
    m_all.removeAll(kept);
    m_all += kept;
    qsizetype characters = 0;
    qsizetype first = m_all.size();
    while (first > 0 && m_all.size() - first < MostLines) {
        characters += m_all.at(first - 1).size();
        if (characters > MostCharacters)
            break;
        --first;
    }
    m_all.remove(0, first);
    return store();
}

std::optional<Error> TypingHistory::clear()
{
    m_all.clear();
    return store();
}

qsizetype TypingHistory::find(const QString &words, qsizetype before) const
{
    const QStringList parts = words.simplified().split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = std::min(before, m_all.size()) - 1; i >= 0; --i) {
        const bool holds = std::all_of(parts.begin(), parts.end(), [this, i](const QString &part) {
            return m_all.at(i).contains(part, Qt::CaseInsensitive);
        });
        if (holds)
            return i;
    }
    return -1;
}

std::optional<Error> TypingHistory::store() const
{
    QDir().mkpath(QFileInfo(m_fileName).absolutePath());
    QSaveFile file(m_fileName);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(QJsonDocument(QJsonArray::fromStringList(m_all)).toJson()) < 0 || !file.commit())
        return Error{Error::Kind::SinkFailed, {}, u"%1: %2"_s.arg(m_fileName, file.errorString())};
    return {};
}

} // namespace imap

#include "trafficfilteredit.h"
#include "imapcore/cause.h"
#include "imapcore/mailboxname.h"
#include "trafficset.h"
#include "ui/support/theme.h"
#include <QAbstractItemView>
#include <QCompleter>
#include <QSet>
#include <QStringListModel>
#include <QTimer>

namespace ui {

TrafficFilterEdit::TrafficFilterEdit(const TrafficSet *set, QWidget *parent) : QLineEdit(parent), m_set(set)
{
    setObjectName(QStringLiteral("consoleFilter"));
    setAccessibleName(tr("Filter traffic"));
    setToolTip(
        tr("Words and /regular expressions/ to be found, and conditions: verb:FETCH mailbox:INBOX status:no "
           "slower:100ms "
           "larger:64k dir:sent is:unasked tag:M0012 connection:bob why:INBOX; - turns one round"));
    setPlaceholderText(tr("Filter…"));
    setClearButtonEnabled(true);
    auto *completer = new QCompleter(new QStringListModel(this), this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->popup()->setObjectName(QStringLiteral("consoleFilterOffers"));
    completer->popup()->setAccessibleName(tr("What the filter may hold"));
    setCompleter(completer);
    auto *later = new QTimer(this);
    later->setSingleShot(true);
    later->setInterval(150); // while one types
    connect(later, &QTimer::timeout, this, &TrafficFilterEdit::apply);
    connect(this, &QLineEdit::textEdited, this, &TrafficFilterEdit::complete);
    connect(this, &QLineEdit::textChanged, later, qOverload<>(&QTimer::start));
}

QString TrafficFilterEdit::quoted(const QString &value)
{
    const QStringList parts = value.split(u'"');
    const QString longest = *std::max_element(
        parts.begin(), parts.end(), [](const QString &a, const QString &b) { return a.size() < b.size(); });
    return longest.contains(u' ') ? u'"' + longest + u'"' : longest;
}

void TrafficFilterEdit::apply()
{
    const auto filter = imap::ExchangeFilter::parse(text());
    Theme::setInvalid(this, !filter);
    emit problemChanged(filter ? QString() : tr("Not filtered: %1").arg(filter.error().text));
    if (filter)
        emit filterChanged(*filter);
}

// What the traffic at hand has of it.
QStringList TrafficFilterEdit::seen(const QString &key) const
{
    if (key != u"verb" && key != u"mailbox" && key != u"why" && key != u"connection")
        return {};
    QSet<QString> all;
    for (const auto &one : m_set->all()) {
        if (key == u"connection") {
            all.insert(one->title);
            continue;
        }
        constexpr quint64 Looked = 2000; // of each connection, the newest
        const quint64 end = one->log->endNumber();
        for (quint64 number = std::max(one->log->firstNumber(), end - std::min(end, Looked)); number < end;
             ++number) {
            const imap::Exchange &exchange = one->log->at(number);
            all.insert(key == u"verb"      ? QString::fromLatin1(exchange.verb).section(u' ', -1)
                       : key == u"mailbox" ? imap::MailboxName::fromWire(exchange.mailbox).toString()
                                           : imap::Cause::textOf(exchange.cause));
        }
    }
    all.remove(QString());
    QStringList values = all.values();
    values.sort(Qt::CaseInsensitive);
    return values;
}

// Of the last word: conditions, and what they may be; verbs, mailboxes and reasons of the traffic at hand.
void TrafficFilterEdit::complete()
{
    const QString typed = text();
    const qsizetype begin = typed.lastIndexOf(u' ') + 1;
    const QString before = typed.first(begin), word = typed.mid(begin);
    QStringList offers;
    const qsizetype colon = word.indexOf(u':');
    if (colon < 0) {
        for (const QString &key : imap::ExchangeFilter::keys())
            offers += before + key + u':';
    } else {
        const QString key = word.first(colon);
        QStringList values = imap::ExchangeFilter::valuesOf(key);
        if (values.isEmpty())
            values = seen(key);
        for (const QString &value : std::as_const(values))
            offers += before + key + u':' + quoted(value);
    }
    static_cast<QStringListModel *>(completer()->model())->setStringList(offers);
}

} // namespace ui

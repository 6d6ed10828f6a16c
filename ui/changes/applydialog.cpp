#include "applydialog.h"
#include "changetexts.h"
#include "stagedchanges.h"
#include "ui/access/ownaccess.h"
#include "ui/connection.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QPushButton>
#include <QSet>
#include <QVBoxLayout>

namespace ui {

namespace {

// Of entries of one identifier.
struct Taken
{
    int removed = 0; // in so many mailboxes
    int lessened = 0;
    QByteArray rights = {}; // from those
};

// Quota roots, by their plain names.
struct Limited
{
    QSet<QByteArray> lowered = {}, perhaps = {}; // perhaps: nobody has looked at what they have
    QSet<QByteArray> lifted = {};                // a limit is taken away

    qsizetype count() const
    {
        QSet<QByteArray> all = lowered;
        return all.unite(perhaps).unite(lifted).size();
    }
};

struct Extent
{
    qsizetype changes = 0;
    qsizetype places = 0;
    qsizetype deleted = 0;
    quint64 messages = 0;         // in those, as far as that is known
    QSet<QByteArray> losing = {}; // mailboxes where rights are taken
    QMap<QString, Taken> taken = {};
    Limited limited = {};
};

// A subscription that goes with its mailbox to another name is no place of its own.
QByteArray placeOf(const imap::ChangeSet &set, const imap::ChangeItem &item)
{
    const auto *subscription = item.change.as<imap::SubscriptionChange>();
    const imap::ChangeItem *needed = subscription ? set.find(item.needs) : nullptr;
    if (needed && needed->change.as<imap::SubscriptionChange>())
        needed = set.find(needed->needs);
    const auto *rename = needed ? needed->change.as<imap::RenameChange>() : nullptr;
    const bool isFollowing =
        rename && (subscription->mailbox == rename->mailbox || subscription->mailbox == rename->to);
    return (isFollowing ? needed->change : item.change).names().front();
}

// A negative entry that goes gives something, which is as wide a change.
void addTaken(Extent &extent, const imap::ChangeItem &item, const imap::KnownRights &known)
{
    const auto *acl = item.change.as<imap::AclChange>();
    if (!acl || (!acl->exact && acl->remove.isEmpty()))
        return;
    // Of what nobody has looked at (a file may not say), whatever is not given may be lost.
    const QByteArray lost = item.before.isKnown()
                                ? imap::rightsWithout(item.before.value, item.wanted().value)
                            : acl->exact ? imap::rightsWithout(known.rights, *acl->exact)
                                         : acl->remove;
    const bool isRemoved = acl->exact && acl->exact->isEmpty();
    if (!isRemoved && lost.isEmpty())
        return;
    extent.losing.insert(acl->mailbox.wire());
    Taken &taken = extent.taken[acl->identifier];
    ++(isRemoved ? taken.removed : taken.lessened);
    if (!isRemoved)
        taken.rights += imap::rightsWithout(lost, taken.rights);
}

// What a root that is made would take from others was told when it was staged.
void addLimited(Limited &limited, const imap::ChangeItem &item)
{
    const auto *quota = item.change.as<imap::QuotaChange>();
    if (!quota || item.before.kind == imap::ChangeState::Kind::Absent)
        return;
    const QByteArray root = quota->plainName();
    if (!item.before.isKnown()) {
        if (!quota->set.isEmpty())
            limited.perhaps.insert(root);
        if (!quota->remove.isEmpty())
            limited.lifted.insert(root);
        return;
    }
    QMap<QByteArray, quint64> had;
    for (const imap::QuotaLimit &limit : imap::QuotaChange::limitsOf(item.before)) {
        had.insert(limit.resource, limit.limit);
        if (quota->remove.contains(limit.resource))
            limited.lifted.insert(root);
    }
    for (auto limit = quota->set.begin(); limit != quota->set.end(); ++limit) {
        if (!had.contains(limit.key()) || limit.value() < had.value(limit.key()))
            limited.lowered.insert(root);
    }
}

Extent extentOf(const imap::ChangeSet &set, const std::vector<quint64> &ids, const imap::KnownRights &known)
{
    Extent extent;
    for (const quint64 id : ids) {
        const imap::ChangeItem *item = set.find(id);
        if (!item || !item->isOpen() || item->state == imap::ChangeItem::State::Sent)
            continue;
        ++extent.changes;
        if (item->change.as<imap::DeleteChange>()) {
            ++extent.deleted;
            extent.messages += imap::DeleteChange::contentsOf(item->before).messages.value_or(0);
        }
        addTaken(extent, *item, known);
        addLimited(extent.limited, *item);
    }
    return extent;
}

// They are worth counting only where somebody is asked.
qsizetype placesOf(const imap::ChangeSet &set, const std::vector<quint64> &ids)
{
    QSet<QByteArray> places; // on the wire: nobody reads them
    for (const quint64 id : ids) {
        const imap::ChangeItem *item = set.find(id);
        if (item && item->isUnsent())
            places.insert(placeOf(set, *item));
    }
    return places.size();
}

// What is lost, identifier by identifier; of very many, how many more they are.
QStringList lossesIn(const Extent &extent)
{
    constexpr int Told = 6;
    QStringList lines;
    int more = 0;
    for (auto one = extent.taken.begin(); one != extent.taken.end(); ++one) {
        if (lines.size() >= Told) {
            ++more;
            continue;
        }
        if (one->removed > 0)
            lines += ApplyDialog::tr("“%1”: the entry goes in %Ln mailbox(es)", nullptr, one->removed)
                         .arg(one.key());
        if (one->lessened > 0)
            lines += ApplyDialog::tr("“%1”: loses %2 in %Ln mailbox(es)", nullptr, one->lessened)
                         .arg(one.key(), QString::fromLatin1(one->rights));
    }
    if (more > 0)
        lines += ApplyDialog::tr("and %Ln more identifier(s)", nullptr, more);
    return lines;
}

QStringList wordsOf(const Limited &limited)
{
    QStringList words;
    if (const int count = int(limited.lowered.size()))
        words += ApplyDialog::tr("%Ln quota root(s) get a lower limit, or one where there was none.", nullptr,
                                 count);
    if (const int count = int(limited.perhaps.size()))
        words += ApplyDialog::tr(
            "%Ln quota root(s) may get a lower limit: nobody has looked at what they have.", nullptr, count);
    if (const int count = int(limited.lifted.size()))
        words += ApplyDialog::tr("%Ln quota root(s) lose a limit.", nullptr, count);
    return words;
}

QStringList wordsOf(const Extent &extent, const Connection &connection, const QStringList &warnings)
{
    QStringList words{
        ApplyDialog::tr("%1: %Ln change(s)", nullptr, int(extent.changes)).arg(connection.title()) + u' '
        + ApplyDialog::tr("in %Ln place(s).", nullptr, int(extent.places))};
    if (extent.deleted > 0)
        words +=
            ApplyDialog::tr("%Ln mailbox(es) will be deleted for good", nullptr, int(extent.deleted))
            + (extent.messages > 0 ? ApplyDialog::tr(", with %Ln message(s).", nullptr, int(extent.messages))
                                   : QStringLiteral("."));
    if (extent.losing.size() > 1) {
        words += ApplyDialog::tr("Rights are taken in %Ln mailbox(es):", nullptr, int(extent.losing.size()));
        for (const QString &line : lossesIn(extent))
            words += QStringLiteral("  • ") + line;
    }
    if (extent.limited.count() > 1)
        words += wordsOf(extent.limited);
    words += warnings;
    if (connection.profile().kind == Profile::Kind::Production)
        words += ApplyDialog::tr("This is a production server.");
    return words;
}

} // namespace

bool ApplyDialog::mayApply(const StagedChanges &changes, const std::vector<quint64> &ids, When when,
                           QWidget *parent)
{
    const OwnAccess::Warnings warnings = changes.connection()->ownAccess().warningsOf(ids);
    return mayApply(changes, *changes.set(), ids, when, warnings.lockouts + warnings.opens, parent);
}

bool ApplyDialog::mayCarryOut(const StagedChanges &changes, const std::vector<imap::StagedChange> &wanted,
                              QWidget *parent)
{
    // What is done to mailboxes gives rights to nobody but oneself: there is nothing to be warned of.
    imap::ChangeSet set;
    const std::vector<quint64> ids = set.add(wanted);
    return mayApply(changes, set, ids, When::AtOnce, {}, parent);
}

bool ApplyDialog::mayApply(const StagedChanges &changes, const imap::ChangeSet &set,
                           const std::vector<quint64> &ids, When when, const QStringList &warnings,
                           QWidget *parent)
{
    const Connection &connection = *changes.connection();
    Extent extent = extentOf(set, ids, changes.manner().flavour.known);
    const bool isProduction = connection.profile().kind == Profile::Kind::Production;
    const bool isRisky = when == When::Applied && (extent.deleted > 0 || !warnings.isEmpty());
    const bool isLoss = extent.losing.size() > 1 || extent.limited.count() > 1;
    if (isProduction || isRisky || isLoss)
        extent.places = placesOf(set, ids);
    const bool isTyped = isRisky || (isProduction && extent.places > 1);
    if (!isTyped && !isLoss)
        return true;
    return ApplyDialog(wordsOf(extent, connection, warnings), extent.changes, isTyped, parent).exec()
           == QDialog::Accepted;
}

ApplyDialog::ApplyDialog(const QStringList &words, qsizetype count, bool isTyped, QWidget *parent)
    : QDialog(parent)
    , m_phrase(tr("apply %1", "to be typed").arg(count))
    , m_typed(named(new QLineEdit, "applyTyped", tr("Confirmation"),
                    tr("Only the words above let the changes be sent")))
    , m_apply(nullptr)
{
    setObjectName(QStringLiteral("applyDialog"));
    setWindowTitle(tr("Apply Changes"));
    auto *mark = new QLabel;
    mark->setPixmap(icon("warning", Tone::Warning).pixmap(QSize(32, 32), devicePixelRatioF()));
    auto *text = new QLabel(words.join(u'\n'));
    text->setObjectName(QStringLiteral("applyWords"));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    auto *ask = new QLabel(tr("Type “%1” to go on:").arg(m_phrase));
    ask->setTextFormat(Qt::PlainText);
    ask->setBuddy(m_typed);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_apply = buttons->addButton(tr("&Apply"), QDialogButtonBox::AcceptRole);
    named(m_apply, "applyConfirm", tr("Apply"), tr("Send the changes"));
    named(buttons->button(QDialogButtonBox::Cancel), "applyCancel", tr("Cancel"),
          tr("Send nothing (Escape)"));
    m_apply->setEnabled(!isTyped);
    connect(m_typed, &QLineEdit::textChanged, this, [this](const QString &typed) {
        m_apply->setEnabled(typed.simplified().compare(m_phrase, Qt::CaseInsensitive) == 0);
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addWidget(text, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(row);
    layout->addWidget(ask);
    layout->addWidget(m_typed);
    layout->addWidget(buttons);
    if (isTyped) {
        m_typed->setFocus();
    } else {
        ask->hide();
        m_typed->hide();
        // Return does not send by itself what nobody has read.
        buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
        buttons->button(QDialogButtonBox::Cancel)->setFocus();
    }
    resize(420, sizeHint().height());
}

} // namespace ui

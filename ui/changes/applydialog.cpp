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

constexpr auto AllRights = "lrswipkxtea"; // of RFC 4314

// Of entries of one identifier.
struct Taken
{
    int removed = 0; // in so many mailboxes
    int lessened = 0;
    QByteArray rights = {}; // from those
};

struct Extent
{
    qsizetype changes = 0;
    QSet<QString> places = {};
    qsizetype deleted = 0;
    quint64 messages = 0;      // in those, as far as that is known
    QSet<QString> losing = {}; // mailboxes where rights are taken
    QMap<QString, Taken> taken = {};
};

// A negative entry that goes gives something, which is as wide a change.
void addTaken(Extent &extent, const imap::ChangeItem &item)
{
    const auto *acl = item.change.as<imap::AclChange>();
    if (!acl)
        return;
    // Of what nobody has looked at (a file may not say), whatever is not given may be lost.
    const QByteArray lost = item.before.isKnown()
                                ? imap::rightsWithout(item.before.value, item.wanted().value)
                            : acl->exact ? imap::rightsWithout(AllRights, *acl->exact)
                                         : acl->remove;
    const bool isRemoved = acl->exact && acl->exact->isEmpty();
    if (!isRemoved && lost.isEmpty())
        return;
    extent.losing.insert(ChangeTexts::where(item.change));
    Taken &taken = extent.taken[acl->identifier];
    ++(isRemoved ? taken.removed : taken.lessened);
    if (!isRemoved)
        taken.rights += imap::rightsWithout(lost, taken.rights);
}

Extent extentOf(const imap::ChangeSet &set, const std::vector<quint64> &ids)
{
    Extent extent;
    for (const quint64 id : ids) {
        const imap::ChangeItem *item = set.find(id);
        if (!item || !item->isOpen() || item->state == imap::ChangeItem::State::Sent)
            continue;
        ++extent.changes;
        extent.places.insert(ChangeTexts::where(item->change));
        if (item->change.as<imap::DeleteChange>()) {
            ++extent.deleted;
            extent.messages += imap::DeleteChange::contentsOf(item->before).messages.value_or(0);
        }
        addTaken(extent, *item);
    }
    return extent;
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

} // namespace

bool ApplyDialog::mayApply(const StagedChanges &changes, const std::vector<quint64> &ids, When when,
                           QWidget *parent)
{
    const How how = howToAsk(changes, ids, when);
    return how == How::Not || ApplyDialog(changes, ids, how, parent).exec() == QDialog::Accepted;
}

ApplyDialog::How ApplyDialog::howToAsk(const StagedChanges &changes, const std::vector<quint64> &ids,
                                       When when)
{
    const Extent extent = extentOf(*changes.set(), ids);
    const bool isProduction = changes.connection()->profile().kind == Profile::Kind::Production;
    if (isProduction && extent.places.size() > 1)
        return How::Typed;
    if (when == When::Applied
        && (extent.deleted > 0 || !changes.connection()->ownAccess().warningsOf(ids).isEmpty()
            || !changes.connection()->ownAccess().opensOf(ids).isEmpty()))
        return How::Typed;
    return extent.losing.size() > 1 ? How::Plainly : How::Not;
}

QStringList ApplyDialog::words(const StagedChanges &changes, const std::vector<quint64> &ids)
{
    const Extent extent = extentOf(*changes.set(), ids);
    QStringList words{tr("%1: %Ln change(s)", nullptr, int(extent.changes)).arg(changes.connection()->title())
                      + u' ' + tr("in %Ln place(s).", nullptr, int(extent.places.size()))};
    if (extent.deleted > 0)
        words += tr("%Ln mailbox(es) will be deleted for good", nullptr, int(extent.deleted))
                 + (extent.messages > 0 ? tr(", with %Ln message(s).", nullptr, int(extent.messages))
                                        : QStringLiteral("."));
    if (extent.losing.size() > 1) {
        words += tr("Rights are taken in %Ln mailbox(es):", nullptr, int(extent.losing.size()));
        for (const QString &line : lossesIn(extent))
            words += QStringLiteral("  • ") + line;
    }
    words += changes.connection()->ownAccess().warningsOf(ids);
    words += changes.connection()->ownAccess().opensOf(ids);
    if (changes.connection()->profile().kind == Profile::Kind::Production)
        words += tr("This is a production server.");
    return words;
}

ApplyDialog::ApplyDialog(const StagedChanges &changes, const std::vector<quint64> &ids, How how,
                         QWidget *parent)
    : QDialog(parent)
    , m_phrase(tr("apply %1", "to be typed").arg(extentOf(*changes.set(), ids).changes))
    , m_typed(named(new QLineEdit, "applyTyped", tr("Confirmation"),
                    tr("Only the words above let the changes be sent")))
    , m_apply(nullptr)
{
    setObjectName(QStringLiteral("applyDialog"));
    setWindowTitle(tr("Apply Changes"));
    auto *mark = new QLabel;
    mark->setPixmap(icon("warning", Tone::Warning).pixmap(QSize(32, 32), devicePixelRatioF()));
    auto *text = new QLabel(words(changes, ids).join(u'\n'));
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
    m_apply->setEnabled(how == How::Plainly);
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
    if (how == How::Typed) {
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

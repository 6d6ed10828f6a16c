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
#include <QPushButton>
#include <QSet>
#include <QVBoxLayout>

namespace ui {

namespace {

struct Extent
{
    qsizetype changes = 0;
    QSet<QString> places = {};
    qsizetype deleted = 0;
    quint64 messages = 0; // in those, as far as that is known
};

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
    }
    return extent;
}

} // namespace

bool ApplyDialog::isNeeded(const StagedChanges &changes, const std::vector<quint64> &ids)
{
    const Extent extent = extentOf(*changes.set(), ids);
    const bool isProduction = changes.connection()->profile().kind == Profile::Kind::Production;
    return extent.deleted > 0 || (isProduction && extent.places.size() > 1)
           || !changes.connection()->ownAccess().warningsOf(ids).isEmpty()
           || !changes.connection()->ownAccess().opensOf(ids).isEmpty();
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
    words += changes.connection()->ownAccess().warningsOf(ids);
    words += changes.connection()->ownAccess().opensOf(ids);
    if (changes.connection()->profile().kind == Profile::Kind::Production)
        words += tr("This is a production server.");
    return words;
}

ApplyDialog::ApplyDialog(const StagedChanges &changes, const std::vector<quint64> &ids, QWidget *parent)
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
    m_apply->setEnabled(false);
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
    m_typed->setFocus();
    resize(420, sizeHint().height());
}

} // namespace ui

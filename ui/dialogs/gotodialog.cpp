#include "gotodialog.h"
#include "ui/support/icons.h"
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace ui {

namespace {
constexpr int MaxShown = 200;
}

GoToDialog::GoToDialog(std::vector<Target> targets, QWidget *parent)
    : QDialog(parent)
    , m_targets(std::move(targets))
    , m_text(new QLineEdit)
    , m_list(new QListWidget)
{
    setObjectName(QStringLiteral("goToDialog"));
    setWindowTitle(tr("Go to"));
    m_text->setObjectName(QStringLiteral("goToText"));
    m_text->setAccessibleName(tr("Go to"));
    m_text->setToolTip(tr("A part of the name of a mailbox, a page or an action"));
    m_text->setPlaceholderText(tr("Mailbox, page or action…"));
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("goToList"));
    m_list->setAccessibleName(tr("What was found"));
    m_list->setToolTip(tr("Press Return to go there"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(m_list, 1);
    connect(m_text, &QLineEdit::textChanged, this, &GoToDialog::filter);
    connect(m_text, &QLineEdit::returnPressed, this, &GoToDialog::go);
    connect(m_list, &QListWidget::itemActivated, this, &GoToDialog::go);
    resize(520, 380);
    filter();
}

void GoToDialog::filter()
{
    m_list->clear();
    const QStringList words = m_text->text().split(u' ', Qt::SkipEmptyParts);
    for (size_t i = 0; i < m_targets.size() && m_list->count() < MaxShown; ++i) {
        const Target &target = m_targets[i];
        const QString all = target.kind + u' ' + target.text;
        if (!std::all_of(words.begin(), words.end(),
                         [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); }))
            continue;
        auto *item = new QListWidgetItem(icon(target.icon),
                                         QStringLiteral("%1   (%2)").arg(target.text, target.kind), m_list);
        item->setData(Qt::UserRole, quint64(i));
    }
    m_list->setCurrentRow(0);
}

void GoToDialog::go()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const std::function<void()> action = m_targets[item->data(Qt::UserRole).toULongLong()].go;
    accept();
    action();
}

bool GoToDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace ui

#include "gotodialog.h"
#include "ui/support/emptyhint.h"
#include "ui/support/icons.h"
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace ui {

namespace {
constexpr size_t MaxShown = 200;
}

GoToDialog::GoToDialog(Finder finder, std::vector<Target> targets, QWidget *parent)
    : QDialog(parent)
    , m_finder(std::move(finder))
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
    new EmptyHint(tr("Nothing is called so."), m_list);
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
    m_shown.clear();
    for (const Target &target : m_finder(m_text->text()))
        add(target);
    const QStringList words = m_text->text().split(u' ', Qt::SkipEmptyParts);
    for (const Target &target : m_targets) {
        const QString all = target.kind + u' ' + target.text;
        if (std::all_of(words.begin(), words.end(),
                        [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); }))
            add(target);
    }
    m_list->setCurrentRow(0);
}

void GoToDialog::refresh()
{
    // What stood first was not chosen by anybody.
    const QString before = m_list->currentRow() > 0 ? m_list->currentItem()->text() : QString();
    filter();
    const auto same = m_list->findItems(before, Qt::MatchExactly);
    if (!same.isEmpty())
        m_list->setCurrentItem(same.first());
}

void GoToDialog::add(const Target &target)
{
    if (m_shown.size() >= MaxShown)
        return;
    new QListWidgetItem(icon(target.icon), QStringLiteral("%1   (%2)").arg(target.text, target.kind), m_list);
    m_shown.push_back(target);
}

void GoToDialog::go()
{
    if (m_list->currentRow() < 0)
        return;
    const std::function<void()> action = m_shown[size_t(m_list->currentRow())].go;
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

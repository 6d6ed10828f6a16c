#include "page.h"
#include "imapcore/cause.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/support/errortext.h"
#include "ui/support/icons.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTime>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

Page::Page(const QString &objectName, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget)
    , m_state(new QWidget)
    , m_stateIcon(new QLabel)
    , m_stateTitle(new QLabel)
    , m_stateText(new QLabel)
    , m_age(new QLabel)
    , m_notice(new QLabel)
    , m_retry(new QPushButton(tr("Try Again")))
    , m_reload(new QToolButton)
    , m_footer(new QWidget)
{
    setObjectName(objectName);
    setWindowTitle(title);
    setAccessibleName(title);

    m_stateIcon->setAlignment(Qt::AlignCenter);
    m_stateTitle->setAlignment(Qt::AlignCenter);
    m_stateTitle->setWordWrap(true);
    QFont font = m_stateTitle->font();
    font.setBold(true);
    m_stateTitle->setFont(font);
    m_stateText->setAlignment(Qt::AlignCenter);
    m_stateText->setWordWrap(true);
    m_stateText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_stateText->setMinimumWidth(280);
    m_stateText->setObjectName(objectName + QStringLiteral("StateText"));
    m_stateText->setAccessibleName(tr("What there is to say about %1").arg(title));
    m_retry->setObjectName(objectName + QStringLiteral("Retry"));
    m_retry->setToolTip(tr("Ask the server again"));
    auto *column = new QVBoxLayout(m_state);
    column->addStretch(2);
    column->addWidget(m_stateIcon);
    column->addWidget(m_stateTitle);
    column->addWidget(m_stateText);
    column->addWidget(m_retry, 0, Qt::AlignHCenter);
    column->addStretch(3);

    m_reload->setObjectName(objectName + QStringLiteral("Refresh"));
    m_reload->setText(tr("Refresh"));
    m_reload->setAccessibleName(tr("Refresh %1").arg(title));
    m_reload->setToolTip(tr("Ask the server again (F5)"));
    m_reload->setIcon(icon("refresh"));
    m_reload->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_reload->setAutoRaise(true);
    auto *row = new QHBoxLayout(m_footer);
    row->setContentsMargins(8, 1, 4, 1);
    m_notice->setObjectName(objectName + QStringLiteral("Notice"));
    m_notice->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_notice, 1);
    row->addWidget(m_age);
    row->addWidget(m_reload);

    m_stack->addWidget(m_state);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_footer);
    m_footer->hide();

    connect(m_retry, &QPushButton::clicked, this, &Page::refresh);
    connect(m_reload, &QToolButton::clicked, this, &Page::refresh);
    showState(QStringLiteral("mailbox"), tr("No mailbox is selected"), tr("Select a mailbox on the left."),
              false);
}

void Page::setContent(QWidget *content)
{
    m_stack->addWidget(content);
}

void Page::setSubject(const Subject &subject)
{
    if (m_subject.connection != subject.connection) {
        if (m_subject.connection) {
            m_subject.connection->changes()->disconnect(this);
            disconnect(m_subject.connection, &Connection::flavourChanged, this, nullptr);
        }
        if (subject.connection) {
            connect(subject.connection->changes(), &StagedChanges::changed, this, &Page::hearOfStaged);
            // What was renamed or deleted the tree tells of.
            connect(subject.connection->changes(), &StagedChanges::applied, this, [this] {
                if (!m_subject.connection->changes()->hasMoved(m_subject.mailbox))
                    changesApplied();
            });
            connect(subject.connection, &Connection::flavourChanged, this, &Page::flavourChanged);
        }
    }
    m_subject = subject;
    m_loaded = m_loading = false;
    showNotice(QString());
    clear();
    if (isVisible())
        loadIfNeeded();
}

// Of a great many it costs something to say where they are staged, which nobody sees.
void Page::hearOfStaged()
{
    m_isStagedOld = !isVisible();
    if (!m_isStagedOld)
        stagedChanged();
}

void Page::changesApplied()
{
    if (isShowingContent() || !isVisible())
        refresh();
}

void Page::refresh()
{
    m_loaded = false;
    if (isVisible())
        loadIfNeeded();
}

void Page::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStagedOld)
        hearOfStaged();
    loadIfNeeded();
}

void Page::loadIfNeeded()
{
    if (m_loaded || m_loading)
        return;
    if (!m_subject.connection || (isAboutMailbox() && m_subject.mailbox.isEmpty())) {
        showState(QStringLiteral("mailbox"), tr("No mailbox is selected"),
                  tr("Select a mailbox on the left."), false);
        return;
    }
    if (!m_subject.connection->session()) {
        showState(QStringLiteral("disconnect"), tr("Not connected"),
                  (isAboutMailbox() ? tr("Reconnect to %1 to see this mailbox.")
                                    : tr("Reconnect to %1 to see this page."))
                      .arg(m_subject.connection->title()),
                  false);
        return;
    }
    if (const QString why = unavailable(); !why.isEmpty()) {
        m_loaded = true;
        showState(QStringLiteral("info"), windowTitle(), why, false);
        emit loaded();
        return;
    }
    m_loading = true;
    // What is shown already stays until the new answer comes.
    if (!isShowingContent())
        showState(QStringLiteral("loading"), tr("Loading…"), QString(), false);
    const imap::Cause because(
        isAboutMailbox() ? tr("%1 of %2").arg(windowTitle(), m_subject.mailbox.toString()) : windowTitle());
    load();
}

bool Page::isShowingContent() const
{
    return m_stack->currentIndex() == 1;
}

void Page::finishLoading()
{
    m_loading = false;
    m_loaded = true;
    const QDateTime when = asOf();
    m_age->setText(when.isValid()
                       ? tr("As of %1").arg(QLocale().toString(when.time(), QStringLiteral("HH:mm:ss")))
                       : QString());
    emit loaded();
}

void Page::showContent()
{
    m_stack->setCurrentIndex(1);
    m_footer->show();
    finishLoading();
}

void Page::showEmpty(const QString &title, const QString &text)
{
    showState(QStringLiteral("info"), title, text, false);
    m_footer->show();
    finishLoading();
}

void Page::showProblem(const QString &title, const imap::Error &error)
{
    if (error.kind == imap::Error::Kind::Cancelled) {
        m_loading = false;
        return;
    }
    showState(QStringLiteral("warning"), title, ErrorText::describe(error), true);
    finishLoading();
}

void Page::showState(const QString &iconName, const QString &title, const QString &text, bool canRetry)
{
    const Tone tone = iconName == u"warning" ? Tone::Warning : Tone::Muted;
    m_stateIcon->setPixmap(icon(iconName, tone).pixmap(QSize(48, 48), devicePixelRatioF()));
    m_stateTitle->setText(title);
    m_stateText->setText(text);
    m_stateText->setVisible(!text.isEmpty());
    m_retry->setVisible(canRetry);
    m_footer->hide();
    m_stack->setCurrentIndex(0);
}

quint64 Page::beginJob(const QString &title)
{
    static quint64 last = 0;
    emit jobStarted(++last, title);
    return last;
}

QString Page::describe(const imap::Error &error)
{
    return ErrorText::describe(error);
}

void Page::showNotice(const QString &text)
{
    m_notice->setText(text);
    m_notice->setToolTip(text); // it may be cut where there is little room
}

} // namespace ui

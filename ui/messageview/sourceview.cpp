#include "sourceview.h"
#include "findbar.h"
#include "numberedtext.h"
#include "statepane.h"
#include "ui/support/format.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

SourceView::SourceView(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget)
    , m_state(new StatePane(QStringLiteral("sourceState")))
    , m_text(new NumberedText)
    , m_find(new FindBar(QStringLiteral("sourceFind"), m_text))
    , m_more(new QWidget)
    , m_moreText(new QLabel)
    , m_all(new QPushButton(tr("Show All")))
{
    setObjectName(QStringLiteral("sourceView"));
    m_text->setObjectName(QStringLiteral("sourceText"));
    m_text->setAccessibleName(tr("Source of the message"));
    m_text->setToolTip(tr("The message as it lies on the server (Ctrl+F finds in it)"));
    m_text->setToolTipDuration(2000);
    m_moreText->setObjectName(QStringLiteral("sourceNotice"));
    m_moreText->setWordWrap(true);
    m_all->setObjectName(QStringLiteral("sourceAll"));
    m_all->setToolTip(tr("Fetch and show the rest of the message"));
    auto *moreRow = new QHBoxLayout(m_more);
    moreRow->setContentsMargins(8, 3, 6, 3);
    moreRow->addWidget(m_moreText, 1);
    moreRow->addWidget(m_all);
    m_more->hide();

    m_stack->addWidget(m_state);
    m_stack->addWidget(m_text);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_more);
    column->addWidget(m_stack, 1);
    column->addWidget(m_find);
    connect(m_all, &QPushButton::clicked, this, [this] { fetch(OpenMessage::MostOctets); });
    connect(m_state, &StatePane::retryWanted, this, [this] { fetch(m_octets); });
}

void SourceView::setMessage(OpenMessage *message)
{
    m_message = message;
    m_asked = false;
    m_text->setBytes({});
    m_more->hide();
    m_state->say("message", tr("No source yet"), tr("The message is not known yet."));
    m_stack->setCurrentWidget(m_state);
    if (isVisible() && m_message)
        fetch(FirstOctets);
}

void SourceView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_message && !m_asked)
        fetch(FirstOctets);
}

void SourceView::find()
{
    if (m_stack->currentWidget() == m_text)
        m_find->begin();
}

void SourceView::fetch(quint32 octets)
{
    if (!m_message)
        return;
    m_asked = true;
    m_octets = octets;
    m_all->setEnabled(false);
    if (m_stack->currentWidget() == m_state)
        m_state->say("loading", tr("Loading…"));
    const QPointer<OpenMessage> message = m_message;
    m_message->fetch({}, octets, this, [this, message](const OpenMessage::Fetched &fetched) {
        if (message == m_message)
            take(fetched);
    });
}

void SourceView::take(const OpenMessage::Fetched &fetched)
{
    m_all->setEnabled(true);
    if (!fetched.good) {
        // What is there already stays.
        if (m_stack->currentWidget() == m_text)
            m_moreText->setText(fetched.problem);
        else
            m_state->say("warning", tr("The source could not be fetched"), fetched.problem, fetched.canRetry);
        return;
    }
    if (fetched.bytes.isEmpty()) {
        m_state->say("info", tr("The message is empty"), tr("There is not one byte in it."));
        return;
    }
    m_text->setBytes(fetched.bytes);
    m_stack->setCurrentWidget(m_text);
    m_more->setVisible(!fetched.whole);
    if (fetched.whole)
        return;
    const bool most = m_octets == OpenMessage::MostOctets;
    m_all->setVisible(!most);
    const QString shown = formatSize(fetched.bytes.size());
    const auto &size = m_message ? m_message->data().size : std::nullopt;
    const QString limits = size ? tr("The first %1 of %2 are shown.").arg(shown, formatSize(qint64(*size)))
                                : tr("The first %1 are shown.").arg(shown);
    m_moreText->setText(most ? limits + u' ' + tr("Save the message to see all of it.") : limits);
}

} // namespace ui

#include "statepane.h"
#include "ui/support/icons.h"
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <cstring>

namespace ui {

StatePane::StatePane(const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel)
    , m_title(new QLabel)
    , m_text(new QLabel)
    , m_retry(new QPushButton(tr("Try Again")))
{
    setObjectName(objectName);
    m_icon->setAlignment(Qt::AlignCenter);
    m_title->setObjectName(objectName + QStringLiteral("Title"));
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_text->setObjectName(objectName + QStringLiteral("Text"));
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_retry->setObjectName(objectName + QStringLiteral("Retry"));
    m_retry->setToolTip(tr("Ask the server again"));
    auto *column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addWidget(m_icon);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_retry, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_retry, &QPushButton::clicked, this, &StatePane::retryWanted);
}

void StatePane::say(const char *iconName, const QString &title, const QString &text, bool canRetry)
{
    const Tone tone = std::strcmp(iconName, "warning") == 0 ? Tone::Warning : Tone::Muted;
    m_icon->setPixmap(icon(iconName, tone).pixmap(QSize(32, 32), devicePixelRatioF()));
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_retry->setVisible(canRetry);
}

QString StatePane::title() const
{
    return m_title->text();
}

QString StatePane::text() const
{
    return m_text->text();
}

} // namespace ui

#include "partview.h"
#include "attachedpictures.h"
#include "htmlview.h"
#include "imageview.h"
#include "partcontent.h"
#include "statepane.h"
#include "textview.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "imapcore/inbackground.h"
#include "ui/support/mime.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

QToolButton *makeButton(const char *name, const char *iconName, const QString &text, const QString &toolTip)
{
    auto *button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setIcon(icon(iconName));
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(toolTip);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    return button;
}

const QString FixedFontKey = QStringLiteral("messageView/fixedFont");

} // namespace

PartView::PartView(const PartModel *parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_title(new QLabel)
    , m_fixed(makeButton("partFixedFont", "transcript", tr("Fixed Font"),
                         tr("Show text in a font whose letters are all of one width")))
    , m_save(makeButton("partSave", "save", tr("Save…"), tr("Save this part, decoded, in a file")))
    , m_open(makeButton("partOpen", "external-link", tr("Open"),
                        tr("Open this part with the program that the desktop has for it")))
    , m_stack(new QStackedWidget)
    , m_state(new StatePane(QStringLiteral("partState")))
    , m_text(new TextView)
    , m_html(new HtmlView)
    , m_pictures(new AttachedPictures(this))
    , m_image(new ImageView)
{
    setObjectName(QStringLiteral("partView"));
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_text);
    m_stack->addWidget(m_html);
    m_stack->addWidget(m_image);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(makeNotice());
    column->addWidget(m_stack, 1);
    connect(m_state, &StatePane::retryWanted, this, [this] { fetch(m_octets); });
    connect(m_all, &QPushButton::clicked, this, [this] { fetch(mostOctets()); });
    connect(m_pictures, &AttachedPictures::pictureCame, m_html, &HtmlView::addPicture);
    connect(m_pictures, &AttachedPictures::finished, this, [this](int missing) {
        if (missing > 0) {
            m_about +=
                tr("%Ln picture(s) that the HTML takes from other parts cannot be shown.", nullptr, missing);
            noticeHowMuch();
        }
    });
    connect(m_html, &HtmlView::ready, this, [this] { m_stack->setCurrentWidget(m_html); });
    connect(m_html, &HtmlView::linkClicked, this, [this](const QString &address) {
        notice(m_about
                   + QStringList{tr("Links are not followed from here. This one leads to: %1").arg(address)},
               m_all->isVisible());
    });
    clear();
}

QWidget *PartView::makeBar()
{
    m_title->setObjectName(QStringLiteral("partTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_fixed->setCheckable(true);
    m_fixed->setChecked(QSettings().value(FixedFontKey, true).toBool());
    m_text->setFixedFont(m_fixed->isChecked());
    connect(m_fixed, &QToolButton::toggled, this, [this](bool on) {
        QSettings().setValue(FixedFontKey, on);
        m_text->setFixedFont(on);
    });
    connect(m_save, &QToolButton::clicked, this, [this] { emit saveWanted(what()); });
    connect(m_open, &QToolButton::clicked, this, [this] { emit openWanted(what()); });
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 2, 4, 2);
    row->addWidget(m_title, 1);
    row->addWidget(m_fixed);
    row->addWidget(m_open);
    row->addWidget(m_save);
    return bar;
}

QWidget *PartView::makeNotice()
{
    m_notice = new QWidget;
    m_noticeIcon = new QLabel;
    m_noticeText = new QLabel;
    m_noticeText->setObjectName(QStringLiteral("partNotice"));
    m_noticeText->setAccessibleName(tr("Notice"));
    m_noticeText->setTextFormat(Qt::PlainText);
    m_noticeText->setWordWrap(true);
    m_noticeText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_all = new QPushButton(tr("Show All"));
    m_all->setObjectName(QStringLiteral("partAll"));
    m_all->setToolTip(tr("Fetch and show the rest of this part"));
    auto *row = new QHBoxLayout(m_notice);
    row->setContentsMargins(8, 3, 6, 3);
    row->addWidget(m_noticeIcon, 0, Qt::AlignTop);
    row->addWidget(m_noticeText, 1);
    row->addWidget(m_all);
    return m_notice;
}

void PartView::notice(const QStringList &lines, bool canShowAll)
{
    m_noticeIcon->setPixmap(icon("shield", Tone::Accent).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_noticeText->setText(lines.join(u'\n'));
    m_all->setVisible(canShowAll);
    m_all->setEnabled(true);
    m_notice->setVisible(!lines.isEmpty());
}

void PartView::clear()
{
    ++m_asked;
    m_pictures->stop();
    m_message = nullptr;
    m_body = {};
    m_title->clear();
    for (QToolButton *button : {m_fixed, m_save, m_open})
        button->hide();
    notice({}, false);
    m_text->clear();
    m_html->clear();
    m_state->say("message", tr("No part is selected"));
    m_stack->setCurrentWidget(m_state);
}

void PartView::show(OpenMessage *message, const PartModel::Part &part)
{
    clear();
    m_message = message;
    m_body = *part.body;
    m_wanted = {};
    m_wanted.part = part.section;
    const bool isBare = m_body.isMultipart() && m_body.parts.empty();
    const QString type =
        m_body.type.isEmpty() ? tr("no type") : QString::fromLatin1(m_body.type + '/' + m_body.subtype);
    const QString name = ownNameOf(m_body);
    const QString size = m_body.size ? formatSize(qint64(*m_body.size)) : tr("size not known");
    m_title->setText((name.isEmpty() ? QStringList{type, size} : QStringList{name, type, size})
                         .join(QStringLiteral("  ·  ")));
    m_title->setToolTip(m_title->text());
    if (isBare) {
        // A multipart of which the server tells no parts, or a message of which it tells nothing that can be read: there
        // is still the text behind the header.
        if (part.section == part.message)
            m_wanted.what = imap::BodySection::What::Text;
        fetch(FirstOctets);
        return;
    }
    const PartContent::Kind kind = PartContent::kindOf(m_body);
    m_save->show();
    m_open->setVisible(!m_body.isMessage());
    m_fixed->setVisible(kind == PartContent::Kind::Text);
    if (kind == PartContent::Kind::File)
        showFile();
    else if (m_body.size == quint64(0))
        m_state->say("info", tr("This part is empty"), tr("There is no text in it."));
    else
        fetch(kind == PartContent::Kind::Picture ? mostOctets() : FirstOctets);
}

void PartView::showFile()
{
    if (m_body.isMessage())
        m_state->say("message", tr("A message within the message"),
                     tr("The server tells nothing of what is in it. It can be saved."));
    else
        m_state->say("attachment", fileNameOf(m_body, m_wanted.part),
                     tr("Content of this type is not shown here. It can be saved, or opened with another "
                        "program."));
}

AttachmentSaver::What PartView::what() const
{
    return {m_wanted.part, m_body.isMessage() ? QByteArray() : m_body.encoding,
            qint64(m_body.size.value_or(0)), fileNameOf(m_body, m_wanted.part)};
}

quint32 PartView::mostOctets() const
{
    return PartContent::kindOf(m_body) == PartContent::Kind::Html ? MostHtml : OpenMessage::MostOctets;
}

void PartView::fetch(quint32 octets)
{
    if (!m_message)
        return;
    m_octets = octets;
    m_all->setEnabled(false);
    if (m_stack->currentWidget() == m_state)
        m_state->say("loading", tr("Loading…"));
    const quint64 asked = ++m_asked;
    m_message->fetch(m_wanted, octets, this, [this, asked](const OpenMessage::Fetched &fetched) {
        if (asked == m_asked)
            take(fetched);
    });
}

void PartView::take(const OpenMessage::Fetched &fetched)
{
    if (!fetched.good) {
        // What is there already stays.
        if (m_stack->currentWidget() == m_state)
            m_state->say("warning", tr("This part could not be fetched"), fetched.problem, fetched.canRetry);
        else
            notice({fetched.problem}, true);
        return;
    }
    imap::inBackground(
        this,
        [body = m_body, bytes = fetched.bytes, whole = fetched.whole] {
            return PartContent::read(body, bytes, whole);
        },
        [this, asked = m_asked, whole = fetched.whole](const PartContent &content) {
            if (asked == m_asked)
                showContent(content, whole);
        });
}

void PartView::showContent(const PartContent &content, bool whole)
{
    m_about = content.about;
    m_isWhole = whole || content.kind == PartContent::Kind::Picture;
    if (content.kind == PartContent::Kind::Picture) {
        m_image->setPicture(content.picture);
        if (content.picture.problem.isEmpty())
            m_stack->setCurrentWidget(m_image);
        else
            m_state->say("warning", tr("The picture cannot be shown"), content.picture.problem);
    } else if (content.text.isEmpty()) {
        m_state->say("info", tr("This part is empty"), tr("There is no text in it."));
        m_stack->setCurrentWidget(m_state);
    } else if (content.kind == PartContent::Kind::Html) {
        m_html->showHtml(content.text);
        if (!content.wishes.attached.isEmpty())
            m_pictures->fetch(m_message, *m_parts, content.wishes.attached);
    } else {
        m_text->setText(content.text);
        m_stack->setCurrentWidget(m_text);
    }
    noticeHowMuch();
}

void PartView::noticeHowMuch()
{
    if (m_isWhole) {
        notice(m_about, false);
        return;
    }
    const bool most = m_octets == mostOctets();
    const QString first = tr("Only the first %1 are shown.").arg(formatSize(m_octets));
    notice(m_about + QStringList{most ? first + u' ' + tr("Save the part to see all of it.") : first}, !most);
}

} // namespace ui

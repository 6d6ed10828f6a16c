#include "htmlview.h"
#include <QCoreApplication>
#include <QImage>
#include <QRegularExpression>
#include <QStatusTipEvent>
#include <QUrl>

namespace ui {

namespace {

int countOf(const char *pattern, const QString &html)
{
    const QRegularExpression expression(QLatin1String(pattern), QRegularExpression::CaseInsensitiveOption);
    int count = 0;
    for (auto found = expression.globalMatch(html); found.hasNext(); found.next())
        ++count;
    return count;
}

} // namespace

HtmlWishes HtmlWishes::of(const QString &html)
{
    HtmlWishes wishes;
    // In an attribute that fetches, in CSS, or in a link to a style sheet; "//host" is remote too.
    static const QRegularExpression fetching(
        QStringLiteral(
            R"((?:\b(?:src|background|poster|data|srcset)\s*=\s*["']?|url\(\s*["']?|@import\s+["']|)"
            R"(<link\b[^>]*\bhref\s*=\s*["']?)\s*((?:https?:|ftp:)?//([^/"'\s>)]+)|(cid:[^"'\s>)]+)))"),
        QRegularExpression::CaseInsensitiveOption);
    for (auto found = fetching.globalMatch(html); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        if (const QString address = match.captured(3); !address.isEmpty()) {
            if (!wishes.attached.contains(address))
                wishes.attached += address;
            continue;
        }
        ++wishes.remote;
        if (const QString host = match.captured(2).toLower(); !wishes.hosts.contains(host))
            wishes.hosts += host;
    }
    wishes.scripts = countOf(R"(<script\b|\s+on[a-z]+\s*=\s*["']|javascript:)", html);
    wishes.frames = countOf(R"(<(?:iframe|frame|object|embed|applet)\b)", html);
    wishes.forms = countOf(R"(<form\b)", html);
    return wishes;
}

HtmlView::HtmlView(QWidget *parent) : QTextBrowser(parent)
{
    setObjectName(QStringLiteral("partHtml"));
    setAccessibleName(tr("HTML of the part"));
    setToolTip(tr("The HTML, without anything from elsewhere"));
    setToolTipDuration(2000);
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setTabChangesFocus(true);
    document()->setDocumentMargin(8);
    // Who writes HTML mail has white paper in mind, and seldom says so.
    QPalette paper = palette();
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        paper.setColor(group, QPalette::Base, Qt::white);
        paper.setColor(group, QPalette::Text, QColor(0x1f, 0x23, 0x29));
        paper.setColor(group, QPalette::Link, QColor(0x1d, 0x4f, 0xa8));
        paper.setColor(group, QPalette::Highlight, QColor(0x25, 0x63, 0xc9));
        paper.setColor(group, QPalette::HighlightedText, Qt::white);
    }
    setPalette(paper);
    // The document asks the application for the colour of links.
    document()->setDefaultStyleSheet(QStringLiteral("a { color: #1d4fa8; }"));
    connect(this, &QTextBrowser::anchorClicked, this,
            [this](const QUrl &url) { emit linkClicked(url.toDisplayString()); });
    // Where a link leads stands in the status bar, as everywhere.
    connect(this, &QTextBrowser::highlighted, this, [this](const QUrl &url) {
        QStatusTipEvent tip(url.toDisplayString());
        QCoreApplication::sendEvent(this, &tip);
    });
}

void HtmlView::addPicture(const QString &address, const QImage &picture)
{
    document()->addResource(QTextDocument::ImageResource, QUrl(address), picture);
    document()->markContentsDirty(0, document()->characterCount());
}

// Whatever is asked for gets an answer from here: where there is none Qt goes and looks for a file of that name.
QVariant HtmlView::loadResource(int type, const QUrl &)
{
    if (type != QTextDocument::ImageResource)
        return QByteArray("");
    QImage blocked(16, 16, QImage::Format_ARGB32);
    blocked.fill(QColor(0x80, 0x88, 0x94, 0x50));
    return blocked;
}

} // namespace ui

#include "structureview.h"
#include "ui/models/fieldtreemodel.h"
#include "ui/support/emptyhint.h"
#include <QFontDatabase>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

namespace {

// As many characters for the same bytes, wherever they are cut: a line end within a literal is two characters.
QString shownBytes(QByteArrayView bytes, bool utf8)
{
    QString text = utf8 ? QString::fromUtf8(bytes) : QString::fromLatin1(bytes);
    text.replace(u'\r', QChar(0x240d)).replace(QChar(0), QChar(0x2400));
    return text;
}

} // namespace

StructureView::StructureView(QWidget *parent)
    : QWidget(parent)
    , m_model(new FieldTreeModel(this))
    , m_tree(new QTreeView)
    , m_raw(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("structureView"));
    m_tree->setObjectName(QStringLiteral("structureTree"));
    m_tree->setAccessibleName(tr("What the server tells of the message"));
    m_tree->setToolTip(tr("The server’s answer, read; what is selected is marked in the bytes"));
    m_tree->setToolTipDuration(2000);
    m_tree->setModel(m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->header()->resizeSection(FieldTreeModel::Name, 200);
    new EmptyHint(tr("What the server tells of the message appears here."), m_tree);
    m_raw->setObjectName(QStringLiteral("structureRaw"));
    m_raw->setAccessibleName(tr("The answer in its own bytes"));
    m_raw->setToolTip(tr("The answer as it came over the wire"));
    m_raw->setToolTipDuration(2000);
    m_raw->setReadOnly(true);
    m_raw->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_raw->setWordWrapMode(QTextOption::WrapAnywhere);
    m_raw->setFrameShape(QFrame::NoFrame);
    m_raw->setTabChangesFocus(true);

    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("structureSplitter"));
    splitter->setAccessibleName(tr("The answer, read and in its bytes"));
    splitter->addWidget(m_tree);
    splitter->addWidget(m_raw);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &StructureView::markBytes);
}

void StructureView::setMessage(OpenMessage *message)
{
    if (m_message)
        disconnect(m_message, nullptr, this, nullptr);
    m_message = message;
    if (m_message)
        connect(m_message, &OpenMessage::changed, this, &StructureView::showResponse);
    showResponse();
}

// A server may tell it in several responses; the one that holds most is the one to look at.
void StructureView::showResponse()
{
    QByteArray longest;
    if (m_message) {
        for (const QByteArray &response : m_message->responses()) {
            if (response.size() > longest.size())
                longest = response;
        }
    }
    if (longest == m_model->response())
        return;
    m_model->setResponse(longest);
    m_raw->setPlainText(shownBytes(longest, longest.isValidUtf8()));
    m_raw->setExtraSelections({});
    if (m_model->rowCount() < 200)
        m_tree->expandToDepth(2);
}

void StructureView::markBytes()
{
    const QModelIndex index = m_tree->currentIndex();
    const qsizetype begin = index.data(FieldTreeModel::BeginRole).toLongLong();
    const qsizetype end = index.data(FieldTreeModel::EndRole).toLongLong();
    const QByteArray &response = m_model->response();
    QList<QTextEdit::ExtraSelection> marks;
    if (begin < end && end <= response.size()) {
        const bool utf8 = response.isValidUtf8();
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_raw->document());
        mark.cursor.setPosition(int(shownBytes(response.first(begin), utf8).size()));
        mark.cursor.setPosition(int(shownBytes(response.first(end), utf8).size()), QTextCursor::KeepAnchor);
        mark.format.setBackground(palette().color(QPalette::Active, QPalette::Highlight));
        mark.format.setForeground(palette().color(QPalette::Active, QPalette::HighlightedText));
        marks += mark;
        QTextCursor place = mark.cursor;
        place.setPosition(mark.cursor.selectionStart());
        m_raw->setTextCursor(place);
    }
    m_raw->setExtraSelections(marks);
}

} // namespace ui

#include "messageview.h"
#include "headerpane.h"
#include "partview.h"
#include "sourceview.h"
#include "statepane.h"
#include "structureview.h"
#include "ui/models/partmodel.h"
#include "ui/support/headertext.h"
#include "ui/support/icons.h"
#include <QAction>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMessageBox>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTabBar>
#include <QToolButton>
#include <QTreeView>
#include <QUrl>
#include <QVBoxLayout>

namespace ui {

namespace {

QTreeView *makePartTree(PartModel *model)
{
    auto *tree = new QTreeView;
    tree->setObjectName(QStringLiteral("partTree"));
    tree->setAccessibleName(MessageView::tr("Parts of the message"));
    tree->setToolTip(MessageView::tr("The parts of the message; the selected one is shown"));
    tree->setToolTipDuration(3000);
    tree->setModel(model);
    tree->setUniformRowHeights(true);
    tree->setFrameShape(QFrame::NoFrame);
    tree->setAllColumnsShowFocus(true);
    tree->setIndentation(14);
    tree->setTextElideMode(Qt::ElideRight);
    QHeaderView *header = tree->header();
    header->setMinimumSectionSize(30);
    const QFontMetrics metrics = tree->fontMetrics();
    header->resizeSection(PartModel::Name, metrics.averageCharWidth() * 26);
    header->resizeSection(PartModel::Type, metrics.horizontalAdvance(QStringLiteral("application/pdf ")));
    header->resizeSection(PartModel::Size, metrics.horizontalAdvance(QStringLiteral("1020.0 kB")) + 12);
    return tree;
}

const QString FolderKey = QStringLiteral("messageView/folder");

} // namespace

MessageView::MessageView(QWidget *parent)
    : QWidget(parent)
    , m_parts(new PartModel(this))
    , m_tabs(new QTabBar)
    , m_pages(new QStackedWidget)
    , m_messageStack(new QStackedWidget)
    , m_expunged(new QLabel)
    , m_state(new StatePane(QStringLiteral("messageState")))
    , m_header(new HeaderPane)
    , m_tree(makePartTree(m_parts))
    , m_part(new PartView(m_parts))
    , m_split(new QSplitter(Qt::Horizontal))
    , m_source(new SourceView)
    , m_structure(new StructureView)
{
    setObjectName(QStringLiteral("messageView"));
    setAccessibleName(tr("Message"));
    m_expunged->setObjectName(QStringLiteral("messageExpunged"));
    m_expunged->setText(tr("This message was expunged meanwhile. What was fetched before is still shown."));
    m_expunged->setWordWrap(true);
    m_expunged->setContentsMargins(8, 3, 8, 3);
    m_expunged->hide();

    m_split->setObjectName(QStringLiteral("partSplitter"));
    m_split->setAccessibleName(tr("Parts and the selected part"));
    m_split->addWidget(m_tree);
    m_split->addWidget(m_part);
    m_split->setStretchFactor(1, 1);
    m_split->setSizes({430, 500});
    m_split->setChildrenCollapsible(false);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_split, 1);
    m_messageStack->addWidget(m_state);
    m_messageStack->addWidget(content);
    m_pages->addWidget(m_messageStack);
    m_pages->addWidget(m_source);
    m_pages->addWidget(m_structure);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTopBar());
    layout->addWidget(m_expunged);
    layout->addWidget(m_pages, 1);

    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MessageView::showPart);
    connect(m_part, &PartView::saveWanted, this, &MessageView::askWhere);
    connect(m_part, &PartView::openWanted, this, &MessageView::openPart);
    connect(m_state, &StatePane::retryWanted, this, [this] {
        if (m_message)
            m_message->load();
    });
    clear();
}

MessageView::~MessageView() = default;

QWidget *MessageView::makeTopBar()
{
    m_tabs->setObjectName(QStringLiteral("messageTabs"));
    m_tabs->setAccessibleName(tr("What to see of the message"));
    m_tabs->setToolTip(tr("The message, its bytes, or what the server tells of its structure"));
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Message"));
    m_tabs->addTab(tr("Source"));
    m_tabs->addTab(tr("Structure"));
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        m_header->modes()->setVisible(tab == Message);
    });
    const auto button = [](const char *name, const char *iconName, const QString &text,
                           const QString &toolTip) {
        auto *made = new QToolButton;
        made->setObjectName(QLatin1String(name));
        made->setIcon(icon(iconName));
        made->setAccessibleName(text);
        made->setToolTip(toolTip);
        made->setAutoRaise(true);
        return made;
    };
    QToolButton *save = button("messageSave", "save", tr("Save the message"),
                               tr("Save the whole message as it is, in a file"));
    QToolButton *close =
        button("messageClose", "close", tr("Close the message view"), tr("Close the message view (F8)"));
    connect(save, &QToolButton::clicked, this, &MessageView::saveMessage);
    connect(close, &QToolButton::clicked, this, &MessageView::closeWanted);
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(4, 0, 4, 0);
    row->addWidget(m_tabs);
    row->addStretch(1);
    row->addWidget(m_header->modes());
    row->addWidget(save);
    row->addWidget(close);
    return bar;
}

void MessageView::open(imap::Session *session, quint32 number)
{
    clear();
    m_message = std::make_unique<OpenMessage>(session, number);
    connect(m_message.get(), &OpenMessage::changed, this, &MessageView::changed);
    connect(m_message.get(), &OpenMessage::expunged, this, &MessageView::showExpunged);
    m_structure->setMessage(m_message.get());
    m_message->load();
}

void MessageView::clear()
{
    m_part->clear();
    m_header->clear();
    m_source->setMessage(nullptr);
    m_structure->setMessage(nullptr);
    m_parts->setBody({});
    m_message.reset();
    m_expunged->hide();
    m_state->say("message", tr("No message is open"), tr("Return opens the one that is selected."));
    m_messageStack->setCurrentWidget(m_state);
}

void MessageView::changed()
{
    switch (m_message->state()) {
    case OpenMessage::State::Loading:
        m_state->say("loading", tr("Loading…"));
        m_messageStack->setCurrentWidget(m_state);
        return;
    case OpenMessage::State::Failed:
        m_state->say("warning", tr("The message could not be opened"), m_message->problem(),
                     !m_message->isExpunged());
        m_messageStack->setCurrentWidget(m_state);
        // What it is made of is not known, but its bytes may be there.
        if (m_message->uid() > 0)
            m_source->setMessage(m_message.get());
        return;
    case OpenMessage::State::Known:
        break;
    }
    const imap::MessageData &told = m_message->data();
    m_messageStack->setCurrentIndex(1);
    m_source->setMessage(m_message.get());
    m_parts->setBody(told.body);
    m_tree->expandAll();
    const QModelIndex whole = m_parts->index(0, 0);
    m_header->show(m_message.get(), {}, told.envelope);
    if (whole.isValid()) {
        m_tree->setCurrentIndex(m_parts->preferred(whole));
        return;
    }
    imap::BodyStructure unknown;
    unknown.multipart = true;
    PartModel::Part part;
    part.body = &unknown;
    m_part->show(m_message.get(), part);
}

void MessageView::showExpunged()
{
    m_expunged->show();
}

// Of what holds other parts the one to be read is shown; the header is that of the message it is in.
void MessageView::showPart(const QModelIndex &index)
{
    const PartModel::Part *selected = m_parts->part(index);
    if (!selected || !m_message)
        return;
    const PartModel::Part *shown = m_parts->part(m_parts->preferred(index));
    const QByteArray message = selected->body->isMessage() ? selected->section : selected->message;
    std::optional<imap::Envelope> envelope = m_message->data().envelope;
    if (!message.isEmpty()) {
        const PartModel::Part *holder = m_parts->part(m_parts->indexOf(message));
        envelope = holder ? holder->body->envelope : std::nullopt;
    }
    m_header->show(m_message.get(), message, envelope);
    m_part->show(m_message.get(), *shown);
}

// --- saving

void MessageView::saveMessage()
{
    if (!m_message || m_message->uid() == 0)
        return;
    QString name = m_message->data().envelope ? headerText(m_message->data().envelope->subject) : QString();
    for (QChar &c : name) {
        if (QStringView(u"/\\:*?\"<>|").contains(c))
            c = u' ';
    }
    name = name.simplified().left(80);
    if (name.isEmpty() || name.startsWith(u'.'))
        name = tr("message %1").arg(m_message->uid());
    askWhere({{}, {}, qint64(m_message->data().size.value_or(0)), name + QStringLiteral(".eml")});
}

void MessageView::askWhere(const AttachmentSaver::What &what)
{
    QString folder = QSettings().value(FolderKey).toString();
    if (folder.isEmpty() || !QDir(folder).exists())
        folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    auto *dialog = new QFileDialog(this, tr("Save"), folder);
    dialog->setObjectName(QStringLiteral("saveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(what.fileName);
    connect(dialog, &QFileDialog::fileSelected, this, [this, what](const QString &path) {
        QSettings().setValue(FolderKey, QFileInfo(path).absolutePath());
        saveTo(what, path);
    });
    dialog->open();
}

void MessageView::saveTo(const AttachmentSaver::What &what, const QString &path)
{
    if (!m_message)
        return;
    auto *saver = new AttachmentSaver(m_message.get(), what, path);
    emit saving(saver);
    saver->start();
}

// Into a folder of our own that only this person can look into.
void MessageView::openPart(const AttachmentSaver::What &what)
{
    if (!m_message)
        return;
    if (!m_opened)
        m_opened = std::make_unique<QTemporaryDir>(QDir::tempPath() + QStringLiteral("/mailreeve-XXXXXX"));
    const QDir folder(m_opened->path());
    // A name for each: another program may still have the last one open.
    static int opened = 0;
    const QString within = QString::number(++opened);
    if (!m_opened->isValid() || !folder.mkpath(within))
        return;
    const QString path = folder.filePath(within + u'/' + what.fileName);
    auto *box = new QMessageBox(QMessageBox::Question, tr("Open a part of the message"),
                                tr("Open “%1” with another program?").arg(what.fileName),
                                QMessageBox::Open | QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("openDialog"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("It comes from whoever sent the message. Open it only if you trust them."));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::finished, this, [this, what, path](int answer) {
        if (answer != QMessageBox::Open || !m_message)
            return;
        auto *saver = new AttachmentSaver(m_message.get(), what, path);
        emit saving(saver);
        connect(saver, &AttachmentSaver::finished, this, [path](bool good) {
            if (good)
                QDesktopServices::openUrl(QUrl::fromLocalFile(path));
        });
        saver->start();
    });
    box->open();
}

// Ctrl+F finds in the source where that is shown, and not among the mailboxes.
bool MessageView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_tabs->currentIndex() == Source
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Find)) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

// Where there is not the room beside each other, the parts stand above the one that is shown.
void MessageView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const Qt::Orientation wanted =
        width() < fontMetrics().averageCharWidth() * 90 ? Qt::Vertical : Qt::Horizontal;
    if (wanted == m_split->orientation())
        return;
    m_split->setOrientation(wanted);
    const int room = wanted == Qt::Vertical ? m_split->height() : m_split->width();
    m_split->setSizes({room * 2 / 5, room * 3 / 5});
}

void MessageView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        emit backWanted();
    } else if (event->matches(QKeySequence::Find) && m_tabs->currentIndex() == Source) {
        m_source->find();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace ui

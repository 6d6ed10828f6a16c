#pragma once
#include "attachmentsaver.h"
#include "openmessage.h"
#include <QTemporaryDir>
#include <QWidget>
#include <memory>

class QLabel;
class QModelIndex;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QTreeView;

namespace ui {

class HeaderPane;
class PartModel;
class PartView;
class SourceView;
class StatePane;
class StructureView;

// One message: its header and its parts, its source, and what the server tells of its structure. It is fetched when it
// is shown, and looking changes nothing.
class MessageView final : public QWidget
{
    Q_OBJECT
public:
    enum Tab { Message, Source, Structure };

    explicit MessageView(QWidget *parent = nullptr);
    ~MessageView() override;

    // `number` of the mailbox that the session has selected.
    void open(imap::Session *session, quint32 number);
    void clear();
    bool isOpen() const { return m_message != nullptr; }
    quint32 uid() const { return m_message ? m_message->uid() : 0; }
    // Asks where to, and saves the whole message as it is.
    void saveMessage();
    // Saves that of it into this file.
    void saveTo(const AttachmentSaver::What &what, const QString &path);

signals:
    // The person wants back to the list; or the view away.
    void backWanted();
    void closeWanted();
    // It has been started.
    void saving(AttachmentSaver *saver);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeTopBar();
    void changed();
    void showExpunged();
    void showPart(const QModelIndex &index);
    void askWhere(const AttachmentSaver::What &what);
    void openPart(const AttachmentSaver::What &what);

    std::unique_ptr<OpenMessage> m_message;
    std::unique_ptr<QTemporaryDir> m_opened; // what was opened with other programs; gone with the view
    PartModel *m_parts;
    QTabBar *m_tabs;
    QStackedWidget *m_pages, *m_messageStack;
    QLabel *m_expunged;
    StatePane *m_state;
    HeaderPane *m_header;
    QTreeView *m_tree;
    PartView *m_part;
    QSplitter *m_split;
    SourceView *m_source;
    StructureView *m_structure;
};

} // namespace ui

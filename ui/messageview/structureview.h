#pragma once
#include "openmessage.h"
#include <QPointer>
#include <QWidget>

class QPlainTextEdit;
class QTreeView;

namespace ui {

class FieldTreeModel;

// ENVELOPE and BODYSTRUCTURE as the server gave them: read, as a tree, and below it the bytes of the response.
class StructureView final : public QWidget
{
    Q_OBJECT
public:
    explicit StructureView(QWidget *parent = nullptr);
    void setMessage(OpenMessage *message);

private:
    void showResponse();
    void markBytes();

    QPointer<OpenMessage> m_message;
    FieldTreeModel *m_model;
    QTreeView *m_tree;
    QPlainTextEdit *m_raw;
};

} // namespace ui

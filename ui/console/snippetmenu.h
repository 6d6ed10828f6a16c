#pragma once
#include "imapcore/typing/snippets.h"
#include <QMenu>

namespace ui {

// The snippets to choose from, and what can be done with one's own.
class SnippetMenu final : public QMenu
{
    Q_OBJECT
public:
    // `typed` says what there is to be saved.
    SnippetMenu(const QString &fileName, std::function<QString()> typed, QWidget *parent);

signals:
    void chosen(const QString &text);
    void failed(const QString &why);

private:
    void fill();
    void save();

    imap::Snippets m_snippets;
    std::function<QString()> m_typed;
};

} // namespace ui

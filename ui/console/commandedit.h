#pragma once
#include "imapcore/typing/completer.h"
#include <QPlainTextEdit>
#include <functional>

namespace ui {

class CompletionPopup;

// Where commands are typed: as high as they have lines, with what may be typed next offered.
class CommandEdit final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit CommandEdit(QWidget *parent = nullptr);

    // What is known where somebody types; asked anew for each completion.
    void setKnowledge(std::function<imap::TypingContext()> knowledge) { m_knowledge = std::move(knowledge); }
    // In place of all that is there, with the cursor at the end; can be undone.
    void setCommand(const QString &text);
    // At the cursor; the first placeholder in it is selected.
    void insertSnippet(const QString &text);
    const imap::SyntaxHint &hint() const { return m_completion.hint; }
    // Off while the text is an answer, which has no syntax.
    void setCompletes(bool completes);
    CompletionPopup *popup() const { return m_popup; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

public slots:
    // Looks again: more is known than before.
    void refresh();

signals:
    void sendWanted();
    void hintChanged();
    void historyWanted(int step);
    void searchWanted();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool) override { return false; }

private:
    bool popupKey(const QKeyEvent &event);
    void complete();
    void offer();
    void take(const imap::Candidate &candidate);
    bool selectPlaceholder(qsizetype from);
    bool isWhole() const;
    void adaptHeight();

    std::function<imap::TypingContext()> m_knowledge;
    imap::Completion m_completion;
    CompletionPopup *m_popup;
    bool m_completes = true;
};

} // namespace ui

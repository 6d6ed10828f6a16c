#pragma once
#include "imapcore/typing/typingcontext.h"
#include <QTreeWidget>

namespace ui {

// What may be typed next, in a list beside the cursor. It never has the focus: who types moves in it with the keys of the
// edit.
class CompletionPopup final : public QTreeWidget
{
    Q_OBJECT
public:
    explicit CompletionPopup(QWidget *edit);

    // At this place of the screen, of a line that is so high; above it where there is no room below.
    void offer(const std::vector<imap::Candidate> &candidates, const QPoint &at, int lineHeight);
    void step(int rows);
    // The first row where none is chosen.
    const imap::Candidate *candidate() const;
    bool isChosen() const { return currentItem() != nullptr; }
    void chooseFirst();

signals:
    void clicked(const imap::Candidate &candidate);

private:
    std::vector<imap::Candidate> m_candidates;
};

} // namespace ui

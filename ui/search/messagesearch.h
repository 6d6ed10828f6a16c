#pragma once
#include "searchwords.h"
#include <QObject>
#include <optional>

namespace ui {

// One search in three forms: words, a tree of criteria, and criteria text as on the wire. Whichever is changed, the others
// follow; what cannot be read leaves them at the last search that could.
class MessageSearch final : public QObject
{
    Q_OBJECT
public:
    enum class Form { None, Words, Tree, Text };
    using Where = SearchWords::Where;

    explicit MessageSearch(QObject *parent = nullptr) : QObject(parent) {}

    const QString &words() const { return m_words; }
    const QString &text() const { return m_text; }
    // Nothing: all messages.
    const std::optional<imap::Criterion> &criterion() const { return m_criterion; }
    Where where() const { return m_where; }

    void setWords(const QString &words);
    void setText(const QString &text);
    void setCriterion(const std::optional<imap::Criterion> &criterion);
    // Words that were typed mean something else from now on; a search that came otherwise is put into other words.
    void setWhere(Where where);
    void clear() { follow(Form::None, {}); }

    // Why the form that was changed last cannot be read, and where in it; empty: it can be.
    const QString &problem() const { return m_problem; }
    qsizetype problemOffset() const { return m_problemOffset; }
    Form changedForm() const { return m_form; }

signals:
    // `form` is what somebody changed, None where it was the program; the others follow it.
    void changed(ui::MessageSearch::Form form);

private:
    void setProblem(Form form, const QString &text, qsizetype offset);
    void follow(Form form, const std::optional<imap::Criterion> &criterion);

    QString m_words, m_text, m_problem;
    std::optional<imap::Criterion> m_criterion;
    qsizetype m_problemOffset = 0;
    Form m_form = Form::Words;
    Where m_where = Where::Header;
};

} // namespace ui

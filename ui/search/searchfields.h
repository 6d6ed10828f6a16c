#pragma once
#include "imapcore/criterion.h"
#include <QCoreApplication>

namespace ui {

// What the value of a criterion is edited as.
enum class SearchValue { None, Text, Field, Date, Size, Age, Flag, Line, Criteria };

// Something about a message that can be searched for, as people call it, with the search keys that ask for it.
struct SearchField
{
    struct Operator
    {
        QByteArray key;    // the search key; for flags, what is set when it holds
        QString is, isNot; // "contains" and "does not contain"; the second empty: only the first is offered
    };
    QString name;
    SearchValue value;
    std::vector<Operator> operators;
};

// The criteria of the builder. A new search key gets a line here; without one it is shown and changed as criteria text.
class SearchFields
{
    Q_DECLARE_TR_FUNCTIONS(ui::SearchFields)
public:
    // In the language of now.
    SearchFields();

    const std::vector<SearchField> &all() const { return m_fields; }
    // A criterion without groups in it, as the builder shows it.
    struct Place
    {
        size_t field = 0, op = 0;
        bool isNot = false; // the negative of the operator
    };
    Place placeOf(const imap::Criterion &key, bool negated) const;
    // The criterion of a field, an operator and a value; nothing where that is criteria text that cannot be read.
    std::optional<imap::Criterion> make(const Place &place, const QStringList &value) const;
    // What is edited: the flag of a key about flags, the text of criteria, else the arguments.
    QStringList valueOf(const imap::Criterion &key) const;
    // For a field that is chosen just now.
    QStringList defaultValue(SearchValue value) const;
    // "From contains “smith”"
    QString describe(const imap::Criterion &key, bool negated) const;

    static QString groupName(imap::Criterion::Kind kind, bool negated);
    // A flag as a person knows it.
    static QString flagName(const QString &flag);

private:
    size_t criteriaField() const { return m_fields.size() - 1; }

    std::vector<SearchField> m_fields;
};

} // namespace ui

#pragma once
#include "searchfields.h"
#include <QWidget>
#include <functional>

class QComboBox;
class QDateEdit;
class QLineEdit;
class QStackedWidget;

namespace ui {

// One row of the builder, to be changed: what is looked at, how, and the value in an editor of its kind; or which kind of
// group it is. What is changed holds at once.
class CriterionEditor final : public QWidget
{
    Q_OBJECT
public:
    explicit CriterionEditor(QWidget *parent = nullptr);

    // A key or its NOT.
    void showCriterion(const imap::Criterion &criterion);
    void showGroup(imap::Criterion::Kind kind, bool negated);
    void setCapabilities(const std::function<bool(const QByteArray &)> &isThere);
    // Keywords to be offered beside the system flags.
    void setKeywords(const QStringList &keywords);
    void focusValue();

signals:
    void criterionEdited(const imap::Criterion &criterion);
    void groupEdited(imap::Criterion::Kind kind, bool negated);
    // Return in one of the fields.
    void returnPressed();

private:
    void makeEditors();
    QLineEdit *addLine(const char *name, const QString &title, const QString &toolTip);
    void fillFields();
    void fillOperators();
    void fillUnits(SearchValue value);
    void showValue(const QStringList &value);
    QStringList value() const;
    void showValid(bool valid);
    void fieldChosen();
    void apply();
    SearchValue valueKind() const { return m_fields.all()[m_place.field].value; }

    SearchFields m_fields;
    std::function<bool(const QByteArray &)> m_isThere;
    SearchFields::Place m_place;
    bool m_isGroup = true;
    bool m_filling = false; // nobody changes anything
    QComboBox *m_field, *m_operator;
    QStackedWidget *m_values;
    QWidget *m_noValue, *m_fieldPair, *m_amountPair;
    QLineEdit *m_text, *m_fieldName, *m_fieldText, *m_amount;
    QDateEdit *m_date;
    QComboBox *m_unit, *m_flag;
};

} // namespace ui

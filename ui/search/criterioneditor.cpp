#include "criterioneditor.h"
#include "imapcore/envelope.h"
#include "ui/support/theme.h"
#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <algorithm>

namespace ui {

using imap::Criterion;
using Kind = Criterion::Kind;

namespace {

// The kinds of groups in the order in which they are offered; each is followed by its negative.
constexpr Kind GroupKinds[] = {Kind::All, Kind::Any, Kind::Fuzzy};

struct Unit
{
    QString name;
    quint64 factor;
};

} // namespace

CriterionEditor::CriterionEditor(QWidget *parent)
    : QWidget(parent)
    , m_field(new QComboBox)
    , m_operator(new QComboBox)
    , m_values(new QStackedWidget)
    , m_noValue(new QWidget)
    , m_fieldPair(new QWidget)
    , m_amountPair(new QWidget)
    , m_date(new QDateEdit)
    , m_unit(new QComboBox)
    , m_flag(new QComboBox)
{
    setObjectName(QStringLiteral("criterionEditor"));
    m_field->setObjectName(QStringLiteral("criterionField"));
    m_field->setAccessibleName(tr("What is looked at"));
    m_field->setToolTip(
        tr("What of a message the selected criterion looks at, or how the criteria of a group go together"));
    m_operator->setObjectName(QStringLiteral("criterionOperator"));
    m_operator->setAccessibleName(tr("How it is compared"));
    m_operator->setToolTip(tr("How it is compared with the value"));
    for (QComboBox *box : {m_field, m_operator})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    makeEditors();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_field);
    row->addWidget(m_operator);
    row->addWidget(m_values, 1);
    fillFields();
    connect(m_field, &QComboBox::activated, this, &CriterionEditor::fieldChosen);
    connect(m_operator, &QComboBox::activated, this, &CriterionEditor::apply);
    showGroup(Kind::All, false);
}

QLineEdit *CriterionEditor::addLine(const char *name, const QString &title, const QString &toolTip)
{
    auto *line = new QLineEdit;
    line->setObjectName(QLatin1String(name));
    line->setAccessibleName(title);
    line->setToolTip(toolTip);
    line->setMinimumWidth(40);
    connect(line, &QLineEdit::textEdited, this, &CriterionEditor::apply);
    connect(line, &QLineEdit::returnPressed, this, &CriterionEditor::returnPressed);
    return line;
}

void CriterionEditor::makeEditors()
{
    m_text = addLine("criterionText", tr("Value"), tr("What it is compared with"));
    m_fieldName = addLine("criterionFieldName", tr("Name of the header field"),
                          tr("The name of the header field, like List-Id"));
    m_fieldText = addLine("criterionFieldText", tr("Text in the header field"),
                          tr("What stands in the field; empty finds all messages that have it"));
    m_fieldText->setPlaceholderText(tr("any text"));
    auto *pair = new QHBoxLayout(m_fieldPair);
    pair->setContentsMargins(0, 0, 0, 0);
    pair->addWidget(m_fieldName, 1);
    pair->addWidget(m_fieldText, 2);

    m_date->setObjectName(QStringLiteral("criterionDate"));
    m_date->setAccessibleName(tr("Day"));
    m_date->setToolTip(tr("The day, whatever the time and the zone"));
    m_date->setCalendarPopup(true);
    m_date->setDateRange(QDate(1, 1, 1), QDate(9999, 12, 31));
    connect(m_date, &QDateEdit::userDateChanged, this, &CriterionEditor::apply);

    m_amount = addLine("criterionAmount", tr("Amount"), tr("How much"));
    m_amount->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{0,19}")), m_amount));
    m_unit->setObjectName(QStringLiteral("criterionUnit"));
    m_unit->setAccessibleName(tr("Unit"));
    m_unit->setToolTip(tr("The unit of the amount"));
    connect(m_unit, &QComboBox::activated, this, &CriterionEditor::apply);
    auto *amount = new QHBoxLayout(m_amountPair);
    amount->setContentsMargins(0, 0, 0, 0);
    amount->addWidget(m_amount, 1);
    amount->addWidget(m_unit);

    m_flag->setObjectName(QStringLiteral("criterionFlag"));
    m_flag->setAccessibleName(tr("Flag or keyword"));
    m_flag->setToolTip(tr("A flag, or any keyword, which can be typed"));
    m_flag->setEditable(true);
    m_flag->setInsertPolicy(QComboBox::NoInsert);
    m_flag->setCompleter(nullptr); // "Work" is not "Workshop"
    m_flag->lineEdit()->setObjectName(QStringLiteral("criterionFlagText"));
    m_flag->lineEdit()->setToolTip(m_flag->toolTip());
    m_flag->lineEdit()->setAccessibleName(m_flag->accessibleName());
    setKeywords({});
    connect(m_flag, &QComboBox::activated, this, &CriterionEditor::apply);
    connect(m_flag->lineEdit(), &QLineEdit::textEdited, this, &CriterionEditor::apply);
    connect(m_flag->lineEdit(), &QLineEdit::returnPressed, this, &CriterionEditor::returnPressed);

    for (QWidget *editor : {m_noValue, static_cast<QWidget *>(m_text), m_fieldPair,
                            static_cast<QWidget *>(m_date), m_amountPair, static_cast<QWidget *>(m_flag)})
        m_values->addWidget(editor);
}

void CriterionEditor::setCapabilities(const std::function<bool(const QByteArray &)> &isThere)
{
    m_isThere = isThere;
    const QScopedValueRollback filling(m_filling, true);
    fillFields();
}

void CriterionEditor::setKeywords(const QStringList &keywords)
{
    const QScopedValueRollback filling(m_filling, true);
    const QString text = m_flag->currentText();
    m_flag->clear();
    for (const char *flag : {"\\Seen", "\\Flagged", "\\Answered", "\\Deleted", "\\Draft", "\\Recent"})
        m_flag->addItem(SearchFields::flagName(QLatin1String(flag)), QLatin1String(flag));
    for (const QString &keyword : keywords)
        m_flag->addItem(keyword, keyword);
    m_flag->setCurrentText(text);
}

// What the server lacks can be chosen all the same: some can do more than they say.
void CriterionEditor::fillFields()
{
    m_field->clear();
    if (m_isGroup) {
        for (const Kind kind : GroupKinds) {
            for (const bool negated : {false, true})
                m_field->addItem(SearchFields::groupName(kind, negated));
        }
        return;
    }
    for (const SearchField &field : m_fields.all()) {
        const imap::KeyForm *form = imap::keyForm(field.operators.front().key);
        const QByteArray needed = form && field.value != SearchValue::Criteria ? form->capability : "";
        const bool lacks = !needed.isEmpty() && m_isThere && !m_isThere(needed);
        m_field->addItem(lacks ? tr("%1 (needs %2)").arg(field.name, QString::fromLatin1(needed))
                               : field.name);
    }
    m_field->setCurrentIndex(int(m_place.field));
}

void CriterionEditor::fillOperators()
{
    m_operator->clear();
    for (const SearchField::Operator &op : m_fields.all()[m_place.field].operators)
        m_operator->addItem(op.is);
    for (const SearchField::Operator &op : m_fields.all()[m_place.field].operators)
        m_operator->addItem(op.isNot);
    const int count = int(m_fields.all()[m_place.field].operators.size());
    m_operator->setCurrentIndex(int(m_place.op) + (m_place.isNot ? count : 0));
}

void CriterionEditor::fillUnits(SearchValue value)
{
    const std::vector<Unit> units =
        value == SearchValue::Age
            ? std::vector<Unit>{{tr("weeks"), 604800},
                                {tr("days"), 86400},
                                {tr("hours"), 3600},
                                {tr("minutes"), 60},
                                {tr("seconds"), 1}}
            : std::vector<Unit>{
                {tr("GB"), 1 << 30}, {tr("MB"), 1 << 20}, {tr("kB"), 1 << 10}, {tr("bytes"), 1}};
    m_unit->clear();
    for (const Unit &unit : units)
        m_unit->addItem(unit.name, unit.factor);
}

void CriterionEditor::showGroup(Kind kind, bool negated)
{
    const QScopedValueRollback filling(m_filling, true);
    m_isGroup = true;
    fillFields();
    const auto at = std::find(std::begin(GroupKinds), std::end(GroupKinds), kind);
    m_field->setCurrentIndex(int(at - std::begin(GroupKinds)) * 2 + (negated ? 1 : 0));
    m_operator->setVisible(false);
    m_values->setCurrentWidget(m_noValue);
}

void CriterionEditor::showCriterion(const Criterion &criterion)
{
    const bool negated = criterion.kind == Kind::Not;
    const Criterion &key = negated ? criterion.of.front() : criterion;
    const SearchFields::Place place = m_fields.placeOf(key, negated);
    // What somebody is typing stays as it is typed, criteria text too.
    if (!m_isGroup && m_fields.make(m_place, value()) == criterion)
        return;
    const QScopedValueRollback filling(m_filling, true);
    m_isGroup = false;
    m_place = place;
    fillFields();
    fillOperators();
    m_operator->setVisible(true);
    showValue(m_fields.valueOf(key));
}

void CriterionEditor::showValue(const QStringList &value)
{
    showValid(true);
    switch (valueKind()) {
    case SearchValue::None:
        m_values->setCurrentWidget(m_noValue);
        break;
    case SearchValue::Text:
    case SearchValue::Line:
    case SearchValue::Criteria:
        m_text->setText(value.value(0));
        m_values->setCurrentWidget(m_text);
        break;
    case SearchValue::Field:
        m_fieldName->setText(value.value(0));
        m_fieldText->setText(value.value(1));
        m_values->setCurrentWidget(m_fieldPair);
        break;
    case SearchValue::Date:
        m_date->setDate(imap::parseDate(value.value(0).toUtf8()));
        m_values->setCurrentWidget(m_date);
        break;
    case SearchValue::Size:
    case SearchValue::Age: {
        fillUnits(valueKind());
        const quint64 amount = value.value(0).toULongLong();
        int unit = 0; // the largest in which it is whole
        while (unit + 1 < m_unit->count()
               && (amount == 0 || amount % m_unit->itemData(unit).toULongLong() != 0))
            ++unit;
        m_unit->setCurrentIndex(unit);
        m_amount->setText(QString::number(amount / m_unit->itemData(unit).toULongLong()));
        m_values->setCurrentWidget(m_amountPair);
        break;
    }
    case SearchValue::Flag: {
        const int known = m_flag->findData(value.value(0), Qt::UserRole, Qt::MatchFixedString);
        m_flag->setCurrentIndex(known);
        if (known < 0)
            m_flag->setEditText(value.value(0));
        m_values->setCurrentWidget(m_flag);
        break;
    }
    }
}

QStringList CriterionEditor::value() const
{
    switch (valueKind()) {
    case SearchValue::None:
        return {};
    case SearchValue::Text:
    case SearchValue::Line:
    case SearchValue::Criteria:
        return {m_text->text()};
    case SearchValue::Field:
        return {m_fieldName->text(), m_fieldText->text()};
    case SearchValue::Date:
        return {QString::fromLatin1(imap::formatDate(m_date->date()))};
    case SearchValue::Size:
    case SearchValue::Age: {
        const quint64 factor = m_unit->currentData().toULongLong();
        bool good = false;
        const quint64 amount = m_amount->text().toULongLong(&good);
        // What is too large is said to be, not made another number.
        return {!good                     ? QString()
                : amount > ~0ULL / factor ? m_amount->text() + u'…'
                                          : QString::number(amount * factor)};
    }
    case SearchValue::Flag: {
        const int known = m_flag->findText(m_flag->currentText(), Qt::MatchFixedString);
        return {known < 0 ? m_flag->currentText() : m_flag->itemData(known).toString()};
    }
    }
    return {};
}

void CriterionEditor::showValid(bool valid)
{
    for (QWidget *editor : {m_text, m_fieldName, m_amount})
        Theme::setInvalid(editor, !valid);
}

// The value stays where the other field has one of the same kind.
void CriterionEditor::fieldChosen()
{
    if (m_isGroup) {
        apply();
        return;
    }
    const SearchValue before = valueKind();
    const QStringList kept = value();
    const imap::KeyForm *formBefore = imap::keyForm(m_fields.all()[m_place.field].operators[m_place.op].key);
    {
        const QScopedValueRollback filling(m_filling, true);
        m_place = {size_t(m_field->currentIndex()), 0, false};
        const imap::KeyForm *form = imap::keyForm(m_fields.all()[m_place.field].operators.front().key);
        const bool same = before == valueKind()
                          && (before != SearchValue::Line
                              || (form && formBefore && form->argument == formBefore->argument));
        fillOperators();
        showValue(same ? kept : m_fields.defaultValue(valueKind()));
    }
    apply();
}

void CriterionEditor::apply()
{
    if (m_filling)
        return;
    if (m_isGroup) {
        const int at = m_field->currentIndex();
        emit groupEdited(GroupKinds[at / 2], at % 2 == 1);
        return;
    }
    const size_t count = m_fields.all()[m_place.field].operators.size();
    const auto op = size_t(std::max(m_operator->currentIndex(), 0));
    m_place.op = op % count;
    m_place.isNot = op >= count;
    const auto criterion = m_fields.make(m_place, value());
    showValid(criterion && !criterion->problem());
    if (criterion)
        emit criterionEdited(*criterion);
}

void CriterionEditor::focusValue()
{
    QWidget *editor = m_values->currentWidget();
    QWidget *target = m_isGroup || editor == m_noValue ? static_cast<QWidget *>(m_field)
                      : editor == m_fieldPair          ? m_fieldText
                      : editor == m_amountPair         ? m_amount
                                                       : editor;
    target->setFocus(Qt::OtherFocusReason);
    if (auto *line = qobject_cast<QLineEdit *>(target))
        line->selectAll();
}

} // namespace ui

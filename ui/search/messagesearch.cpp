#include "messagesearch.h"
#include "searchtext.h"

namespace ui {

void MessageSearch::setWords(const QString &words)
{
    m_words = words;
    if (words.trimmed().isEmpty()) {
        follow(Form::Words, {});
        return;
    }
    auto result = SearchWords::read(words, m_where);
    if (const auto *problem = std::get_if<SearchWords::Problem>(&result))
        setProblem(Form::Words, problem->text, problem->offset);
    else
        follow(Form::Words, std::get<imap::Criterion>(std::move(result)));
}

void MessageSearch::setText(const QString &text)
{
    m_text = text;
    if (text.trimmed().isEmpty()) {
        follow(Form::Text, {});
        return;
    }
    auto result = imap::Criterion::fromText(text);
    if (const auto *problem = std::get_if<imap::CriteriaProblem>(&result))
        setProblem(Form::Text, SearchText::describe(*problem), problem->offset);
    else
        follow(Form::Text, std::get<imap::Criterion>(std::move(result)));
}

void MessageSearch::setCriterion(const std::optional<imap::Criterion> &criterion)
{
    follow(Form::Tree, criterion);
    if (const auto problem = criterion ? criterion->problem() : std::nullopt)
        setProblem(Form::Tree, SearchText::describe(*problem), 0);
}

void MessageSearch::setWhere(Where where)
{
    m_where = where;
    if (m_form == Form::Words)
        setWords(m_words);
    else if (m_criterion && m_problem.isEmpty())
        follow(m_form, m_criterion);
}

void MessageSearch::setProblem(Form form, const QString &text, qsizetype offset)
{
    m_form = form;
    m_problem = text;
    m_problemOffset = offset;
    emit changed(form);
}

void MessageSearch::follow(Form form, const std::optional<imap::Criterion> &criterion)
{
    m_form = form;
    m_problem.clear();
    m_criterion = criterion;
    if (form != Form::Words)
        m_words = criterion ? SearchWords::write(*criterion, m_where) : QString();
    if (form != Form::Text)
        m_text = criterion ? criterion->toText() : QString();
    emit changed(form);
}

} // namespace ui

#pragma once
#include "criterion.h"

namespace imap {

// Takes criteria text apart into words, strings and parentheses.
class CriteriaTokens
{
public:
    struct Token
    {
        enum class Kind { Word, String, Open, Close, End, Failed };
        Kind kind = Kind::End;
        QString text = {};                                              // of a word, or within the quotes
        qsizetype offset = 0;                                           // where it begins
        CriteriaProblem::Kind problem = CriteriaProblem::Kind::Nothing; // of Failed
    };

    // The text must live as long.
    explicit CriteriaTokens(QStringView text) : m_text(text) {}
    Token next();
    Token peek() const { return CriteriaTokens(*this).next(); }
    qsizetype offset() const { return m_at; }

private:
    Token quotedString();
    std::optional<Token> literal();

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace imap

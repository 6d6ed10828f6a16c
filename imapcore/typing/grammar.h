#pragma once
#include "typedwords.h"
#include <QByteArray>
#include <memory>
#include <vector>

namespace imap {

// A syntax as reference.h writes it, read once, to be held against what somebody has typed so far: what may come next?
class Grammar
{
public:
    // A place in a syntax where something is expected.
    struct Expected
    {
        enum class Kind { Word, Argument, Open, Close };
        Kind kind = Kind::Word;
        QByteArray name;              // the word, or the kind of argument
        QByteArray rule = {};         // whose word it is; empty: of the command itself
        const char *capability = "";  // that the word needs
        const char *help = "";        // of the word
        qsizetype begin = 0, end = 0; // where the argument that it is part of stands in the command's syntax
        QByteArray inner = {}; // the syntax of the rule's word within it, if that has arguments of its own
        qsizetype innerBegin = 0, innerEnd = 0;
    };

    explicit Grammar(QByteArray syntax);
    ~Grammar();
    Grammar(Grammar &&) noexcept;

    const QByteArray &syntax() const { return m_syntax; }

    // What may stand behind these words. Empty: nothing, or nobody knows, for the words do not fit.
    std::vector<Expected> expectedAfter(QByteArrayView text, const std::vector<TypedWord> &words,
                                        size_t first) const;
    // Whether these words are all of it.
    bool isComplete(QByteArrayView text, const std::vector<TypedWord> &words, size_t first) const;

    struct Node;

private:
    QByteArray m_syntax;
    std::unique_ptr<Node> m_root;
};

} // namespace imap

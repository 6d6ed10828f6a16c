#pragma once
#include "../error.h"
#include "exchange.h"
#include <QByteArrayList>
#include <QHash>
#include <QRegularExpression>
#include <vector>

namespace imap {

// A conversation with what must hold of it (check-format.md).
struct CheckScript
{
    // What a response must be like; its captures are known from then on.
    class Pattern
    {
    public:
        // False: what is wrong with it is in `why`.
        static bool read(QByteArrayView text, Pattern &out, QString &why);
        using Values = QHash<QByteArray, QByteArray>;
        bool matches(QByteArrayView response, Values &values) const;
        const QByteArray &text() const { return m_text; }

    private:
        struct Part
        {
            enum class Kind { Literal, Any, Named, Regex };
            Kind kind;
            QByteArray text; // what it is, or its name
            QByteArray regex;
        };
        std::vector<Part> m_parts;
        QByteArray m_text;
        bool m_isPrefix = false;
        friend struct CheckScript;
    };
    struct Expectation
    {
        enum class Kind { Must, May, MustNot };
        Kind kind = Kind::Must;
        Pattern pattern;
        int line = 0; // of the script
    };
    struct Step
    {
        QByteArray command;   // without its tag; ${name} in it is a value
        QByteArrayList lines; // for when the server asks for them
        std::vector<Expectation> expectations;
        // The tagged response; without one it must be an OK.
        std::optional<Expectation> status;
        bool isUnordered = false, isStrict = false;
        int within = 0; // milliseconds; 0: however long
        int line = 0;
    };
    std::vector<Step> steps;

    // The text of an InvalidArgument names the line that is wrong.
    static Expected<CheckScript> read(const QByteArray &text);
    // A script that holds of this conversation, and of another one like it: what no two servers have in common is left
    // open.
    static QByteArray of(const Traffic &traffic);
    // With the values in it that are known. False: one is not.
    static bool insert(QByteArray &text, const Pattern::Values &values, QByteArray *missing = nullptr);
};

} // namespace imap

#pragma once
#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QString>
#include <vector>

// A conversation in the form that the IMAP RFCs print it, one line each:
//
//   S: * OK ready          the server sends this, and CRLF
//   C: a1 LOGIN "u" "p"    the client must send exactly this, and CRLF
//   S: a1 OK done          the tag is the one that the client really used
//   S> * LIST () "/        the server sends this without a line end
//   S/ * OK ready          the server sends this, and a bare LF
//   C/ one                 the client must send this and a bare LF, within a literal
//   C> a1 wait...          the client must send this without a line end
//   C: a2 AUTHENTICATE...  the client must send a line that begins like this
//   X: close               something else happens; the word is up to whoever plays the script
//
// Tags in a script are letters and then digits (a1, A0001), or TAG. Lines that are empty or begin with "#" are for the
// reader. What the client sends before it is its turn is wrong, so that a script also says what must be waited for.
// A literal is written as the RFCs do: "{3}" ends its line, and what follows stands in the next one. Lines with another
// letter and a colon say what must come of it, for whoever replays the conversation (transcript.h).
class Script
{
public:
    struct Step
    {
        enum class Kind { Client, Server, Action };
        Kind kind;
        QByteArray bytes; // with CRLF; of an action: its words
        bool isPrefix = false;
    };
    struct Wanted
    {
        char mark;
        QByteArray text;
        size_t steps; // that stand before it
    };

    Script() = default;
    Script(const char *text) : Script(QByteArray(text)) {}
    explicit Script(const QByteArray &text);
    // tests/transcripts/<name>, for example "dovecot/getacl.imap".
    static Script fromFile(const QString &name);

    const std::vector<Step> &steps() const { return m_steps; }
    const std::vector<Wanted> &wanted() const { return m_wanted; }
    // The server's bytes alone, one after the other; of so many steps.
    QByteArray serverBytes(size_t steps = size_t(-1)) const;

private:
    std::vector<Step> m_steps;
    std::vector<Wanted> m_wanted;
};

// The tag that a line of a script begins with, or nothing.
QByteArrayView tagOf(QByteArrayView line);

// Plays the server's part of a script: takes what the client sent, checks every byte of it, and tells what the server
// says or does next.
class ScriptPlayer
{
public:
    explicit ScriptPlayer(Script script = {}) : m_script(std::move(script)) {}

    void received(QByteArrayView bytes);
    // What the server sends now, up to the next thing that must happen first.
    QByteArray takeOutput();
    // The action that is due, without going past it; empty: none.
    QByteArray action() const;
    void actionDone();

    // The step that the client has to do next, or -1.
    qsizetype clientsStep() const;

    bool isFinished() const { return m_at == m_script.steps().size() && m_unread.isEmpty(); }
    // Whether the client has done all that the script says, whatever the server would have said then.
    bool clientIsDone() const;
    // What the client did that the script does not say; empty: nothing.
    const QString &problem() const { return m_problem; }
    // Where the script stands, for the message of a failed test.
    QString position() const;

private:
    bool takeLine();
    QByteArray withTags(QByteArray line) const;
    bool isInLiteral(size_t step) const;

    Script m_script;
    size_t m_at = 0;
    QByteArray m_unread;
    QHash<QByteArray, QByteArray> m_tags; // in the script: on the wire
    QString m_problem;
};

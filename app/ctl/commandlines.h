#pragma once
#include "imapcore/error.h"
#include "input.h"
#include <QByteArray>
#include <QStringList>
#include <optional>

namespace app {

// The commands that `exec` is to run, one after the other, each as it will stand on the wire but for its tag: "{5}", a
// line end, and five bytes for a literal. They come from the arguments and, where one of these is "-", from the lines of
// an input, which is read no further than is needed.
//
//   APPEND Sent @mail.eml     the bytes of the file as a literal; one that holds NUL as a literal8
//   APPEND Sent @"my mail"
//   APPEND Sent {5}           five bytes that follow in the argument after a line end, else in the input
class CommandLines
{
public:
    CommandLines(QStringList arguments, Input *input) : m_arguments(std::move(arguments)), m_input(input) {}

    // Whether the next one has to be waited for, until Input::isReady.
    bool mustWait() const;
    // Whether more is known to follow.
    bool hasMore() const { return !m_arguments.isEmpty() || (m_isReadingInput && m_input->hasLine()); }
    // The next one; nothing after the last. An InvalidArgument says in its text what is wrong with it.
    std::optional<imap::Expected<QByteArray>> next();

    const Input &input() const { return *m_input; }

private:
    std::optional<QByteArray> nextLine();
    imap::Expected<QByteArray> complete(QByteArray line);
    imap::Expected<QByteArray> fileLiteral(QByteArrayView line, qsizetype &at) const;
    std::optional<QByteArray> literalBytes(QByteArray &line, qsizetype at, qsizetype size);

    QStringList m_arguments;
    Input *m_input;
    bool m_isReadingInput = false;
};

} // namespace app

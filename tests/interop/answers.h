#pragma once
#include "interop.h"

// What exactly a server answers, for tests that have more of it than a source should hold: answers/TOPIC.SERVER beside
// this file has it, under the test's name and its row's. A server of Debian 13 has in its own file what differs from the
// generation before it.
//
// With MAILREEVE_ANSWERS=write in the environment the file is written anew instead: for whoever adds a test or a server,
// and reads afterwards what has come.
class Answers
{
public:
    // Nothing, or how the answer differs from what the file has. The n-th call in a test is its n-th answer.
    static QByteArray difference(const QByteArray &answer);

private:
    using Texts = std::map<QByteArray, QByteArray>;
    static Texts &known();
    static void write();
};

#define ANSWER(actual)                                                                                       \
    do {                                                                                                     \
        Interop::countCheck();                                                                               \
        const QByteArray difference = Answers::difference(actual);                                           \
        if (!QTest::qVerify(difference.isEmpty(), "the answer is known", difference, __FILE__, __LINE__)     \
            && !Interop::goesOn())                                                                           \
            return;                                                                                          \
    } while (false)

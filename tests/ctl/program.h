#pragma once
#include <QByteArray>
#include <QByteArrayList>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTest>

// One run of mailreevectl, and what it left behind.
struct Run
{
    int status = -1; // -1: it crashed or did not end
    QByteArray out, error;

    QByteArrayList lines() const
    {
        QByteArrayList all = out.split('\n');
        all.removeLast();
        return all;
    }
};

// Runs it without a terminal, with this on its standard input.
inline Run run(const QStringList &arguments, const QByteArray &input = {}, const QByteArray &password = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("MAILREEVE_PASSWORD"));
    if (!password.isNull())
        environment.insert(QStringLiteral("MAILREEVE_PASSWORD"), QString::fromUtf8(password));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral("setsid"), QStringList{QStringLiteral(MAILREEVECTL)} + arguments);
    process.write(input);
    process.closeWriteChannel();
    Run result;
    if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit)
        result.status = process.exitCode();
    result.out = process.readAllStandardOutput();
    result.error = process.readAllStandardError();
    return result;
}

// Checks the status; what was printed is the message.
#define COMPARE_STATUS(run, expected)                                                                        \
    do {                                                                                                     \
        const Run &run_ = (run);                                                                             \
        QVERIFY2(run_.status == (expected), (run_.error + run_.out).constData());                            \
    } while (false)

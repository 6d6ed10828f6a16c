#include "program.h"
#include "tests/support/dovecot.h"
#include <csignal>
#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

// A terminal with somebody at it.
class Terminal
{
public:
    Terminal()
    {
        if (openpty(&m_person, &m_device, nullptr, nullptr, nullptr) != 0)
            qFatal("no terminal to be had");
        fcntl(m_person, F_SETFL, O_NONBLOCK);
    }
    ~Terminal()
    {
        ::close(m_person);
        ::close(m_device);
    }
    Q_DISABLE_COPY_MOVE(Terminal)

    // Makes it the terminal of a program that is about to be started.
    void giveTo(QProcess &process) const
    {
        process.setChildProcessModifier([device = m_device] {
            setsid();
            ioctl(device, TIOCSCTTY, 0);
        });
    }
    void type(const QByteArray &keys) const
    {
        QCOMPARE(::write(m_person, keys.constData(), size_t(keys.size())), keys.size());
    }
    // All that it has shown.
    QByteArray shown()
    {
        char bytes[1024];
        for (ssize_t got = 0; (got = ::read(m_person, bytes, sizeof bytes)) > 0;)
            m_shown.append(bytes, got);
        return m_shown;
    }
    bool echoes() const
    {
        termios state = {};
        tcgetattr(m_device, &state);
        return (state.c_lflag & ECHO) != 0;
    }

private:
    int m_person = -1, m_device = -1;
    QByteArray m_shown;
};

// mailreevectl asks a person for the password.
class TestTerminal : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void password();
    void wrongPassword();
    void interrupted();
    void inputEnds();
    void cleanup() { m_process->kill(); }

private:
    std::unique_ptr<Dovecot> m_server;
    std::unique_ptr<Terminal> m_terminal;
    std::unique_ptr<QProcess> m_process;
};

void TestTerminal::initTestCase()
{
    m_server = std::make_unique<Dovecot>();
    qunsetenv("MAILREEVE_PASSWORD");
}

void TestTerminal::init()
{
    m_terminal = std::make_unique<Terminal>();
    m_process = std::make_unique<QProcess>();
    m_terminal->giveTo(*m_process);
    m_process->start(QStringLiteral(MAILREEVECTL),
                     {u"exec"_s, u"--ca-file"_s, m_server->caFile(), m_server->url(), u"NOOP"_s});
    QTRY_COMPARE(m_terminal->shown(), "Password of olivia at 127.0.0.1: ");
    QVERIFY(!m_terminal->echoes());
}

void TestTerminal::password()
{
    m_terminal->type(m_server->password().toUtf8() + '\n');
    QVERIFY(m_process->waitForFinished(20'000));
    QCOMPARE(m_process->exitCode(), 0);
    QVERIFY(m_process->readAllStandardOutput().contains(" OK NOOP completed"));
    QCOMPARE(m_terminal->shown(), "Password of olivia at 127.0.0.1: \r\n");
    QVERIFY(m_terminal->echoes());
}

void TestTerminal::wrongPassword()
{
    m_terminal->type("wrong\n");
    QVERIFY(m_process->waitForFinished(20'000));
    QCOMPARE(m_process->exitCode(), 4);
    QVERIFY(m_process->readAllStandardError().contains("Authentication failed"));
}

// It ends as by the signal, and the terminal shows again what is typed.
void TestTerminal::interrupted()
{
    m_terminal->type("half a pass\x03");
    QVERIFY(m_process->waitForFinished(20'000));
    QCOMPARE(m_process->exitStatus(), QProcess::CrashExit);
    QCOMPARE(m_process->exitCode(), SIGINT);
    QVERIFY(m_terminal->echoes());
}

void TestTerminal::inputEnds()
{
    m_terminal->type("\x04");
    QVERIFY(m_process->waitForFinished(20'000));
    QCOMPARE(m_process->exitCode(), 2);
    QVERIFY(m_process->readAllStandardError().contains("there is no password"));
    QVERIFY(m_terminal->echoes());
}

QTEST_GUILESS_MAIN(TestTerminal)
#include "tst_terminal.moc"

// The first line names a command as for "accept", and behind its variation a second one that waits behind it; what
// follows is what the server sends to a whole session, cut in two.
#include "commands.h"
#include "imapcore/session.h"
#include "target.h"
#include <QCoreApplication>
#include <QIODevice>

namespace {

class Server final : public QIODevice
{
public:
    Server() { open(ReadWrite | Unbuffered); }
    void send(QByteArrayView bytes)
    {
        m_input += bytes;
        emit readyRead();
    }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_input.size() + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char *to, qint64 size) override
    {
        size = std::min<qint64>(size, m_input.size());
        std::copy_n(m_input.constData(), size, to);
        m_input.remove(0, size);
        return size;
    }
    qint64 writeData(const char *, qint64 size) override { return size; }

private:
    QByteArray m_input;
};

void turn()
{
    // Slices follow one another, and replies are deleted when they have been told.
    for (int i = 0; i < 4; ++i)
        QCoreApplication::sendPostedEvents();
}

const FuzzTarget target("session", [](QByteArrayView input) {
    static int argc = 1;
    static char name[] = "fuzz";
    static char *argv[] = {name, nullptr};
    static QCoreApplication *app =
        QCoreApplication::instance() ? QCoreApplication::instance() : new QCoreApplication(argc, argv);
    Q_UNUSED(app)
    const Choices choices(input);
    const QByteArrayView line = choices.line();
    quint8 variation = 0, cut = 0;
    const FuzzCommand &first = fuzzCommand(line, variation);
    const FuzzCommand &second = fuzzCommand(line.last(std::min<qsizetype>(line.size(), 3)), cut);

    imap::Limits limits;
    limits.streamBytes = 20;
    limits.responseBytes = 1000;
    limits.literalBytes = 1000;
    limits.messages = 50;
    limits.internedFlags = 20;
    limits.traceBytes = 4000;
    auto *server = new Server;
    imap::Session session(new imap::Transport(server), limits);
    int finished = 0;
    server->send("* OK ready\r\n");
    turn();
    if (variation & 64) {
        session.mailbox().open(imap::MailboxName(u"INBOX"));
        session.mailbox().opened(false);
        session.setState(imap::Session::State::Selected);
        server->send("* 5 EXISTS\r\n");
        turn();
    }
    const auto sent = [&](imap::Reply *reply) {
        QObject::connect(reply, &imap::Reply::finished, &session, [&finished] { ++finished; });
        return QPointer<imap::Reply>(reply);
    };
    const auto waits = sent(first.send(session, variation));
    sent(second.send(session, variation));
    if (variation & 128 && waits)
        waits->cancel();
    const QByteArrayView bytes = choices.material();
    const qsizetype at = std::min<qsizetype>(bytes.size(), cut);
    server->send(bytes.first(at));
    turn();
    server->send(bytes.sliced(at));
    turn();
    must(session.mailbox().count() <= limits.messages, "a mailbox keeps to its limit");
    session.close();
    turn();
    must(finished == 2, "each reply finishes, and once");
    must(session.pending() == 0, "nothing is under way on a session that is closed");
});

} // namespace

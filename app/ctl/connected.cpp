#include "connected.h"
#include "imapcore/commands/raw.h"
#include <QCoreApplication>
#include <cerrno>
#include <csignal>
#include <cstdio>

namespace app {

namespace {

constexpr qsizetype BlockBytes = 1 << 18;
// In characters, of a complaint.
constexpr qsizetype MostWords = 1000;

// Whether it ended without a BYE.
bool isCut(const imap::Error &error)
{
    return error.kind == imap::Error::Kind::ServerClosed && error.text.isEmpty();
}

} // namespace

Connected::Connected(const imap::ConnectOptions &options)
    : m_connector(options)
    , m_isPinned(!options.tls.pinnedSha256.isEmpty())
    , m_host(QStringLiteral("%1, port %2").arg(options.address.host).arg(options.address.port))
{
    m_flush.setSingleShot(true);
    connect(&m_flush, &QTimer::timeout, this, &Connected::flush);
    connect(&m_connector, &imap::Connector::ready, this, [this] {
        if (m_connector.mayIgnoreActAs())
            complain(QStringLiteral(
                         "%1 is a Courier, which ignores --act-as: this is the session of who logged in")
                         .arg(m_host));
        m_session.reset(m_connector.takeSession());
        begin();
    });
    connect(&m_connector, &imap::Connector::failed, this, &Connected::failed);
    connect(&m_connector, &imap::Connector::untrusted, this,
            [this](const imap::Certificate &certificate) { m_untrusted = certificate; });
}

Connected::~Connected() = default;

int Connected::run()
{
    if (!m_out.open(1, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return NotConnected;
    // From within the loop: what fails at once could not end it otherwise.
    QMetaObject::invokeMethod(&m_connector, &imap::Connector::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

QString Connected::textOf(const imap::Error &error)
{
    if (!error.text.isEmpty())
        return error.text;
    if (!error.code.isEmpty() && error.code != "UNSENT")
        return QString::fromLatin1(error.code);
    return error.kind == imap::Error::Kind::ServerClosed ? QStringLiteral("the server closed the connection")
                                                         : QStringLiteral("no reason was given");
}

QString Connected::plain(QString words)
{
    for (QChar &c : words) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph)
            c = u' ';
    }
    return words;
}

void Connected::complain(const QString &why)
{
    flush();
    QString line = plain(why.left(MostWords));
    if (line.size() < why.size())
        line += QStringLiteral("…");
    std::fprintf(stderr, "mailreevectl: %s\n", qUtf8Printable(line));
}

// While logging in, what the server refuses is another matter than a line that breaks.
void Connected::failed(const imap::Error &error)
{
    using Kind = imap::Error::Kind;
    const bool isLoggingIn = m_connector.step() == imap::Connector::Step::LoggingIn;
    const bool isLineBroken = error.kind == Kind::TimedOut || error.kind == Kind::Unreachable
                              || error.kind == Kind::TlsFailed || isCut(error);
    if (error.kind == Kind::Untrusted) {
        // Whoever has pinned another one is not to be talked into this one.
        const QString whatNow = m_isPinned ? QStringLiteral("its fingerprint is %1; --pin named another")
                                           : QStringLiteral("--pin %1 would trust it");
        complain(QStringLiteral("the certificate of %1 is not trusted (%2); %3")
                     .arg(m_host, m_untrusted.problems.join(QStringLiteral(", ")),
                          whatNow.arg(QString::fromLatin1(m_untrusted.sha256.toHex()))));
        end(NotConnected);
    } else if (error.kind == Kind::InvalidArgument && !isLoggingIn) {
        complain(textOf(error)); // a file with certificates that has none
        end(Usage);
    } else if (isLoggingIn && !isLineBroken) {
        complain(QStringLiteral("cannot log in to %1: %2").arg(m_host, textOf(error)));
        end(NotAuthenticated);
    } else {
        complain(QStringLiteral("cannot connect to %1: %2").arg(m_host, textOf(error)));
        end(NotConnected);
    }
}

void Connected::leave(int status)
{
    m_isLeaving = true;
    imap::Raw logout;
    logout.line = "LOGOUT";
    m_session->send(std::move(logout))->then(this, [this, status](const imap::Expected<imap::Done> &) {
        end(status);
    });
    QTimer::singleShot(std::chrono::seconds(2), this, [this, status] { end(status); });
}

void Connected::end(int status)
{
    flush();
    if (!std::exchange(m_hasEnded, true))
        QCoreApplication::exit(status);
}

// What came together is written together, and at once.
void Connected::printed()
{
    if (m_unwritten.size() >= BlockBytes)
        flush();
    else
        m_flush.start();
}

void Connected::flush()
{
    if (m_unwritten.isEmpty())
        return;
    errno = 0;
    const bool isWritten = m_out.write(m_unwritten) == m_unwritten.size();
    m_unwritten.resize(0);
    if (isWritten || m_hasEnded)
        return;
    if (errno == EPIPE) {
        // Whoever read it has enough. Qt ignores the signal, which ends every other filter.
        std::signal(SIGPIPE, SIG_DFL);
        std::raise(SIGPIPE);
    }
    complain(QStringLiteral("what the server says cannot be written: ") + m_out.errorString());
    end(NotConnected);
}

} // namespace app

#pragma once
#include "../commands/quota.h"
#include "crawl.h"
#include <QHash>

namespace imap {

// All quota roots of a server, found through its mailboxes: for each what is used of what, and which mailboxes count
// against it. A mailbox may have none (no quota), one, or several; a root may have no limits, and limits of 0 allow
// nothing: these are three different things. Roots and mailboxes are numbers from 0 on, which do not change.
class QuotaSurvey final : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 {
        Unasked,
        Known,
        Refused,
        NoMailbox // just a name that others stand below (\Noselect)
    };
    // What expunging would free, as far as STATUS tells (RFC 9208 section 4.1.4): an estimate.
    struct Reclaimable
    {
        std::optional<quint64> messages = {}, octets = {};
    };
    struct Mailbox
    {
        MailboxName name = {};
        char separator = 0;
        State state = State::Unasked;
        std::vector<quint32> roots = {};
        std::optional<quint64> size = {}; // octets, where it was asked for (RFC 8438)
        Reclaimable reclaimable = {};
    };
    struct Root
    {
        QuotaRoot quota;
        std::vector<quint32> mailboxes = {};
        std::optional<Error> error = {}; // why nothing is told of it
    };

    explicit QuotaSurvey(QObject *parent = nullptr) : QObject(parent) {}

    // What STATUS can tell of a mailbox's share, by what the server announces; nothing: there is no such thing.
    static QByteArrayList sizeItems(const Capabilities &capabilities);        // SIZE
    static QByteArrayList reclaimableItems(const Capabilities &capabilities); // DELETED, DELETED-STORAGE

    // Lists what these patterns find (Crawl::everything), asks for the roots of each mailbox, then for the roots of which
    // nothing was told, then with STATUS for these items of all that count against a root. Emits `finished`, also when it
    // could not be done.
    void start(Sender sender, const QByteArrayList &patterns, const QByteArrayList &statusItems = {});
    // The same of mailboxes that somebody has listed.
    void start(Sender sender, const std::vector<ListedMailbox> &mailboxes,
               const QByteArrayList &statusItems = {});
    void cancel();
    bool isRunning() const { return m_crawl; }
    size_t refused() const { return size_t(m_errors.size()); }
    // Why it ended early.
    const std::optional<Error> &error() const { return m_error; }

    const std::vector<Mailbox> &mailboxes() const { return m_mailboxes; }
    const std::vector<Root> &roots() const { return m_roots; }
    // The server's words, where a mailbox was refused; null otherwise.
    const Error *errorOf(size_t mailbox) const;
    // By the name as the server has it, bytes.
    std::optional<size_t> findRoot(const QByteArray &name) const;
    // Of all mailboxes that count against it; nothing where not all could be asked.
    Reclaimable reclaimableOf(size_t root) const;
    // How much of the limit that is nearest is used: 1 is all. Nothing: it has no limits. A limit of 0 is used up, but
    // on servers where it is none.
    static std::optional<double> fullnessOf(const QuotaRoot &root, bool isZeroUnlimited = false);

    // Asks for one root again; emits `changed`.
    void refresh(Sender sender, size_t root);
    // What was read elsewhere.
    void put(const QuotaRoot &root);

signals:
    void progressed(size_t done, size_t total, size_t refused);
    // All of it may be different.
    void reset();
    void changed(size_t root);
    void finished();

private:
    void begin(Sender sender, const QByteArrayList &statusItems);
    template<typename Then>
    void crawl(Then then);
    void add(const ListedMailbox &mailbox);
    void askRoots();
    void askUntold();
    void askStatus();
    void end(const std::optional<Error> &error);
    size_t rootNamed(const QByteArray &name);

    Sender m_sender;
    QByteArrayList m_statusItems;
    QPointer<Crawl> m_crawl;
    std::optional<Error> m_error;
    std::vector<Mailbox> m_mailboxes;
    std::vector<Root> m_roots;
    QHash<QByteArray, quint32> m_rootByName;
    QHash<quint32, Error> m_errors; // of mailboxes
};

} // namespace imap

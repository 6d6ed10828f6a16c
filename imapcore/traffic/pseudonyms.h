#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <QHash>

namespace imap {

// Other names for names, the same for the same, and of the same size, so that no literal changes its size. A name is
// changed by words: "team/plans" is "n001/n0001", and the pseudonym of "plans" is the same in each mailbox. Nothing leads
// back from them.
class Pseudonyms
{
public:
    // For the name of a mailbox, a user, an identifier, a quota root, a person: each of its words. INBOX and what has a
    // meaning in every server stays.
    void replaceName(QByteArray &bytes, qsizetype begin, qsizetype end);
    // For a host: all labels but the last.
    void replaceHost(QByteArray &bytes, qsizetype begin, qsizetype end);
    // For free text: addresses of mail and of hosts, and the words of names that are known.
    void replaceInText(QByteArray &bytes, qsizetype begin, qsizetype end);

    // How many words have one.
    qsizetype count() const { return m_words.size(); }

private:
    void replaceWord(QByteArray &bytes, qsizetype begin, qsizetype end);
    bool replaceAddressAt(QByteArray &bytes, qsizetype at, qsizetype begin, qsizetype end);
    bool replaceNumbers(QByteArray &bytes, qsizetype begin, qsizetype end);
    QByteArray next(qsizetype size);

    QHash<QByteArray, QByteArray> m_words;
    QHash<qsizetype, quint64> m_counts; // by size
};

} // namespace imap

#pragma once
#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>
#include <array>
#include <optional>
#include <vector>

class QIODevice;

namespace imap {

// All the ways in which secrets can stand among other bytes: as they are, with backslashes before quotes, in base64 (RFC
// 4648, both alphabets) at any place within what was encoded, in quoted-printable, in hexadecimal digits, percent-encoded
// and in modified UTF-7; also over the ends of lines.
class SecretForms
{
public:
    struct Found
    {
        qint64 at;
        qsizetype size;
        qsizetype secret; // which one
        const char *form; // "base64"
    };

    // Those of fewer than Shortest bytes are left out: they stand everywhere.
    static constexpr qsizetype Shortest = 4;
    explicit SecretForms(const QByteArrayList &secrets = {});

    bool isEmpty() const { return m_forms.empty(); }
    // The first within these bytes, from here on; none beyond line ends.
    std::optional<Found> find(QByteArrayView bytes, qsizetype from = 0) const;
    // Puts as many x over each. True if there was one.
    bool hide(QByteArray &bytes) const;
    // Bytes of the longest form.
    qsizetype longest() const { return m_longest; }

private:
    struct Form
    {
        QByteArray bytes;
        qsizetype secret;
        const char *name;
    };
    void add(const QByteArray &bytes, qsizetype secret, const char *name);

    std::vector<Form> m_forms;
    std::array<std::vector<quint16>, 256> m_byFirst;
    qsizetype m_longest = 0;
};

// Looks through bytes, however many, for secrets in any form. Neither line ends nor the beginnings of a transcript's lines
// part what was one.
class SecretCheck
{
public:
    explicit SecretCheck(SecretForms forms) : m_forms(std::move(forms)) {}

    // Bytes that follow those before.
    void read(QByteArrayView bytes);
    // All of a device. False: it cannot be read.
    bool readAll(QIODevice &from);
    // Where they begin; the first hundred.
    const std::vector<SecretForms::Found> &found() const { return m_found; }

private:
    SecretForms m_forms;
    QByteArray m_block; // from m_begin on
    qint64 m_begin = 0;
    std::vector<SecretForms::Found> m_found;
};

} // namespace imap

#include "secretforms.h"
#include "../mailboxname.h"
#include <QIODevice>
#include <algorithm>
#include <limits>

namespace imap {

namespace {

constexpr size_t MostFound = 100;
constexpr qsizetype BlockBytes = 256 * 1024;

// What all base64 of anything has in common in which these bytes begin so many bytes behind a group of three.
QByteArray base64Within(const QByteArray &bytes, qsizetype before, QByteArray::Base64Options options)
{
    const QByteArray text = (QByteArray(before, '\0') + bytes).toBase64(options);
    const qsizetype begin = (before * 8 + 5) / 6, end = (before + bytes.size()) * 8 / 6;
    return text.sliced(begin, end - begin);
}

QByteArray withPrefix(const QByteArray &bytes, char prefix, bool all, bool upper)
{
    QByteArray out;
    for (const char c : bytes) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        const bool isSafe = c > ' ' && c < '\x7f' && c != prefix;
        if (!all && (prefix == '=' ? isSafe : isPlain)) {
            out += c;
        } else {
            const QByteArray hex = QByteArray(1, c).toHex();
            out += prefix + (upper ? hex.toUpper() : hex);
        }
    }
    return out;
}

// Bytes without what may stand in the middle of what was one, and where each of them was.
struct Joined
{
    QByteArray bytes;
    std::vector<qint64> places;
};

// `soft`: a "=" before a line end goes as well (quoted-printable).
Joined joined(QByteArrayView bytes, bool soft)
{
    Joined out;
    out.bytes.reserve(bytes.size());
    out.places.reserve(size_t(bytes.size()));
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (c == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n')
            continue;
        if (c == '\n') {
            if (soft && out.bytes.endsWith('=')) {
                out.bytes.chop(1);
                out.places.pop_back();
            }
            const QByteArrayView next = bytes.sliced(i + 1);
            const bool isMarked = next.size() >= 3 && (next[0] == 'S' || next[0] == 'C')
                                  && (next[1] == ':' || next[1] == '/' || next[1] == '>') && next[2] == ' ';
            i += isMarked ? 3 : 0;
            continue;
        }
        out.bytes += c;
        out.places.push_back(i);
    }
    return out;
}

} // namespace

SecretForms::SecretForms(const QByteArrayList &secrets)
{
    for (qsizetype i = 0; i < secrets.size(); ++i) {
        const QByteArray &secret = secrets[i];
        if (secret.size() < Shortest)
            continue;
        add(secret, i, "plain");
        QByteArray escaped = secret;
        add(escaped.replace('\\', "\\\\").replace('"', "\\\""), i, "quoted");
        for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
            for (const qsizetype before : {0, 1, 2})
                add(base64Within(secret, before, alphabet | QByteArray::OmitTrailingEquals), i, "base64");
        }
        for (const bool all : {false, true}) {
            for (const bool upper : {false, true}) {
                add(withPrefix(secret, '=', all, upper), i, "quoted-printable");
                add(withPrefix(secret, '%', all, upper), i, "percent-encoded");
            }
        }
        add(secret.toHex(), i, "hexadecimal");
        add(secret.toHex().toUpper(), i, "hexadecimal");
        if (const QByteArray utf7 = encodeUtf7(QString::fromUtf8(secret));
            QByteArrayView(secret).isValidUtf8())
            add(utf7, i, "modified UTF-7");
    }
}

void SecretForms::add(const QByteArray &bytes, qsizetype secret, const char *name)
{
    const bool isKnown = std::any_of(m_forms.begin(), m_forms.end(),
                                     [&bytes](const Form &form) { return form.bytes == bytes; });
    if (isKnown || bytes.size() < Shortest || m_forms.size() > std::numeric_limits<quint16>::max())
        return;
    m_byFirst[static_cast<unsigned char>(bytes.front())].push_back(quint16(m_forms.size()));
    m_forms.push_back({bytes, secret, name});
    m_longest = std::max(m_longest, bytes.size());
}

std::optional<SecretForms::Found> SecretForms::find(QByteArrayView bytes, qsizetype from) const
{
    for (qsizetype at = from; at < bytes.size(); ++at) {
        for (const quint16 i : m_byFirst[static_cast<unsigned char>(bytes[at])]) {
            const Form &form = m_forms[i];
            if (bytes.sliced(at).startsWith(form.bytes))
                return Found{at, form.bytes.size(), form.secret, form.name};
        }
    }
    return std::nullopt;
}

bool SecretForms::hide(QByteArray &bytes) const
{
    bool isHidden = false;
    for (auto found = find(bytes); found; found = find(bytes, qsizetype(found->at))) {
        std::fill_n(bytes.begin() + found->at, found->size, 'x');
        isHidden = true;
    }
    if (!bytes.contains('\n'))
        return isHidden;
    for (const bool soft : {false, true}) {
        const Joined all = joined(bytes, soft);
        for (auto found = find(all.bytes); found; found = find(all.bytes, qsizetype(found->at) + 1)) {
            for (qsizetype i = 0; i < found->size; ++i)
                bytes[all.places[size_t(found->at + i)]] = 'x';
            isHidden = true;
        }
    }
    return isHidden;
}

void SecretCheck::read(QByteArrayView bytes)
{
    if (m_forms.isEmpty())
        return;
    m_block.append(bytes);
    for (const bool soft : {false, true}) {
        const Joined all = joined(m_block, soft);
        for (auto found = m_forms.find(all.bytes); found && m_found.size() < MostFound;
             found = m_forms.find(all.bytes, qsizetype(found->at) + 1)) {
            found->at = m_begin + all.places[size_t(found->at)];
            const bool isKnown =
                std::any_of(m_found.begin(), m_found.end(),
                            [&found](const SecretForms::Found &known) { return known.at == found->at; });
            if (!isKnown)
                m_found.push_back(*found);
        }
    }
    // So much is looked at once more with what follows: with a line end behind each byte of a form.
    const qsizetype past = std::max<qsizetype>(m_block.size() - 8 * m_forms.longest() - 16, 0);
    m_begin += past;
    m_block.remove(0, past);
}

bool SecretCheck::readAll(QIODevice &from)
{
    QByteArray block(BlockBytes, Qt::Uninitialized);
    qint64 size = 0;
    while ((size = from.read(block.data(), block.size())) > 0)
        read(QByteArrayView(block).first(size));
    return size == 0;
}

} // namespace imap

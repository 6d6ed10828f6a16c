#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <algorithm>
#include <charconv>

namespace imap {

// A command's tag as it stands on the wire: "M0001" and so on (RFC 9051 section 2.2.1).
class TagText
{
public:
    explicit TagText(quint64 tag)
    {
        char digits[20];
        const char *end = std::to_chars(digits, digits + sizeof digits, tag).ptr;
        m_size = 1 + std::max<qsizetype>(end - digits, 4); // four digits at least
        std::fill_n(m_text, m_size, '0');
        m_text[0] = 'M';
        std::copy_backward(static_cast<const char *>(digits), end, m_text + m_size);
    }
    QByteArrayView view() const { return {m_text, m_size}; }

    // 0: not one of ours.
    static quint64 tagOf(QByteArrayView text)
    {
        quint64 tag = 0;
        if (text.size() < 5 || text.front() != 'M')
            return 0;
        const auto [end, error] = std::from_chars(text.begin() + 1, text.end(), tag);
        return error == std::errc{} && end == text.end() ? tag : 0;
    }

private:
    char m_text[24];
    qsizetype m_size;
};

} // namespace imap

#pragma once
#include <array>
#include <cstring>
#include <span>

namespace imap {

// The ways in which a response bent the grammar and was read all the same, each once. The texts are the library's own
// (English, for a developer) and live for ever.
class Notes
{
public:
    void add(const char *text)
    {
        for (const char *known : all()) {
            if (known == text || std::strcmp(known, text) == 0)
                return;
        }
        if (m_size < m_texts.size())
            m_texts[m_size++] = text;
    }
    std::span<const char *const> all() const { return {m_texts.data(), m_size}; }
    bool isEmpty() const { return m_size == 0; }
    void clear() { m_size = 0; }

private:
    std::array<const char *, 16> m_texts{};
    size_t m_size = 0;
};

} // namespace imap

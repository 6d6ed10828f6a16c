#include "expungerun.h"
#include <algorithm>
#include <bit>

namespace imap {

namespace {
constexpr quint32 BlockSize = 64;
}

void ExpungeRun::begin(quint32 messages)
{
    const quint32 blocks = (messages + BlockSize - 1) / BlockSize;
    m_gone = 0;
    m_left.assign(blocks, ~quint64(0));
    if (messages % BlockSize > 0)
        m_left.back() >>= BlockSize - messages % BlockSize;
    m_sums.assign(blocks + 1, 0);
    for (quint32 block = 1; block <= blocks; ++block) {
        m_sums[block] += quint32(std::popcount(m_left[block - 1]));
        if (const quint32 above = block + (block & (~block + 1)); above <= blocks)
            m_sums[above] += m_sums[block];
    }
}

quint32 ExpungeRun::originalOf(quint32 number) const
{
    // The last block before which there are fewer left.
    quint32 block = 0;
    for (quint32 step = std::bit_floor(quint32(m_sums.size() - 1)); step > 0; step /= 2) {
        if (block + step < m_sums.size() && m_sums[block + step] < number) {
            block += step;
            number -= m_sums[block];
        }
    }
    quint64 left = m_left[block];
    while (--number > 0)
        left &= left - 1; // without its lowest bit
    return block * BlockSize + quint32(std::countr_zero(left)) + 1;
}

bool ExpungeRun::remove(quint32 original)
{
    const quint32 block = (original - 1) / BlockSize;
    const quint64 bit = quint64(1) << (original - 1) % BlockSize;
    if (!(m_left[block] & bit))
        return false;
    m_left[block] &= ~bit;
    ++m_gone;
    for (quint32 at = block + 1; at < m_sums.size(); at += at & (~at + 1))
        --m_sums[at];
    return true;
}

SequenceSet ExpungeRun::take()
{
    SequenceSet set;
    for (quint32 block = 0; block < m_left.size() && m_gone > 0; ++block) {
        quint64 gone = ~m_left[block];
        // Bits beyond the last message are none that was there: they come after all that have gone.
        for (; gone && m_gone > 0; gone &= gone - 1, --m_gone)
            set.add(block * BlockSize + quint32(std::countr_zero(gone)) + 1);
    }
    m_gone = 0;
    return set;
}

} // namespace imap

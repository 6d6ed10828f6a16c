#include "cause.h"
#include <QMutex>
#include <deque>

namespace imap {

namespace {

thread_local quint32 now = 0;

struct Texts
{
    QMutex mutex;
    std::deque<QString> kept;
    quint32 first = 1; // the id of the oldest that is kept
};

Texts &texts()
{
    static Texts all;
    return all;
}

quint32 keep(const QString &text)
{
    Texts &all = texts();
    const QMutexLocker lock(&all.mutex);
    if (all.kept.size() >= Cause::MostKept) {
        all.kept.pop_front();
        ++all.first;
    }
    all.kept.push_back(text);
    return all.first + quint32(all.kept.size()) - 1;
}

} // namespace

Cause::Cause(const QString &text) : m_before(now)
{
    if (now == 0)
        now = keep(text);
}

Cause::Cause(quint32 id) : m_before(now)
{
    if (now == 0)
        now = id;
}

Cause::Cause(Only, quint32 id) : m_before(now)
{
    now = id;
}

Cause::~Cause()
{
    now = m_before;
}

quint32 Cause::current()
{
    return now;
}

quint32 Cause::idOf(const QString &text)
{
    return keep(text);
}

QString Cause::textOf(quint32 id)
{
    Texts &all = texts();
    const QMutexLocker lock(&all.mutex);
    const quint32 at = id - all.first;
    return id >= all.first && at < all.kept.size() ? all.kept[at] : QString();
}

} // namespace imap

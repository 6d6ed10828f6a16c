#include "reply.h"
#include <QTimer>

namespace imap {

// Queued, so that whoever is told may send, cancel or delete whatever they like.
void Reply::settled()
{
    m_settled = true;
    QTimer::singleShot(0, this, [this] {
        emit finished();
        deleteLater();
    });
}

} // namespace imap

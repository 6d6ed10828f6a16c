#include "attachedpictures.h"
#include "imapcore/inbackground.h"
#include "ui/support/mime.h"
#include "ui/support/picture.h"
#include <QUrl>
#include <algorithm>

namespace ui {

void AttachedPictures::fetch(OpenMessage *message, const PartModel &parts, const QStringList &addresses)
{
    stop();
    m_message = message;
    m_missing = int(std::max<qsizetype>(addresses.size() - MostPictures, 0));
    for (const QString &address : addresses.mid(0, MostPictures)) {
        const QByteArray id = '<' + QUrl(address).path(QUrl::FullyDecoded).toUtf8() + '>';
        const PartModel::Part *part = parts.withId(id);
        if (part && part->body->type == "image" && part->body->size.value_or(0) <= MostOctets)
            m_wanted.push_back({address, part->section, part->body->encoding});
        else
            ++m_missing;
    }
    std::reverse(m_wanted.begin(), m_wanted.end());
    next();
}

void AttachedPictures::stop()
{
    ++m_asked;
    m_wanted.clear();
    m_missing = 0;
}

void AttachedPictures::next()
{
    if (m_wanted.empty() || !m_message) {
        emit finished(m_missing + int(m_wanted.size()));
        return;
    }
    const Wanted wanted = std::move(m_wanted.back());
    m_wanted.pop_back();
    imap::BodySection section;
    section.part = wanted.section;
    m_message->fetch(section, MostOctets, this,
                     [this, wanted, asked = m_asked](const OpenMessage::Fetched &fetched) {
                         if (asked == m_asked)
                             take(wanted, fetched);
                     });
}

void AttachedPictures::take(const Wanted &wanted, const OpenMessage::Fetched &fetched)
{
    if (!fetched.good || !fetched.whole) {
        ++m_missing;
        next();
        return;
    }
    imap::inBackground(
        this,
        [bytes = fetched.bytes, encoding = wanted.encoding] {
            return Picture::read(decodedTransfer(bytes, encoding));
        },
        [this, address = wanted.address, asked = m_asked](const Picture &picture) {
            if (asked != m_asked)
                return;
            if (picture.image.isNull())
                ++m_missing;
            else
                emit pictureCame(address, picture.image);
            next();
        });
}

} // namespace ui

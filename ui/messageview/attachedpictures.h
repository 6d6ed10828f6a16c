#pragma once
#include "openmessage.h"
#include "ui/models/partmodel.h"
#include <QObject>
#include <QPointer>
#include <QStringList>

class QImage;

namespace ui {

// Fetches the pictures that an HTML text takes from other parts of its message, by their Content-ID (RFC 2392), one
// after the other.
class AttachedPictures final : public QObject
{
    Q_OBJECT
public:
    // What is fetched of one picture, and of how many, at most.
    static constexpr quint32 MostOctets = 8u << 20;
    static constexpr int MostPictures = 50;

    using QObject::QObject;

    // `addresses` as in the text, "cid:…".
    void fetch(OpenMessage *message, const PartModel &parts, const QStringList &addresses);
    void stop();

signals:
    void pictureCame(const QString &address, const QImage &image);
    // All are there, but for so many: there is no such part, or it is too large, or no picture.
    void finished(int missing);

private:
    struct Wanted
    {
        QString address;
        QByteArray section, encoding;
    };
    void next();
    void take(const Wanted &wanted, const OpenMessage::Fetched &fetched);

    QPointer<OpenMessage> m_message;
    std::vector<Wanted> m_wanted; // the next one is the last
    int m_missing = 0;
    quint64 m_asked = 0; // only the last answer counts
};

} // namespace ui

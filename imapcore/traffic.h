#pragma once
#include <QByteArrayView>
#include <QObject>

namespace imap {

// What went over one connection, both ways, line by line, numbered from 0: as it is being recorded (Trace), or as a
// file has it.
class Traffic : public QObject
{
    Q_OBJECT
public:
    enum class Kind : quint8 { Sent, Received, Note, Malformed };
    struct Entry
    {
        qint64 time = 0; // microseconds since 1970, UTC; 0: not known
        Kind kind = Kind::Note;
        // A line without its end, with the literals in it. Lives until at() is called again.
        QByteArrayView bytes = {};
        qint64 omitted = 0; // bytes at the end that were not kept
        // The command that it belongs to; 0: the server said it unasked, or nobody knows. Of our own tags it is the
        // number.
        quint32 owner = 0;
        // Of what begins a command: when it began to wait until it could be sent (as `time`; 0: not known), and why it
        // was given (Cause; 0: not known).
        qint64 queued = 0;
        quint32 cause = 0;
    };

    using QObject::QObject;

    // Those before this one are gone.
    virtual quint64 firstIndex() const = 0;
    virtual quint64 endIndex() const = 0;
    // How many of those have gone for want of memory.
    virtual quint64 dropped() const { return 0; }
    virtual Entry at(quint64 index) const = 0;
    // Whether nothing more will come.
    virtual bool isOver() const = 0;

signals:
    // Something was added or dropped since the last turn of the event loop.
    void changed();
};

} // namespace imap

#pragma once
#include <QByteArray>
#include <QString>

namespace app {

// A file or the standard input, read as it comes: QFile waits until as much has come as was asked for, and whoever
// stands at the other end of a pipe would wait for us.
class Input
{
public:
    // The standard input.
    Input() = default;
    ~Input();
    Q_DISABLE_COPY_MOVE(Input)

    // False when it cannot be opened; `errno` tells why.
    bool open(const QString &fileName);

    // Whether more can be had without waiting, be it that there is no more.
    bool isReady() const;
    // Whether a whole line has been read and not taken.
    bool hasLine() const { return m_buffer.contains('\n'); }
    int descriptor() const { return m_descriptor; }
    // What has come, at least one byte; 0 at the end, -1 when reading fails.
    qint64 readSome(char *to, qsizetype size);
    // Exactly so many bytes, fewer at the end.
    QByteArray read(qint64 size);
    // With its line end; empty at the end.
    QByteArray readLine();

private:
    bool fill();

    int m_descriptor = 0;
    QByteArray m_buffer;
};

} // namespace app

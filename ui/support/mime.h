#pragma once
#include "imapcore/bodystructure.h"
#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <memory>
#include <utility>
#include <vector>

// What is inside a message, made readable. GMime does the decoding.
namespace ui {

// GMime wants to be initialised once, before its first use.
void prepareGMime();

// Undoes a transfer encoding (RFC 2045 section 6) while the bytes come. What cannot be decoded is left out, as RFC 2045
// section 6.8 has it; an encoding that nobody knows leaves the bytes as they are.
class TransferDecoder
{
public:
    explicit TransferDecoder(QByteArrayView encoding);
    ~TransferDecoder();
    Q_DISABLE_COPY_MOVE(TransferDecoder)

    bool isKnown() const { return m_known; }
    QByteArray decode(QByteArrayView bytes);
    // The rest, when no more bytes come.
    QByteArray finish();

private:
    struct Steps;
    std::unique_ptr<Steps> m_steps;
    bool m_known;
};

QByteArray decodedTransfer(QByteArrayView bytes, QByteArrayView encoding);

// Text in a charset, with U+FFFD where bytes are none of it.
struct CharsetText
{
    QString text;
    bool known = true; // else it was read as UTF-8, or as Latin-1 where it is not that either
    int wrong = 0;     // bytes that are none of the charset
};
// Without a charset it is US-ASCII (RFC 2045 section 5.2), of which UTF-8 makes no difference.
CharsetText textInCharset(QByteArrayView bytes, QByteArrayView charset);

// The value of a parameter, in whatever way it is encoded: RFC 2231, encoded words, or plain.
QString parameterText(const imap::BodyStructure::Parameters &parameters, QByteArrayView name);

// Under which name the part may be saved: what it says, with nothing in it that leads to another folder, or else a name
// made from its type.
QString fileNameOf(const imap::BodyStructure &part, QByteArrayView section);
// What the part calls itself; empty where it has no name.
QString ownNameOf(const imap::BodyStructure &part);

// The fields of a header in their order, the values decoded.
std::vector<std::pair<QString, QString>> headerFields(const QByteArray &header);

} // namespace ui

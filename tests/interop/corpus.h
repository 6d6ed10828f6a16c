#pragma once
#include "expectedorder.h"
#include "imapcore/appendmessage.h"
#include <QDateTime>

// A header field that is written in one way and says something: ASCII says what it is.
struct CorpusText
{
    QString said;
    QByteArray wire;

    CorpusText() = default;
    CorpusText(const char *ascii) : CorpusText(QByteArray(ascii)) {}
    CorpusText(const QByteArray &ascii) : said(QString::fromLatin1(ascii)), wire(ascii) {}
    CorpusText(QString text, QByteArray as) : said(std::move(text)), wire(std::move(as)) {}
    bool isThere() const { return !said.isNull(); }
};

// A message to be put in, made from what it says, so that nothing has to read it to know that.
struct CorpusMessage
{
    CorpusText subject, from, to, cc, bcc; // null: it has no such field
    QDateTime sent;                        // with its zone
    QByteArray date;                       // the Date field where `sent` is not to be written as it always is
    QByteArray messageId, inReplyTo, references;
    QDateTime arrival;
    QByteArrayList flags;
    QByteArray more; // header fields, with their line ends
    CorpusText body = "Nothing to say.\r\n";

    QByteArray text() const;
    imap::AppendMessage toAppend() const;
};

// Some sixty messages with all that is awkward in headers, charsets, dates, zones, sizes, flags and threads. Each has
// its place, from 1, as number and UID.
const std::vector<CorpusMessage> &corpus();
// The same as their order is computed from.
order::Messages corpusForOrder();

#include "partcontent.h"
#include "flowed.h"
#include "ui/support/mime.h"

namespace ui {

PartContent::Kind PartContent::kindOf(const imap::BodyStructure &body)
{
    if (body.type == "text")
        return body.subtype == "html" ? Kind::Html : Kind::Text;
    if (body.type == "image" && !body.subtype.startsWith("svg"))
        return Kind::Picture;
    // What a report and a broken message tell is text, whatever it is called.
    const bool tells = body.isMultipart()
                       || (body.type == "message" && !body.isMessage() && body.subtype != "external-body");
    return tells ? Kind::Text : Kind::File;
}

PartContent PartContent::read(const imap::BodyStructure &body, const QByteArray &bytes, bool whole)
{
    PartContent content;
    content.kind = kindOf(body);
    if (body.isMultipart())
        content.about += tr("The server tells of no parts in it: the bytes are shown as they are.");
    TransferDecoder decoder(body.encoding);
    if (!decoder.isKnown())
        content.about += tr("Nobody knows the encoding “%1”: the bytes are shown as they are.")
                             .arg(QString::fromLatin1(body.encoding));
    QByteArray decoded = decoder.decode(bytes);
    decoded += decoder.finish();
    if (content.kind != Kind::Picture)
        content.readText(body, decoded);
    else if (whole)
        content.picture = Picture::read(decoded);
    else
        content.picture.problem = tr("It is too large to be shown here.");
    return content;
}

void PartContent::readText(const imap::BodyStructure &body, const QByteArray &decoded)
{
    if (decoded.trimmed().isEmpty())
        return;
    const QByteArray charset = parameterText(body.parameters, "charset").toLatin1();
    const CharsetText read = textInCharset(decoded, charset);
    if (!read.known)
        about +=
            tr("Nobody knows the charset “%1”: the text may be wrong.").arg(QString::fromLatin1(charset));
    else if (read.wrong > 0)
        about += tr("%Ln byte(s) are not of the charset “%1” and are shown as �.", nullptr, read.wrong)
                     .arg(QString::fromLatin1(charset));
    if (kind == Kind::Html) {
        text = read.text;
        wishes = HtmlWishes::of(text);
        if (const QString blocked = wishes.blocked(); !blocked.isEmpty())
            about += tr("Blocked: %1.").arg(blocked);
        return;
    }
    const bool flowed = body.parameter("format").compare("flowed", Qt::CaseInsensitive) == 0;
    const bool delSp = body.parameter("delsp").compare("yes", Qt::CaseInsensitive) == 0;
    text = flowed ? unflowed(read.text, delSp) : read.text;
    text.remove(u'\r').replace(QChar(0), QChar(0x2400));
}

} // namespace ui

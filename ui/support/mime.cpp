// GLib has members called "signals", which Qt makes a keyword: GMime comes before Qt, and Qt's stay out of it.
#include <gmime/gmime.h>

#include "headertext.h"
#include "mime.h"
#include <QMimeDatabase>
#include <cerrno>

namespace ui {

void prepareGMime()
{
    static const bool ready = [] {
        g_mime_init();
        return true;
    }();
    Q_UNUSED(ready);
}

// --- transfer encodings

struct TransferDecoder::Steps
{
    GMimeEncoding state;
};

TransferDecoder::TransferDecoder(QByteArrayView encoding) : m_steps(std::make_unique<Steps>())
{
    prepareGMime();
    const GMimeContentEncoding how =
        g_mime_content_encoding_from_string(encoding.trimmed().toByteArray().constData());
    m_known = how != GMIME_CONTENT_ENCODING_DEFAULT || encoding.isEmpty();
    g_mime_encoding_init_decode(&m_steps->state, how);
}

TransferDecoder::~TransferDecoder() = default;

QByteArray TransferDecoder::decode(QByteArrayView bytes)
{
    QByteArray out(qsizetype(g_mime_encoding_outlen(&m_steps->state, size_t(bytes.size()))),
                   Qt::Uninitialized);
    out.resize(
        qsizetype(g_mime_encoding_step(&m_steps->state, bytes.data(), size_t(bytes.size()), out.data())));
    return out;
}

QByteArray TransferDecoder::finish()
{
    QByteArray out(qsizetype(g_mime_encoding_outlen(&m_steps->state, 0)) + 16, Qt::Uninitialized);
    out.resize(qsizetype(g_mime_encoding_flush(&m_steps->state, "", 0, out.data())));
    return out;
}

QByteArray decodedTransfer(QByteArrayView bytes, QByteArrayView encoding)
{
    TransferDecoder decoder(encoding);
    const QByteArray decoded = decoder.decode(bytes);
    return decoded + decoder.finish();
}

// --- charsets

namespace {

CharsetText withoutCharset(QByteArrayView bytes, bool known)
{
    CharsetText result{bytes.isValidUtf8() ? QString::fromUtf8(bytes) : QString::fromLatin1(bytes), known};
    return result;
}

bool hasC1(QByteArrayView bytes)
{
    return std::any_of(bytes.begin(), bytes.end(),
                       [](char c) { return quint8(c) >= 0x80 && quint8(c) < 0xa0; });
}

// Converts step by step, since one wrong byte ends a call of iconv().
QByteArray converted(iconv_t conversion, QByteArrayView bytes, int &wrong)
{
    static constexpr QByteArrayView replacement = "\xef\xbf\xbd";
    QByteArray out(bytes.size() + bytes.size() / 2 + 64, Qt::Uninitialized);
    qsizetype used = 0;
    char *from = const_cast<char *>(bytes.data());
    size_t left = size_t(bytes.size());
    for (bool flushing = false;;) {
        char *to = out.data() + used;
        size_t room = size_t(out.size() - used);
        errno = 0;
        const size_t done = flushing ? iconv(conversion, nullptr, nullptr, &to, &room)
                                     : iconv(conversion, &from, &left, &to, &room);
        const int problem = done == size_t(-1) ? errno : 0;
        used = to - out.data();
        if (problem == E2BIG || (problem != 0 && room < size_t(replacement.size()))) {
            out.resize(out.size() * 2);
        } else if (problem != 0 && left > 0) { // EILSEQ, or EINVAL at the very end
            out.replace(used, replacement.size(), replacement);
            used += replacement.size();
            ++wrong;
            ++from;
            --left;
        } else if (flushing) {
            break;
        } else {
            flushing = true;
        }
    }
    out.resize(used);
    return out;
}

} // namespace

CharsetText textInCharset(QByteArrayView bytes, QByteArrayView charset)
{
    prepareGMime();
    QByteArray name = charset.trimmed().toByteArray();
    if (name.isEmpty() || name.compare("us-ascii", Qt::CaseInsensitive) == 0)
        return withoutCharset(bytes, true);
    // Software that says Latin-1 where it writes Windows-1252 is the rule: the bytes in question are no text in Latin-1.
    if (name.startsWith("iso-8859-") && hasC1(bytes))
        name = g_mime_charset_iso_to_windows(name.constData());
    const iconv_t conversion = g_mime_iconv_open("UTF-8", name.constData());
    if (conversion == iconv_t(-1))
        return withoutCharset(bytes, false);
    CharsetText result;
    result.text = QString::fromUtf8(converted(conversion, bytes, result.wrong));
    g_mime_iconv_close(conversion);
    return result;
}

// --- parameters and names

QString parameterText(const imap::BodyStructure::Parameters &parameters, QByteArrayView name)
{
    prepareGMime();
    QByteArray list;
    for (const auto &[known, value] : parameters) {
        if (known != name && !known.startsWith(name.toByteArray() + '*'))
            continue;
        QByteArray quoted = value;
        quoted.replace('\\', "\\\\").replace('"', "\\\"");
        list += (list.isEmpty() ? "" : "; ") + known + "=\"" + quoted + '"';
    }
    if (list.isEmpty())
        return {};
    GMimeParamList *read = g_mime_param_list_parse(nullptr, list.constData());
    GMimeParam *found =
        read ? g_mime_param_list_get_parameter(read, name.toByteArray().constData()) : nullptr;
    const QString text = found ? headerText(g_mime_param_get_value(found)) : QString();
    if (read)
        g_object_unref(read);
    return text;
}

QString ownNameOf(const imap::BodyStructure &part)
{
    QString name = part.disposition ? parameterText(part.disposition->parameters, "filename") : QString();
    return name.isEmpty() ? parameterText(part.parameters, "name") : name;
}

QString fileNameOf(const imap::BodyStructure &part, QByteArrayView section)
{
    QString name = ownNameOf(part);
    // A path of the sender's is none of ours, and a leading dot would hide the file.
    name = name.sliced(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
    while (name.startsWith(u'.') || name.startsWith(u' '))
        name.remove(0, 1);
    if (!name.isEmpty()) {
        while (name.toUtf8().size() > 200)
            name.remove(name.size() / 2, 1);
        return name;
    }
    const QString type = QString::fromLatin1(part.type + '/' + part.subtype);
    QString suffix =
        part.isMessage() ? QStringLiteral("eml") : QMimeDatabase().mimeTypeForName(type).preferredSuffix();
    if (suffix.isEmpty())
        suffix = QStringLiteral("bin");
    return QStringLiteral("part-%1.%2").arg(QString::fromLatin1(section), suffix);
}

std::vector<std::pair<QString, QString>> headerFields(const QByteArray &header)
{
    prepareGMime();
    std::vector<std::pair<QString, QString>> fields;
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(header.constData(), size_t(header.size()));
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    g_object_unref(stream);
    // As a part: the fields of a message would be told apart from those of its content.
    if (GMimeObject *part = g_mime_parser_construct_part(parser, nullptr)) {
        GMimeHeaderList *list = g_mime_object_get_header_list(part);
        for (int i = 0; i < g_mime_header_list_get_count(list); ++i) {
            GMimeHeader *field = g_mime_header_list_get_header_at(list, i);
            const char *value = g_mime_header_get_raw_value(field);
            fields.emplace_back(QString::fromLatin1(g_mime_header_get_name(field)),
                                value ? headerText(value) : QString());
        }
        g_object_unref(part);
    }
    g_object_unref(parser);
    return fields;
}

} // namespace ui

// A response, without choices. Whatever it is, its description is one line of JSON, and every field stands within it.
#include "imapcore/description.h"
#include "target.h"
#include <QJsonDocument>
#include <QJsonObject>

namespace {

void checkFields(const std::vector<imap::Field> &fields, qsizetype size)
{
    const auto count = qsizetype(fields.size());
    must(count > 0 && fields.front().next() == count, "the first field is all of them");
    std::vector<qsizetype> ends;
    for (qsizetype i = 0; i < count; ++i) {
        const imap::Field &field = fields[size_t(i)];
        must(field.begin() >= 0 && field.begin() <= field.end() && field.end() <= size,
             "a field stands within the response");
        while (!ends.empty() && ends.back() <= i)
            ends.pop_back();
        must(field.next() > i && (ends.empty() || field.next() <= ends.back()),
             "a field is within its parent");
        ends.push_back(field.next());
    }
}

void checkJson(const QByteArray &json)
{
    must(!json.contains('\n') && !json.contains('\r'), "JSON on one line");
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    // Qt reads no deeper than 1024, which says nothing of ours.
    must(error.error == QJsonParseError::NoError || error.error == QJsonParseError::DeepNesting,
         "valid JSON");
    must(error.error != QJsonParseError::NoError || document.object().contains(QStringLiteral("type")),
         "an object that says what the response is");
}

const FuzzTarget description("description", [](QByteArrayView input) {
    // One for all, as a session uses it.
    static imap::Description used;
    used.read(input);
    checkFields(used.fields(), input.size());
    const QByteArray json = used.toJson();
    checkJson(json);
    must(imap::Description(input).toJson() == json, "what was read before changes nothing");
});

} // namespace

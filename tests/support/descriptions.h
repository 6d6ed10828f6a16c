#pragma once
#include "imapcore/description.h"
#include "imapcore/wire/framer.h"
#include <QJsonDocument>
#include <QTest>

// A table of responses without their line ends, and the line of JSON that each becomes.
inline void columns()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QByteArray>("json");
}

inline void row(const char *name, const QByteArray &response, const QByteArray &json)
{
    QTest::newRow(name) << response << json;
}

// One row of such a table: as a whole, and however the bytes were cut on their way.
inline void checkDescription()
{
    QFETCH(QByteArray, response);
    QFETCH(QByteArray, json);
    QVERIFY(QJsonDocument::fromJson(json).isObject());
    QCOMPARE(imap::Description(response).toJson(), json);
    const QByteArray bytes = response + "\r\n* 5 EXISTS\r\n";
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        imap::Framer framer;
        QByteArrayList lines;
        for (const QByteArrayView piece :
             {QByteArrayView(bytes).first(cut), QByteArrayView(bytes).sliced(cut)}) {
            framer.append(piece);
            while (const auto next = framer.next())
                lines += imap::Description(*next).toJson();
        }
        QCOMPARE(lines, (QByteArrayList{json, R"({"type": "EXISTS", "num": 5})"}));
    }
}

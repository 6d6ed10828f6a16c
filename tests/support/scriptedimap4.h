#pragma once
#include "imapcore/imap4.h"
#include "tests/support/await.h"
#include "tests/support/scriptdevice.h"

inline const QByteArray Opening =
    "S: * PREAUTH ready\nC: a1 CAPABILITY\nS: * CAPABILITY IMAP4rev1 ENABLE\nS: a1 OK done\n";

inline imap::Imap4::Options withTimeout()
{
    imap::Imap4::Options options;
    options.timeout = std::chrono::seconds(10);
    return options;
}

// An Imap4 that has read the greeting of a script, which goes on after the capabilities.
class ScriptedImap4
{
public:
    explicit ScriptedImap4(const QByteArray &script, imap::Imap4::Options options = withTimeout(),
                           ScriptDevice::Pieces pieces = ScriptDevice::Pieces::Whole)
        : m_device(new ScriptDevice(Script(Opening + script), pieces))
    {
        if (const auto result = m_imap.open(m_device, options); !result)
            qFatal("open: %s", result.failure().text.constData());
    }
    ~ScriptedImap4() { m_imap.shutdown(); } // the scripts have no LOGOUT
    imap::Imap4 *operator->() { return &m_imap; }
    imap::Imap4 &operator*() { return m_imap; }
    ScriptDevice &device() const { return *m_device; }
    bool isFinished() const { return m_device->isFinished() && m_device->problem().isEmpty(); }
    QByteArray why() const { return (m_device->problem() + u' ' + m_device->position()).toUtf8(); }

private:
    ScriptDevice *m_device; // the connection's
    imap::Imap4 m_imap;
};

inline imap::Imap4Data texts(const QByteArrayList &list)
{
    imap::Imap4Data data;
    for (const QByteArray &text : list)
        data.push_back(imap::Imap4Datum::text(text));
    return data;
}

inline imap::Imap4Datum pair(const QByteArray &envelope, const QByteArray &literal)
{
    return {imap::Imap4Datum::Kind::Pair, envelope, literal};
}

inline const imap::Imap4Data none{imap::Imap4Datum{}};

// Checks that a call fails so: kind, text.
#define FAILS(call, wantedKind, wantedText)                                                                  \
    do {                                                                                                     \
        const imap::Imap4Result result_ = (call);                                                            \
        QVERIFY(!result_);                                                                                   \
        QCOMPARE(result_.failure().text, QByteArray(wantedText));                                            \
        QCOMPARE(result_.failure().kind, wantedKind);                                                        \
    } while (false)

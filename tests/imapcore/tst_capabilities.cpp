#include "imapcore/capabilities.h"
#include <QTest>

using imap::Capabilities;

class TestCapabilities : public QObject
{
    Q_OBJECT

private slots:
    void names();
    void anyCase();
    void wholeNames();
    void prefixes();
    void impliedByRev2();
    void impliedByMetadata();
    void impliedByOthers();
    void odd();
};

void TestCapabilities::names()
{
    const Capabilities none;
    QVERIFY(none.isEmpty() && !none.contains("IMAP4rev1") && !none.contains(""));
    const Capabilities some("IMAP4rev1 ACL RIGHTS=texk");
    QVERIFY(!some.isEmpty());
    QCOMPARE(some.names(), (QByteArrayList{"IMAP4REV1", "ACL", "RIGHTS=TEXK"})); // in the server's order
}

void TestCapabilities::anyCase()
{
    const Capabilities some("imap4REV1 Acl");
    QVERIFY(some.contains("ACL") && some.contains("acl") && some.contains("IMAP4rev1"));
}

void TestCapabilities::wholeNames()
{
    const Capabilities some("THREAD=REFERENCES ACL2=UNION QUOTASET");
    QVERIFY(!some.contains("ACL") && !some.contains("THREAD") && !some.contains("QUOTA"));
}

void TestCapabilities::prefixes()
{
    const Capabilities some("AUTH=PLAIN auth=scram-sha-256 AUTH= XAUTH=NO THREAD=REFS AUTHENTIC");
    QCOMPARE(some.valuesOf("AUTH="), (QByteArrayList{"PLAIN", "SCRAM-SHA-256", ""}));
    QCOMPARE(some.valuesOf("THREAD="), QByteArrayList{"REFS"});
    QVERIFY(some.valuesOf("STATUS=").isEmpty());
}

// RFC 9051 appendix E
void TestCapabilities::impliedByRev2()
{
    const Capabilities rev2("IMAP4rev2 AUTH=PLAIN"), rev1("IMAP4rev1");
    for (const char *name :
         {"NAMESPACE", "UNSELECT", "UIDPLUS", "ESEARCH", "SEARCHRES", "ENABLE", "IDLE", "SASL-IR",
          "LIST-EXTENDED", "LIST-STATUS", "MOVE", "LITERAL-", "SPECIAL-USE", "namespace"}) {
        QVERIFY2(rev2.contains(name), name);
        QVERIFY2(!rev1.contains(name), name);
    }
    for (const char *name : {"ACL", "QUOTA", "SORT", "METADATA", "ID", "STARTTLS", "LITERAL+", "CONDSTORE"})
        QVERIFY2(!rev2.contains(name), name);
}

// RFC 5464 section 1
void TestCapabilities::impliedByMetadata()
{
    QVERIFY(Capabilities("IMAP4rev1 METADATA").contains("METADATA-SERVER"));
    QVERIFY(Capabilities("IMAP4rev1 METADATA-SERVER").contains("metadata-server"));
    QVERIFY(!Capabilities("IMAP4rev1 METADATA-SERVER").contains("METADATA"));
    QVERIFY(!Capabilities("IMAP4rev1").contains("METADATA-SERVER"));
}

void TestCapabilities::impliedByOthers()
{
    QVERIFY(Capabilities("QRESYNC").contains("CONDSTORE") && !Capabilities("CONDSTORE").contains("QRESYNC"));
    QVERIFY(Capabilities("UTF8=ONLY").contains("UTF8=ACCEPT")
            && !Capabilities("UTF8=ACCEPT").contains("UTF8=ONLY"));
}

void TestCapabilities::odd()
{
    const Capabilities some("  IMAP4rev1\t ACL   ACL  ");
    QVERIFY(some.contains("IMAP4REV1") && some.contains("ACL") && !some.contains(""));
    QVERIFY(Capabilities("").isEmpty());
    QVERIFY(Capabilities("   ").isEmpty());
}

QTEST_GUILESS_MAIN(TestCapabilities)
#include "tst_capabilities.moc"

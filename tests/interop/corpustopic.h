#pragma once
#include "corpus.h"
#include "testmailbox.h"

// A topic about what is found in the corpus, and in which order.
class CorpusTopic : public Interop
{
    Q_OBJECT

protected:
    // A connection of its own, with the whole corpus open read-only: message n has the UID n.
    Connection openCorpus() const { return m_box->open(TestMailbox::Access::ReadOnly); }

    // The one that all tests use.
    Connection m_session;

private slots:
    void initTestCase();
    void cleanupTestCase();

private:
    std::unique_ptr<TestMailbox> m_box;
};

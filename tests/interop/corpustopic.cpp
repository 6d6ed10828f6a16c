#include "corpustopic.h"

void CorpusTopic::initTestCase()
{
    m_box = std::make_unique<TestMailbox>();
    std::vector<imap::AppendMessage> messages;
    for (const CorpusMessage &message : corpus())
        messages.push_back(message.toAppend());
    m_box->fill(messages);
    m_session = openCorpus();
}

void CorpusTopic::cleanupTestCase()
{
    m_session.reset();
    m_box.reset();
}

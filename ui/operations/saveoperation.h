#pragma once
#include "mailfile.h"
#include "messagesoperation.h"
#include <QFile>

namespace ui {

// Saves messages as files: each as one of its own (.eml, just as the server has it), or all in one mbox. They are written
// while they come. What was saved when it ends before its time stays; half of a message never does.
class SaveOperation final : public MessagesOperation
{
    Q_OBJECT
public:
    enum class Form { Files, Mbox };
    // `path`: of the folder, or of the mbox.
    SaveOperation(MessageSet messages, Form form, const QString &path);
    ~SaveOperation() override;

protected:
    void prepare() override;
    void carryOut(const imap::SequenceSet &uids) override;
    void conclude() override;
    void cancelled() override;
    std::optional<bool> wasDone(const imap::MessageData *) const override { return std::nullopt; }
    QString summaryOf(quint64 count) const override;
    bool isRepeatable() const override { return true; }
    Operation *makeRetry() const override;

private:
    class Tally;
    using Messages = std::vector<imap::MessageData>;
    void saveNext();
    void fetchTogether(const imap::SequenceSet &uids);
    void fetchLarge(const imap::MessageData &message);
    bool save(const imap::MessageData &message, const QByteArray &content);
    bool begin(const imap::MessageData &message);
    bool end();
    void takeBack();
    void cannotWrite(quint32 uid);
    void endBatch(const imap::Error *error);
    QString fileNameFor(const imap::MessageData &message) const;

    Form m_form;
    QString m_path;
    QFile m_file; // the mbox, or the message that is being written
    std::unique_ptr<MboxWriter> m_mbox;
    qint64 m_wholeUpTo = 0;         // of the mbox
    std::unique_ptr<Tally> m_tally; // of a large message
    QString m_writing;              // under which name the message will be there
    Messages m_batch;               // what is to be saved, without its content
    size_t m_at = 0;
    imap::SequenceSet m_left; // of the batch
    QPointer<imap::Reply> m_fetching;
};

} // namespace ui

#pragma once
#include "../error.h"
#include "scrubber.h"
#include "transcriptwriter.h"
#include <QFile>
#include <QPointer>
#include <memory>
#include <optional>

namespace imap {

// Writes all that traffic has into a file, scrubbed, and looks there whether any secret has survived in any form. The file
// is there once all of it is good, and only its owner can read it. In slices; deleting this cancels it.
class TranscriptExport final : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QString fileName, title;
        Scrubber::Level level = Scrubber::Level::Secrets;
        QByteArrayList secrets = {}, names = {}; // as for Scrubber
    };
    TranscriptExport(const Traffic *traffic, Options options, QObject *parent = nullptr);
    ~TranscriptExport() override;

    // Of what is to be done, in thousandths.
    int progress() const;
    // All of it now.
    Expected<Done> run();

signals:
    void progressed(int thousandths);
    void finished(const imap::Expected<imap::Done> &result);

private:
    enum class Step { Learning, Writing, Checking, Done };
    void proceed();
    // False: all is done.
    bool work(int most);
    void begin();
    bool check();
    bool fail(const QString &why);
    void end(Expected<Done> result);

    QPointer<const Traffic> m_traffic;
    Options m_options;
    Scrubber m_scrubber;
    QFile m_file;
    std::unique_ptr<TranscriptWriter> m_writer;
    std::optional<SecretCheck> m_check;
    Step m_step = Step::Learning;
    quint64 m_first, m_next;
    Expected<Done> m_result = Error{};
};

} // namespace imap

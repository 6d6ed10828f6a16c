#pragma once
#include "imapcore/recorder.h"
#include "imapcore/traffic/spool.h"
#include <map>
#include <memory>

namespace ui {

// How much of the traffic of all connections is kept: in memory, and if one wishes on the disk, while they last, in a
// file for each.
class Recording final : public QObject
{
    Q_OBJECT
public:
    struct Settings
    {
        static constexpr int MostMemory = 4096, MostOnDisk = 100'000; // MiB
        int memoryMebibytes = 64;                                     // for each connection
        bool isSpooling = false;
        QString folder;
        int spoolMebibytes = 100; // for each connection

        static Settings stored();
        void store() const;
    };

    // As it was chosen the last time.
    explicit Recording(imap::Recorder *recorder, QObject *parent = nullptr);

    const Settings &settings() const { return m_settings; }
    // Remembered as well. Spools that are begun go on in their files.
    void set(const Settings &settings);
    // The files that are being written.
    QStringList files() const;

signals:
    void failed(const QString &why);

private:
    void begin(imap::Trace *trace);

    imap::Recorder *m_recorder;
    Settings m_settings;
    std::map<const imap::Trace *, std::unique_ptr<imap::Spool>> m_spools;
};

} // namespace ui

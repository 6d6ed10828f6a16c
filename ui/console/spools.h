#pragma once
#include "imapcore/recorder.h"
#include "imapcore/traffic/spool.h"
#include <map>
#include <memory>

namespace ui {

// Keeps the traffic of all connections on the disk while they last, if one wishes: a file for each in a folder.
class Spools final : public QObject
{
    Q_OBJECT
public:
    struct Settings
    {
        bool isOn = false;
        QString folder;
        int mebibytes = 100; // for each connection

        static Settings stored();
        void store() const;
    };

    // As it was chosen the last time.
    explicit Spools(imap::Recorder *recorder, QObject *parent = nullptr);

    const Settings &settings() const { return m_settings; }
    // Remembered as well. Those that are begun go on in their files.
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

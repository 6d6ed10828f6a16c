#pragma once
#include "imapcore/recorder.h"
#include "imapcore/traffic/exchange.h"
#include <QObject>
#include <memory>
#include <vector>

namespace ui {

// The traffics that the console shows: of the program's own connections as they are recorded, and of files.
class TrafficSet final : public QObject
{
    Q_OBJECT
public:
    struct One
    {
        quint16 id; // never used for another one
        std::shared_ptr<const imap::Traffic> traffic;
        std::unique_ptr<imap::ExchangeLog> log;
        QString title; // unique
        bool isFile;
    };

    // Commands of a file: of a live connection the oldest go instead.
    static constexpr quint64 MostOfFile = 700'000;

    explicit TrafficSet(imap::Recorder *recorder, QObject *parent = nullptr);

    imap::Recorder *recorder() const { return m_recorder; }
    // In the order in which they came.
    const std::vector<std::unique_ptr<One>> &all() const { return m_all; }
    const One *of(quint16 id) const;
    const One *of(const imap::Traffic *traffic) const;
    // Of a file.
    const One *add(std::shared_ptr<const imap::Traffic> traffic, const QString &title);
    void remove(quint16 id);

signals:
    void added(const ui::TrafficSet::One &one);
    void removing(const ui::TrafficSet::One &one);

private:
    const One *insert(std::shared_ptr<const imap::Traffic> traffic, const QString &title, bool isFile);

    imap::Recorder *m_recorder;
    std::vector<std::unique_ptr<One>> m_all;
    quint16 m_last = 0;
};

} // namespace ui

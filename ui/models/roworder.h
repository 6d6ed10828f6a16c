#pragma once
#include "imapcore/slicedwork.h"
#include <QPointer>
#include <QString>
#include <optional>
#include <vector>

namespace ui {

// Which of a hundred thousand things a model shows, and in which order: they are looked through in slices and sorted in
// another thread.
class RowOrder final : public QObject
{
    Q_OBJECT
public:
    // What is sorted by: the number, then the text.
    struct Key
    {
        double number = 0;
        QString text = {};
    };
    // Nothing: it is not shown.
    using KeyOf = std::function<std::optional<Key>(size_t)>;

    using QObject::QObject;
    // Instead of what is under way. What `keyOf` looks at must stay until `arranged` or `cancel`.
    void start(size_t count, KeyOf keyOf, Qt::SortOrder order = Qt::AscendingOrder);
    void cancel();
    bool isRunning() const { return m_isRunning; }

signals:
    void arranged(const std::vector<quint32> &rows);

private:
    struct Keyed
    {
        Key key;
        quint32 row;
    };
    void sort(std::vector<Keyed> keyed, Qt::SortOrder order);

    QPointer<imap::SlicedWork> m_work;
    std::vector<Keyed> m_keyed;
    quint64 m_round = 0;
    bool m_isRunning = false;
};

} // namespace ui

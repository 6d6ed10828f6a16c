#pragma once
#include "imapcore/trace.h"
#include <QAbstractTableModel>
#include <QPointer>

namespace ui {

// The lines of one connection's trace. Texts are made when a line is shown. Literals are folded to their size;
// `fullText` has them whole, as far as they were kept.
class TraceModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Direction, Line, ColumnCount };
    enum Role { KindRole = Qt::UserRole };

    explicit TraceModel(QObject *parent = nullptr);
    void setTrace(imap::Trace *trace);
    QString fullText(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    // One line for a table: literals folded, line ends and control characters made visible, cut at `most`.
    static QString folded(QByteArrayView bytes, qsizetype most = 2000);

private:
    void update();

    QPointer<imap::Trace> m_trace;
    quint64 m_first = 0;
    int m_count = 0;
};

} // namespace ui

#pragma once
#include <QSortFilterProxyModel>

namespace ui {

class TraceModel;

// Only the lines that hold a text, wherever in the whole line it stands.
class TraceFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit TraceFilter(TraceModel *model, QObject *parent = nullptr);
    void setText(const QString &text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    TraceModel *m_model;
    QString m_text;
};

} // namespace ui

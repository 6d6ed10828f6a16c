#pragma once
#include <QLabel>

class QAbstractItemView;

namespace ui {

// Words in the middle of a view that has no rows: what belongs there, and how it gets there.
class EmptyHint final : public QLabel
{
    Q_OBJECT
public:
    EmptyHint(const QString &text, QAbstractItemView *view);
    void setHint(const QString &text);
    // Stands there instead while rows are on their way; empty: none are.
    void setBusy(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void adapt();

    QAbstractItemView *m_view;
    QString m_hint, m_busy;
};

} // namespace ui

#pragma once
#include "imapcore/traffic/exchangefilter.h"
#include <QBasicTimer>
#include <QPointer>
#include <QWidget>
#include <functional>

class QAbstractItemView;
class QLabel;
class QLineEdit;

namespace ui {

// Goes from one row that holds what is looked for to the next, and leaves the others where they are, which the filter
// does not. What can be looked for is the filter's. Return and F3 go on, with Shift backwards; behind the last comes the
// first.
class TrafficFind final : public QWidget
{
    Q_OBJECT
public:
    using Accepts = std::function<bool(const QModelIndex &row, const imap::ExchangeFilter &wanted)>;
    explicit TrafficFind(Accepts accepts, QWidget *parent = nullptr);

    // Of which keys that ask for finding are taken, too.
    void watch(QAbstractItemView *view);
    // In which of them is found.
    void setView(QAbstractItemView *view);
    // Comes up and takes the focus.
    void begin();
    // To the next place, or to the one before; comes up where nothing is looked for yet.
    void go(int step);

signals:
    void found();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void end();
    void typed();
    void stop();
    void search(int step, bool fromHere);
    void tell(const QString &text, bool bad = false);

    Accepts m_accepts;
    QPointer<QAbstractItemView> m_view;
    QLineEdit *m_words;
    QLabel *m_result;
    imap::ExchangeFilter m_wanted;
    QBasicTimer m_searching; // in slices, since there may be a million rows
    int m_step = 1, m_row = 0, m_left = 0;
    bool m_wrapped = false;
};

} // namespace ui

#pragma once
#include "trafficset.h"
#include <QDialog>
#include <QPointer>

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace imap {
class LatencyProbe;
class Session;
} // namespace imap

namespace ui {

class LatencyChart;
class ProfileModel;

// How long commands took, by verb, and a probe of how long the server takes for nothing.
class ProfileDialog final : public QDialog
{
    Q_OBJECT
public:
    // Of one traffic, or of all (0); the probe goes over the session.
    ProfileDialog(TrafficSet *set, quint16 traffic, imap::Session *session, QWidget *parent);

signals:
    // Show these commands, as a filter takes them.
    void filterWanted(const QString &filter);
    // Show the slowest of them.
    void exchangeWanted(quint16 traffic, quint64 number);

private:
    void measure();
    void probe();

    TrafficSet *m_set;
    quint16 m_traffic;
    QPointer<imap::Session> m_session;
    ProfileModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTableView *m_table;
    QLabel *m_summary, *m_answers;
    LatencyChart *m_chart;
    QPushButton *m_probeButton;
    imap::LatencyProbe *m_probe = nullptr;
};

} // namespace ui

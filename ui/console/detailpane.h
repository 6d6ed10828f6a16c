#pragma once
#include "exchangemodel.h"
#include <QHash>
#include <QWidget>
#include <memory>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;
class QTimer;
class QTreeView;

namespace imap {
class SessionHistory;
struct SessionSnapshot;
} // namespace imap

namespace ui {

class FieldsModel;
class FieldTreeModel;
class HexView;
class TextFeed;

// What is selected in the console, in full: as text, decoded beside its bytes, and how the session stood then.
class DetailPane final : public QWidget
{
    Q_OBJECT
public:
    explicit DetailPane(TrafficSet *set, QWidget *parent = nullptr);
    void show(const ExchangeModel::Place &place);

private:
    QWidget *makeDecoded();
    void lookAgain(const TrafficSet::One &one, const std::vector<quint64> &numbers);
    QWidget *makeText();
    void showText();
    QString textOf(const TrafficSet::One &one, qsizetype mostBytes, quint32 mostLines, bool &isWhole) const;
    void showDecoded();
    void showState();
    void markField();
    void selectFieldAt(qsizetype byte);
    const imap::SessionHistory *historyOf(const TrafficSet::One &one);
    // Of an exchange the line that answers it, or its only one.
    quint64 lineToDecode() const;

    TrafficSet *m_set;
    ExchangeModel::Place m_place;
    QTabWidget *m_tabs;
    QPlainTextEdit *m_text;
    TextFeed *m_feed;
    QPushButton *m_all;
    QString m_shown;            // as text
    bool m_isAllWanted = false; // however much it is
    QLabel *m_problem, *m_about;
    FieldTreeModel *m_fields;
    QTreeView *m_tree;
    HexView *m_bytes;
    FieldsModel *m_state;
    QHash<quint16, imap::SessionHistory *> m_histories;
    QTimer *m_later;      // more of what is shown has come
    QByteArray m_decoded; // what the fields show
    bool m_marking = false;
};

} // namespace ui

#pragma once
#include "serverpage.h"

namespace imap {
class QuotaSurvey;
}

class QAction;
class QComboBox;
class QLineEdit;
class QLabel;
class QSpinBox;
class QTableView;
class QToolButton;

namespace ui {

class ColumnFit;
class KeptSelection;
class QuotaFleetModel;
class QuotaStore;
class RootSizesPane;
class UsageHistogram;

// All quota roots of the server, how full they are, how that has grown, and the largest mailboxes of one.
class QuotaFleetPage final : public ServerPage
{
    Q_OBJECT
public:
    explicit QuotaFleetPage(QWidget *parent = nullptr);

protected:
    ServerCrawl *crawlOf(Connection *connection) const override;
    void showResult(Connection *connection) override;
    QString summary() const override;
    QString unavailable() const override;
    void stagedChanged() override;

private:
    QuotaStore *store() const;
    void build();
    void buildTable();
    QToolButton *makeMenuButton(const char *name, const QString &text, const char *iconName,
                                const QString &toolTip, const QList<QAction *> &actions);
    QAction *add(const char *name, const char *iconName, const QString &text, const QString &toolTip,
                 void (QuotaFleetPage::*done)());
    void showSurvey();
    void offerResources(const imap::QuotaSurvey &survey);
    bool isNeverSet() const;
    void updateActions();
    void showSizes(const std::vector<quint32> &selected);
    void keepSnapshot();
    void snapshotKept(const QString &problem);
    void offerSnapshots();
    void compare();
    void showDifference();
    std::vector<quint32> selectedRoots() const;
    void edit();
    void openMailbox();
    void exportCsv();
    void exportJson();

    QuotaFleetModel *m_model;
    QTableView *m_table;
    ColumnFit *m_columns = nullptr;
    KeptSelection *m_selection = nullptr;
    UsageHistogram *m_histogram;
    RootSizesPane *m_sizes;
    QLabel *m_difference;
    QComboBox *m_resource, *m_since;
    QSpinBox *m_threshold;
    QLineEdit *m_filter;
    QAction *m_edit, *m_open, *m_keep, *m_keepEach, *m_csv, *m_json;
};

} // namespace ui

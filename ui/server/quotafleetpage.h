#pragma once
#include "serverpage.h"

namespace imap {
class QuotaSurvey;
}

class QAction;
class QComboBox;
class QLineEdit;
class QSpinBox;
class QTableView;

namespace ui {

class QuotaFleetModel;
class QuotaStore;
class UsageHistogram;

// All quota roots of the server and how full they are.
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
    QAction *add(const char *name, const char *iconName, const QString &text, const QString &toolTip,
                 void (QuotaFleetPage::*done)());
    void showSurvey();
    void offerResources(const imap::QuotaSurvey &survey);
    void updateActions();
    std::vector<quint32> selectedRoots() const;
    void edit();
    void openMailbox();
    void exportCsv();
    void exportJson();

    QuotaFleetModel *m_model;
    QTableView *m_table;
    UsageHistogram *m_histogram;
    QComboBox *m_resource;
    QSpinBox *m_threshold;
    QLineEdit *m_filter;
    QAction *m_edit, *m_open, *m_csv, *m_json;
};

} // namespace ui

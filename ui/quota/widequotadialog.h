#pragma once
#include "imapcore/changes/widequotaedit.h"
#include <QDialog>
#include <QPointer>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

// Asks how a limit of many quota roots is to be changed, and says of how many it would be.
class WideQuotaDialog final : public QDialog
{
    Q_OBJECT
public:
    // `resource` is offered first; empty: any.
    WideQuotaDialog(imap::QuotaSurvey *survey, std::vector<quint32> roots, const QByteArray &resource,
                    imap::ServerManner manner, QWidget *parent = nullptr);

    // Once accepted.
    imap::WideQuotaEdit edit() const { return wanted().value_or(imap::WideQuotaEdit{}); }

private:
    std::optional<imap::WideQuotaEdit> wanted() const;
    void check();

    QPointer<imap::QuotaSurvey> m_survey;
    std::vector<quint32> m_roots;
    imap::ServerManner m_manner;
    QComboBox *m_what, *m_resource;
    QLineEdit *m_value;
    QLabel *m_words;
    QPushButton *m_ok;
};

} // namespace ui

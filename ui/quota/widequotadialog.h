#pragma once
#include "imapcore/changes/widequotaedit.h"
#include <QDialog>
#include <QPointer>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

// Asks how a limit of many quota roots is to be changed, and says of how many it would be.
class WideQuotaDialog final : public QDialog
{
    Q_OBJECT
public:
    // `resource` is offered first; empty: any. `like`: whose limits are offered to be copied.
    WideQuotaDialog(imap::QuotaSurvey *survey, std::vector<quint32> roots, const QByteArray &resource,
                    quint32 like, imap::ServerManner manner, QWidget *parent = nullptr);

    // Once accepted.
    imap::WideQuotaEdit edit() const { return wanted().value_or(imap::WideQuotaEdit{}); }

private:
    std::optional<imap::WideQuotaEdit> wanted() const;
    void offerRoots(quint32 like);
    void whatChanged();
    void check();
    QString question() const;

    QPointer<imap::QuotaSurvey> m_survey;
    std::vector<quint32> m_roots;
    imap::ServerManner m_manner;
    QComboBox *m_what, *m_resource;
    QLineEdit *m_value, *m_like;
    QFormLayout *m_form;
    QLabel *m_words;
    QPushButton *m_ok;
};

} // namespace ui

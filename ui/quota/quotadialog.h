#pragma once
#include "imapcore/access/flavour.h"
#include "imapcore/access/roottakeover.h"
#include "imapcore/changes/quotachange.h"
#include <QDialog>
#include <QMap>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

// Edits the limits of one quota root. What is not touched is sent back as it is: SETQUOTA takes away what it does not name.
class QuotaDialog final : public QDialog
{
    Q_OBJECT
public:
    QuotaDialog(imap::QuotaRoot root, imap::ServerManner manner, QWidget *parent = nullptr);

    // For a root that is not there yet: what it takes over is looked for until somebody tells, and nothing can be staged.
    void awaitTakeover();
    void setTakeover(const imap::Expected<imap::RootTakeover> &takeover);

    // Once accepted; nothing: all is as it was.
    std::optional<imap::QuotaChange> change() const;

    // "512 MiB", "2 GB", or a number in the resource's unit; nothing: it is none. Sizes are only for what counts octets.
    static std::optional<quint64> limitFrom(const QByteArray &resource, const QString &text);

private:
    struct Line
    {
        QByteArray resource;
        std::optional<quint64> before; // nothing: no limit
        QLineEdit *limit;
        QCheckBox *unlimited;
    };
    enum class Usage { Told, Unknown };
    void addLine(const imap::QuotaResource &resource, Usage usage = Usage::Told);
    void addResource();
    void check();

    imap::QuotaRoot m_root;
    imap::ServerManner m_manner;
    QFormLayout *m_form;
    QComboBox *m_more;
    QLabel *m_takeover, *m_why;
    QPushButton *m_ok;
    std::vector<Line> m_lines;
    QMap<QByteArray, QByteArrayList> m_takesOver;
    bool m_isAwaiting = false;
};

} // namespace ui

#pragma once
#include "imapcore/connector.h"
#include <QDialog>
#include <QPointer>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace ui {

class Connection;

// Asks where to connect and as whom, and connects. It stays open with everything filled in until the connection
// stands or the person gives up; what went wrong is said in it. An accepted dialog has a connection that is ready.
class ConnectDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ConnectDialog(QWidget *parent = nullptr);
    ~ConnectDialog() override;

    // Fills in the form, with what is known.
    void setOptions(const imap::ConnectOptions &options);
    imap::ConnectOptions options() const;
    // Says why an attempt that was made elsewhere failed.
    void showFailure(const imap::Error &error);
    // As if the person had pressed Connect.
    void connectNow();

    Connection *takeConnection();

    void done(int result) override;

signals:
    // A new attempt begins: whoever wants to watch its wire lines may.
    void connectionMade(ui::Connection *connection);
    // The attempt failed, and the reason stands in the dialog.
    void attemptFailed();
    void progressed(const QString &what);

private:
    void buildForm();
    void adaptPort();
    void validate();
    void setBusy(bool busy);
    void showMessage(const QString &text, bool bad);
    void askAboutCertificate(const imap::Certificate &certificate);
    void chooseCaFile();
    imap::Security security() const;

    QComboBox *m_host, *m_security;
    QSpinBox *m_port, *m_timeout;
    QLineEdit *m_user, *m_password, *m_actAs, *m_caFile;
    QLabel *m_message, *m_messageIcon;
    QProgressBar *m_progress;
    QDialogButtonBox *m_buttons;
    QPushButton *m_connect;
    QPointer<Connection> m_connection;
    QPointer<QWidget> m_focused; // before an attempt began
    QByteArrayList m_trusted;    // once, for this dialog
    bool m_portIsUsual = true;
    imap::ServerId m_clientId;
};

} // namespace ui

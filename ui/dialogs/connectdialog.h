#pragma once
#include "imapcore/connector.h"
#include "ui/profiles/profile.h"
#include <QDialog>
#include <QPointer>

class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QToolButton;

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

    // Fills in the form, with what is known, also of how it is saved.
    void setOptions(const imap::ConnectOptions &options);
    imap::ConnectOptions options() const;
    // Fills in the form by a profile; what is saved from now on takes its place.
    void setProfile(const Profile &profile);
    Profile profile() const;
    // It saves the profile, and connects to nobody.
    void setEditing();
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
    // It was saved.
    void profileSaved(const ui::Profile &profile);

private:
    void buildForm();
    void buildProfileFields(QFormLayout *form);
    void showColour();
    void setFlavour(std::optional<imap::ServerFlavour::Kind> flavour);
    bool isComplete();
    void saveProfile();
    void adaptPort();
    void validate();
    void setBusy(bool busy);
    void showMessage(const QString &text, bool bad);
    void askAboutCertificate(const imap::Certificate &certificate);
    void chooseCaFile();
    imap::Security security() const;

    QComboBox *m_host, *m_security, *m_group, *m_kind, *m_flavour;
    QSpinBox *m_port, *m_timeout;
    QLineEdit *m_user, *m_password, *m_actAs, *m_caFile, *m_name;
    QToolButton *m_colour;
    QLabel *m_message, *m_messageIcon;
    QProgressBar *m_progress;
    QDialogButtonBox *m_buttons;
    QPushButton *m_connect, *m_save;
    QPointer<Connection> m_connection;
    QPointer<QWidget> m_focused; // before an attempt began
    QByteArrayList m_trusted;    // once, for this dialog
    bool m_portIsUsual = true;
    bool m_editing = false;
    QString m_profileId; // of what is shown; empty: it is not saved
    QColor m_ownColour;  // none: that of its kind
    imap::ServerId m_clientId;
    std::shared_ptr<imap::Recorder> m_recorder;
};

} // namespace ui

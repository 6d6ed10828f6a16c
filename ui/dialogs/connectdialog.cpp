#include "connectdialog.h"
#include "certificatedialog.h"
#include "ui/connection.h"
#include "ui/profiles/profiles.h"
#include "ui/support/errortext.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/settings.h"
#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

ConnectDialog::ConnectDialog(QWidget *parent)
    : QDialog(parent)
    , m_host(new QComboBox)
    , m_security(new QComboBox)
    , m_group(new QComboBox)
    , m_kind(new QComboBox)
    , m_flavour(new QComboBox)
    , m_port(new QSpinBox)
    , m_timeout(new QSpinBox)
    , m_user(new QLineEdit)
    , m_password(new QLineEdit)
    , m_actAs(new QLineEdit)
    , m_caFile(new QLineEdit)
    , m_name(new QLineEdit)
    , m_colour(new QToolButton)
    , m_message(new QLabel)
    , m_messageIcon(new QLabel)
    , m_progress(new QProgressBar)
    , m_buttons(new QDialogButtonBox)
    , m_connect(m_buttons->addButton(tr("&Connect"), QDialogButtonBox::AcceptRole))
    , m_save(m_buttons->addButton(tr("Sa&ve Profile"), QDialogButtonBox::ActionRole))
{
    setObjectName(QStringLiteral("connectDialog"));
    setWindowTitle(tr("Connect to server"));
    buildForm();

    QPushButton *cancel = m_buttons->addButton(QDialogButtonBox::Cancel);
    named(m_connect, "connectButton", tr("Connect"), tr("Connect and log in (Return)"));
    named(m_save, "saveProfileButton", tr("Save Profile"),
          tr("Keep all of this but the password, to connect by it again"));
    connect(m_save, &QPushButton::clicked, this, &ConnectDialog::saveProfile);
    named(cancel, "cancelButton", cancel->text().remove(u'&'), tr("Give up (Esc)"));
    m_connect->setDefault(true);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ConnectDialog::connectNow);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    for (const Profile &profile : settings::recentServers()) {
        if (m_host->findText(profile.address.host) < 0)
            m_host->addItem(profile.address.host, QVariant::fromValue(profile.address.toUrl()));
    }
    m_host->setCurrentIndex(-1);
    connect(m_host, &QComboBox::activated, this, [this] {
        for (const Profile &profile : settings::recentServers()) {
            if (profile.address.host != m_host->currentText())
                continue;
            imap::ConnectOptions known;
            known.address = profile.address;
            known.actAs = profile.actAs;
            known.tls.caFile = profile.caFile;
            known.clientId = m_clientId;
            setOptions(known);
            return;
        }
    });
    adaptPort();
    setBusy(false);
    m_host->setFocus();
}

ConnectDialog::~ConnectDialog()
{
    delete m_connection;
}

void ConnectDialog::buildForm()
{
    named(m_host, "hostField", tr("Host"), tr("The server’s name or address"));
    m_host->setEditable(true);
    m_host->setInsertPolicy(QComboBox::NoInsert);
    m_host->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_host->lineEdit()->setPlaceholderText(QStringLiteral("mail.example.org"));
    m_host->lineEdit()->setObjectName(QStringLiteral("hostEdit"));
    m_host->lineEdit()->setAccessibleName(tr("Host"));
    named(m_port, "portField", tr("Port"),
          tr("993 for TLS, 143 for STARTTLS, unless the server has its own"));
    m_port->setRange(1, 65535);
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_port->setAlignment(Qt::AlignRight);
    m_port->setGroupSeparatorShown(false);
    named(m_security, "securityField", tr("Security"), tr("How the connection is protected"));
    m_security->addItem(icon("lock"), tr("TLS"), int(imap::Security::Tls));
    m_security->addItem(icon("lock"), tr("STARTTLS"), int(imap::Security::StartTls));
    m_security->addItem(icon("lock-open", Tone::Warning), tr("None: everything is sent in the clear"),
                        int(imap::Security::None));
    named(m_user, "userField", tr("User"), tr("Who logs in, with the password below"));
    named(m_password, "passwordField", tr("Password"), tr("It is not kept anywhere"));
    m_password->setEchoMode(QLineEdit::Password);
    QAction *reveal = m_password->addAction(icon("eye"), QLineEdit::TrailingPosition);
    reveal->setObjectName(QStringLiteral("revealPassword"));
    reveal->setText(tr("Show the password"));
    reveal->setToolTip(tr("Show the password"));
    reveal->setCheckable(true);
    connect(reveal, &QAction::toggled, this, [this, reveal](bool on) {
        m_password->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password);
        reveal->setIcon(icon(on ? "eye-off" : "eye"));
    });
    named(m_actAs, "actAsField", tr("Act as"),
          tr("Whose mailboxes to work on: for administrators who may act as others"));
    m_actAs->setPlaceholderText(tr("another user (optional)"));
    named(m_caFile, "caFileField", tr("CA file"), tr("Certificates (PEM) to trust besides the system’s"));
    m_caFile->setPlaceholderText(tr("besides the system’s (optional)"));
    QAction *browse = m_caFile->addAction(icon("file"), QLineEdit::TrailingPosition);
    browse->setObjectName(QStringLiteral("browseCaFile"));
    browse->setText(tr("Choose a file…"));
    browse->setToolTip(tr("Choose a file…"));
    connect(browse, &QAction::triggered, this, &ConnectDialog::chooseCaFile);
    named(m_timeout, "timeoutField", tr("Time limit"), tr("How long the server may be silent at each step"));
    m_timeout->setRange(1, 600);
    m_timeout->setValue(20);
    m_timeout->setSuffix(tr(" s"));

    auto *server = new QHBoxLayout;
    server->addWidget(m_host, 1);
    auto *portLabel = new QLabel(tr("P&ort:"));
    portLabel->setBuddy(m_port);
    server->addWidget(portLabel);
    server->addWidget(m_port);

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    auto *hostLabel = new QLabel(tr("&Host:"));
    hostLabel->setBuddy(m_host);
    form->addRow(hostLabel, server);
    form->addRow(tr("&Security:"), m_security);
    form->addRow(tr("&User:"), m_user);
    form->addRow(tr("&Password:"), m_password);
    form->addRow(tr("&Act as:"), m_actAs);
    form->addRow(tr("CA &file:"), m_caFile);
    form->addRow(tr("&Time limit:"), m_timeout);
    buildProfileFields(form);

    m_message->setObjectName(QStringLiteral("connectMessage"));
    m_message->setAccessibleName(tr("What happened"));
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setMinimumHeight(m_message->fontMetrics().lineSpacing() * 3);
    m_message->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_messageIcon->setAlignment(Qt::AlignTop);
    m_messageIcon->setMinimumWidth(20);
    auto *message = new QHBoxLayout;
    message->addWidget(m_messageIcon);
    message->addWidget(m_message, 1);
    named(m_progress, "connectProgress", tr("Connecting"), tr("Connecting"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(6);
    QSizePolicy keepsItsPlace = m_progress->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keepsItsPlace);

    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addSpacing(4);
    layout->addWidget(m_progress);
    layout->addLayout(message, 1);
    layout->addWidget(m_buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 80);

    connect(m_security, &QComboBox::currentIndexChanged, this, &ConnectDialog::adaptPort);
    connect(m_port, &QSpinBox::valueChanged, this,
            [this](int port) { m_portIsUsual = port == imap::defaultPort(security()); });
    for (QLineEdit *field : {m_host->lineEdit(), m_user})
        connect(field, &QLineEdit::textChanged, this, &ConnectDialog::validate);
}

imap::Security ConnectDialog::security() const
{
    return imap::Security(m_security->currentData().toInt());
}

// The port follows the security as long as it was the usual one.
void ConnectDialog::adaptPort()
{
    if (m_portIsUsual)
        m_port->setValue(imap::defaultPort(security()));
    m_portIsUsual = m_port->value() == imap::defaultPort(security());
}

void ConnectDialog::validate()
{
    Theme::setInvalid(m_host->lineEdit(), false);
    Theme::setInvalid(m_user, false);
}

void ConnectDialog::setOptions(const imap::ConnectOptions &options)
{
    m_host->setCurrentText(options.address.host);
    m_security->setCurrentIndex(m_security->findData(int(options.address.security)));
    m_port->setValue(options.address.port);
    m_user->setText(options.address.user);
    m_password->setText(options.password);
    m_actAs->setText(options.actAs);
    m_caFile->setText(options.tls.caFile);
    m_timeout->setValue(int(std::chrono::duration_cast<std::chrono::seconds>(options.timeout).count()));
    m_trusted = options.tls.trustedSha256;
    m_clientId = options.clientId;
    if (options.recorder)
        m_recorder = options.recorder;
    const Profile known = profiles::guess(options.address, options.actAs);
    m_profileId = known.id;
    m_name->setText(known.name);
    m_group->setCurrentText(known.group);
    m_kind->setCurrentIndex(int(known.kind));
    m_ownColour = known.ownColour;
    setFlavour(known.flavour);
    showColour();
    QWidget *next = m_host->currentText().isEmpty() ? static_cast<QWidget *>(m_host)
                    : m_user->text().isEmpty()      ? m_user
                                                    : m_password;
    next->setFocus();
}

imap::ConnectOptions ConnectDialog::options() const
{
    imap::ConnectOptions options;
    options.address = {m_host->currentText().trimmed(), quint16(m_port->value()), security(), m_user->text()};
    options.password = m_password->text();
    options.actAs = m_actAs->text().trimmed();
    options.tls.caFile = m_caFile->text().trimmed();
    options.tls.trustedSha256 = m_trusted + settings::trustedCertificates(options.address);
    options.timeout = std::chrono::seconds(m_timeout->value());
    options.clientId = m_clientId;
    options.recorder = m_recorder;
    return options;
}

// Says what is missing.
bool ConnectDialog::isComplete()
{
    for (QLineEdit *field : {m_host->lineEdit(), m_user}) {
        if (!field->text().trimmed().isEmpty())
            continue;
        Theme::setInvalid(field, true);
        showMessage(field == m_user ? tr("Enter the user who logs in.")
                                    : tr("Enter the server’s name or address."),
                    true);
        field->setFocus();
        return false;
    }
    return true;
}

void ConnectDialog::connectNow()
{
    if (m_editing) {
        saveProfile();
        return;
    }
    if (!isComplete())
        return;
    delete m_connection;
    m_connection = new Connection(options(), profile(), this);
    Connection *connection = m_connection;
    emit connectionMade(connection);
    connect(connection, &Connection::stepped, this, [this](const QString &what) {
        showMessage(what, false);
        emit progressed(what);
    });
    connect(connection, &Connection::failed, this, [this](const imap::Error &error) {
        setBusy(false);
        showFailure(error);
        emit attemptFailed();
    });
    connect(connection, &Connection::untrusted, this, [this](const imap::Certificate &certificate) {
        // After the attempt has ended: the question is asked with nothing under way.
        QMetaObject::invokeMethod(
            this, [this, certificate] { askAboutCertificate(certificate); }, Qt::QueuedConnection);
    });
    connect(connection, &Connection::stateChanged, this, [this, connection] {
        if (connection->state() == Connection::State::Ready)
            accept();
    });
    setBusy(true);
    connection->open();
}

void ConnectDialog::askAboutCertificate(const imap::Certificate &certificate)
{
    const imap::ServerAddress address = options().address;
    CertificateDialog dialog(certificate, address.host, !settings::trustedCertificates(address).isEmpty(),
                             this);
    dialog.exec();
    if (dialog.decision() == CertificateDialog::Decision::Reject)
        return;
    if (dialog.decision() == CertificateDialog::Decision::TrustAlways)
        settings::trustCertificate(address, certificate.sha256);
    m_trusted.append(certificate.sha256);
    connectNow();
}

void ConnectDialog::chooseCaFile()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Certificates to trust"), m_caFile->text(),
                                                      tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    if (!file.isEmpty())
        m_caFile->setText(file);
}

// A field that is switched off loses the focus, and gets it back afterwards.
void ConnectDialog::setBusy(bool busy)
{
    if (busy)
        m_focused = focusWidget();
    m_progress->setVisible(busy);
    m_connect->setEnabled(!busy);
    m_save->setEnabled(!busy);
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_host, m_port, m_security, m_user, m_password, m_actAs, m_caFile,
                                          m_timeout, m_name, m_group, m_kind, m_flavour, m_colour})
        field->setEnabled(!busy);
    if (!busy && m_focused)
        m_focused->setFocus();
}

void ConnectDialog::showMessage(const QString &text, bool bad)
{
    m_message->setText(text);
    m_messageIcon->setPixmap(bad ? icon("error", Tone::Bad).pixmap(QSize(16, 16), devicePixelRatioF())
                                 : QPixmap());
}

void ConnectDialog::showFailure(const imap::Error &error)
{
    showMessage(ErrorText::describe(error, options().address), true);
    if (error.kind == imap::Error::Kind::LoginRefused) {
        m_password->setFocus();
        m_password->selectAll();
    }
}

Connection *ConnectDialog::takeConnection()
{
    Connection *taken = m_connection;
    m_connection = nullptr;
    if (taken) {
        taken->disconnect(this);
        taken->setParent(nullptr);
    }
    return taken;
}

// Cancel while connecting gives up the attempt and leaves the form; a second one closes it.
void ConnectDialog::done(int result)
{
    if (result == Rejected && m_connection && m_connection->state() == Connection::State::Connecting) {
        m_connection->close();
        setBusy(false);
        return;
    }
    QDialog::done(result);
}

} // namespace ui

#include "flavourmenu.h"
#include "ui/connection.h"
#include "ui/profiles/profiles.h"
#include "ui/support/icons.h"
#include <QActionGroup>

namespace ui {

QString FlavourMenu::nameOf(Kind kind)
{
    return kind == Kind::Generic ? tr("another server") : QLatin1String(imap::ServerFlavour::nameOf(kind));
}

FlavourMenu::FlavourMenu(QWidget *parent)
    : QMenu(tr("Server S&oftware"), parent)
    , m_group(new QActionGroup(this))
    , m_detected(addAction(tr("As &Detected")))
{
    setObjectName(QStringLiteral("flavourMenu"));
    setAccessibleName(tr("Server software"));
    setIcon(ui::icon("server"));
    setToolTipsVisible(true);
    const auto prepare = [this](QAction *action, const QString &name, const QString &toolTip,
                                std::optional<Kind> kind) {
        action->setObjectName(name);
        action->setToolTip(toolTip);
        action->setStatusTip(toolTip);
        action->setCheckable(true);
        m_group->addAction(action);
        connect(action, &QAction::triggered, this, [this, kind] { choose(kind); });
    };
    prepare(m_detected, QStringLiteral("flavourDetected"),
            tr("Go by what the server says that it is, and by what it can"), std::nullopt);
    addSeparator();
    for (const Kind kind : AllKinds) {
        const QLatin1String name(imap::ServerFlavour::nameOf(kind));
        prepare(
            addAction(kind == Kind::Generic ? tr("Another (&RFC 4314 Alone)") : QString(name)),
            QStringLiteral("flavour") + name,
            tr("Take the server to be this: it decides how identifiers are written, how entries add up, and "
               "which quotas can be set"),
            kind);
    }
    update();
}

void FlavourMenu::setConnection(Connection *connection)
{
    if (m_connection != connection) {
        if (m_connection)
            m_connection->disconnect(this);
        m_connection = connection;
        if (connection) {
            connect(connection, &Connection::stateChanged, this, &FlavourMenu::update);
            connect(connection, &Connection::flavourChanged, this, &FlavourMenu::update);
        }
    }
    update();
}

void FlavourMenu::choose(std::optional<Kind> kind)
{
    if (!m_connection)
        return;
    Profile profile = m_connection->profile();
    profile.flavour = kind;
    if (profile.isSaved())
        profiles::save(profile);
    m_connection->setProfile(profile);
    if (profile.isSaved())
        emit profileChanged();
    update();
}

void FlavourMenu::update()
{
    const std::optional<Kind> detected = m_connection ? m_connection->detectedFlavour() : std::nullopt;
    m_detected->setText(detected ? tr("&Detected: %1").arg(nameOf(*detected)) : tr("As &Detected"));
    const std::optional<Kind> chosen = m_connection ? m_connection->profile().flavour : std::nullopt;
    QAction *current = chosen ? findChild<QAction *>(QStringLiteral("flavour")
                                                     + QLatin1String(imap::ServerFlavour::nameOf(*chosen)))
                              : m_detected;
    current->setChecked(true);
    menuAction()->setEnabled(m_connection);
}

} // namespace ui

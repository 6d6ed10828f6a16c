// The part of the dialog that is about saving it as a profile.
#include "connectdialog.h"
#include "ui/connections/flavourmenu.h"
#include "ui/profiles/profiles.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QAction>
#include <QColorDialog>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

namespace ui {

// What it is kept as, and what it is to the person.
void ConnectDialog::buildProfileFields(QFormLayout *form)
{
    named(m_name, "profileName", tr("Profile name"),
          tr("What to call it; the login and the server if empty"));
    m_name->setPlaceholderText(tr("as it is called in the tree (optional)"));
    named(m_group, "profileGroup", tr("Group"), tr("Profiles of one group stand together in menus"));
    m_group->setEditable(true);
    m_group->setInsertPolicy(QComboBox::NoInsert);
    m_group->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_group->addItems(profiles::groups());
    m_group->setCurrentText({});
    m_group->lineEdit()->setObjectName(QStringLiteral("profileGroupEdit"));
    m_group->lineEdit()->setAccessibleName(tr("Group"));
    named(m_kind, "profileKind", tr("Kind"),
          tr("What a mistake there would mean. A production server is read-only until you unlock it"));
    for (const Profile::Kind kind : Profile::AllKinds) {
        const QString text = kind == Profile::Kind::Ordinary ? tr("not said") : Profile::wordFor(kind);
        m_kind->addItem(icon("server", Profile::colourOf(kind)), text);
    }
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ConnectDialog::showColour);
    named(m_colour, "profileColour", tr("Colour"), tr("The colour in the tree and under the tool bar"));
    m_colour->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(tr("Colour"), m_colour);
    menu->setObjectName(QStringLiteral("profileColourMenu"));
    QAction *asKind = menu->addAction(tr("As Its &Kind"));
    asKind->setObjectName(QStringLiteral("colourOfKind"));
    asKind->setToolTip(tr("The colour that all servers of this kind have"));
    connect(asKind, &QAction::triggered, this, [this] {
        m_ownColour = {};
        showColour();
    });
    QAction *other = menu->addAction(tr("&Another…"));
    other->setObjectName(QStringLiteral("ownColour"));
    other->setToolTip(tr("Choose a colour for this server alone"));
    connect(other, &QAction::triggered, this, [this] {
        const QColor chosen = QColorDialog::getColor(profile().colour(), this, tr("Colour of the server"));
        if (chosen.isValid())
            m_ownColour = chosen;
        showColour();
    });
    m_colour->setMenu(menu);
    named(m_flavour, "profileFlavour", tr("Software"),
          tr("What the server is: it decides how identifiers are written, how entries of access lists add "
             "up, and "
             "which quotas can be set"));
    m_flavour->addItem(tr("as it is detected"));
    for (const FlavourMenu::Kind one : FlavourMenu::AllKinds)
        m_flavour->addItem(FlavourMenu::nameOf(one), int(one));
    auto *kind = new QHBoxLayout;
    kind->addWidget(m_kind, 1);
    kind->addWidget(m_colour);
    form->addRow(tr("Profile &name:"), m_name);
    form->addRow(tr("&Group:"), m_group);
    auto *kindLabel = new QLabel(tr("&Kind:"));
    kindLabel->setBuddy(m_kind);
    form->addRow(kindLabel, kind);
    form->addRow(tr("Soft&ware:"), m_flavour);
    showColour();
}

void ConnectDialog::showColour()
{
    const QColor colour =
        m_ownColour.isValid() ? m_ownColour : Profile::colourOf(Profile::Kind(m_kind->currentIndex()));
    QPixmap square(QSize(16, 16) * devicePixelRatioF());
    square.setDevicePixelRatio(devicePixelRatioF());
    square.fill(colour);
    m_colour->setIcon(square);
}

void ConnectDialog::setProfile(const Profile &profile)
{
    imap::ConnectOptions known;
    known.address = profile.address;
    known.actAs = profile.actAs;
    known.tls.caFile = profile.caFile;
    known.clientId = m_clientId;
    setOptions(known);
    m_profileId = profile.id;
    m_name->setText(profile.name);
    m_group->setCurrentText(profile.group);
    m_kind->setCurrentIndex(int(profile.kind));
    m_ownColour = profile.ownColour;
    setFlavour(profile.flavour);
    showColour();
}

void ConnectDialog::setFlavour(std::optional<imap::ServerFlavour::Kind> flavour)
{
    m_flavour->setCurrentIndex(flavour ? m_flavour->findData(int(*flavour)) : 0);
}

Profile ConnectDialog::profile() const
{
    const imap::ConnectOptions entered = options();
    Profile profile = profiles::guess(entered.address, entered.actAs);
    const bool isProduction = profile.kind == Profile::Kind::Production && profile.id != m_profileId;
    if (m_profileId.isEmpty() && profile.isSaved() && m_name->text().trimmed().isEmpty()) {
        profile.caFile = entered.tls.caFile;
        return profile;
    }
    if (!m_profileId.isEmpty())
        profile.id = m_profileId;
    profile.address = entered.address;
    profile.actAs = entered.actAs;
    profile.caFile = entered.tls.caFile;
    profile.name = m_name->text().trimmed();
    profile.group = m_group->currentText().trimmed();
    profile.kind = Profile::Kind(m_kind->currentIndex());
    profile.ownColour = m_ownColour;
    profile.flavour = m_flavour->currentIndex() > 0
                          ? std::optional(FlavourMenu::Kind(m_flavour->currentData().toInt()))
                          : std::nullopt;
    // What was typed by hand is no less production than what is saved.
    if (isProduction && profile.kind == Profile::Kind::Ordinary)
        profile.kind = Profile::Kind::Production;
    return profile;
}

void ConnectDialog::setEditing()
{
    m_editing = true;
    setWindowTitle(m_profileId.isEmpty() ? tr("New profile") : tr("Edit profile"));
    m_connect->hide();
    m_save->setDefault(true);
    m_password->setEnabled(false);
    m_timeout->setEnabled(false);
    m_name->setFocus();
}

void ConnectDialog::saveProfile()
{
    if (!isComplete())
        return;
    const Profile saved = profiles::save(profile());
    m_profileId = saved.id;
    emit profileSaved(saved);
    if (m_editing)
        accept();
    else
        showMessage(tr("Saved as “%1”.").arg(saved.title()), false);
}

} // namespace ui

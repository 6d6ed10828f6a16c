#include "welcome.h"
#include "profiles/profiles.h"
#include "support/icons.h"
#include "support/settings.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui {

Welcome::Welcome(QWidget *parent)
    : QWidget(parent)
    , m_recent(new QListWidget)
    , m_profiles(new QTreeWidget)
    , m_recentBox(new QWidget)
    , m_profileBox(new QWidget)
{
    setObjectName(QStringLiteral("welcome"));
    setAccessibleName(tr("Welcome"));
    auto *picture = new QLabel;
    picture->setPixmap(applicationIcon().pixmap(QSize(96, 96), devicePixelRatioF()));
    picture->setAlignment(Qt::AlignCenter);
    auto *title = new QLabel(tr("Administer your IMAP servers"));
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    font.setBold(true);
    title->setFont(font);
    title->setAlignment(Qt::AlignCenter);
    auto *text = new QLabel(tr(
        "See every mailbox, who may do what in it, how full it is, and every line that goes over the wire."));
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    text->setFixedWidth(fontMetrics().averageCharWidth() * 60);
    auto *add = new QPushButton(icon("connect"), tr("A&dd Server…"));
    add->setObjectName(QStringLiteral("welcomeConnect"));
    add->setToolTip(tr("Connect to an IMAP server (Ctrl+N)"));
    add->setDefault(true);
    connect(add, &QPushButton::clicked, this, &Welcome::connectWanted);

    auto *recentTitle = new QLabel(tr("Recent servers:"));
    recentTitle->setBuddy(m_recent);
    m_recent->setObjectName(QStringLiteral("recentServers"));
    m_recent->setAccessibleName(tr("Recent servers"));
    m_recent->setToolTip(tr("Press Return or double-click to connect again"));
    m_recent->setMaximumHeight(160);
    auto *recentLayout = new QVBoxLayout(m_recentBox);
    recentLayout->addWidget(recentTitle);
    recentLayout->addWidget(m_recent);
    m_recentBox->setMinimumWidth(fontMetrics().averageCharWidth() * 44);
    connect(m_recent, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) {
        const QList<Profile> profiles = settings::recentServers();
        const int row = m_recent->row(item);
        if (row < profiles.size())
            emit profileWanted(profiles.at(row));
    });

    auto *profilesTitle = new QLabel(tr("Profiles:"));
    profilesTitle->setBuddy(m_profiles);
    m_profiles->setObjectName(QStringLiteral("welcomeProfiles"));
    m_profiles->setAccessibleName(tr("Profiles"));
    m_profiles->setToolTip(tr("Press Return or double-click to connect"));
    m_profiles->setHeaderHidden(true);
    m_profiles->setUniformRowHeights(true);
    m_profiles->setMaximumHeight(160);
    auto *profilesLayout = new QVBoxLayout(m_profileBox);
    profilesLayout->addWidget(profilesTitle);
    profilesLayout->addWidget(m_profiles);
    m_profileBox->setMinimumWidth(fontMetrics().averageCharWidth() * 44);
    connect(m_profiles, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        for (const Profile &profile : profiles::all()) {
            if (profile.id == item->data(0, Qt::UserRole).toString())
                emit profileWanted(profile);
        }
    });

    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->setSpacing(8);
    layout->addWidget(picture);
    layout->addWidget(title);
    // Between two springs the text keeps its width and gets the height that it needs.
    auto *textRow = new QHBoxLayout;
    textRow->addStretch(1);
    textRow->addWidget(text);
    textRow->addStretch(1);
    layout->addLayout(textRow);
    layout->addSpacing(12);
    layout->addWidget(add, 0, Qt::AlignHCenter);
    layout->addSpacing(12);
    auto *lists = new QHBoxLayout;
    lists->addStretch(1);
    lists->addWidget(m_profileBox);
    lists->addWidget(m_recentBox);
    lists->addStretch(1);
    layout->addLayout(lists);
    layout->addStretch(3);
    reload();
}

void Welcome::loadProfiles()
{
    m_profiles->clear();
    QTreeWidgetItem *group = nullptr;
    for (const Profile &profile : profiles::all()) {
        if (!profile.group.isEmpty() && (!group || group->text(0) != profile.group)) {
            group = new QTreeWidgetItem(m_profiles, {profile.group});
            group->setIcon(0, icon("group"));
        }
        QString text = profile.title();
        if (const QString kind = Profile::wordFor(profile.kind); !kind.isEmpty())
            text += QStringLiteral(" · ") + kind;
        auto *item = profile.group.isEmpty() ? new QTreeWidgetItem(m_profiles) : new QTreeWidgetItem(group);
        item->setText(0, text);
        item->setToolTip(0, profile.place());
        item->setIcon(0, icon("server", profile.colour()));
        item->setData(0, Qt::UserRole, profile.id);
    }
    m_profiles->expandAll();
    m_profileBox->setVisible(m_profiles->topLevelItemCount() > 0);
}

void Welcome::reload()
{
    loadProfiles();
    m_recent->clear();
    for (const Profile &profile : settings::recentServers()) {
        const QString who = profile.actAs.isEmpty()
                                ? profile.address.user
                                : tr("%1 acting as %2").arg(profile.address.user, profile.actAs);
        m_recent->addItem(new QListWidgetItem(
            icon("server"),
            tr("%1 on %2, port %3").arg(who, profile.address.host).arg(profile.address.port)));
    }
    m_recentBox->setVisible(m_recent->count() > 0);
}

} // namespace ui

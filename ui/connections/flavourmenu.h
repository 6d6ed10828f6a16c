#pragma once
#include "imapcore/access/flavour.h"
#include <QMenu>
#include <QPointer>
#include <optional>

class QActionGroup;

namespace ui {

class Connection;

// What the server of a connection is: as it was detected, or as the person says. That decides how identifiers are
// written, how entries of access lists add up, and what SETQUOTA may do.
class FlavourMenu final : public QMenu
{
    Q_OBJECT
public:
    using Kind = imap::ServerFlavour::Kind;
    static constexpr Kind AllKinds[] = {Kind::Cyrus, Kind::Dovecot, Kind::Courier, Kind::Stalwart,
                                        Kind::Generic};

    explicit FlavourMenu(QWidget *parent);

    void setConnection(Connection *connection);
    // "Dovecot"; words for one that is none of those that are known.
    static QString nameOf(Kind kind);

signals:
    // It is kept in the profile.
    void profileChanged();

private:
    void choose(std::optional<Kind> kind);
    void update();

    QPointer<Connection> m_connection;
    QActionGroup *m_group;
    QAction *m_detected;
};

} // namespace ui

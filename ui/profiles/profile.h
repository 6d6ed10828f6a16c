#pragma once
#include "imapcore/access/flavour.h"
#include "imapcore/url.h"
#include <QColor>
#include <QString>

namespace ui {

// How to reach a server, and what it is to the person. Passwords are never part of it.
struct Profile
{
    // What may happen if something is done there by mistake.
    enum class Kind { Ordinary, Lab, Test, Production };
    static constexpr Kind AllKinds[] = {Kind::Ordinary, Kind::Lab, Kind::Test, Kind::Production};

    imap::ServerAddress address = {};
    QString actAs = {};
    QString caFile = {};
    QString id = {}; // empty: not saved
    QString name = {};
    QString group = {};
    Kind kind = Kind::Ordinary;
    QColor ownColour = {}; // none: that of its kind
    // What the server is; nothing: as it is detected.
    std::optional<imap::ServerFlavour::Kind> flavour = {};

    bool isSaved() const { return !id.isEmpty(); }
    // Its name, or "olivia@mail.example.org".
    QString title() const;
    // "olivia@mail.example.org", with the port where it is not the usual one.
    QString place() const;
    QColor colour() const { return ownColour.isValid() ? ownColour : colourOf(kind); }

    // The same login on the same server.
    bool isSamePlace(const imap::ServerAddress &address, const QString &actAs) const;

    // "production"; nothing for an ordinary one.
    static QString wordFor(Kind kind);
    // Dark enough for white text, light enough to be seen on black.
    static QColor colourOf(Kind kind);
};

} // namespace ui

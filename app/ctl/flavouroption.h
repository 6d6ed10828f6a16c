#pragma once
#include "imapcore/access/flavour.h"
#include "login.h"

namespace app {

// --flavour: what somebody says that the server is.
class FlavourOption
{
public:
    using Kind = imap::ServerFlavour::Kind;

    const QCommandLineOption &option() const { return m_option; }
    // False: it has complained. Nothing is `kind` where nobody said so.
    bool read(const QCommandLineParser &parser, std::optional<Kind> &kind) const
    {
        if (!parser.isSet(m_option))
            return true;
        kind = imap::ServerFlavour::kindOfName(parser.value(m_option));
        if (!kind)
            complain(QStringLiteral("--flavour takes cyrus, dovecot, courier, stalwart or generic, not %1")
                         .arg(parser.value(m_option)));
        return kind.has_value();
    }

private:
    QCommandLineOption m_option{QStringLiteral("flavour"), {}, QStringLiteral("name")};
};

} // namespace app

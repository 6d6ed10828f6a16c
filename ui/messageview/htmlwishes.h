#pragma once
#include <QCoreApplication>
#include <QStringList>

namespace ui {

// What an HTML text would do or fetch if one let it.
struct HtmlWishes
{
    Q_DECLARE_TR_FUNCTIONS(HtmlWishes)
public:
    int remote = 0;  // pictures, style sheets and the like from elsewhere
    int scripts = 0; // and attributes that are scripts
    int frames = 0;  // and objects, applets
    int forms = 0;
    QStringList hosts = {};    // that would be asked
    QStringList attached = {}; // of parts of the message, "cid:…" (RFC 2392)

    static HtmlWishes of(const QString &html);
    // What of it is not done, in words; empty where there is nothing.
    QString blocked() const;
};

} // namespace ui

#pragma once
#include <QStringList>
#include <QTextBrowser>

namespace ui {

// What an HTML text would do or fetch if one let it.
struct HtmlWishes
{
    int remote = 0;  // pictures, style sheets and the like from elsewhere
    int scripts = 0; // and attributes that are scripts
    int frames = 0;  // and objects, applets
    int forms = 0;
    QStringList hosts = {};    // that would be asked
    QStringList attached = {}; // of parts of the message, "cid:…" (RFC 2392)

    static HtmlWishes of(const QString &html);
};

// HTML as a page to read: nothing is run, nothing is fetched from anywhere, no link is followed.
class HtmlView final : public QTextBrowser
{
    Q_OBJECT
public:
    explicit HtmlView(QWidget *parent = nullptr);
    void showHtml(const QString &html) { setHtml(html); }
    // A picture that the text takes from another part of the message.
    void addPicture(const QString &address, const QImage &picture);

    QVariant loadResource(int type, const QUrl &name) override;

signals:
    void linkClicked(const QString &address);

protected:
    void doSetSource(const QUrl &, QTextDocument::ResourceType) override {}
};

} // namespace ui

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
    int attached = 0;       // pictures that are parts of the message (cid:)
    QStringList hosts = {}; // that would be asked

    static HtmlWishes of(const QString &html);
    bool any() const { return remote + scripts + frames + forms + attached > 0; }
};

// HTML as a page to read: nothing is run, nothing is fetched from anywhere, no link is followed.
class HtmlView final : public QTextBrowser
{
    Q_OBJECT
public:
    explicit HtmlView(QWidget *parent = nullptr);
    void showHtml(const QString &html) { setHtml(html); }

    QVariant loadResource(int type, const QUrl &name) override;

signals:
    void linkClicked(const QString &address);

protected:
    void doSetSource(const QUrl &, QTextDocument::ResourceType) override {}
};

} // namespace ui

#include "textview.h"
#include "flowed.h"
#include "ui/support/theme.h"
#include <QEvent>
#include <QFontDatabase>
#include <QSyntaxHighlighter>

namespace ui {

class TextView::Quotes final : public QSyntaxHighlighter
{
public:
    explicit Quotes(TextView *view) : QSyntaxHighlighter(view->document()), m_view(view) {}

protected:
    void highlightBlock(const QString &text) override
    {
        static constexpr Tone levels[] = {Tone::Accent, Tone::Good, Tone::Warning};
        enum { Body, Signature };
        const int depth = quoteMark(text).depth;
        const bool inSignature = (previousBlockState() == Signature && depth == 0) || text == u"-- ";
        setCurrentBlockState(inSignature ? Signature : Body);
        if (inSignature)
            setFormat(0, int(text.size()), Theme::color(Tone::Muted, m_view->palette()));
        else if (depth > 0)
            setFormat(0, int(text.size()),
                      Theme::color(levels[size_t(depth - 1) % std::size(levels)], m_view->palette()));
    }

private:
    TextView *m_view;
};

TextView::TextView(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_quotes(new Quotes(this))
    , m_feed(new TextFeed(this))
{
    setObjectName(QStringLiteral("partText"));
    setAccessibleName(tr("Text of the part"));
    setToolTip(tr("The text, decoded"));
    setToolTipDuration(2000);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    document()->setDocumentMargin(8);
}

void TextView::setFixedFont(bool fixed)
{
    QFont font = parentWidget() ? parentWidget()->font() : QFont();
    if (fixed)
        font.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
    setFont(font);
}

void TextView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_quotes->rehighlight();
}

} // namespace ui

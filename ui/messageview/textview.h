#pragma once
#include "textfeed.h"
#include <QPlainTextEdit>

namespace ui {

// Plain text of a message: quoted levels and the signature in colours of their own, in a fixed font or in that of the
// window.
class TextView final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit TextView(QWidget *parent = nullptr);
    void setFixedFont(bool fixed);
    void setText(const QString &text) { m_feed->setText(text); }

protected:
    void changeEvent(QEvent *event) override;

private:
    class Quotes;
    Quotes *m_quotes;
    TextFeed *m_feed;
};

} // namespace ui

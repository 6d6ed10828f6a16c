#pragma once
#include "openmessage.h"
#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace ui {

class FindBar;
class NumberedText;
class StatePane;

// The message as it lies on the server, byte by byte; fetched when it is shown.
class SourceView final : public QWidget
{
    Q_OBJECT
public:
    explicit SourceView(QWidget *parent = nullptr);
    void setMessage(OpenMessage *message);
    void find();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fetch(quint32 octets);
    void take(const OpenMessage::Fetched &fetched);

    // What is shown unless more is asked for.
    static constexpr quint32 FirstOctets = 256u << 10;

    QPointer<OpenMessage> m_message;
    bool m_asked = false;
    quint32 m_octets = FirstOctets;
    QStackedWidget *m_stack;
    StatePane *m_state;
    NumberedText *m_text;
    FindBar *m_find;
    QWidget *m_more;
    QLabel *m_moreText;
    QPushButton *m_all;
};

} // namespace ui

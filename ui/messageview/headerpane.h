#pragma once
#include "openmessage.h"
#include <QPointer>
#include <QWidget>
#include <array>

class QComboBox;
class QGridLayout;
class QLabel;

namespace ui {

class FieldsModel;
class NumberedText;
class StatePane;

// The header of a message, or of a message within it: who, what and when; or all fields; or its bytes.
class HeaderPane final : public QWidget
{
    Q_OBJECT
public:
    enum Mode { Short, All, Raw };

    explicit HeaderPane(QWidget *parent = nullptr);

    // `section` of the message/rfc822 whose header it is; empty: the outermost message. Without an envelope only what
    // is in the header itself can be told.
    void show(OpenMessage *message, const QByteArray &section, const std::optional<imap::Envelope> &envelope);
    void clear();
    // Chooses between short, all and raw.
    QComboBox *modes() const { return m_modes; }

private:
    void setMode(int mode);
    void showOnly(QWidget *shown);
    void showShort(const std::optional<imap::Envelope> &envelope);
    void fetch();
    void take(const OpenMessage::Fetched &fetched);
    struct Row
    {
        QLabel *title, *value;
    };
    Row addRow(const QString &title, const char *name);

    QComboBox *m_modes;
    std::array<QWidget *, 4> m_views; // one of them is seen: for each mode, and the state
    QWidget *m_short;
    // Not a form: that of Qt 6.4 writes where it must not when rows are hidden and texts wrap.
    QGridLayout *m_grid;
    Row m_subject, m_from, m_to, m_cc, m_date;
    FieldsModel *m_fields;
    NumberedText *m_raw;
    StatePane *m_state;
    QPointer<OpenMessage> m_message;
    QByteArray m_section;
    quint64 m_asked = 0; // how often: only the last answer counts
};

} // namespace ui

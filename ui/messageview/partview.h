#pragma once
#include "attachmentsaver.h"
#include "openmessage.h"
#include "ui/models/partmodel.h"
#include <QPointer>
#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace ui {

class AttachedPictures;
class HtmlView;
class ImageView;
struct PartContent;
class StatePane;
class TextView;

// One part of a message, fetched when it is shown: text, HTML, a picture, or else what it is and how to save it.
class PartView final : public QWidget
{
    Q_OBJECT
public:
    // `parts` of the message that is shown, where HTML finds its pictures.
    explicit PartView(const PartModel *parts, QWidget *parent = nullptr);

    void show(OpenMessage *message, const PartModel::Part &part);
    void clear();

signals:
    void saveWanted(const AttachmentSaver::What &what);
    void openWanted(const AttachmentSaver::What &what);

private:
    QWidget *makeBar();
    QWidget *makeNotice();
    AttachmentSaver::What what() const;
    void fetch(quint32 octets);
    void take(const OpenMessage::Fetched &fetched);
    void showContent(const PartContent &content, bool whole);
    quint32 mostOctets() const;
    void showFile();
    void notice(const QStringList &lines, bool canShowAll);
    void noticeHowMuch();

    // What is shown unless more is asked for.
    static constexpr quint32 FirstOctets = 256u << 10;
    // Of HTML, which is laid out in one go: a table of that size takes several seconds.
    static constexpr quint32 MostHtml = 1u << 20;

    const PartModel *m_parts;
    QPointer<OpenMessage> m_message;
    imap::BodyStructure m_body;
    imap::BodySection m_wanted; // the section, without a range
    quint64 m_asked = 0;        // how often: only the last answer counts
    quint32 m_octets = FirstOctets;
    bool m_isWhole = true;
    QStringList m_about; // what is to be said beside the content, but for how much of it is shown

    QLabel *m_title;
    QToolButton *m_fixed, *m_save, *m_open;
    QWidget *m_notice;
    QLabel *m_noticeIcon, *m_noticeText;
    QPushButton *m_all;
    QStackedWidget *m_stack;
    StatePane *m_state;
    TextView *m_text;
    HtmlView *m_html;
    AttachedPictures *m_pictures;
    ImageView *m_image;
};

} // namespace ui

#pragma once
#include "htmlwishes.h"
#include "imapcore/bodystructure.h"
#include "ui/support/picture.h"
#include <QCoreApplication>

namespace ui {

// What is to be seen of a part of a message, made of its bytes. That may take long: it is for another thread.
struct PartContent
{
    Q_DECLARE_TR_FUNCTIONS(PartContent)
public:
    enum class Kind { Text, Html, Picture, File };
    static Kind kindOf(const imap::BodyStructure &body);

    // `bytes` as they were fetched, encoded as `body` says; not `whole`: there are more behind them.
    static PartContent read(const imap::BodyStructure &body, const QByteArray &bytes, bool whole);

    Kind kind = Kind::Text;
    QString text = {}; // lines end with LF; of HTML as it is
    Picture picture = {};
    HtmlWishes wishes = {};
    QStringList about = {}; // what is to be said of it

private:
    void readText(const imap::BodyStructure &body, const QByteArray &decoded);
};

} // namespace ui

#pragma once
#include <QPlainTextEdit>

class QAbstractItemModel;
class QCompleter;

namespace ui {

// Identifiers, one a line, or with commas between them, as lists of people are pasted; those that were seen on the server
// are offered while one types.
class IdentifierEdit final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit IdentifierEdit(QAbstractItemModel *seen, QWidget *parent = nullptr);

    // Each once, without spaces around them.
    QStringList identifiers() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void offer();
    void insert(const QString &identifier);

    QCompleter *m_completer;
};

} // namespace ui

#include "emptyhint.h"
#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QEvent>

namespace ui {

EmptyHint::EmptyHint(const QString &text, QAbstractItemView *view)
    : QLabel(text, view->viewport())
    , m_view(view)
    , m_hint(text)
{
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    setMargin(1);
    setForegroundRole(QPalette::PlaceholderText);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    view->viewport()->installEventFilter(this);
    const QAbstractItemModel *model = view->model();
    connect(model, &QAbstractItemModel::rowsInserted, this, &EmptyHint::adapt);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EmptyHint::adapt);
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyHint::adapt);
    adapt();
}

void EmptyHint::setHint(const QString &text)
{
    m_hint = text;
    setText(m_busy.isEmpty() ? m_hint : m_busy);
}

void EmptyHint::setBusy(const QString &text)
{
    m_busy = text;
    setHint(m_hint);
}

void EmptyHint::adapt()
{
    setGeometry(m_view->viewport()->rect());
    setVisible(m_view->model()->rowCount(m_view->rootIndex()) == 0);
}

bool EmptyHint::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        adapt();
    return QLabel::eventFilter(watched, event);
}

} // namespace ui

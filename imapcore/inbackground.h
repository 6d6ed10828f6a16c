#pragma once
#include <QMutex>
#include <QObject>
#include <QThreadPool>
#include <memory>
#include <type_traits>
#include <utility>

namespace imap {

// Does `work` in another thread and gives what it returns to `then`, in the thread of `context` and only while that
// is there. For what takes long: a window stands still for no more than 50 ms. `work` must not touch what this thread
// goes on using.
//
// Not by QFuture::then: that of Qt 6.4 must not lose its context before it is called.
template<typename Work, typename Then>
void inBackground(QObject *context, Work work, Then then)
{
    struct Recipient
    {
        QMutex mutex = {};
        QObject *context; // null: it is gone
    };
    const auto recipient = std::make_shared<Recipient>();
    recipient->context = context;
    const QMetaObject::Connection gone = QObject::connect(context, &QObject::destroyed, [recipient] {
        const QMutexLocker lock(&recipient->mutex);
        recipient->context = nullptr;
    });
    QThreadPool::globalInstance()->start(
        [recipient, gone, work = std::move(work), then = std::move(then)]() mutable {
            const auto result = std::make_shared<std::invoke_result_t<Work>>(work());
            const QMutexLocker lock(&recipient->mutex);
            if (!recipient->context)
                return;
            QMetaObject::invokeMethod(
                recipient->context,
                [gone, result, then = std::move(then)]() mutable {
                    QObject::disconnect(gone);
                    then(std::move(*result));
                },
                Qt::QueuedConnection);
        });
}

} // namespace imap

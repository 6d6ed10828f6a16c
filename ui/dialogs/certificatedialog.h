#pragma once
#include "imapcore/wire/transport.h"
#include <QDialog>

namespace ui {

// A certificate that did not verify, for a person to judge: who it is for, who says so, how long, its
// fingerprint, and why it did not verify. The safe answer is the default.
class CertificateDialog final : public QDialog
{
    Q_OBJECT
public:
    enum class Decision { Reject, TrustOnce, TrustAlways };

    // `known`: another certificate of this server was trusted before.
    CertificateDialog(const imap::Certificate &certificate, const QString &host, bool known,
                      QWidget *parent = nullptr);
    Decision decision() const { return m_decision; }

private:
    void decide(Decision decision);

    Decision m_decision = Decision::Reject;
};

} // namespace ui

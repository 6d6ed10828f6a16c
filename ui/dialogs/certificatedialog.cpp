#include "certificatedialog.h"
#include "ui/support/icons.h"
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

QString fingerprint(const QByteArray &sha256)
{
    // Two lines of sixteen bytes, to be compared with what the server's administrator reads out.
    return QString::fromLatin1(sha256.first(std::min<qsizetype>(16, sha256.size())).toHex(':').toUpper())
           + u'\n'
           + QString::fromLatin1(sha256.sliced(std::min<qsizetype>(16, sha256.size())).toHex(':').toUpper());
}

} // namespace

CertificateDialog::CertificateDialog(const imap::Certificate &certificate, const QString &host, bool known,
                                     QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("certificateDialog"));
    setWindowTitle(tr("Certificate not trusted"));
    auto *layout = new QVBoxLayout(this);

    auto *heading = new QLabel(known ? tr("%1 shows another certificate than the one you trusted.").arg(host)
                                     : tr("The certificate of %1 did not verify.").arg(host));
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    heading->setWordWrap(true);
    auto *explanation =
        new QLabel(tr("Nothing was sent to this server yet. Somebody may be posing as it. Trust the "
                      "certificate only if its fingerprint is the same as one that you have from a "
                      "source you are sure of."));
    explanation->setWordWrap(true);
    layout->addWidget(heading);
    layout->addWidget(explanation);

    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    const auto add = [form](const QString &title, const QString &text, const QString &name) {
        auto *value = new QLabel(text);
        value->setObjectName(name);
        value->setAccessibleName(title);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        form->addRow(title, value);
        return value;
    };
    add(tr("Why:"), certificate.problems.join(u'\n'), QStringLiteral("certificateProblems"));
    add(tr("Subject:"), certificate.subject, QStringLiteral("certificateSubject"));
    if (!certificate.names.isEmpty())
        add(tr("For:"), certificate.names.join(QStringLiteral(", ")), QStringLiteral("certificateNames"));
    add(tr("Issuer:"), certificate.issuer, QStringLiteral("certificateIssuer"));
    const QLocale locale;
    add(tr("Valid:"),
        tr("from %1 until %2")
            .arg(locale.toString(certificate.notBefore.toLocalTime(), QLocale::ShortFormat),
                 locale.toString(certificate.notAfter.toLocalTime(), QLocale::ShortFormat)),
        QStringLiteral("certificateDates"));
    QLabel *print =
        add(tr("SHA-256:"), fingerprint(certificate.sha256), QStringLiteral("certificateFingerprint"));
    print->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    print->setWordWrap(false);
    layout->addLayout(form);
    layout->addStretch(1);

    auto *buttons = new QDialogButtonBox;
    const auto button = [this, buttons](const QString &text, const QString &name, const QString &toolTip,
                                        Decision decision, QDialogButtonBox::ButtonRole role) {
        QPushButton *made = buttons->addButton(text, role);
        made->setObjectName(name);
        made->setToolTip(toolTip);
        connect(made, &QPushButton::clicked, this, [this, decision] { decide(decision); });
        return made;
    };
    button(tr("Trust &Always"), QStringLiteral("trustAlways"),
           tr("Trust exactly this certificate for this server from now on"), Decision::TrustAlways,
           QDialogButtonBox::ActionRole);
    button(tr("Trust &Once"), QStringLiteral("trustOnce"),
           tr("Trust exactly this certificate until the program ends"), Decision::TrustOnce,
           QDialogButtonBox::ActionRole);
    QPushButton *cancel = button(tr("&Do Not Connect"), QStringLiteral("trustNot"), tr("End the connection"),
                                 Decision::Reject, QDialogButtonBox::RejectRole);
    layout->addWidget(buttons);
    // The safe answer is the one that Return gives.
    for (QAbstractButton *made : buttons->buttons())
        static_cast<QPushButton *>(made)->setAutoDefault(false);
    cancel->setDefault(true);
    cancel->setFocus();
    resize(560, sizeHint().height());
}

void CertificateDialog::decide(Decision decision)
{
    m_decision = decision;
    decision == Decision::Reject ? reject() : accept();
}

} // namespace ui

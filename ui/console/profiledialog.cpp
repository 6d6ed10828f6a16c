#include "profiledialog.h"
#include "imapcore/traffic/latencyprobe.h"
#include "latencychart.h"
#include "profilemodel.h"
#include "ui/support/emptyhint.h"
#include "ui/support/format.h"
#include "ui/support/table.h"
#include "wiretext.h"
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int ProbeCount = 40;
constexpr std::chrono::milliseconds ProbeInterval{250};
} // namespace

ProfileDialog::ProfileDialog(TrafficSet *set, quint16 traffic, imap::Session *session, QWidget *parent)
    : QDialog(parent)
    , m_set(set)
    , m_traffic(traffic)
    , m_session(session)
    , m_model(new ProfileModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_summary(new QLabel)
    , m_answers(new QLabel)
    , m_chart(new LatencyChart)
    , m_probeButton(new QPushButton(tr("&Probe")))
{
    setObjectName(QStringLiteral("profileDialog"));
    const TrafficSet::One *one = set->of(traffic);
    setWindowTitle(one ? tr("Profile of %1").arg(one->title) : tr("Profile of All Connections"));
    resize(820, 560);

    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(ProfileModel::SortRole);
    m_table = makeTable(m_sorted, QStringLiteral("profileTable"), tr("How long commands took"),
                        tr("A row for each kind of command; Return shows them in the console"));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // those that took longest together first
    m_table->horizontalHeader()->resizeSection(ProfileModel::Verb, fontMetrics().averageCharWidth() * 20);
    for (int column = 1; column < ProfileModel::ColumnCount; ++column)
        m_table->horizontalHeader()->resizeSection(column, fontMetrics().averageCharWidth() * 12);
    m_table->horizontalHeader()->setStretchLastSection(true);
    new EmptyHint(tr("No command was answered yet."), m_table);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        const auto &verb = m_model->verbAt(m_sorted->mapToSource(index).row());
        emit filterWanted(QStringLiteral("verb:") + QString::fromLatin1(verb.verb).section(u' ', -1));
    });

    m_summary->setObjectName(QStringLiteral("profileSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_answers->setObjectName(QStringLiteral("profileAnswers"));
    m_answers->setTextFormat(Qt::PlainText);
    m_chart->setObjectName(QStringLiteral("latencyChart"));
    m_chart->setAccessibleName(tr("How long the server took for nothing"));
    m_chart->setToolTip(tr("NOOP in colour, CAPABILITY in grey, no answer in red"));
    m_probeButton->setObjectName(QStringLiteral("profileProbe"));
    m_probeButton->setToolTip(
        tr("Ask the server %1 times for nothing (NOOP and CAPABILITY), one after the other").arg(ProbeCount));
    m_probeButton->setAutoDefault(false);
    connect(m_probeButton, &QPushButton::clicked, this, &ProfileDialog::probe);
    auto *again = new QPushButton(tr("&Refresh"));
    again->setObjectName(QStringLiteral("profileRefresh"));
    again->setToolTip(tr("Count what has come since"));
    again->setAutoDefault(false);
    connect(again, &QPushButton::clicked, this, &ProfileDialog::measure);
    auto *slowest = new QPushButton(tr("Show &Slowest"));
    slowest->setObjectName(QStringLiteral("profileSlowest"));
    slowest->setToolTip(tr("Show the slowest command of the selected row in the console"));
    slowest->setAutoDefault(false);
    const auto enableSlowest = [this, slowest] {
        slowest->setEnabled(m_traffic > 0 && m_table->currentIndex().isValid());
    };
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, slowest, enableSlowest);
    connect(m_model, &QAbstractItemModel::modelReset, slowest, enableSlowest);
    connect(slowest, &QPushButton::clicked, this, [this] {
        emit exchangeWanted(
            m_traffic, m_model->verbAt(m_sorted->mapToSource(m_table->currentIndex()).row()).slowestNumber);
    });

    auto *ofTable = new QHBoxLayout;
    ofTable->addWidget(m_summary, 1);
    ofTable->addWidget(slowest);
    ofTable->addWidget(again);
    auto *ofChart = new QHBoxLayout;
    ofChart->addWidget(m_answers, 1);
    ofChart->addWidget(m_probeButton);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_table, 1);
    column->addLayout(ofTable);
    column->addWidget(m_chart);
    column->addLayout(ofChart);
    column->addWidget(buttons);
    m_probeButton->setEnabled(m_session);
    m_answers->setText(m_session ? tr("How long does the server take for nothing?")
                                 : tr("There is no connection to probe."));
    measure();
    enableSlowest();
    m_table->setFocus();
}

void ProfileDialog::measure()
{
    std::vector<imap::TrafficProfile::Verb> verbs;
    qsizetype saved = 0;
    qint64 savedTime = 0, roundTrip = 0;
    for (const auto &one : m_set->all()) {
        if (m_traffic > 0 && one->id != m_traffic)
            continue;
        one->log->read(10); // what has come just now counts as well
        const imap::TrafficProfile profile(*one->log);
        saved += profile.savedRoundTrips();
        savedTime += profile.savedTime();
        if (profile.roundTrip() > 0)
            roundTrip = roundTrip == 0 ? profile.roundTrip() : std::min(roundTrip, profile.roundTrip());
        if (m_traffic > 0) {
            verbs = profile.verbs();
            break;
        }
    }
    // The ranks of several are not those of all together: they are counted anew.
    if (m_traffic == 0)
        verbs = imap::TrafficProfile::together([this] {
            std::vector<const imap::ExchangeLog *> logs;
            for (const auto &one : m_set->all())
                logs.push_back(one->log.get());
            return logs;
        }());
    m_model->setVerbs(std::move(verbs));
    m_summary->setText(
        roundTrip == 0 ? QString()
        : saved == 0
            ? tr("A round trip takes about %1. Nothing waited for an answer that it did not need.")
                  .arg(WireText::duration(roundTrip))
            : tr("A round trip takes about %1. Sent together, the commands would have saved %Ln of them, "
                 "about %2.",
                 nullptr, int(saved))
                  .arg(WireText::duration(roundTrip), WireText::duration(savedTime)));
}

void ProfileDialog::probe()
{
    if (m_probe && m_probe->isRunning()) {
        m_probe->stop();
        return;
    }
    delete m_probe;
    if (!m_session) {
        m_answers->setText(tr("There is no connection to probe."));
        m_probeButton->setEnabled(false);
        return;
    }
    m_probe = new imap::LatencyProbe(m_session, ProbeCount, ProbeInterval, this);
    const auto show = [this] {
        m_chart->setSamples(m_probe->samples());
        m_answers->setText(m_chart->summary());
    };
    connect(m_probe, &imap::LatencyProbe::sampled, this, show);
    connect(m_probe, &imap::LatencyProbe::finished, this, [this, show] {
        show();
        m_probeButton->setText(tr("&Probe"));
        measure();
    });
    m_probeButton->setText(tr("Sto&p"));
    m_probe->start();
}

} // namespace ui

#include "comparisondialog.h"
#include "comparisonmodel.h"
#include "ui/support/emptyhint.h"
#include "ui/support/named.h"
#include "ui/support/table.h"
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTimerEvent>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int SliceMs = 8;

QTableView *sideBySide(ComparisonModel *model, const char *objectName, const QString &name,
                       const QString &toolTip)
{
    QTableView *table = makeTable(model, QLatin1String(objectName), name, toolTip);
    QHeaderView *header = table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(ComparisonModel::Left, QHeaderView::Stretch);
    header->setSectionResizeMode(ComparisonModel::Right, QHeaderView::Stretch);
    header->resizeSection(ComparisonModel::Verdict, table->fontMetrics().averageCharWidth() * 16);
    return table;
}

} // namespace

ComparisonDialog::ComparisonDialog(TrafficSet *set, quint16 left, quint16 right, QWidget *parent)
    : QDialog(parent)
    , m_set(set)
    , m_left(named(new QComboBox, "comparisonLeft", tr("Left"), tr("What stands on the left")))
    , m_right(named(new QComboBox, "comparisonRight", tr("Right"), tr("What stands on the right")))
    , m_exact(
          named(new QCheckBox(tr("&Exactly")), "comparisonExact", tr("Exactly"),
                tr("UIDVALIDITY and the like, the texts of status responses and their order count as well")))
    , m_onlyDifferences(named(new QCheckBox(tr("Only &differences")), "comparisonOnlyDifferences",
                              tr("Only differences"), tr("Leave out commands that were answered the same")))
    , m_status(new QLabel)
    , m_pairs(new ComparisonModel(this))
    , m_lines(new ComparisonModel(this))
{
    setObjectName(QStringLiteral("comparisonDialog"));
    setWindowTitle(tr("Compare"));
    resize(960, 620);
    for (const auto &one : set->all()) {
        m_left->addItem(one->title, one->id);
        m_right->addItem(one->title, one->id);
    }
    m_left->setCurrentIndex(m_left->findData(left));
    m_right->setCurrentIndex(m_right->findData(right));
    m_status->setObjectName(QStringLiteral("comparisonStatus"));
    m_table = sideBySide(m_pairs, "comparisonPairs", tr("Commands"), tr("A row for each command"));
    new EmptyHint(tr("Nothing differs."), m_table);
    QTableView *lines = sideBySide(m_lines, "comparisonLines", tr("Lines of the selected command"),
                                   tr("What was sent and said on either side"));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                m_lines->setLines(m_comparison.get(),
                                  index.isValid() ? m_pairs->pairAt(index.row()) : size_t(-1));
            });
    for (QComboBox *box : {m_left, m_right})
        connect(box, &QComboBox::currentIndexChanged, this, &ComparisonDialog::compare);
    connect(m_exact, &QCheckBox::toggled, this, &ComparisonDialog::compare);
    connect(m_onlyDifferences, &QCheckBox::toggled, this, &ComparisonDialog::showPairs);

    auto *sides = new QHBoxLayout;
    sides->addWidget(m_left, 1);
    sides->addWidget(m_right, 1);
    auto *splitter =
        named(new QSplitter(Qt::Vertical), "comparisonSplitter", tr("Commands and their lines"), {});
    splitter->addWidget(m_table);
    splitter->addWidget(lines);
    splitter->setChildrenCollapsible(false);
    auto *choices = new QHBoxLayout;
    choices->addWidget(m_status, 1);
    choices->addWidget(m_onlyDifferences);
    choices->addWidget(m_exact);
    auto *buttons = new QDialogButtonBox;
    named(buttons->addButton(QDialogButtonBox::Close), "comparisonClose", tr("Close"), tr("Close (Esc)"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addLayout(sides);
    column->addWidget(splitter, 1);
    column->addLayout(choices);
    column->addWidget(buttons);
    compare();
}

ComparisonDialog::~ComparisonDialog() = default;

void ComparisonDialog::compare()
{
    m_pairs->setPairs(nullptr, false);
    m_lines->setLines(nullptr, 0);
    m_comparison.reset();
    const auto *left = m_set->of(quint16(m_left->currentData().toUInt()));
    const auto *right = m_set->of(quint16(m_right->currentData().toUInt()));
    if (!left || !right) {
        m_status->setText(tr("Choose two of them."));
        return;
    }
    m_traffics[0] = left->traffic;
    m_traffics[1] = right->traffic;
    const bool lax = !m_exact->isChecked();
    m_comparison = std::make_unique<imap::TranscriptComparison>(
        m_traffics[0].get(), m_traffics[1].get(), imap::TranscriptComparison::Options{lax, lax, lax});
    m_timer.start(0, this);
}

void ComparisonDialog::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId()) {
        QDialog::timerEvent(event);
        return;
    }
    if (m_comparison->proceed(SliceMs)) {
        m_timer.stop();
        showPairs();
    } else {
        m_status->setText(tr("Comparing, %L1 %").arg(m_comparison->progress() / 10));
    }
}

void ComparisonDialog::showPairs()
{
    if (!m_comparison || m_timer.isActive())
        return;
    m_pairs->setPairs(m_comparison.get(), m_onlyDifferences->isChecked());
    m_lines->setLines(nullptr, 0);
    const int differences = int(m_comparison->differences());
    m_status->setText(differences == 0 ? tr("Nothing differs.")
                                       : tr("%Ln commands differ.", nullptr, differences));
    if (m_pairs->rowCount() > 0)
        m_table->setCurrentIndex(m_pairs->index(0, 0));
}

} // namespace ui

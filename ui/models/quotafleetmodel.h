#pragma once
#include "arrangedmodel.h"
#include "imapcore/access/quotasnapshot.h"
#include "imapcore/changes/quotachange.h"
#include "quotamodel.h"
#include <array>
#include <memory>

namespace ui {

// All quota roots of a server, a row for each: how full it is of one resource, or of the one that is nearest its limit.
class QuotaFleetModel final : public ArrangedModel
{
    Q_OBJECT
public:
    enum Column {
        Root,
        Resource,
        Used,
        Limit,
        Share,
        Growth,
        GrowthShare,
        Mailboxes,
        Reclaimable,
        ColumnCount
    };
    // How many roots are how full: by tens of percent, over 100 %, without a limit.
    static constexpr size_t Tens = 10, Over = 10, Unlimited = 11;
    using Histogram = std::array<size_t, 12>;

    explicit QuotaFleetModel(QObject *parent = nullptr);

    // It must live until another one is set; null: none.
    void setSurvey(imap::QuotaSurvey *survey, bool isZeroUnlimited);
    imap::QuotaSurvey *survey() const { return m_survey; }
    // Empty: of each root the one that is nearest its limit.
    void setResource(const QByteArray &resource);
    const QByteArray &resource() const { return m_resource; }
    // Only what is at least so full, in percent; 0: all.
    void setThreshold(int percent);
    // A part of the root's name.
    void setFilter(const QString &part);
    // What the limits of roots are staged to become.
    using Staged = std::function<std::vector<imap::QuotaLimit>(const QByteArray &root)>; // empty: nothing
    void setStaged(Staged staged);

    // What growth is measured from; null: nothing.
    void setSnapshot(std::shared_ptr<const imap::QuotaSnapshot> snapshot);
    const imap::QuotaSnapshot *snapshot() const { return m_snapshot.get(); }

    // By its number in the survey.
    size_t rootAt(int row) const { return thingAt(row); }
    // Of all roots, whatever is filtered.
    const Histogram &histogram() const { return m_histogram; }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const QObject *source() const override { return m_survey; }
    size_t things() const override { return m_survey->roots().size(); }
    std::optional<RowOrder::Key> keyOf(size_t root) override;
    void prepare() override { m_counted = {}; }
    void rowsTaken() override { m_histogram = m_counted; }
    const imap::QuotaSurvey::Root &root(size_t at) const { return m_survey->roots()[at]; }
    // Null: the root has none of it.
    const imap::QuotaResource *resourceOf(size_t root) const;
    std::optional<double> fullness(const imap::QuotaResource *resource) const;
    RowOrder::Key sortedBy(size_t root) const;
    QVariant text(size_t root, int column) const;
    QString limitText(size_t root) const;
    QString growthText(size_t root, int column) const;
    std::optional<imap::QuotaSnapshot::Growth> growth(size_t root) const;
    std::optional<quint64> stagedLimit(size_t root) const;

    imap::QuotaSurvey *m_survey = nullptr;
    bool m_isZeroUnlimited = false;
    QByteArray m_resource;
    int m_threshold = 0;
    QString m_filter;
    Staged m_staged = [](const QByteArray &) {
        return std::vector<imap::QuotaLimit>();
    };
    std::shared_ptr<const imap::QuotaSnapshot> m_snapshot;
    Histogram m_histogram{}, m_counted{};
};

} // namespace ui

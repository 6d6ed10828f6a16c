#include "accessscope.h"
#include "imapcore/slicedwork.h"
#include "ui/connection.h"
#include "ui/server/accessstore.h"
#include "ui/support/named.h"
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QStringListModel>

namespace ui {

namespace {

// The wildcards of LIST (RFC 9051 section 6.3.9), for names as people see them.
QRegularExpression expressionFor(const QString &pattern, char separator)
{
    QString text;
    for (const QChar c : pattern) {
        if (c == u'*')
            text += QStringLiteral(".*");
        else if (c == u'%')
            text += separator ? QStringLiteral("[^%1]*").arg(
                        QRegularExpression::escape(QString(QLatin1Char(separator))))
                              : QStringLiteral(".*");
        else
            text += QRegularExpression::escape(c);
    }
    return QRegularExpression(QRegularExpression::anchoredPattern(text));
}

QStringList patternsIn(const QString &text)
{
    QStringList all;
    for (const QString &one : text.split(u',')) {
        if (!one.trimmed().isEmpty())
            all += one.trimmed();
    }
    return all;
}

} // namespace

AccessScope::AccessScope(const Page::Subject &subject, std::vector<imap::ListedMailbox> selected,
                         const imap::ServerFlavour &flavour, QObject *parent)
    : QObject(parent)
    , m_subject(subject)
    , m_selected(std::move(selected))
    , m_flavour(flavour)
    , m_kind(named(new QComboBox, "accessScope", tr("Mailboxes"), tr("Whose access lists are changed")))
    , m_pattern(named(new QLineEdit, "accessPattern", tr("Pattern"),
                      tr("Names of mailboxes, several with commas between them; * stands for anything, % for "
                         "anything within a level")))
    , m_who(named(new QLineEdit, "accessWho", tr("Who has rights there"),
                  tr("Somebody, as access lists name them: a user, a group, anyone; empty: whoever")))
    , m_rights(named(new QLineEdit, "accessHas", tr("Which rights they have there"),
                     tr("All of these rights, a letter each; empty: any")))
    , m_only(named(
          new QLineEdit, "accessOnly", tr("Only"),
          tr("Of these mailboxes only those with such names; * and % as in patterns, several with commas "
             "between them, nothing for all")))
    , m_except(
          named(new QLineEdit, "accessExcept", tr("Except"),
                tr("Mailboxes to be left alone; * and % as in patterns, several with commas between them, "
                   "nothing for none")))
    , m_effective(
          named(new QCheckBox(tr("by &all entries")), "accessEffective", tr("By all entries"),
                tr("Count what all entries that are about them give, not just their own; users count as "
                   "members of no group")))
    , m_where(new QWidget)
{
    build();
}

void AccessScope::build()
{
    const QString here = m_subject.mailbox.toString();
    m_kind->addItem(tr("%1 alone").arg(here), int(Kind::This));
    m_kind->addItem(tr("%1 and all below it").arg(here), int(Kind::Below));
    if (m_selected.size() > 1) {
        m_kind->addItem(tr("The %Ln selected mailbox(es)", nullptr, int(m_selected.size())),
                        int(Kind::Selected));
        m_kind->addItem(
            tr("The %Ln selected mailbox(es) and all below them", nullptr, int(m_selected.size())),
            int(Kind::SelectedBelow));
    }
    m_kind->addItem(tr("All that a pattern finds"), int(Kind::Pattern));
    m_kind->addItem(tr("All where somebody has rights"), int(Kind::Rights));
    m_pattern->setText(here + (m_subject.separator ? QString(QLatin1Char(m_subject.separator)) : QString())
                       + u'*');
    auto *completer = new QCompleter(m_subject.connection->identifiers(), this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_who->setCompleter(completer);
    m_who->setPlaceholderText(tr("whoever"));
    m_rights->setPlaceholderText(tr("any right"));
    auto *row = new QHBoxLayout(m_where);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_who, 2);
    row->addWidget(new QLabel(tr("has")));
    row->addWidget(m_rights, 1);
    row->addWidget(m_effective);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        adapt();
        emit changed();
    });
    for (QLineEdit *line : {m_pattern, m_who, m_rights, m_only, m_except})
        connect(line, &QLineEdit::textChanged, this, &AccessScope::changed);
    connect(m_effective, &QCheckBox::toggled, this, &AccessScope::changed);
}

void AccessScope::addRows(QFormLayout *form)
{
    m_form = form;
    form->addRow(tr("&Mailboxes"), m_kind);
    form->addRow(tr("&Pattern"), m_pattern);
    form->addRow(tr("W&here"), m_where);
    qobject_cast<QLabel *>(form->labelForField(m_where))->setBuddy(m_who);
    form->addRow(tr("&Only"), m_only);
    form->addRow(tr("&Except"), m_except);
    adapt();
}

void AccessScope::adapt()
{
    const auto show = [this](QWidget *field, bool is) {
        field->setVisible(is);
        m_form->labelForField(field)->setVisible(is);
    };
    show(m_pattern, kind() == Kind::Pattern);
    show(m_where, kind() == Kind::Rights);
    show(m_only, !isOne() && kind() != Kind::Pattern);
    show(m_except, !isOne());
}

AccessScope::Kind AccessScope::kind() const
{
    return Kind(m_kind->currentData().toInt());
}

void AccessScope::beginWide()
{
    const int selected = m_kind->findData(int(Kind::Selected));
    m_kind->setCurrentIndex(selected < 0 ? m_kind->findData(int(Kind::Below)) : selected);
}

bool AccessScope::isWhole() const
{
    return kind() != Kind::Pattern || !patternsIn(m_pattern->text()).isEmpty();
}

imap::AccessSearch AccessScope::search() const
{
    return {m_who->text().trimmed(), imap::Rights(m_rights->text().remove(u' ').toLatin1()),
            m_effective->isChecked()};
}

std::vector<QRegularExpression> AccessScope::expressionsOf(const QString &patterns) const
{
    std::vector<QRegularExpression> all;
    for (const QString &pattern : patternsIn(patterns))
        all.push_back(expressionFor(pattern, m_subject.separator));
    return all;
}

// As LIST takes them. Wildcards in a name find more than it; what is not meant is left out afterwards.
QByteArrayList AccessScope::patterns() const
{
    QByteArrayList all;
    const auto add = [&all](const imap::MailboxName &name, char separator) {
        all += name.wire();
        if (separator)
            all += name.wire() + separator + '*';
    };
    switch (kind()) {
    case Kind::Below:
        add(m_subject.mailbox, m_subject.separator);
        break;
    case Kind::SelectedBelow:
        for (const imap::ListedMailbox &mailbox : m_selected)
            add(mailbox.name, mailbox.separator);
        break;
    case Kind::Pattern:
        for (const QString &pattern : patternsIn(m_pattern->text()))
            all += imap::encodeUtf7(pattern);
        break;
    case Kind::Rights:
        return imap::Crawl::everything(m_subject.connection->namespaces());
    case Kind::This:
    case Kind::Selected:
        break;
    }
    return all;
}

void AccessScope::start(imap::AccessIndex &index, imap::Session *session) const
{
    if (kind() == Kind::This)
        index.start(session, {imap::ListedMailbox{m_subject.mailbox, m_subject.separator, {}}});
    else if (kind() == Kind::Selected)
        index.start(session, m_selected);
    else if (imap::AccessIndex *known = m_subject.connection->access()->index();
             kind() == Kind::Rights && known)
        startWithFound(index, *known, session);
    else
        index.start(session, patterns());
}

// Their lists are read again: somebody may have changed them meanwhile.
void AccessScope::startWithFound(imap::AccessIndex &index, imap::AccessIndex &known,
                                 imap::Session *session) const
{
    const auto found = std::make_shared<std::vector<imap::ListedMailbox>>();
    auto *search = new imap::SlicedWork(
        known.size(),
        [found, &known, isFound = this->search().isIn(known)](size_t mailbox) {
            if (isFound(mailbox))
                found->push_back({known.name(mailbox), known.separator(mailbox), {}});
        },
        [&index, found, session = QPointer(session)] { index.start(session.data(), *found); }, &index);
    // The server was asked anew meanwhile.
    connect(&known, &QObject::destroyed, search,
            [&index, search, session = QPointer(session), patterns = patterns()] {
                delete search;
                index.start(session.data(), patterns);
            });
}

QString AccessScope::caveat() const
{
    const AccessStore *store = m_subject.connection->access();
    return kind() == Kind::Rights && store->index()
               ? tr("Searched in the access index as of %1.")
                     .arg(QLocale().toString(store->asOf(), QLocale::ShortFormat))
               : QString();
}

bool AccessScope::isBelow(const imap::MailboxName &name) const
{
    return std::any_of(m_selected.begin(), m_selected.end(), [&name](const imap::ListedMailbox &mailbox) {
        return name == mailbox.name || name.isBelow(mailbox.name, mailbox.separator);
    });
}

std::function<bool(size_t)> AccessScope::meant(const imap::AccessIndex &index) const
{
    const auto fits = [](const std::vector<QRegularExpression> &all, const QString &name) {
        return std::any_of(all.begin(), all.end(),
                           [&name](const QRegularExpression &one) { return one.match(name).hasMatch(); });
    };
    const Kind what = kind();
    if (what == Kind::This) // where there is nothing to be narrowed
        return [](size_t) {
            return true;
        };
    const auto only = expressionsOf(what == Kind::Pattern ? m_pattern->text() : m_only->text());
    const auto except = expressionsOf(m_except->text());
    const auto isFound = what == Kind::Rights ? search().isIn(index) : nullptr;
    return [this, &index, fits, what, only, except, isFound](size_t mailbox) {
        const imap::MailboxName &name = index.name(mailbox);
        const QString text = name.toString();
        if (fits(except, text) || (!only.empty() && !fits(only, text)))
            return false;
        switch (what) {
        case Kind::Below:
            return name == m_subject.mailbox || name.isBelow(m_subject.mailbox, m_subject.separator);
        case Kind::SelectedBelow:
            return isBelow(name);
        case Kind::Rights:
            return isFound(mailbox) || index.errorOf(mailbox) != nullptr;
        case Kind::This:
        case Kind::Selected:
        case Kind::Pattern:
            break;
        }
        return true;
    };
}

} // namespace ui

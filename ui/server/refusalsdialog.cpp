#include "refusalsdialog.h"
#include "ui/models/fieldsmodel.h"
#include "ui/support/errortext.h"
#include "ui/support/named.h"
#include "ui/support/table.h"
#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace ui {

RefusalsDialog::RefusalsDialog(const std::vector<ServerCrawl::Refusal> &refusals, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("refusalsDialog"));
    setWindowTitle(tr("What Was Refused"));
    auto *model = new FieldsModel(tr("Mailbox or quota root"), tr("The server’s words"), this);
    std::vector<FieldsModel::Field> fields;
    fields.reserve(refusals.size());
    for (const ServerCrawl::Refusal &refusal : refusals)
        fields.push_back({refusal.what, ErrorText::describe(refusal.error)});
    std::sort(fields.begin(), fields.end(),
              [](const auto &a, const auto &b) { return a.name.compare(b.name, Qt::CaseInsensitive) < 0; });
    model->setFields(std::move(fields));
    QTableView *table =
        makeTable(model, QStringLiteral("refusalsTable"), tr("What was refused"),
                  tr("What the server refused to tell, and its words; copy the rows to keep them"));
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->horizontalHeader()->resizeSection(0, 240);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setCurrentIndex(model->index(0, 0));
    auto *words = new QLabel(tr("The server refused %Ln question(s).", nullptr, int(refusals.size())));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *copy = named(buttons->addButton(tr("Copy &All"), QDialogButtonBox::ActionRole), "refusalsCopyAll",
                       tr("Copy all"), tr("Copy all rows, tabs between the cells"));
    named(buttons->button(QDialogButtonBox::Close), "refusalsClose", tr("Close"),
          tr("Close this list (Escape)"));
    connect(copy, &QPushButton::clicked, this, [model] {
        QString text;
        for (int row = 0; row < model->rowCount(); ++row)
            text += model->index(row, 0).data().toString() + u'\t' + model->index(row, 1).data().toString()
                    + u'\n';
        QApplication::clipboard()->setText(text);
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(words);
    layout->addWidget(table, 1);
    layout->addWidget(buttons);
    table->setFocus();
    resize(720, 420);
}

} // namespace ui

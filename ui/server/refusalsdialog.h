#pragma once
#include "servercrawl.h"
#include <QDialog>

namespace ui {

// What a server refused to tell while it was read as a whole, a line each, with its words; to be copied.
class RefusalsDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit RefusalsDialog(const std::vector<ServerCrawl::Refusal> &refusals, QWidget *parent = nullptr);
};

} // namespace ui

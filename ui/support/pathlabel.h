#pragma once
#include <QLabel>

namespace ui {

// Where one is, from the outermost name to the innermost. Where there is little room the outer ones are left out: the end
// tells it apart.
class PathLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit PathLabel(QWidget *parent = nullptr);

    void setPath(const QStringList &names);
    // What is to be seen of it.
    QString shown() const;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_names;
};

} // namespace ui

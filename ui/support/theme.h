#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>

class QDBusVariant;
class QWidget;

namespace ui {

// What a colour says, apart from which scheme it is shown in. A tone is never the only sign: a word or an
// icon goes with it.
enum class Tone { Normal, Accent, Good, Warning, Bad, Muted };

// What a whole row is tinted for: the direction of a protocol line, or the state of a staged change.
enum class RowTint { Sent, Received, Staged, Warning, Bad };

// How the program looks on any desktop: Fusion with a few corrections, and palettes of our own for light and
// dark. The main function makes one after the QApplication and before the first widget. It leaves the font
// alone, and follows the desktop from light to dark and back while the scheme is System. The environment
// variable MAILREEVE_THEME (light or dark) wins over the chosen scheme, for tests and screenshots.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Scheme { System, Light, Dark };
    Q_ENUM(Scheme)

    explicit Theme(QObject *parent = nullptr);

    Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);
    bool isDark() const { return m_dark; }
    bool isOverridden() const { return m_override != Scheme::System; }

    static QPalette lightPalette();
    static QPalette darkPalette();

    // The palette given says whether the answer is for light or dark: a view passes its own.
    static bool isDark(const QPalette &palette);
    static QColor color(Tone tone, const QPalette &palette);
    static QColor rowTint(RowTint tint, const QPalette &palette);
    // The outline of fields and indicators, at least 3:1 against what is around and inside them.
    static QColor outline(const QPalette &palette);

    // Ratio is usage through limit. The colour turns at 80 % and at 100 %.
    static Tone usageTone(double ratio);
    static QColor usageColor(double ratio, const QPalette &palette);
    static QColor usageGroove(const QPalette &palette);

    // An invalid field has a red outline; the reason is for the caller to put beside it.
    static void setInvalid(QWidget *field, bool invalid);

signals:
    // After the palette has changed. Widgets get their PaletteChange as ever; this is for what keeps colours.
    void changed();

private slots:
    void readPortalChange(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askPortal();
    void apply();

    Scheme m_scheme = Scheme::System;
    Scheme m_override = Scheme::System;
    Scheme m_portal = Scheme::System;
    bool m_platformDark = false;
    bool m_dark = false;
};

} // namespace ui

#include "theme.h"

#include "style.h"
#include "stylecolors.h"
#include "stylepaint.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QStyleHints>
#include <QToolTip>
#include <QWidget>

#include <array>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr auto portalService = "org.freedesktop.portal.Desktop"_L1;
constexpr auto portalPath = "/org/freedesktop/portal/desktop"_L1;
constexpr auto portalInterface = "org.freedesktop.portal.Settings"_L1;
constexpr auto appearanceGroup = "org.freedesktop.appearance"_L1;
constexpr auto colorSchemeKey = "color-scheme"_L1;

// On Qt before 6.5 the desktop's wish is not in QStyleHints; later it is there only with some desktops.
Theme::Scheme hintedScheme()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    switch (QGuiApplication::styleHints()->colorScheme()) {
    case Qt::ColorScheme::Light:
        return Theme::Scheme::Light;
    case Qt::ColorScheme::Dark:
        return Theme::Scheme::Dark;
    case Qt::ColorScheme::Unknown:
        break;
    }
#endif
    return Theme::Scheme::System;
}

// 1 asks for dark and 2 for light; no wish at all is 0. Portals before version 2 wrap it in two variants.
Theme::Scheme schemeFromPortal(QVariant value)
{
    while (value.canConvert<QDBusVariant>()) {
        value = value.value<QDBusVariant>().variant();
    }
    const uint wish = value.toUInt();
    return wish == 1 ? Theme::Scheme::Dark : wish == 2 ? Theme::Scheme::Light : Theme::Scheme::System;
}

Theme::Scheme schemeFromEnvironment()
{
    const QString wish = qEnvironmentVariable("MAILREEVE_THEME").toLower();
    return wish == "light"_L1  ? Theme::Scheme::Light
           : wish == "dark"_L1 ? Theme::Scheme::Dark
                               : Theme::Scheme::System;
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_override(schemeFromEnvironment())
    , m_platformDark(isDark(QApplication::palette()))
{
    QApplication::setStyle(makeStyle());
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::apply,
            Qt::QueuedConnection);
#endif
    if (!isOverridden()) {
        askPortal();
    }
    apply();
}

void Theme::setScheme(Scheme scheme)
{
    m_scheme = scheme;
    apply();
}

void Theme::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    bus.connect(portalService, portalPath, portalInterface, u"SettingChanged"_s, this,
                SLOT(readPortalChange(QString, QString, QDBusVariant)));
    QDBusMessage question =
        QDBusMessage::createMethodCall(portalService, portalPath, portalInterface, u"Read"_s);
    question << QString(appearanceGroup) << QString(colorSchemeKey);
    // Most portals answer at once, and then the first window has the right colours from the start. One that
    // is only being started must not hold up ours.
    const QDBusMessage answer = bus.call(question, QDBus::Block, 150);
    if (answer.type() == QDBusMessage::ReplyMessage) {
        m_portal = schemeFromPortal(answer.arguments().value(0));
        return;
    }
    if (QDBusError(answer).type() != QDBusError::NoReply
        && QDBusError(answer).type() != QDBusError::TimedOut) {
        return;
    }
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (!watcher->isError()) {
            m_portal = schemeFromPortal(watcher->reply().arguments().value(0));
            apply();
        }
    });
}

void Theme::readPortalChange(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == appearanceGroup && key == colorSchemeKey) {
        m_portal = schemeFromPortal(value.variant());
        apply();
    }
}

void Theme::apply()
{
    Scheme scheme = m_platformDark ? Scheme::Dark : Scheme::Light;
    for (const Scheme wish : {hintedScheme(), m_portal, m_scheme, m_override}) {
        scheme = wish == Scheme::System ? scheme : wish;
    }
    m_dark = scheme == Scheme::Dark;
    const QPalette palette = m_dark ? darkPalette() : lightPalette();
    if (QApplication::palette() == palette) {
        return;
    }
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    // Some platforms bring palettes for single classes, and those would stay in the desktop's colours.
    for (const char *name : {"QAbstractButton", "QAbstractItemView", "QCheckBox", "QComboBox", "QGroupBox",
                             "QHeaderView", "QLabel", "QLineEdit", "QMenu", "QMenuBar", "QMessageBoxLabel",
                             "QRadioButton", "QTabBar", "QTextControl", "QTextEdit", "QToolButton"}) {
        if (QApplication::palette(name) != palette) {
            QApplication::setPalette(palette, name);
        }
    }
    emit changed();
}

QPalette Theme::lightPalette()
{
    return makePalette(false);
}

QPalette Theme::darkPalette()
{
    return makePalette(true);
}

bool Theme::isDark(const QPalette &palette)
{
    return qGray(palette.color(QPalette::Active, QPalette::Window).rgb()) < 128;
}

QColor Theme::color(Tone tone, const QPalette &palette)
{
    const Colors &c = colorsFor(palette);
    return std::array{c.text, c.accent, c.good, c.warning, c.bad, c.muted}.at(size_t(tone));
}

QColor Theme::rowTint(RowTint tint, const QPalette &palette)
{
    const Colors &c = colorsFor(palette);
    return std::array{c.sent, c.received, c.staged, c.warningRow, c.badRow}.at(size_t(tint));
}

QColor Theme::outline(const QPalette &palette)
{
    return colorsFor(palette).outline;
}

Tone Theme::usageTone(double ratio)
{
    return ratio >= 1 ? Tone::Bad : ratio >= 0.8 ? Tone::Warning : Tone::Good;
}

QColor Theme::usageColor(double ratio, const QPalette &palette)
{
    return color(usageTone(ratio), palette);
}

QColor Theme::usageGroove(const QPalette &palette)
{
    return colorsFor(palette).groove;
}

void Theme::setInvalid(QWidget *field, bool invalid)
{
    field->setProperty(invalidProperty, invalid);
    field->update();
}

} // namespace ui

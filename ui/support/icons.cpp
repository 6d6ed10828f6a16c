#include "icons.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QLoggingCategory>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

// Outside of any namespace, as the macro wants it. The pictures come in a static library, where nothing else
// would make the linker keep them.
static void registerPictures()
{
    Q_INIT_RESOURCE(mailreeve_pictures);
}

namespace ui {
namespace {

Q_LOGGING_CATEGORY(iconLog, "mailreeve.icons")

constexpr auto placeholder = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
<rect x="1" y="1" width="22" height="22" fill="#e0007a"/>
<path d="M6 6l12 12M18 6L6 18" stroke="#ffffff" stroke-width="3"/></svg>)";

// Those that point along the line of reading, and so the other way where it runs from right to left. Undo and
// redo are not among them: they are about time, and keep their sides in mirrored desktops too.
constexpr std::array<QLatin1StringView, 9> directional{"answered"_L1,      "back"_L1,    "clear"_L1,
                                                       "external-link"_L1, "forward"_L1, "forwarded"_L1,
                                                       "send-command"_L1,  "sent"_L1,    "thread"_L1};

QByteArray source(const QString &name)
{
    static QHash<QString, QByteArray> sources;
    if (const auto known = sources.constFind(name); known != sources.cend()) {
        return *known;
    }
    registerPictures();
    QFile file(u":/icons/%1.svg"_s.arg(name));
    QByteArray svg;
    if (file.open(QIODevice::ReadOnly)) {
        svg = file.readAll();
    } else {
        qCWarning(iconLog, "There is no icon \"%s\"", qUtf8Printable(name));
        svg = placeholder;
    }
    sources.insert(name, svg);
    return svg;
}

// An SVG that is painted in the colour its surroundings have at the moment. It keeps no pixmaps itself: they
// are in QPixmapCache under their name, colour, size and scale, so equal icons share them and old ones leave.
class SvgIconEngine : public QIconEngine
{
public:
    SvgIconEngine(QString name, QByteArray svg, Tone tone, QColor color)
        : m_name(std::move(name))
        , m_svg(std::move(svg))
        , m_tone(tone)
        , m_color(std::move(color))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device() ? painter->device()->devicePixelRatio() : qreal(1);
        const QSize size(int(std::lround(rect.width() * scale)), int(std::lround(rect.height() * scale)));
        painter->drawPixmap(rect, scaledPixmap(size, mode, state, scale));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    // The size is in pixels of the device, as QIcon passes it.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        if (size.isEmpty()) {
            return QPixmap();
        }
        const QColor color = colorFor(mode);
        const bool mirrored = QGuiApplication::isRightToLeft() && isDirectional();
        const QString key = u"mailreeve/%1/%2/%3x%4/%5%6"_s.arg(m_name, color.name(QColor::HexArgb))
                                .arg(size.width())
                                .arg(size.height())
                                .arg(scale)
                                .arg(mirrored ? "m"_L1 : ""_L1);
        QPixmap result;
        if (!QPixmapCache::find(key, &result)) {
            result = draw(size, color, mirrored);
            result.setDevicePixelRatio(scale);
            QPixmapCache::insert(key, result);
        }
        return result;
    }

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        const int side = std::min(size.width(), size.height());
        return QSize(side, side);
    }

    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override
    {
        return {QSize(16, 16), QSize(24, 24), QSize(32, 32), QSize(48, 48), QSize(64, 64), QSize(128, 128)};
    }

    QIconEngine *clone() const override { return new SvgIconEngine(*this); }
    QString key() const override { return u"mailreeve"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QColor colorFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled) {
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        }
        if (mode == QIcon::Selected) {
            return palette.color(QPalette::Active, QPalette::HighlightedText);
        }
        return m_color.isValid() ? m_color : Theme::color(m_tone, palette);
    }

    bool isDirectional() const
    {
        return std::find(directional.begin(), directional.end(), m_name) != directional.end();
    }

    QPixmap draw(const QSize &size, const QColor &color, bool mirrored) const
    {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        if (mirrored) {
            painter.translate(size.width(), 0);
            painter.scale(-1, 1);
        }
        painter.setOpacity(color.alphaF());
        const int side = std::min(size.width(), size.height());
        const QRectF square((size.width() - side) / 2, (size.height() - side) / 2, side, side);
        QSvgRenderer renderer(QByteArray(m_svg).replace("currentColor", color.name().toLatin1()));
        renderer.render(&painter, square);
        return result;
    }

    QString m_name;
    QByteArray m_svg;
    Tone m_tone;
    QColor m_color;
};

// Any icon in a mode it is not asked for in. What is disabled stays so.
class ModeIconEngine : public QIconEngine
{
public:
    ModeIconEngine(QIcon icon, QIcon::Mode mode) : m_icon(std::move(icon)), m_mode(mode) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        m_icon.paint(painter, rect, Qt::AlignCenter, changed(mode), state);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return m_icon.pixmap(size, 1, changed(mode), state);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        return m_icon.pixmap(size / scale, scale, changed(mode), state);
    }

    QSize actualSize(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return m_icon.actualSize(size, changed(mode), state);
    }

    QIconEngine *clone() const override { return new ModeIconEngine(*this); }
    QString iconName() override { return m_icon.name(); }
    bool isNull() override { return m_icon.isNull(); }

private:
    QIcon::Mode changed(QIcon::Mode mode) const { return mode == QIcon::Disabled ? mode : m_mode; }

    QIcon m_icon;
    QIcon::Mode m_mode;
};

QIcon make(QAnyStringView name, Tone tone, const QColor &color)
{
    const QString text = name.toString();
    return QIcon(new SvgIconEngine(text, source(text), tone, color));
}

} // namespace

QIcon icon(QAnyStringView name, Tone tone)
{
    return make(name, tone, QColor());
}

QIcon icon(QAnyStringView name, const QColor &color)
{
    return make(name, Tone::Normal, color);
}

QIcon applicationIcon()
{
    // Its name is no file under icons/, so it can not meet one of them in the cache.
    registerPictures();
    QFile file(u":/mailreeve.svg"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(iconLog, "The program's own icon is missing");
        return QIcon();
    }
    return QIcon(new SvgIconEngine(u"/mailreeve"_s, file.readAll(), Tone::Normal, QColor()));
}

QIcon standardIcon(QStyle::StandardPixmap standard)
{
    switch (standard) {
    case QStyle::SP_MessageBoxInformation:
        return icon("info", Tone::Accent);
    case QStyle::SP_MessageBoxWarning:
        return icon("warning", Tone::Warning);
    case QStyle::SP_MessageBoxCritical:
        return icon("error", Tone::Bad);
    case QStyle::SP_MessageBoxQuestion:
        return icon("help", Tone::Accent);
    case QStyle::SP_TitleBarCloseButton:
        return icon("close");
    case QStyle::SP_TitleBarNormalButton:
        return icon("external-link");
    case QStyle::SP_LineEditClearButton:
        return icon("clear", Tone::Muted);
    case QStyle::SP_DirIcon:
    case QStyle::SP_DirClosedIcon:
    case QStyle::SP_DirLinkIcon:
        return icon("mailbox");
    case QStyle::SP_DirOpenIcon:
        return icon("mailbox-open");
    case QStyle::SP_FileIcon:
    case QStyle::SP_FileLinkIcon:
        return icon("file");
    case QStyle::SP_FileDialogNewFolder:
        return icon("mailbox-new");
    case QStyle::SP_ArrowBack:
    case QStyle::SP_FileDialogBack:
        return icon("back");
    case QStyle::SP_FileDialogToParent:
    case QStyle::SP_ArrowUp:
        return icon("up");
    case QStyle::SP_ComputerIcon:
        return icon("theme-system");
    case QStyle::SP_DirHomeIcon:
        return icon("overview");
    case QStyle::SP_DriveHDIcon:
        return icon("server");
    case QStyle::SP_FileDialogListView:
        return icon("layout");
    case QStyle::SP_FileDialogDetailedView:
        return icon("details");
    case QStyle::SP_ArrowForward:
        return icon("forward");
    default:
        return QIcon();
    }
}

QIcon inMode(const QIcon &icon, QIcon::Mode mode)
{
    return icon.isNull() ? icon : QIcon(new ModeIconEngine(icon, mode));
}

QStringList iconNames()
{
    registerPictures();
    QStringList names = QDir(u":/icons"_s).entryList({u"*.svg"_s}, QDir::Files, QDir::Name);
    for (QString &name : names) {
        name.chop(4);
    }
    return names;
}

} // namespace ui

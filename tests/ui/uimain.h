#pragma once
#include "app/application.h"
#include <QLocale>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

// What a test of the window runs in: the real application in English, with settings of its own and no theme from the
// desktop it happens to run on.
namespace uitest {

// The language of all that is made from now on. The locale goes with it.
inline void setLanguage(const QLocale &locale)
{
    for (QTranslator *translator : qApp->findChildren<QTranslator *>())
        delete translator;
    QLocale::setDefault(locale);
    app::Application::loadTranslations(locale);
}

// From here on settings and data are in a new folder. They are gone with the object.
class Settings
{
public:
    Settings()
    {
        if (!m_folder.isValid())
            qFatal("There is no room for settings: %s", qPrintable(m_folder.errorString()));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        // Journals of changes, and the record of them.
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder.path()));
    }
    QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

template<typename Test>
int run(int argc, char **argv)
{
    const Settings settings;
    qputenv("MAILREEVE_THEME", "light");
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    app::Application application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace uitest

#define UI_TEST_MAIN(Test)                                                                                   \
    int main(int argc, char **argv)                                                                          \
    {                                                                                                        \
        return uitest::run<Test>(argc, argv);                                                                \
    }

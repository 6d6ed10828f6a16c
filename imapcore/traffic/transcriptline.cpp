#include "transcriptline.h"

namespace imap {

TranscriptLine TranscriptLine::read(QByteArrayView line)
{
    while (line.startsWith(' '))
        line = line.sliced(1);
    if (line.isEmpty() || line.startsWith('#')) {
        const bool isAbout = line.startsWith("#@");
        return {isAbout ? Kind::About : Kind::Remark, End::None, false, '\0',
                isAbout ? line.sliced(2) : QByteArrayView()};
    }
    if (line.size() < 2)
        return {};
    const char side = line[0], how = line[1];
    QByteArrayView text = line.sliced(2);
    if (text.startsWith(' '))
        text = text.sliced(1);
    if ((side == 'C' || side == 'S') && (how == ':' || how == '/' || how == '>')) {
        TranscriptLine read{side == 'C' ? Kind::Client : Kind::Server,
                            how == ':'   ? End::CrLf
                            : how == '/' ? End::Lf
                                         : End::None,
                            false, '\0', text};
        read.isPrefix = side == 'C' && how == ':' && text.endsWith("...");
        if (read.isPrefix)
            read.text = text.chopped(3);
        return read;
    }
    if (how != ':')
        return {};
    if (side == 'X')
        return {Kind::Action, End::None, false, '\0', text};
    if (QByteArrayView("AEMNRVZ").contains(side))
        return {Kind::Wanted, End::None, false, side, text};
    return {};
}

} // namespace imap

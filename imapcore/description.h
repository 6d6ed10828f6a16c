#pragma once
#include "wire/notes.h"
#include <QByteArray>
#include <QByteArrayView>
#include <memory>
#include <memory_resource>
#include <optional>
#include <vector>

namespace imap {

class FieldCursor;
struct Status;

// Does nothing, but is defined in the source that the build makes of every header in commands/: whoever describes
// links with all of them.
void knowAllFamilies();

// One value of a response, by name, and the bytes that it was read from.
class Field
{
public:
    enum class Kind : quint8 { Null, Bool, Integer, Bytes, List, Object };

    Kind kind() const { return m_kind; }
    QByteArrayView name() const { return {m_name, qsizetype(m_nameSize)}; } // empty within a list
    QByteArrayView bytes() const
    {
        return m_kind == Kind::Bytes ? QByteArrayView(m_bytes, qsizetype(m_size)) : QByteArrayView();
    }
    qint64 integer() const { return m_integer; }
    bool boolean() const { return m_integer != 0; }
    // Where in the response it stands; 0 and 0 for what the response does not say in so many bytes.
    qsizetype begin() const { return m_begin; }
    qsizetype end() const { return m_end; }
    // The index of the first field that is not within this one.
    qsizetype next() const { return m_next; }

private:
    friend class FieldCursor;
    const char *m_name = nullptr;
    union {
        qint64 m_integer = 0;
        const char *m_bytes;
    };
    quint32 m_nameSize = 0, m_size = 0, m_begin = 0, m_end = 0, m_next = 0;
    Kind m_kind = Kind::Null;
};

// What a response says, as a tree of named fields: for a console, and for scripts in the form of decode-format.md.
// The tree is kept in one row, each field before those within it:
//
//   const imap::Description description("* 5 EXISTS");
//   for (qsizetype i = 1; i < description.fields()[0].next(); i = description.fields()[i].next())
//       …                                                  // "type", "num"
//
// It refers to the response, which must live as long. One that was read can be used for the next response and then
// allocates next to nothing.
class Description
{
public:
    // A response with more values than this is not described: it would take more memory than it is worth.
    static constexpr qsizetype MostFields = 8'000'000;

    Description() = default;
    explicit Description(QByteArrayView response) { read(response); }
    // A whole response without its line end, as imap::Framer cuts them.
    void read(QByteArrayView response);
    // That a response could not be understood: at `offset`, `expected` was.
    void setError(qsizetype offset, QByteArrayView expected, QByteArrayView response);
    // That the bytes ended within a response.
    void setIncomplete(qsizetype bytes);

    // Whether it is neither an error nor incomplete.
    bool isUnderstood() const { return m_understood; }
    // In the order of reading. The first is the response itself, an object.
    const std::vector<Field> &fields() const { return m_fields; }
    // The field of this name within another, or null.
    const Field *find(QByteArrayView name, qsizetype within = 0) const;
    // What was bent; empty for nearly every response.
    const Notes &notes() const { return m_notes; }

    // One line of JSON, without a line end.
    QByteArray toJson() const;
    void appendJson(QByteArray &out) const;

private:
    friend class FieldCursor;
    void clear();
    void readUntagged(FieldCursor &in);
    void readTagged(FieldCursor &in);
    void readContinuation(FieldCursor &in);
    void addStatus(FieldCursor &in, const Status &status, std::optional<QByteArrayView> tag);
    QByteArrayView keep(QByteArrayView bytes);

    std::vector<Field> m_fields;
    Notes m_notes;
    // Strings that do not stand so in the response.
    std::unique_ptr<std::pmr::monotonic_buffer_resource> m_kept;
    bool m_understood = false;
};

} // namespace imap

#pragma once
#include <QByteArrayView>
#include <vector>

// What is fed with any bytes at all, and must neither crash nor break a `must`. Each source fuzz_*.cpp has one.
// scripts/fuzz runs it under libFuzzer, tst_fuzzcorpus on the inputs in corpus/ alone.
struct FuzzTarget
{
    using Run = void (*)(QByteArrayView input);

    // `name` is the source's without "fuzz_", and that of its inputs in corpus/.
    FuzzTarget(const char *name, Run run);
    static const std::vector<const FuzzTarget *> &all();

    const char *name;
    Run run;
};

// Says what does not hold and aborts.
void must(bool holds, const char *what);

// The choices that an input begins with, up to the first line end; what follows is the target's material. Behind the
// last choice all are 0.
class Choices
{
public:
    explicit Choices(QByteArrayView input);
    quint8 next() { return m_at < m_line.size() ? quint8(m_line[m_at++]) : quint8(0); }
    bool atEnd() const { return m_at == m_line.size(); }
    QByteArrayView line() const { return m_line; }
    QByteArrayView material() const { return m_material; }

private:
    QByteArrayView m_line, m_material;
    qsizetype m_at = 0;
};

#pragma once
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <sys/resource.h>

// A line of /proc/self/status in KiB: VmRSS, the memory in use, or VmHWM, the most there ever was.
inline long memoryKib(const char *name)
{
    long kib = 0;
    if (std::FILE *file = std::fopen("/proc/self/status", "r")) {
        char line[128];
        const size_t length = std::strlen(name);
        while (std::fgets(line, sizeof line, file)) {
            if (std::strncmp(line, name, length) == 0 && line[length] == ':')
                std::sscanf(line + length + 1, "%ld", &kib);
        }
        std::fclose(file);
    }
    return kib;
}

// What one run costs.
class Measurement
{
public:
    // The memory that is not the workload's; if not called, that when it begins.
    void takeMemory() { m_memoryBefore = memoryKib("VmRSS"); }
    // Just before the first byte of the workload is sent.
    void begin()
    {
        if (m_memoryBefore == 0)
            takeMemory();
        m_processor = processorSeconds();
        m_begin = std::chrono::steady_clock::now();
    }
    // When the whole result is there, and held.
    void end()
    {
        m_wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count();
        m_processor = processorSeconds() - m_processor;
        m_memoryAfter = memoryKib("VmRSS");
        m_peak = memoryKib("VmHWM");
    }
    double wall() const { return m_wall; }
    double processor() const { return m_processor; } // seconds
    // One line of JSON. `more` is further members, each preceded by a comma.
    void print(uint64_t messages, uint64_t check, const char *more = "") const
    {
        std::printf(
            "{\"messages\": %llu, \"wall_s\": %.6f, \"cpu_s\": %.6f, \"rss_kb\": %ld, \"rss0_kb\": %ld, "
            "\"held_kb\": %ld, \"check\": %llu%s}\n",
            static_cast<unsigned long long>(messages), m_wall, m_processor, m_peak, m_memoryBefore,
            m_memoryAfter, static_cast<unsigned long long>(check), more);
        std::fflush(stdout);
    }

private:
    static double processorSeconds()
    {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
               + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
    }

    std::chrono::steady_clock::time_point m_begin;
    double m_wall = 0, m_processor = 0;
    long m_memoryBefore = 0, m_memoryAfter = 0, m_peak = 0;
};

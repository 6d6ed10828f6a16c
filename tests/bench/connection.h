#pragma once
#include "replies.h"
#include <cstdint>
#include <deque>
#include <openssl/types.h>
#include <string>
#include <string_view>

// What every connection answers from.
struct Script
{
    Replies replies;
    std::string workload;
    int64_t delay = 0; // nanoseconds between a command and its answer
};

int64_t nanoseconds(); // of a clock that only goes forward

// One client. Every login is good.
class Connection
{
public:
    // Takes over both.
    Connection(int socket, SSL *ssl, const Script &script);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    // Reads what has come and notes the answers. False when the client is gone.
    bool read();
    // Sends what is due. False when the connection is over.
    bool send();
    // Whether something is due that the socket did not take.
    bool isBlocked() const { return m_blocked; }
    // When the next answer is due; 0: none is waiting for its time.
    int64_t nextDue() const;

private:
    // The script's big answer, which is sent from where it lies, or bytes of its own.
    struct Answer
    {
        int64_t due;
        const std::string *shared;
        std::string own;
    };
    void answer(std::string_view line);
    void say(const std::string &lines);
    void sayShared(const std::string &lines);
    void sayMessages(std::string_view set);
    void takeLines();
    int64_t receive(char *to, size_t size);
    int64_t transmit(std::string_view bytes);

    int m_socket;
    SSL *m_ssl;
    const Script &m_script;
    std::string m_in;
    std::string m_waitingTag; // of AUTHENTICATE, while the client's answer is to come
    std::deque<Answer> m_out;
    size_t m_sent = 0; // of the first answer
    int64_t m_due = 0; // of answers to what is being read
    bool m_blocked = false;
    bool m_closing = false;
};

#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the bench's server answers, made before anybody asks. The workloads:
//
//   W1   1,000,000 × FETCH (UID FLAGS)
//   W2   100,000 × FETCH (UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE)
//   W3   LIST of 100,000 mailboxes
//   WA   the same mailboxes to be administered: their access lists, their quotas, a root for each user, and their sizes
//   W4   GETACL of 10,000 mailboxes, user/u00000 and on
//   W4a  the same, and SETACL
//   W5   GETQUOTAROOT of the same
//   W6T  THREAD of 1,000,000 messages
//   W6S  SORT of 1,000,000 messages
//   W7   FETCH of one message of 200 MiB
//   W8   FETCH of the 60 newest messages of 1,000,000, as in W2
//   WW   "Big" of 1,000,000 messages: FETCH of any of them, SORT, THREAD
struct Replies
{
    std::string bulk;              // untagged lines: the answer to FETCH, LIST, THREAD or SORT
    std::string threads;           // the answer to THREAD where `bulk` is that to SORT
    std::vector<std::string> each; // the answers to GETACL or GETQUOTAROOT, by mailbox
    uint32_t exists = 0;           // messages in the mailbox
    uint64_t check = 0;            // what a client that read everything right ends up with
};

// What FETCH of WW tells of a message.
std::string someMessage(uint32_t number);

// What GETACL, GETQUOTAROOT, GETQUOTA, MYRIGHTS and STATUS of WA tell of a mailbox, as it stands in the command; nothing:
// it is refused.
std::string aboutMailbox(std::string_view command, std::string_view mailbox);

// `count` stands for the first number of the workload (for W7 bytes, for W8 the messages of the mailbox); 0: as
// above. Nothing when there is no such workload.
std::optional<Replies> makeReplies(std::string_view workload, uint32_t count);

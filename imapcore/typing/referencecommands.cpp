#include "reference.h"
#include <QCoreApplication>

namespace imap::reference {

std::span<const Command> commands()
{
    static constexpr Command all[] = {
        // clang-format off
        {"CAPABILITY", Always, "", "", "RFC 9051 section 6.1.1",
         QT_TRANSLATE_NOOP("imap::reference", "Asks what the server can do.")},
        {"NOOP", Always, "", "", "RFC 9051 section 6.1.2",
         QT_TRANSLATE_NOOP("imap::reference", "Does nothing; the server may use the occasion to tell "
                                              "news of the mailbox.")},
        {"LOGOUT", Always, "", "", "RFC 9051 section 6.1.3",
         QT_TRANSLATE_NOOP("imap::reference", "Ends the connection in good order.")},
        {"ID", Always, "ID", "NIL / (field value …)", "RFC 2971 section 3.1",
         QT_TRANSLATE_NOOP("imap::reference", "Tells the server which program this is, and asks which "
                                              "one it is.")},
        {"STARTTLS", NotAuthenticated, "STARTTLS", "", "RFC 9051 section 6.2.1",
         QT_TRANSLATE_NOOP("imap::reference", "Begins encryption on a connection in the clear. Not by "
                                              "hand: choose STARTTLS when connecting.")},
        {"AUTHENTICATE", NotAuthenticated, "", "mechanism [initial-response]", "RFC 9051 section 6.2.2",
         QT_TRANSLATE_NOOP("imap::reference", "Logs in by a SASL mechanism, step by step: each line is "
                                              "Base64, and \"*\" gives up.")},
        {"LOGIN", NotAuthenticated, "", "user password", "RFC 9051 section 6.2.3",
         QT_TRANSLATE_NOOP("imap::reference", "Logs in with name and password as they are.")},
        {"ENABLE", LoggedIn, "ENABLE", "extension…", "RFC 9051 section 6.3.1",
         QT_TRANSLATE_NOOP("imap::reference", "Switches on extensions that change what the server sends.")},
        {"SELECT", LoggedIn, "", "mailbox [(select-param…)]", "RFC 9051 section 6.3.2",
         QT_TRANSLATE_NOOP("imap::reference", "Opens a mailbox for reading and writing; \\Recent is "
                                              "taken from its messages.")},
        {"EXAMINE", LoggedIn, "", "mailbox [(select-param…)]", "RFC 9051 section 6.3.3",
         QT_TRANSLATE_NOOP("imap::reference", "Opens a mailbox for reading only: nothing in it changes.")},
        {"CREATE", LoggedIn, "", "mailbox [(create-param…)]", "RFC 9051 section 6.3.4",
         QT_TRANSLATE_NOOP("imap::reference", "Makes a mailbox, with those above it that are missing.")},
        {"DELETE", LoggedIn, "", "mailbox", "RFC 9051 section 6.3.5",
         QT_TRANSLATE_NOOP("imap::reference", "Removes a mailbox with all messages in it. What is below "
                                              "it stays.")},
        {"RENAME", LoggedIn, "", "mailbox new-name", "RFC 9051 section 6.3.6",
         QT_TRANSLATE_NOOP("imap::reference", "Gives a mailbox, and all that is below it, another name. "
                                              "From INBOX only the messages are moved.")},
        {"SUBSCRIBE", LoggedIn, "", "mailbox", "RFC 9051 section 6.3.7",
         QT_TRANSLATE_NOOP("imap::reference", "Adds a mailbox to those that the user wants to see.")},
        {"UNSUBSCRIBE", LoggedIn, "", "mailbox", "RFC 9051 section 6.3.8",
         QT_TRANSLATE_NOOP("imap::reference", "Takes a mailbox from those that the user wants to see.")},
        {"LIST", LoggedIn, "", "[(list-selection…)] reference pattern / (pattern…) [RETURN (list-return…)]",
         "RFC 9051 section 6.3.9",
         QT_TRANSLATE_NOOP("imap::reference", "Lists mailboxes: \"*\" stands for anything, \"%\" for "
                                              "anything within a level.")},
        {"LSUB", LoggedIn, "", "reference pattern", "RFC 3501 section 6.3.9",
         QT_TRANSLATE_NOOP("imap::reference", "Lists the subscribed mailboxes. LIST (SUBSCRIBED) has "
                                              "taken its place.")},
        {"RLIST", LoggedIn, "MAILBOX-REFERRALS", "reference pattern", "RFC 2193 section 5.1",
         QT_TRANSLATE_NOOP("imap::reference", "Lists mailboxes with those that other servers hold.")},
        {"RLSUB", LoggedIn, "MAILBOX-REFERRALS", "reference pattern", "RFC 2193 section 5.2",
         QT_TRANSLATE_NOOP("imap::reference", "Lists the subscribed mailboxes with those that other "
                                              "servers hold.")},
        {"XLIST", LoggedIn, "XLIST", "reference pattern", "Gmail",
         QT_TRANSLATE_NOOP("imap::reference", "Lists mailboxes with their uses. LIST with SPECIAL-USE "
                                              "has taken its place.")},
        {"SCAN", LoggedIn, "SCAN", "reference pattern text", "Cyrus",
         QT_TRANSLATE_NOOP("imap::reference", "Lists the mailboxes in which a text occurs.")},
        {"NAMESPACE", LoggedIn, "NAMESPACE", "", "RFC 9051 section 6.3.10",
         QT_TRANSLATE_NOOP("imap::reference", "Asks where the own mailboxes, those of other users and "
                                              "the shared ones begin.")},
        {"STATUS", LoggedIn, "", "mailbox (status-item…)", "RFC 9051 section 6.3.11",
         QT_TRANSLATE_NOOP("imap::reference", "Asks for the figures of a mailbox without opening it.")},
        {"APPEND", LoggedIn, "", "mailbox [(flag…)] [date-time] message [[(flag…)] [date-time] message …]",
         "RFC 9051 section 6.3.12",
         QT_TRANSLATE_NOOP("imap::reference", "Puts a message into a mailbox; several at once with "
                                              "MULTIAPPEND (RFC 3502).")},
        {"IDLE", LoggedIn, "IDLE", "", "RFC 9051 section 6.3.13",
         QT_TRANSLATE_NOOP("imap::reference", "Lets the server tell news as they come, until DONE is "
                                              "sent.")},
        {"GETACL", LoggedIn, "ACL", "mailbox", "RFC 4314 section 3.3",
         QT_TRANSLATE_NOOP("imap::reference", "Asks who has which rights on a mailbox.")},
        {"SETACL", LoggedIn, "ACL", "mailbox identifier rights", "RFC 4314 section 3.1",
         QT_TRANSLATE_NOOP("imap::reference", "Gives somebody these rights on a mailbox; with + or - "
                                              "before them, more or fewer.")},
        {"DELETEACL", LoggedIn, "ACL", "mailbox identifier", "RFC 4314 section 3.2",
         QT_TRANSLATE_NOOP("imap::reference", "Removes the entry of somebody from the access list of a "
                                              "mailbox.")},
        {"LISTRIGHTS", LoggedIn, "ACL", "mailbox identifier", "RFC 4314 section 3.4",
         QT_TRANSLATE_NOOP("imap::reference", "Asks which rights somebody can be given on a mailbox.")},
        {"MYRIGHTS", LoggedIn, "ACL", "mailbox", "RFC 4314 section 3.5",
         QT_TRANSLATE_NOOP("imap::reference", "Asks which rights one has on a mailbox.")},
        {"GETQUOTA", LoggedIn, "QUOTA", "quota-root", "RFC 9208 section 4.1.1",
         QT_TRANSLATE_NOOP("imap::reference", "Asks how much of a quota root is used, and its limits.")},
        {"GETQUOTAROOT", LoggedIn, "QUOTA", "mailbox", "RFC 9208 section 4.1.2",
         QT_TRANSLATE_NOOP("imap::reference", "Asks which quota roots a mailbox counts for, and how full "
                                              "they are.")},
        {"SETQUOTA", LoggedIn, "QUOTA", "quota-root (resource limit …)", "RFC 9208 section 4.1.3",
         QT_TRANSLATE_NOOP("imap::reference", "Sets the limits of a quota root. Limits that are not "
                                              "named are taken away; STORAGE counts units of 1024 "
                                              "octets.")},
        {"GETMETADATA", LoggedIn, "METADATA METADATA-SERVER", "[(metadata-option…)] mailbox entry / (entry…)",
         "RFC 5464 section 4.2",
         QT_TRANSLATE_NOOP("imap::reference", "Asks for entries of a mailbox, or with \"\" of the "
                                              "server.")},
        {"SETMETADATA", LoggedIn, "METADATA METADATA-SERVER", "mailbox (entry value …)",
         "RFC 5464 section 4.3",
         QT_TRANSLATE_NOOP("imap::reference", "Sets entries of a mailbox, or with \"\" of the server. "
                                              "NIL removes one.")},
        {"GETANNOTATION", LoggedIn, "ANNOTATEMORE", "pattern entry / (entry…) attribute / (attribute…)",
         "draft-daboo-imap-annotatemore-07",
         QT_TRANSLATE_NOOP("imap::reference", "Asks for entries of mailboxes, or with \"\" of the "
                                              "server, in the form before METADATA.")},
        {"SETANNOTATION", LoggedIn, "ANNOTATEMORE", "pattern entry (attribute value …)",
         "draft-daboo-imap-annotatemore-07",
         QT_TRANSLATE_NOOP("imap::reference", "Sets entries of mailboxes, or with \"\" of the server, in "
                                              "the form before METADATA.")},
        {"NOTIFY", LoggedIn, "NOTIFY", "notification", "RFC 5465 section 3.1",
         QT_TRANSLATE_NOOP("imap::reference", "Says what the server shall tell unasked, of which "
                                              "mailboxes.")},
        {"COMPRESS", LoggedIn, "COMPRESS=DEFLATE", "DEFLATE", "RFC 4978 section 3",
         QT_TRANSLATE_NOOP("imap::reference", "Compresses the connection from here on. Not by hand: it "
                                              "would change the line under the connection.")},
        {"UNAUTHENTICATE", LoggedIn, "UNAUTHENTICATE", "", "RFC 8437 section 3",
         QT_TRANSLATE_NOOP("imap::reference", "Goes back to the state before the login.")},
        {"PROXYAUTH", LoggedIn, "X-NETSCAPE", "user", "Netscape",
         QT_TRANSLATE_NOOP("imap::reference", "Makes an administrator be somebody else from here on.")},
        {"GENURLAUTH", LoggedIn, "URLAUTH", "url INTERNAL …", "RFC 4467 section 7",
         QT_TRANSLATE_NOOP("imap::reference", "Makes a URL with which others may read a message without "
                                              "a login.")},
        {"RESETKEY", LoggedIn, "URLAUTH", "[mailbox] [INTERNAL]", "RFC 4467 section 7",
         QT_TRANSLATE_NOOP("imap::reference", "Makes all URLs invalid that GENURLAUTH has made for a "
                                              "mailbox, or for all.")},
        {"URLFETCH", LoggedIn, "URLAUTH", "url…", "RFC 4467 section 7",
         QT_TRANSLATE_NOOP("imap::reference", "Brings what such a URL stands for.")},
        {"LANGUAGE", Always, "LANGUAGE", "[language…]", "RFC 5255 section 3.2",
         QT_TRANSLATE_NOOP("imap::reference", "Asks for the server's texts in another language.")},
        {"COMPARATOR", LoggedIn, "I18NLEVEL=2", "[comparator…]", "RFC 5255 section 4.7",
         QT_TRANSLATE_NOOP("imap::reference", "Says how texts are compared when searching and sorting.")},
        {"CONVERSIONS", LoggedIn, "CONVERT", "from-type to-type", "RFC 5259 section 5.1",
         QT_TRANSLATE_NOOP("imap::reference", "Asks into what the server can convert parts of messages.")},
        {"GETJMAPACCESS", LoggedIn, "JMAPACCESS", "", "RFC 9698 section 4",
         QT_TRANSLATE_NOOP("imap::reference", "Asks where the same mailboxes are to be had by JMAP.")},
        {"XFER", LoggedIn, "", "mailbox server [partition]", "Cyrus",
         QT_TRANSLATE_NOOP("imap::reference", "Moves a mailbox to another server of the same Murder.")},
        {"CHECK", Selected, "", "", "RFC 3501 section 6.4.1",
         QT_TRANSLATE_NOOP("imap::reference", "Lets the server bring the mailbox into order on its side; "
                                              "IMAP4rev2 has dropped it.")},
        {"CLOSE", Selected, "", "", "RFC 9051 section 6.4.1",
         QT_TRANSLATE_NOOP("imap::reference", "Leaves the mailbox, and erases its messages that are "
                                              "marked \\Deleted.")},
        {"UNSELECT", Selected, "UNSELECT", "", "RFC 9051 section 6.4.2",
         QT_TRANSLATE_NOOP("imap::reference", "Leaves the mailbox as it is.")},
        {"EXPUNGE", Selected, "", "", "RFC 9051 section 6.4.3",
         QT_TRANSLATE_NOOP("imap::reference", "Erases the messages that are marked \\Deleted.")},
        {"EXPUNGE", Selected, "UIDPLUS", "set", "RFC 9051 section 6.4.9",
         QT_TRANSLATE_NOOP("imap::reference", "Erases those of these messages that are marked \\Deleted."),
         true, true},
        {"SEARCH", Selected, "", "[RETURN (search-return…)] [CHARSET charset] search-key…",
         "RFC 9051 section 6.4.4",
         QT_TRANSLATE_NOOP("imap::reference", "Asks which messages meet all these criteria."), true},
        {"FETCH", Selected, "", "set fetch-item / ALL / FAST / FULL / (fetch-item…) [(fetch-modifier…)]",
         "RFC 9051 section 6.4.5",
         QT_TRANSLATE_NOOP("imap::reference", "Asks for data of messages. BODY[…] sets \\Seen, "
                                              "BODY.PEEK[…] does not."), true},
        {"STORE", Selected, "", "set [(UNCHANGEDSINCE mod-sequence)] store-item (flag…) / flag…",
         "RFC 9051 section 6.4.6",
         QT_TRANSLATE_NOOP("imap::reference", "Changes the flags of messages."), true},
        {"COPY", Selected, "", "set mailbox", "RFC 9051 section 6.4.7",
         QT_TRANSLATE_NOOP("imap::reference", "Copies messages into another mailbox."), true},
        {"MOVE", Selected, "MOVE", "set mailbox", "RFC 9051 section 6.4.8",
         QT_TRANSLATE_NOOP("imap::reference", "Moves messages into another mailbox."), true},
        {"SORT", Selected, "SORT", "[RETURN (search-return…)] (sort-key…) charset search-key…",
         "RFC 5256 section 3",
         QT_TRANSLATE_NOOP("imap::reference", "Asks which messages meet the criteria, in order."), true},
        {"THREAD", Selected, "THREAD=", "algorithm charset search-key…", "RFC 5256 section 3",
         QT_TRANSLATE_NOOP("imap::reference", "Asks which messages belong together in conversations."),
         true},
        {"ESEARCH", LoggedIn, "MULTISEARCH", "[IN (source…)] [RETURN (search-return…)] search-key…",
         "RFC 7377 section 2",
         QT_TRANSLATE_NOOP("imap::reference", "Searches several mailboxes at once, selected or not.")},
        {"REPLACE", Selected, "REPLACE", "number mailbox [(flag…)] [date-time] message",
         "RFC 8508 section 3.2",
         QT_TRANSLATE_NOOP("imap::reference", "Puts a message into a mailbox and expunges the one that "
                                              "it replaces, in one step."), true},
        {"CANCELUPDATE", Selected, "CONTEXT=SEARCH CONTEXT=SORT", "tag…", "RFC 5267 section 4.3.5",
         QT_TRANSLATE_NOOP("imap::reference", "Ends the news that a SEARCH or SORT with UPDATE has asked "
                                              "for.")},
        {"PARTIAL", Selected, "", "number fetch-item first-octet octets", "RFC 1730 section 6.4.6",
         QT_TRANSLATE_NOOP("imap::reference", "Brings some octets of a message, as IMAP4 had it before "
                                              "FETCH could.")},
        {"CONVERT", Selected, "CONVERT", "set value convert-item…", "RFC 5259 section 6",
         QT_TRANSLATE_NOOP("imap::reference", "Brings parts of messages in another type."), true},
        // clang-format on
    };
    return all;
}

} // namespace imap::reference

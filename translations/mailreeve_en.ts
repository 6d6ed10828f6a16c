<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>MailboxTexts</name>
    <message numerus="yes">
        <source>Create %Ln mailbox(es)</source>
        <translation>
            <numerusform>Create %Ln mailbox</numerusform>
            <numerusform>Create %Ln mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln mailbox(es)</source>
        <translation>
            <numerusform>Delete %Ln mailbox</numerusform>
            <numerusform>Delete %Ln mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln mailbox(es)</source>
        <translation>
            <numerusform>Move %Ln mailbox</numerusform>
            <numerusform>Move %Ln mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Subscribe to %Ln mailbox(es)</source>
        <translation>
            <numerusform>Subscribe to %Ln mailbox</numerusform>
            <numerusform>Subscribe to %Ln mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unsubscribe from %Ln mailbox(es)</source>
        <translation>
            <numerusform>Unsubscribe from %Ln mailbox</numerusform>
            <numerusform>Unsubscribe from %Ln mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Empty %Ln mailbox(es)</source>
        <translation>
            <numerusform>Empty %Ln mailbox</numerusform>
            <numerusform>Empty %Ln mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expunge %Ln mailbox(es)</source>
        <translation>
            <numerusform>Expunge %Ln mailbox</numerusform>
            <numerusform>Expunge %Ln mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Check %Ln mailbox(es)</source>
        <translation>
            <numerusform>Check %Ln mailbox</numerusform>
            <numerusform>Check %Ln mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) deleted</source>
        <translation>
            <numerusform>%Ln mailbox deleted</numerusform>
            <numerusform>%Ln mailboxes deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) emptied</source>
        <translation>
            <numerusform>%Ln mailbox emptied</numerusform>
            <numerusform>%Ln mailboxes emptied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) expunged</source>
        <translation>
            <numerusform>%Ln mailbox expunged</numerusform>
            <numerusform>%Ln mailboxes expunged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) done.</source>
        <translation>
            <numerusform>%Ln mailbox done.</numerusform>
            <numerusform>%Ln mailboxes done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed.</source>
        <translation>
            <numerusform>%Ln failed.</numerusform>
            <numerusform>%Ln failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not begun.</source>
        <translation>
            <numerusform>%Ln not begun.</numerusform>
            <numerusform>%Ln not begun.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln it is not known whether it was done.</source>
        <translation>
            <numerusform>Of %Ln it is not known whether it was done.</numerusform>
            <numerusform>Of %Ln it is not known whether it was done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AccessPage</name>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FieldTreeModel</name>
    <message numerus="yes">
        <source>%Ln value(s)</source>
        <translation>
            <numerusform>%Ln value</numerusform>
            <numerusform>%Ln values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LossDialog</name>
    <message numerus="yes">
        <source>Delete %Ln Mailbox(es)</source>
        <translation>
            <numerusform>Delete %Ln Mailbox</numerusform>
            <numerusform>Delete %Ln Mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Empty %Ln Mailbox(es)</source>
        <translation>
            <numerusform>Empty %Ln Mailbox</numerusform>
            <numerusform>Empty %Ln Mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expunge %Ln Mailbox(es)</source>
        <translation>
            <numerusform>Expunge %Ln Mailbox</numerusform>
            <numerusform>Expunge %Ln Mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;With the %Ln mailbox(es) below</source>
        <translation>
            <numerusform>&amp;With the %Ln mailbox below</numerusform>
            <numerusform>&amp;With the %Ln mailboxes below</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es)</source>
        <translation>
            <numerusform>%Ln mailbox</numerusform>
            <numerusform>%Ln mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln mailbox(es)</source>
        <translation>
            <numerusform>in %Ln mailbox</numerusform>
            <numerusform>in %Ln mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What is in %Ln of them is not known.</source>
        <translation>
            <numerusform>What is in %Ln of them is not known.</numerusform>
            <numerusform>What is in %Ln of them is not known.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MessagesPage</name>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected, %1</source>
        <translation>
            <numerusform>%Ln selected, %1</numerusform>
            <numerusform>%Ln selected, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MetadataPage</name>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PartModel</name>
    <message numerus="yes">
        <source>%Ln octet(s) as encoded</source>
        <translation>
            <numerusform>%Ln octet as encoded</numerusform>
            <numerusform>%Ln octets as encoded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PartView</name>
    <message numerus="yes">
        <source>%Ln byte(s) are not of the charset “%1” and are shown as �.</source>
        <translation>
            <numerusform>%Ln byte is not of the charset “%1” and is shown as �.</numerusform>
            <numerusform>%Ln bytes are not of the charset “%1” and are shown as �.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln time(s) content from %1</source>
        <translation>
            <numerusform>%Ln time content from %1</numerusform>
            <numerusform>%Ln times content from %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln script(s)</source>
        <translation>
            <numerusform>%Ln script</numerusform>
            <numerusform>%Ln scripts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln frame(s)</source>
        <translation>
            <numerusform>%Ln frame</numerusform>
            <numerusform>%Ln frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln form(s)</source>
        <translation>
            <numerusform>%Ln form</numerusform>
            <numerusform>%Ln forms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) that the HTML takes from other parts cannot be shown.</source>
        <translation>
            <numerusform>%Ln picture that the HTML takes from another part cannot be shown.</numerusform>
            <numerusform>%Ln pictures that the HTML takes from other parts cannot be shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ProfilesDialog</name>
    <message numerus="yes">
        <source>%n profile(s) were added.</source>
        <translation>
            <numerusform>%n profile was added.</numerusform>
            <numerusform>%n profiles were added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::QuotaPage</name>
    <message numerus="yes">
        <source>%Ln root(s)</source>
        <translation>
            <numerusform>%Ln root</numerusform>
            <numerusform>%Ln roots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RenameDialog</name>
    <message numerus="yes">
        <source>Move %Ln Mailbox(es)</source>
        <translation>
            <numerusform>Move %Ln Mailbox</numerusform>
            <numerusform>Move %Ln Mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) below move along.</source>
        <translation>
            <numerusform>%Ln mailbox below moves along.</numerusform>
            <numerusform>%Ln mailboxes below move along.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TraceModel</name>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::UnlockDialog</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
</TS>

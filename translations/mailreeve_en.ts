<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ChangePreview</name>
    <message numerus="yes">
        <source>… and %Ln more change(s)</source>
        <translation>
            <numerusform>… and %Ln more change</numerusform>
            <numerusform>… and %Ln more changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeTexts</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) that had no quota would count against it: %1</source>
        <translation>
            <numerusform>%Ln mailbox that had no quota would count against it: %1</numerusform>
            <numerusform>%Ln mailboxes that had no quota would count against it: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) would no longer count against %1: %2</source>
        <translation>
            <numerusform>%Ln mailbox would no longer count against %1: %2</numerusform>
            <numerusform>%Ln mailboxes would no longer count against %1: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HtmlWishes</name>
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
</context>
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
    <message numerus="yes">
        <source>Change the access of %Ln mailbox(es)</source>
        <translation>
            <numerusform>Change the access of %Ln mailbox</numerusform>
            <numerusform>Change the access of %Ln mailboxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnAccess</name>
    <message numerus="yes">
        <source>%Ln more mailbox(es) likewise.</source>
        <translation>
            <numerusform>%Ln more mailbox likewise.</numerusform>
            <numerusform>%Ln more mailboxes likewise.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartContent</name>
    <message numerus="yes">
        <source>%Ln byte(s) are not of the charset “%1” and are shown as �.</source>
        <translation>
            <numerusform>%Ln byte is not of the charset “%1” and is shown as �.</numerusform>
            <numerusform>%Ln bytes are not of the charset “%1” and are shown as �.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AccessDialog</name>
    <message numerus="yes">
        <source>%Ln change(s) to be staged.</source>
        <translation>
            <numerusform>%Ln change to be staged.</numerusform>
            <numerusform>%Ln changes to be staged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) are so already.</source>
        <translation>
            <numerusform>%Ln mailbox is so already.</numerusform>
            <numerusform>%Ln mailboxes are so already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) cannot be administered.</source>
        <translation>
            <numerusform>%Ln mailbox cannot be administered.</numerusform>
            <numerusform>%Ln mailboxes cannot be administered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) are left out: they are the person’s own.</source>
        <translation>
            <numerusform>%Ln mailbox is left out: it is the person’s own.</numerusform>
            <numerusform>%Ln mailboxes are left out: they are the person’s own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) have no parent whose list is known.</source>
        <translation>
            <numerusform>%Ln mailbox has no parent whose list is known.</numerusform>
            <numerusform>%Ln mailboxes have no parent whose list is known.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AccessIndexModel</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AccessIndexPage</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln list(s) could not be read: whether it stands there is not known.</source>
        <translation>
            <numerusform>%Ln list could not be read: whether it stands there is not known.</numerusform>
            <numerusform>%Ln lists could not be read: whether it stands there is not known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln column</numerusform>
            <numerusform>%Ln columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The entries of %1 in %Ln access list(s) are to be removed.</source>
        <translation>
            <numerusform>The entries of %1 in %Ln access list are to be removed.</numerusform>
            <numerusform>The entries of %1 in %Ln access lists are to be removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) of “%1” are left as they are.</source>
        <translation>
            <numerusform>%Ln mailbox of “%1” is left as it is.</numerusform>
            <numerusform>%Ln mailboxes of “%1” are left as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Afterwards “%1” may still read %Ln mailbox(es) by entries of others: %2.</source>
        <translation>
            <numerusform>Afterwards “%1” may still read %Ln mailbox by entries of others: %2.</numerusform>
            <numerusform>Afterwards “%1” may still read %Ln mailboxes by entries of others: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more mailbox(es) may be read by groups: whether “%1” is in one of them is not known.</source>
        <translation>
            <numerusform>%Ln more mailbox may be read by groups: whether “%1” is in one of them is not known.</numerusform>
            <numerusform>%Ln more mailboxes may be read by groups: whether “%1” is in one of them is not known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %Ln of these lists the entries keep rights from “%1”, who has more there without them than now.</source>
        <translation>
            <numerusform>In %Ln of these lists the entries keep rights from “%1”, who has more there without them than now.</numerusform>
            <numerusform>In %Ln of these lists the entries keep rights from “%1”, who has more there without them than now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %Ln of these lists the entries keep from “%1” what groups or their members are given: whether “%1” is one of these, and has more there without them than now, is not known.</source>
        <translation>
            <numerusform>In %Ln of these lists the entries keep from “%1” what groups or their members are given: whether “%1” is one of these, and has more there without them than now, is not known.</numerusform>
            <numerusform>In %Ln of these lists the entries keep from “%1” what groups or their members are given: whether “%1” is one of these, and has more there without them than now, is not known.</numerusform>
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
    <name>ui::AccessScope</name>
    <message numerus="yes">
        <source>The %Ln selected mailbox(es)</source>
        <translation>
            <numerusform>The %Ln selected mailbox</numerusform>
            <numerusform>The %Ln selected mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln selected mailbox(es) and all below them</source>
        <translation>
            <numerusform>The %Ln selected mailbox and all below it</numerusform>
            <numerusform>The %Ln selected mailboxes and all below them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AccessStore</name>
    <message numerus="yes">
        <source>%Ln mailbox(es)</source>
        <translation>
            <numerusform>%Ln mailbox</numerusform>
            <numerusform>%Ln mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, and %Ln name(s) that only have others below them</source>
        <translation>
            <numerusform>, and %Ln name that only has others below it</numerusform>
            <numerusform>, and %Ln names that only have others below them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AppendOperation</name>
    <message numerus="yes">
        <source>Append %Ln file(s) to %1</source>
        <translation>
            <numerusform>Append %Ln file to %1</numerusform>
            <numerusform>Append %Ln files to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) appended.</source>
        <translation>
            <numerusform>%Ln message appended.</numerusform>
            <numerusform>%Ln messages appended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were not.</source>
        <translation>
            <numerusform>%Ln was not.</numerusform>
            <numerusform>%Ln were not.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln message(s) it is not known.</source>
        <translation>
            <numerusform>Of %Ln message it is not known.</numerusform>
            <numerusform>Of %Ln messages it is not known.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ApplyDialog</name>
    <message numerus="yes">
        <source>%1: %Ln change(s)</source>
        <translation>
            <numerusform>%1: %Ln change</numerusform>
            <numerusform>%1: %Ln changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln place(s).</source>
        <translation>
            <numerusform>in %Ln place.</numerusform>
            <numerusform>in %Ln places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) will be deleted for good</source>
        <translation>
            <numerusform>%Ln mailbox will be deleted for good</numerusform>
            <numerusform>%Ln mailboxes will be deleted for good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, with %Ln message(s).</source>
        <translation>
            <numerusform>, with %Ln message.</numerusform>
            <numerusform>, with %Ln messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1”: the entry goes in %Ln mailbox(es)</source>
        <translation>
            <numerusform>“%1”: the entry goes in %Ln mailbox</numerusform>
            <numerusform>“%1”: the entry goes in %Ln mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1”: loses %2 in %Ln mailbox(es)</source>
        <translation>
            <numerusform>“%1”: loses %2 in %Ln mailbox</numerusform>
            <numerusform>“%1”: loses %2 in %Ln mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more identifier(s)</source>
        <translation>
            <numerusform>and %Ln more identifier</numerusform>
            <numerusform>and %Ln more identifiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rights are taken in %Ln mailbox(es):</source>
        <translation>
            <numerusform>Rights are taken in %Ln mailbox:</numerusform>
            <numerusform>Rights are taken in %Ln mailboxes:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quota root(s) get a lower limit, or one where there was none.</source>
        <translation>
            <numerusform>%Ln quota root gets a lower limit, or one where there was none.</numerusform>
            <numerusform>%Ln quota roots get a lower limit, or one where there was none.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quota root(s) may get a lower limit: nobody has looked at what they have.</source>
        <translation>
            <numerusform>%Ln quota root may get a lower limit: nobody has looked at what it has.</numerusform>
            <numerusform>%Ln quota roots may get a lower limit: nobody has looked at what they have.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quota root(s) lose a limit.</source>
        <translation>
            <numerusform>%Ln quota root loses a limit.</numerusform>
            <numerusform>%Ln quota roots lose a limit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AuditPane</name>
    <message numerus="yes">
        <source>%Ln older one(s) stand in the file alone.</source>
        <translation>
            <numerusform>%Ln older one stands in the file alone.</numerusform>
            <numerusform>%Ln older ones stand in the file alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) of the file cannot be read.</source>
        <translation>
            <numerusform>%Ln line of the file cannot be read.</numerusform>
            <numerusform>%Ln lines of the file cannot be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ChangesPane</name>
    <message numerus="yes">
        <source>%Ln change(s) wait</source>
        <translation>
            <numerusform>%Ln change waits</numerusform>
            <numerusform>%Ln changes wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CheckDialog</name>
    <message numerus="yes">
        <source>%Ln commands did not do what the script says.</source>
        <translation>
            <numerusform>%Ln command did not do what the script says.</numerusform>
            <numerusform>%Ln commands did not do what the script says.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CommandLine</name>
    <message numerus="yes">
        <source>%Ln mailbox(es) match. Look at the commands, then send them.</source>
        <translation>
            <numerusform>%Ln mailbox matches. Look at the command, then send it.</numerusform>
            <numerusform>%Ln mailboxes match. Look at the commands, then send them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln command(s) behind it were not sent.</source>
        <translation>
            <numerusform>%Ln command behind it was not sent.</numerusform>
            <numerusform>%Ln commands behind it were not sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ComparisonDialog</name>
    <message numerus="yes">
        <source>%Ln commands differ.</source>
        <translation>
            <numerusform>%Ln command differs.</numerusform>
            <numerusform>%Ln commands differ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CopyOperation</name>
    <message numerus="yes">
        <source>Copy %Ln message(s) from %1 to %2</source>
        <translation>
            <numerusform>Copy %Ln message from %1 to %2</numerusform>
            <numerusform>Copy %Ln messages from %1 to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln message(s) from %1 to %2</source>
        <translation>
            <numerusform>Move %Ln message from %1 to %2</numerusform>
            <numerusform>Move %Ln messages from %1 to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) copied.</source>
        <translation>
            <numerusform>%Ln message copied.</numerusform>
            <numerusform>%Ln messages copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) moved.</source>
        <translation>
            <numerusform>%Ln message moved.</numerusform>
            <numerusform>%Ln messages moved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DetailPane</name>
    <message numerus="yes">
        <source>… and %Ln more line(s)</source>
        <translation>
            <numerusform>… and %Ln more line</numerusform>
            <numerusform>… and %Ln more lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ExchangeModel</name>
    <message numerus="yes">
        <source>%1  (and %Ln more)</source>
        <translation>
            <numerusform>%1  (and %Ln more)</numerusform>
            <numerusform>%1  (and %Ln more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more line(s): show the lines to see them</source>
        <translation>
            <numerusform>… and %Ln more line: show the lines to see it</numerusform>
            <numerusform>… and %Ln more lines: show the lines to see them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ExpungeOperation</name>
    <message numerus="yes">
        <source>Expunge %Ln message(s) of %1</source>
        <translation>
            <numerusform>Expunge %Ln message of %1</numerusform>
            <numerusform>Expunge %Ln messages of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server has no UIDPLUS, so that only all messages that are marked \Deleted can be expunged at once, and there are %Ln other(s).</source>
        <translation>
            <numerusform>The server has no UIDPLUS, so that only all messages that are marked \Deleted can be expunged at once, and there is %Ln other.</numerusform>
            <numerusform>The server has no UIDPLUS, so that only all messages that are marked \Deleted can be expunged at once, and there are %Ln others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) expunged.</source>
        <translation>
            <numerusform>%Ln message expunged.</numerusform>
            <numerusform>%Ln messages expunged.</numerusform>
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
    <name>ui::FlagOperation</name>
    <message numerus="yes">
        <source>Delete %Ln message(s) of %1</source>
        <translation>
            <numerusform>Delete %Ln message of %1</numerusform>
            <numerusform>Delete %Ln messages of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undelete %Ln message(s) of %1</source>
        <translation>
            <numerusform>Undelete %Ln message of %1</numerusform>
            <numerusform>Undelete %Ln messages of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %1 on %Ln message(s) of %2</source>
        <translation>
            <numerusform>Set %1 on %Ln message of %2</numerusform>
            <numerusform>Set %1 on %Ln messages of %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear %1 on %Ln message(s) of %2</source>
        <translation>
            <numerusform>Clear %1 on %Ln message of %2</numerusform>
            <numerusform>Clear %1 on %Ln messages of %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %1 and clear %2 on %Ln message(s) of %3</source>
        <translation>
            <numerusform>Set %1 and clear %2 on %Ln message of %3</numerusform>
            <numerusform>Set %1 and clear %2 on %Ln messages of %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) have the flags as wanted.</source>
        <translation>
            <numerusform>%Ln message has the flags as wanted.</numerusform>
            <numerusform>%Ln messages have the flags as wanted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LatencyChart</name>
    <message numerus="yes">
        <source>%Ln answer(s): fastest %1, median %2, slowest %3</source>
        <translation>
            <numerusform>%Ln answer: fastest %1, median %2, slowest %3</numerusform>
            <numerusform>%Ln answers: fastest %1, median %2, slowest %3</numerusform>
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
    <message numerus="yes">
        <source>You have not the right to delete %Ln of them: the server will refuse it.</source>
        <translation>
            <numerusform>You have not the right to delete %Ln of them: the server will refuse it.</numerusform>
            <numerusform>You have not the right to delete %Ln of them: the server will refuse it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give &amp;yourself the right “%1” first, on %Ln of them</source>
        <translation>
            <numerusform>Give &amp;yourself the right “%1” first, on %Ln of them</numerusform>
            <numerusform>Give &amp;yourself the right “%1” first, on %Ln of them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message numerus="yes">
        <source>%Ln job(s) are still running. Quit all the same?</source>
        <translation>
            <numerusform>%Ln job is still running. Quit all the same?</numerusform>
            <numerusform>%Ln jobs are still running. Quit all the same?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MessageActions</name>
    <message numerus="yes">
        <source>Flags of %Ln message(s) of “%1”:</source>
        <translation>
            <numerusform>Flags of %Ln message of “%1”:</numerusform>
            <numerusform>Flags of %Ln messages of “%1”:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change the flags of %Ln message(s)?</source>
        <translation>
            <numerusform>Change the flags of %Ln message?</numerusform>
            <numerusform>Change the flags of %Ln messages?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln message(s) of “%1” to:</source>
        <translation>
            <numerusform>Move %Ln message of “%1” to:</numerusform>
            <numerusform>Move %Ln messages of “%1” to:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln message(s) of “%1” to:</source>
        <translation>
            <numerusform>Copy %Ln message of “%1” to:</numerusform>
            <numerusform>Copy %Ln messages of “%1” to:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln message(s) to “%1”?</source>
        <translation>
            <numerusform>Move %Ln message to “%1”?</numerusform>
            <numerusform>Move %Ln messages to “%1”?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %Ln message(s) \Deleted</source>
        <translation>
            <numerusform>Mark %Ln message \Deleted</numerusform>
            <numerusform>Mark %Ln messages \Deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take \Deleted from %Ln message(s)</source>
        <translation>
            <numerusform>Take \Deleted from %Ln message</numerusform>
            <numerusform>Take \Deleted from %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln message(s) of “%1” for good?</source>
        <translation>
            <numerusform>Remove %Ln message of “%1” for good?</numerusform>
            <numerusform>Remove %Ln messages of “%1” for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Append the messages of %Ln file(s) to “%1”?</source>
        <translation>
            <numerusform>Append the messages of %Ln file to “%1”?</numerusform>
            <numerusform>Append the messages of %Ln files to “%1”?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MessageArranger</name>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MessageList</name>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MessagesOperation</name>
    <message numerus="yes">
        <source>%Ln message(s) were not.</source>
        <translation>
            <numerusform>%Ln message was not.</numerusform>
            <numerusform>%Ln messages were not.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln message(s) it is not known.</source>
        <translation>
            <numerusform>Of %Ln message it is not known.</numerusform>
            <numerusform>Of %Ln messages it is not known.</numerusform>
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
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln row(s) were copied, from the top.</source>
        <translation>
            <numerusform>Only %Ln row was copied, from the top.</numerusform>
            <numerusform>Only %Ln rows were copied, from the top.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln message(s)</source>
        <translation>
            <numerusform>%L1 of %Ln message</numerusform>
            <numerusform>%L1 of %Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MetadataDialog</name>
    <message numerus="yes">
        <source>%Ln octet(s) that are no text</source>
        <translation>
            <numerusform>%Ln octet that is no text</numerusform>
            <numerusform>%Ln octets that are no text</numerusform>
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
        <source>%Ln picture(s) that the HTML takes from other parts cannot be shown.</source>
        <translation>
            <numerusform>%Ln picture that the HTML takes from another part cannot be shown.</numerusform>
            <numerusform>%Ln pictures that the HTML takes from other parts cannot be shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ProfileDialog</name>
    <message numerus="yes">
        <source>A round trip takes about %1. Sent together, the commands would have saved %Ln of them, about %2.</source>
        <translation>
            <numerusform>A round trip takes about %1. Sent together, the commands would have saved one of them, about %2.</numerusform>
            <numerusform>A round trip takes about %1. Sent together, the commands would have saved %Ln of them, about %2.</numerusform>
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
    <name>ui::QuotaDialog</name>
    <message numerus="yes">
        <source>Of %Ln mailbox(es) below the server does not tell.</source>
        <translation>
            <numerusform>Of %Ln mailbox below the server does not tell.</numerusform>
            <numerusform>Of %Ln mailboxes below the server does not tell.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::QuotaFleetPage</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quota root(s)</source>
        <translation>
            <numerusform>%Ln quota root</numerusform>
            <numerusform>%Ln quota roots</numerusform>
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
        <source>Quota of %Ln root(s)</source>
        <translation>
            <numerusform>Quota of %Ln root</numerusform>
            <numerusform>Quota of %Ln roots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln root(s) have appeared: %1</source>
        <translation>
            <numerusform>%Ln root has appeared: %1</numerusform>
            <numerusform>%Ln roots have appeared: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln root(s) are gone: %1</source>
        <translation>
            <numerusform>%Ln root is gone: %1</numerusform>
            <numerusform>%Ln roots are gone: %1</numerusform>
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
    <name>ui::RefusalsDialog</name>
    <message numerus="yes">
        <source>The server refused %Ln question(s).</source>
        <translation>
            <numerusform>The server refused %Ln question.</numerusform>
            <numerusform>The server refused %Ln questions.</numerusform>
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
    <name>ui::ReplayDialog</name>
    <message numerus="yes">
        <source>All %Ln commands were answered as they were then.</source>
        <translation>
            <numerusform>%Ln command was answered as it was then.</numerusform>
            <numerusform>All %Ln commands were answered as they were then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln commands were not answered as they were then.</source>
        <translation>
            <numerusform>%Ln command was not answered as it was then.</numerusform>
            <numerusform>%Ln commands were not answered as they were then.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ReportPage</name>
    <message numerus="yes">
        <source>good until %1, another %Ln day(s)</source>
        <translation>
            <numerusform>good until %1, another %Ln day</numerusform>
            <numerusform>good until %1, another %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RootSizesPane</name>
    <message numerus="yes">
        <source>%1 in %Ln mailbox(es)</source>
        <translation>
            <numerusform>%1 in %Ln mailbox</numerusform>
            <numerusform>%1 in %Ln mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not told</source>
        <translation>
            <numerusform>%Ln not told</numerusform>
            <numerusform>%Ln not told</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SaveOperation</name>
    <message numerus="yes">
        <source>Save %Ln message(s) of %1</source>
        <translation>
            <numerusform>Save %Ln message of %1</numerusform>
            <numerusform>Save %Ln messages of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) saved in “%1”.</source>
        <translation>
            <numerusform>%Ln message saved in “%1”.</numerusform>
            <numerusform>%Ln messages saved in “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ServerPage</name>
    <message numerus="yes">
        <source>, %Ln refused</source>
        <translation>
            <numerusform>, %Ln refused</numerusform>
            <numerusform>, %Ln refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused…</source>
        <translation>
            <numerusform>%Ln refused…</numerusform>
            <numerusform>%Ln refused…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StagedChanges</name>
    <message numerus="yes">
        <source>The server has made something else of %Ln change(s) than was asked for.</source>
        <translation>
            <numerusform>The server has made something else of %Ln change than was asked for.</numerusform>
            <numerusform>The server has made something else of %Ln changes than was asked for.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln done</numerusform>
            <numerusform>%Ln done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln overtaken by somebody else</source>
        <translation>
            <numerusform>%Ln overtaken by somebody else</numerusform>
            <numerusform>%Ln overtaken by somebody else</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not known</source>
        <translation>
            <numerusform>%Ln not known</numerusform>
            <numerusform>%Ln not known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not sent</source>
        <translation>
            <numerusform>%Ln not sent</numerusform>
            <numerusform>%Ln not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these were left out: the connection was lost twice when they were sent.</source>
        <translation>
            <numerusform>%Ln of these was left out: the connection was lost twice when it was sent.</numerusform>
            <numerusform>%Ln of these were left out: the connection was lost twice when they were sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) were as asked for, and somebody has changed that since.</source>
        <translation>
            <numerusform>%Ln change was as asked for, and somebody has changed that since.</numerusform>
            <numerusform>%Ln changes were as asked for, and somebody has changed that since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped in the middle: %Ln change(s) are staged, and there would have been more.</source>
        <translation>
            <numerusform>Stopped in the middle: %Ln change is staged, and there would have been more.</numerusform>
            <numerusform>Stopped in the middle: %Ln changes are staged, and there would have been more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TextFeed</name>
    <message numerus="yes">
        <source> … (%Ln more character(s) in this line)</source>
        <translation>
            <numerusform> … (%Ln more character in this line)</numerusform>
            <numerusform> … (%Ln more characters in this line)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Treemap</name>
    <message numerus="yes">
        <source>%Ln smaller one(s)</source>
        <translation>
            <numerusform>%Ln smaller one</numerusform>
            <numerusform>%Ln smaller ones</numerusform>
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
<context>
    <name>ui::UsageHistogram</name>
    <message numerus="yes">
        <source>%Ln root(s) without a limit</source>
        <translation>
            <numerusform>%Ln root without a limit</numerusform>
            <numerusform>%Ln roots without a limit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln root(s) over 100 %</source>
        <translation>
            <numerusform>%Ln root over 100 %</numerusform>
            <numerusform>%Ln roots over 100 %</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln root(s) from %1 to %2 %</source>
        <translation>
            <numerusform>%Ln root from %1 to %2 %</numerusform>
            <numerusform>%Ln roots from %1 to %2 %</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::WideQuotaDialog</name>
    <message numerus="yes">
        <source>Of %Ln quota root(s)</source>
        <translation>
            <numerusform>Of %Ln quota root</numerusform>
            <numerusform>Of %Ln quota roots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln limit(s) would be changed.</source>
        <translation>
            <numerusform>%Ln limit would be changed.</numerusform>
            <numerusform>%Ln limits would be changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are so already, or have no limit that could be raised.</source>
        <translation>
            <numerusform>%Ln is so already, or has no limit that could be raised.</numerusform>
            <numerusform>%Ln are so already, or have no limit that could be raised.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be sent: %1</source>
        <translation>
            <numerusform>%Ln cannot be sent: %1</numerusform>
            <numerusform>%Ln cannot be sent: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The limits of %Ln root(s) would be changed.</source>
        <translation>
            <numerusform>The limits of %Ln root would be changed.</numerusform>
            <numerusform>The limits of %Ln roots would be changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are so already.</source>
        <translation>
            <numerusform>%Ln is so already.</numerusform>
            <numerusform>%Ln are so already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln root(s) would be full at once: more is used than the new limit.</source>
        <translation>
            <numerusform>%Ln root would be full at once: more is used than the new limit.</numerusform>
            <numerusform>%Ln roots would be full at once: more is used than the new limit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::WireText</name>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
</context>
</TS>

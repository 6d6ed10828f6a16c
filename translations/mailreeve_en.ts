<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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

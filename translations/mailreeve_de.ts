<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AccessTexts</name>
    <message>
        <source>An identifier is missing.</source>
        <translation>Eine Kennung fehlt.</translation>
    </message>
    <message>
        <source>“%1” holds control characters.</source>
        <translation>„%1“ enthält Steuerzeichen.</translation>
    </message>
    <message>
        <source>“%1”: this server keeps a quote or a backslash although it says NO, and the mailbox could not be administered any more.</source>
        <translation>„%1“: Dieser Server behält ein Anführungszeichen oder einen Backslash, obwohl er NO sagt, und das Postfach ließe sich nicht mehr verwalten.</translation>
    </message>
    <message>
        <source>“%1” holds characters that this server refuses.</source>
        <translation>„%1“ enthält Zeichen, die dieser Server ablehnt.</translation>
    </message>
    <message>
        <source>“%1” is too long for this server.</source>
        <translation>„%1“ ist zu lang für diesen Server.</translation>
    </message>
    <message>
        <source>“%1”: this server has no entries that take rights away.</source>
        <translation>„%1“: Dieser Server kennt keine Einträge, die Rechte entziehen.</translation>
    </message>
    <message>
        <source>“%1” cannot be changed on this server.</source>
        <translation>„%1“ lässt sich auf diesem Server nicht ändern.</translation>
    </message>
    <message>
        <source>“%1” will be stored in lower case.</source>
        <translation>„%1“ wird in Kleinbuchstaben gespeichert.</translation>
    </message>
    <message>
        <source>“%1” has capitals in its domain, as names of users hardly have.</source>
        <translation>„%1“ hat Großbuchstaben in der Domain, wie es bei Benutzernamen kaum vorkommt.</translation>
    </message>
    <message>
        <source>“%1” holds spaces: some servers make a mailbox unreachable by them.</source>
        <translation>„%1“ enthält Leerzeichen: Manche Server machen ein Postfach dadurch unerreichbar.</translation>
    </message>
    <message>
        <source>“%1” is how another server writes a group: this one takes it for somebody’s name.</source>
        <translation>„%1“ ist die Schreibweise eines anderen Servers für eine Gruppe: Dieser hält es für den Namen von jemandem.</translation>
    </message>
    <message>
        <source>“%1”: this server wants the e-mail address of an account.</source>
        <translation>„%1“: Dieser Server will die E-Mail-Adresse eines Kontos.</translation>
    </message>
    <message>
        <source>“%1” could change this list: everybody could then give themselves every right.</source>
        <translation>„%1“ könnte diese Liste ändern: Alle könnten sich dann jedes Recht selbst geben.</translation>
    </message>
    <message>
        <source>is about others</source>
        <translation>betrifft andere</translation>
    </message>
    <message>
        <source>gives %1</source>
        <translation>gibt %1</translation>
    </message>
    <message>
        <source>takes %1</source>
        <translation>entzieht %1</translation>
    </message>
    <message>
        <source>does nothing: the owner has their rights anyway</source>
        <translation>bewirkt nichts: Der Eigentümer hat seine Rechte ohnehin</translation>
    </message>
    <message>
        <source>does nothing</source>
        <translation>bewirkt nichts</translation>
    </message>
    <message>
        <source>does nothing: %1 goes before it</source>
        <translation>bewirkt nichts: %1 geht vor</translation>
    </message>
    <message>
        <source>has nothing to give or take</source>
        <translation>hat nichts zu geben oder zu entziehen</translation>
    </message>
    <message>
        <source>This server does not show all entries: groups may give more.</source>
        <translation>Dieser Server zeigt nicht alle Einträge: Gruppen können mehr geben.</translation>
    </message>
    <message>
        <source>There are entries of groups, and it is not known which groups this person is in.</source>
        <translation>Es gibt Einträge von Gruppen, und es ist nicht bekannt, in welchen Gruppen diese Person ist.</translation>
    </message>
    <message>
        <source>How this server combines entries is not known: it is taken that all that match add up.</source>
        <translation>Wie dieser Server Einträge verbindet, ist nicht bekannt: Angenommen wird, dass alle passenden zusammenzählen.</translation>
    </message>
    <message>
        <source>You have no “a” (administer) on this mailbox: you cannot change its list.</source>
        <translation>Sie haben an diesem Postfach kein „a“ (verwalten): Sie können seine Liste nicht ändern.</translation>
    </message>
    <message>
        <source>“%1” has “%2” in any case, as the server says (LISTRIGHTS).</source>
        <translation>„%1“ hat „%2“ in jedem Fall, wie der Server sagt (LISTRIGHTS).</translation>
    </message>
    <message>
        <source>“%1” owns the mailbox: this server lets an owner keep “%2”.</source>
        <translation>„%1“ gehört das Postfach: Dieser Server lässt Eigentümern „%2“.</translation>
    </message>
    <message>
        <source>The server does not offer “%2” for “%1” here (LISTRIGHTS).</source>
        <translation>Der Server bietet „%2“ für „%1“ hier nicht an (LISTRIGHTS).</translation>
    </message>
    <message>
        <source>The server announces no right “%1”: it can be taken away, but not given.</source>
        <translation>Der Server kündigt kein Recht „%1“ an: Es kann entzogen, aber nicht gegeben werden.</translation>
    </message>
    <message>
        <source>%1: you would lose “a”, and could not change this list any more.</source>
        <translation>%1: Sie verlören „a“ und könnten diese Liste nicht mehr ändern.</translation>
    </message>
    <message>
        <source>%1: you would lose “l”, and could not see the mailbox any more.</source>
        <translation>%1: Sie verlören „l“ und könnten das Postfach nicht mehr sehen.</translation>
    </message>
    <message>
        <source>%1: you would lose “a” if you are in one of these groups.</source>
        <translation>%1: Sie verlören „a“, falls Sie in einer dieser Gruppen sind.</translation>
    </message>
    <message>
        <source>%1: you would lose “l” if you are in one of these groups.</source>
        <translation>%1: Sie verlören „l“, falls Sie in einer dieser Gruppen sind.</translation>
    </message>
    <message>
        <source>“%1” owns it and needs no entry: one would take the place of the rights that every owner has.</source>
        <translation>„%1“ gehört es und braucht keinen Eintrag: Er träte an die Stelle der Rechte, die jeder Eigentümer hat.</translation>
    </message>
    <message>
        <source>%1: “%2” would get “a”, and everybody could change this list.</source>
        <translation>%1: „%2“ bekäme „a“, und jeder könnte diese Liste ändern.</translation>
    </message>
</context>
<context>
    <name>ChangePreview</name>
    <message>
        <source>Undoing it sends:</source>
        <translation>Rückgängig machen sendet:</translation>
    </message>
    <message>
        <source>It cannot be undone.</source>
        <translation>Es lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>What undoes it is known once it was sent.</source>
        <translation>Was es rückgängig macht, ist bekannt, sobald es gesendet ist.</translation>
    </message>
    <message>
        <source>now: %1</source>
        <translation>jetzt: %1</translation>
    </message>
    <message>
        <source>It is sent only if this is done: %1  %2</source>
        <translation>Gesendet wird es nur, wenn dies getan ist: %1  %2</translation>
    </message>
    <message>
        <source>This will not be sent: %1</source>
        <translation>Das wird nicht gesendet: %1</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more change(s)</source>
        <translation>
            <numerusform>… und %Ln weitere Änderung</numerusform>
            <numerusform>… und %Ln weitere Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Warning: this locks you out.</source>
        <translation>Warnung: Damit sperren Sie sich aus.</translation>
    </message>
    <message>
        <source>Warning: this lets everybody give themselves every right.</source>
        <translation>Warnung: Damit kann sich jeder jedes Recht geben.</translation>
    </message>
</context>
<context>
    <name>ChangeTexts</name>
    <message>
        <source>(server)</source>
        <translation>(Server)</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Quota</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Subscribe</source>
        <translation>Abonnieren</translation>
    </message>
    <message>
        <source>Unsubscribe</source>
        <translation>Abonnement beenden</translation>
    </message>
    <message>
        <source>%1: remove the entry</source>
        <translation>%1: Eintrag entfernen</translation>
    </message>
    <message>
        <source>%1: exactly %2</source>
        <translation>%1: genau %2</translation>
    </message>
    <message>
        <source>%1 without a limit</source>
        <translation>%1 ohne Limit</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>(root without a name)</source>
        <translation>(Wurzel ohne Namen)</translation>
    </message>
    <message>
        <source>no such root</source>
        <translation>keine solche Wurzel</translation>
    </message>
    <message>
        <source>not subscribed</source>
        <translation>nicht abonniert</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>subscribed</source>
        <translation>abonniert</translation>
    </message>
    <message>
        <source>both names</source>
        <translation>beide Namen</translation>
    </message>
    <message>
        <source>there</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>no limits</source>
        <translation>keine Limits</translation>
    </message>
    <message>
        <source>Staged</source>
        <translation>Vorgemerkt</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Was so already</source>
        <translation>War schon so</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Overtaken</source>
        <translation>Überholt</translation>
    </message>
    <message>
        <source>The server has it as asked for.</source>
        <translation>Der Server hat es wie verlangt.</translation>
    </message>
    <message>
        <source>The server took another number.</source>
        <translation>Der Server hat eine andere Zahl genommen.</translation>
    </message>
    <message>
        <source>The server gave rights that it ties to these.</source>
        <translation>Der Server hat Rechte mitgegeben, die er an diese knüpft.</translation>
    </message>
    <message>
        <source>The server said OK and kept rights that were to go.</source>
        <translation>Der Server sagte OK und behielt Rechte, die wegfallen sollten.</translation>
    </message>
    <message>
        <source>The server has it under another spelling.</source>
        <translation>Der Server hat es in anderer Schreibweise.</translation>
    </message>
    <message>
        <source>The server said OK and did not do it.</source>
        <translation>Der Server sagte OK und tat es nicht.</translation>
    </message>
    <message>
        <source>The server has something else.</source>
        <translation>Der Server hat etwas anderes.</translation>
    </message>
    <message>
        <source>Nothing of it was sent.</source>
        <translation>Nichts davon wurde gesendet.</translation>
    </message>
    <message>
        <source>It was sent, and no answer is known: the server may have done it or not. Reading back tells.</source>
        <translation>Es wurde gesendet, und eine Antwort ist nicht bekannt: Der Server kann es getan haben oder nicht. Nachlesen zeigt es.</translation>
    </message>
    <message>
        <source>The server said OK.</source>
        <translation>Der Server sagte OK.</translation>
    </message>
    <message>
        <source>The server had it already; nothing was sent.</source>
        <translation>Der Server hatte es schon; nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Somebody else has changed it: it was %1 and is %2 by now. Nothing was sent.</source>
        <translation>Jemand anders hat es geändert: Es war %1 und ist jetzt %2. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The quota root stays, without limits: no command takes it away.</source>
        <translation>Die Quota-Wurzel bleibt, ohne Limits: Kein Befehl entfernt sie.</translation>
    </message>
    <message>
        <source>It holds from the user’s next login.</source>
        <translation>Es gilt ab der nächsten Anmeldung des Benutzers.</translation>
    </message>
    <message>
        <source>Inverse: none – %1 are lost.</source>
        <comment>messages and size</comment>
        <translation>Umkehrung: keine – %1 gehen verloren.</translation>
    </message>
    <message>
        <source>Inverse: none – what is in it is not known, and is lost.</source>
        <translation>Umkehrung: keine – was darin ist, ist nicht bekannt und geht verloren.</translation>
    </message>
    <message>
        <source>%1, but for some below it</source>
        <translation>%1, bis auf einige darunter</translation>
    </message>
    <message>
        <source>a name without messages</source>
        <translation>ein Name ohne Nachrichten</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiteres</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) that had no quota would count against it: %1</source>
        <translation>
            <numerusform>%Ln Postfach ohne Quota würde zu ihr zählen: %1</numerusform>
            <numerusform>%Ln Postfächer ohne Quota würden zu ihr zählen: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) would no longer count against %1: %2</source>
        <translation>
            <numerusform>%Ln Postfach würde nicht mehr zu %1 zählen: %2</numerusform>
            <numerusform>%Ln Postfächer würden nicht mehr zu %1 zählen: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>The server had it as asked for, and somebody has changed it since.</source>
        <translation>Der Server hatte es wie verlangt, und jemand hat es seitdem geändert.</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The server refused: “%1”</source>
        <translation>Der Server hat abgelehnt: „%1“</translation>
    </message>
    <message>
        <source>The server did not accept the command: “%1”</source>
        <translation>Der Server hat den Befehl nicht angenommen: „%1“</translation>
    </message>
    <message>
        <source>This cannot be sent: %1</source>
        <translation>Das kann nicht gesendet werden: %1</translation>
    </message>
    <message>
        <source>The server’s answer could not be understood. %1</source>
        <translation>Die Antwort des Servers ist unverständlich. %1</translation>
    </message>
    <message>
        <source>The server sent more than is reasonable, and the connection was ended. %1</source>
        <translation>Der Server hat mehr gesendet, als vernünftig ist; die Verbindung wurde beendet. %1</translation>
    </message>
    <message>
        <source>There is no such host. %1</source>
        <translation>Diesen Host gibt es nicht. %1</translation>
    </message>
    <message>
        <source>Nobody accepts connections there. %1</source>
        <translation>Dort nimmt niemand Verbindungen an. %1</translation>
    </message>
    <message>
        <source>The server cannot be reached. %1</source>
        <translation>Der Server ist nicht erreichbar. %1</translation>
    </message>
    <message>
        <source>No encrypted connection could be made. %1</source>
        <translation>Es kam keine verschlüsselte Verbindung zustande. %1</translation>
    </message>
    <message>
        <source>The server’s certificate did not verify. %1</source>
        <translation>Das Zertifikat des Servers hat die Prüfung nicht bestanden. %1</translation>
    </message>
    <message>
        <source>The server refused the login: “%1”</source>
        <translation>Der Server hat die Anmeldung abgelehnt: „%1“</translation>
    </message>
    <message>
        <source>The server closed the connection.</source>
        <translation>Der Server hat die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>The server closed the connection: “%1”</source>
        <translation>Der Server hat die Verbindung geschlossen: „%1“</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>There is no host called %1. Is the name spelled right?</source>
        <translation>Einen Host namens %1 gibt es nicht. Ist der Name richtig geschrieben?</translation>
    </message>
    <message>
        <source>%1 refuses connections. Is it the right port, and is the server running?</source>
        <translation>%1 lehnt Verbindungen ab. Stimmt der Port, und läuft der Server?</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1 ist nicht erreichbar: %2</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>%1 did not answer in time. The last step was: %2</source>
        <translation>%1 hat nicht rechtzeitig geantwortet. Der letzte Schritt war: %2</translation>
    </message>
    <message>
        <source>%1 did not answer in time. The last step was: %2 Port 993 wants TLS, port 143 mostly STARTTLS: do port and security go together?</source>
        <translation>%1 hat nicht rechtzeitig geantwortet. Der letzte Schritt war: %2 Port 993 verlangt TLS, Port 143 meist STARTTLS: Passen Port und Sicherheit zusammen?</translation>
    </message>
    <message>
        <source>The certificate of %1 was not trusted, so nothing was sent: %2</source>
        <translation>Dem Zertifikat von %1 wurde nicht vertraut, daher wurde nichts gesendet: %2</translation>
    </message>
    <message>
        <source>%1 closed the connection without a word.</source>
        <translation>%1 hat die Verbindung wortlos geschlossen.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut&#xa0;…</translation>
    </message>
    <message>
        <source>Waiting for the server’s greeting…</source>
        <translation>Warten auf die Begrüßung des Servers&#xa0;…</translation>
    </message>
    <message>
        <source>Starting TLS…</source>
        <translation>TLS wird gestartet&#xa0;…</translation>
    </message>
    <message>
        <source>Asking what the server can do…</source>
        <translation>Fähigkeiten des Servers werden abgefragt&#xa0;…</translation>
    </message>
    <message>
        <source>Logging in…</source>
        <translation>Anmeldung läuft&#xa0;…</translation>
    </message>
    <message>
        <source>Telling each other who we are…</source>
        <translation>Beide Seiten stellen sich vor&#xa0;…</translation>
    </message>
    <message>
        <source>Enabling extensions…</source>
        <translation>Erweiterungen werden eingeschaltet&#xa0;…</translation>
    </message>
    <message>
        <source>Asking for the namespaces…</source>
        <translation>Namensräume werden abgefragt&#xa0;…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The server offers no login that can act as another user: that takes SASL PLAIN or SCRAM.</source>
        <translation>Der Server bietet keine Anmeldung, mit der man als anderer Benutzer handeln kann: Dazu braucht es SASL PLAIN oder SCRAM.</translation>
    </message>
    <message>
        <source>The server allows no way to log in over this connection that is known here.</source>
        <translation>Der Server erlaubt über diese Verbindung keine Anmeldung, die hier bekannt ist.</translation>
    </message>
    <message>
        <source>The server does not announce %1, which this needs.</source>
        <translation>Der Server kündigt %1 nicht an, und das wird hier gebraucht.</translation>
    </message>
    <message>
        <source>The server treats the connection as logged in before it is encrypted, so nothing was sent. Somebody may be tampering with the line.</source>
        <translation>Der Server behandelt die Verbindung als angemeldet, bevor sie verschlüsselt ist; daher wurde nichts gesendet. Möglicherweise greift jemand in die Leitung ein.</translation>
    </message>
    <message>
        <source>The server does not offer STARTTLS, so nothing was sent.</source>
        <translation>Der Server bietet kein STARTTLS an, daher wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The connection could not be encrypted, so nothing more was sent: “%1”</source>
        <translation>Die Verbindung ließ sich nicht verschlüsseln, daher wurde nichts weiter gesendet: „%1“</translation>
    </message>
    <message>
        <source>No encrypted connection to %1 could be made. Port 993 wants TLS, port 143 mostly STARTTLS. (%2)</source>
        <translation>Es kam keine verschlüsselte Verbindung zu %1 zustande. Port 993 verlangt TLS, Port 143 meist STARTTLS. (%2)</translation>
    </message>
    <message>
        <source>What the server sent could not be saved. %1</source>
        <translation>Was der Server gesendet hat, ließ sich nicht speichern. %1</translation>
    </message>
    <message>
        <source>The server can search in no charset that holds this text: “%1”</source>
        <translation>Der Server kann in keinem Zeichensatz suchen, der diesen Text fasst: „%1“</translation>
    </message>
    <message>
        <source>Nothing was sent: the connection is read-only. Server &gt; Unlock lets changes through for a while.</source>
        <translation>Es wurde nichts gesendet: Die Verbindung ist schreibgeschützt. Server &gt; Entsperren lässt Änderungen eine Zeit lang zu.</translation>
    </message>
    <message>
        <source>It was left out: the connection was lost twice when this was sent. Whoever edits it, or stages it anew, has it tried again.</source>
        <translation>Es wurde ausgelassen: Die Verbindung ging zweimal verloren, als dies gesendet wurde. Wer es bearbeitet oder neu vormerkt, lässt es noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>HtmlWishes</name>
    <message numerus="yes">
        <source>%Ln time(s) content from %1</source>
        <translation>
            <numerusform>%Ln Mal Inhalt von %1</numerusform>
            <numerusform>%Ln Mal Inhalt von %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln script(s)</source>
        <translation>
            <numerusform>%Ln Skript</numerusform>
            <numerusform>%Ln Skripte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln frame(s)</source>
        <translation>
            <numerusform>%Ln Rahmen</numerusform>
            <numerusform>%Ln Rahmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln form(s)</source>
        <translation>
            <numerusform>%Ln Formular</numerusform>
            <numerusform>%Ln Formulare</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MailboxTexts</name>
    <message>
        <source>A mailbox needs a name.</source>
        <translation>Ein Postfach braucht einen Namen.</translation>
    </message>
    <message>
        <source>Between two “%1” a name is missing.</source>
        <translation>Zwischen zwei „%1“ fehlt ein Name.</translation>
    </message>
    <message>
        <source>“%1” divides the levels here and cannot be in a name. Choose below what it is to lie in.</source>
        <translation>„%1“ trennt hier die Ebenen und kann nicht im Namen stehen. Wählen Sie darunter, worin es liegen soll.</translation>
    </message>
    <message>
        <source>There is a character in it that cannot be seen, such as a line end.</source>
        <translation>Es enthält ein unsichtbares Zeichen, etwa ein Zeilenende.</translation>
    </message>
    <message>
        <source>There is half a character in it.</source>
        <translation>Es enthält ein halbes Zeichen.</translation>
    </message>
    <message>
        <source>A mailbox cannot lie below itself.</source>
        <translation>Ein Postfach kann nicht unter sich selbst liegen.</translation>
    </message>
    <message>
        <source>It is called so already.</source>
        <translation>So heißt es schon.</translation>
    </message>
    <message>
        <source>INBOX, in capitals or not, is always the same mailbox, and is there already.</source>
        <translation>INBOX, groß oder klein geschrieben, ist immer dasselbe Postfach, und es ist schon da.</translation>
    </message>
    <message>
        <source>This is longer than most servers take.</source>
        <translation>Das ist länger, als die meisten Server annehmen.</translation>
    </message>
    <message>
        <source>“%” and “*” stand for anything when mailboxes are listed: some programs will show others with it, and some servers refuse it.</source>
        <translation>„%“ und „*“ stehen beim Auflisten für Beliebiges: Manche Programme zeigen dann andere mit an, und manche Server weigern sich.</translation>
    </message>
    <message>
        <source>A space at the beginning or the end is easily overlooked.</source>
        <translation>Ein Leerzeichen am Anfang oder Ende wird leicht übersehen.</translation>
    </message>
    <message>
        <source>“%1” (on the wire: %2)</source>
        <translation>„%1“ (auf der Leitung: %2)</translation>
    </message>
    <message>
        <source>Create “%1”</source>
        <translation>„%1“ anlegen</translation>
    </message>
    <message>
        <source>Delete “%1”</source>
        <translation>„%1“ löschen</translation>
    </message>
    <message>
        <source>Rename “%1” to “%2”</source>
        <translation>„%1“ in „%2“ umbenennen</translation>
    </message>
    <message>
        <source>Subscribe to “%1”</source>
        <translation>„%1“ abonnieren</translation>
    </message>
    <message>
        <source>Unsubscribe from “%1”</source>
        <translation>Abonnement von „%1“ beenden</translation>
    </message>
    <message>
        <source>Empty “%1”</source>
        <translation>„%1“ leeren</translation>
    </message>
    <message>
        <source>Expunge “%1”</source>
        <translation>In „%1“ endgültig löschen</translation>
    </message>
    <message>
        <source>Check “%1”</source>
        <translation>„%1“ prüfen</translation>
    </message>
    <message numerus="yes">
        <source>Create %Ln mailbox(es)</source>
        <translation>
            <numerusform>%Ln Postfach anlegen</numerusform>
            <numerusform>%Ln Postfächer anlegen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln mailbox(es)</source>
        <translation>
            <numerusform>%Ln Postfach löschen</numerusform>
            <numerusform>%Ln Postfächer löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln mailbox(es)</source>
        <translation>
            <numerusform>%Ln Postfach verschieben</numerusform>
            <numerusform>%Ln Postfächer verschieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Subscribe to %Ln mailbox(es)</source>
        <translation>
            <numerusform>%Ln Postfach abonnieren</numerusform>
            <numerusform>%Ln Postfächer abonnieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unsubscribe from %Ln mailbox(es)</source>
        <translation>
            <numerusform>Abonnement von %Ln Postfach beenden</numerusform>
            <numerusform>Abonnements von %Ln Postfächern beenden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Empty %Ln mailbox(es)</source>
        <translation>
            <numerusform>%Ln Postfach leeren</numerusform>
            <numerusform>%Ln Postfächer leeren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expunge %Ln mailbox(es)</source>
        <translation>
            <numerusform>In %Ln Postfach endgültig löschen</numerusform>
            <numerusform>In %Ln Postfächern endgültig löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Check %Ln mailbox(es)</source>
        <translation>
            <numerusform>%Ln Postfach prüfen</numerusform>
            <numerusform>%Ln Postfächer prüfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>messages, size</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>%1 before, %2 after</source>
        <translation>vorher %1, nachher %2</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>vorher %1</translation>
    </message>
    <message>
        <source>%1 after</source>
        <translation>nachher %1</translation>
    </message>
    <message>
        <source>It is another mailbox now, with the same name: its UIDVALIDITY has changed since it was looked at. Nothing was done.</source>
        <translation>Es ist jetzt ein anderes Postfach mit demselben Namen: Seine UIDVALIDITY hat sich geändert, seit es angesehen wurde. Nichts ist geschehen.</translation>
    </message>
    <message>
        <source>The server opens it for reading only. Nothing was done.</source>
        <translation>Der Server öffnet es nur zum Lesen. Nichts ist geschehen.</translation>
    </message>
    <message>
        <source>It was cancelled before its end.</source>
        <translation>Es wurde vor dem Ende abgebrochen.</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>nicht ausgeführt</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>It was sent, and no answer came. Whether it was done is not known. %1</source>
        <translation>Es wurde gesendet, und es kam keine Antwort. Ob es geschehen ist, ist nicht bekannt. %1</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Erledigt.</translation>
    </message>
    <message>
        <source>Done: %1.</source>
        <translation>Erledigt: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) deleted</source>
        <translation>
            <numerusform>%Ln Postfach gelöscht</numerusform>
            <numerusform>%Ln Postfächer gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>, with %1.</source>
        <translation>, mit %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) emptied</source>
        <translation>
            <numerusform>%Ln Postfach geleert</numerusform>
            <numerusform>%Ln Postfächer geleert</numerusform>
        </translation>
    </message>
    <message>
        <source>, of %1.</source>
        <translation>, um %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) expunged</source>
        <translation>
            <numerusform>In %Ln Postfach endgültig gelöscht</numerusform>
            <numerusform>In %Ln Postfächern endgültig gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) done.</source>
        <translation>
            <numerusform>%Ln Postfach erledigt.</numerusform>
            <numerusform>%Ln Postfächer erledigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>Die Verbindung ging verloren.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed.</source>
        <translation>
            <numerusform>%Ln misslang.</numerusform>
            <numerusform>%Ln misslangen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The first: %1</source>
        <translation>Der erste: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not begun.</source>
        <translation>
            <numerusform>%Ln nicht begonnen.</numerusform>
            <numerusform>%Ln nicht begonnen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln it is not known whether it was done.</source>
        <translation>
            <numerusform>Von %Ln ist nicht bekannt, ob es geschehen ist.</numerusform>
            <numerusform>Von %Ln ist nicht bekannt, ob es geschehen ist.</numerusform>
        </translation>
    </message>
    <message>
        <source># … and so on</source>
        <translation># … und so weiter</translation>
    </message>
    <message>
        <source># only if the server leaves it behind:</source>
        <translation># nur wenn der Server es zurücklässt:</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>Change the access of “%1”</source>
        <translation>Den Zugriff auf „%1“ ändern</translation>
    </message>
    <message numerus="yes">
        <source>Change the access of %Ln mailbox(es)</source>
        <translation>
            <numerusform>Den Zugriff auf %Ln Postfach ändern</numerusform>
            <numerusform>Den Zugriff auf %Ln Postfächer ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>was gone already</source>
        <translation>war schon fort</translation>
    </message>
    <message>
        <source>was so already</source>
        <translation>war schon so</translation>
    </message>
    <message>
        <source>It was so already; nothing was sent.</source>
        <translation>Es war schon so; nichts wurde gesendet.</translation>
    </message>
</context>
<context>
    <name>MessageCells</name>
    <message>
        <source>Flags</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Whether it was read, answered and so on, and its keywords</source>
        <translation>Ob sie gelesen, beantwortet und so weiter ist, und ihre Schlüsselwörter</translation>
    </message>
    <message>
        <source>Who wrote it</source>
        <translation>Wer sie geschrieben hat</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>When it was sent, by its own header</source>
        <translation>Wann sie abgeschickt wurde, nach ihrem eigenen Kopf</translation>
    </message>
    <message>
        <source>How large it is as a whole</source>
        <translation>Wie groß sie im Ganzen ist</translation>
    </message>
    <message>
        <source>Whom it was sent to</source>
        <translation>An wen sie ging</translation>
    </message>
    <message>
        <source>When it came into the mailbox (INTERNALDATE)</source>
        <translation>Wann sie in das Postfach kam (INTERNALDATE)</translation>
    </message>
    <message>
        <source>Its message sequence number, which changes as others are expunged</source>
        <translation>Ihre laufende Nummer, die sich ändert, wenn andere getilgt werden</translation>
    </message>
    <message>
        <source>Its unique identifier in the mailbox</source>
        <translation>Ihre eindeutige Kennung im Postfach</translation>
    </message>
    <message>
        <source>When it was last changed, as a number that grows (CONDSTORE)</source>
        <translation>Wann sie zuletzt geändert wurde, als wachsende Zahl (CONDSTORE)</translation>
    </message>
    <message>
        <source>What it is called wherever it is copied to (OBJECTID)</source>
        <translation>Wie sie heißt, wohin sie auch kopiert wird (OBJECTID)</translation>
    </message>
    <message>
        <source>What the server calls its thread (OBJECTID)</source>
        <translation>Wie der Server ihr Thema nennt (OBJECTID)</translation>
    </message>
    <message>
        <source>How its text begins (PREVIEW)</source>
        <translation>Wie ihr Text beginnt (PREVIEW)</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message>
        <source>No flags</source>
        <translation>Keine Markierungen</translation>
    </message>
    <message>
        <source>Sent: %1</source>
        <translation>Gesendet: %1</translation>
    </message>
    <message>
        <source>Received: %1</source>
        <translation>Empfangen: %1</translation>
    </message>
    <message>
        <source>In octets: %1</source>
        <translation>In Byte: %1</translation>
    </message>
</context>
<context>
    <name>OptionParser</name>
    <message>
        <source>a server&apos;s URL begins with imaps:// or imap://</source>
        <translation>die URL eines Servers beginnt mit imaps:// oder imap://</translation>
    </message>
    <message>
        <source>the URL names no host</source>
        <translation>die URL nennt keinen Host</translation>
    </message>
    <message>
        <source>everybody on this machine can see a password in a URL; use --password-file or MAILREEVE_PASSWORD</source>
        <translation>ein Passwort in der URL kann jeder auf diesem Rechner sehen; stattdessen --password-file oder MAILREEVE_PASSWORD verwenden</translation>
    </message>
    <message>
        <source>only imaps://user@host:port is understood, with nothing behind it</source>
        <translation>nur imaps://benutzer@host:port wird verstanden, ohne etwas dahinter</translation>
    </message>
    <message>
        <source>there is no port 0</source>
        <translation>einen Port 0 gibt es nicht</translation>
    </message>
    <message>
        <source>the password file %1 cannot be read: %2</source>
        <translation>die Passwortdatei %1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>Administer IMAP servers.</source>
        <translation>IMAP-Server verwalten.</translation>
    </message>
    <message>
        <source>Show this text and end.</source>
        <translation>Diesen Text zeigen und beenden.</translation>
    </message>
    <message>
        <source>Show the version and end.</source>
        <translation>Die Version zeigen und beenden.</translation>
    </message>
    <message>
        <source>Read the password from the first line of this file.</source>
        <translation>Das Passwort aus der ersten Zeile dieser Datei lesen.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Upgrade an imap:// connection with STARTTLS.</source>
        <translation>Eine imap://-Verbindung mit STARTTLS verschlüsseln.</translation>
    </message>
    <message>
        <source>Trust the certificates in this PEM file too.</source>
        <translation>Auch den Zertifikaten in dieser PEM-Datei vertrauen.</translation>
    </message>
    <message>
        <source>Work as this user (SASL authorization identity).</source>
        <translation>Als dieser Benutzer handeln (SASL-Autorisierungsidentität).</translation>
    </message>
    <message>
        <source>user</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Give up when the server is silent for so long while connecting.</source>
        <translation>Beim Verbinden aufgeben, wenn der Server so lange schweigt.</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Log whatever blocks the window for more than 50 ms.</source>
        <translation>Protokollieren, was das Fenster länger als 50 ms blockiert.</translation>
    </message>
    <message>
        <source>The server: imaps://user@host:port or imap://user@host:port</source>
        <translation>Der Server: imaps://benutzer@host:port oder imap://benutzer@host:port</translation>
    </message>
    <message>
        <source>--timeout takes 1 to 600 seconds, not %1</source>
        <translation>--timeout erlaubt 1 bis 600 Sekunden, nicht %1</translation>
    </message>
    <message>
        <source>--%1 needs the URL of a server</source>
        <translation>--%1 verlangt die URL eines Servers</translation>
    </message>
    <message>
        <source>--starttls goes with imap://, since imaps:// is encrypted from the start</source>
        <translation>--starttls gehört zu imap://, denn imaps:// ist von Anfang an verschlüsselt</translation>
    </message>
    <message>
        <source>the CA file %1 does not exist</source>
        <translation>die CA-Datei %1 gibt es nicht</translation>
    </message>
    <message>
        <source>only one server can be named, not %1 as well</source>
        <translation>es kann nur ein Server genannt werden, nicht auch noch %1</translation>
    </message>
</context>
<context>
    <name>OwnAccess</name>
    <message numerus="yes">
        <source>%Ln more mailbox(es) likewise.</source>
        <translation>
            <numerusform>Ebenso %Ln weiteres Postfach.</numerusform>
            <numerusform>Ebenso %Ln weitere Postfächer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock Yourself Out?</source>
        <translation>Sich selbst aussperren?</translation>
    </message>
    <message>
        <source>These changes would lock you out:</source>
        <translation>Diese Änderungen würden Sie aussperren:</translation>
    </message>
    <message>
        <source>&amp;Stage All the Same</source>
        <translation>&amp;Trotzdem vormerken</translation>
    </message>
    <message>
        <source>Put the changes into the set; nothing is sent yet</source>
        <translation>Die Änderungen vormerken; gesendet wird noch nichts</translation>
    </message>
    <message>
        <source>Change nothing (Escape)</source>
        <translation>Nichts ändern (Escape)</translation>
    </message>
    <message>
        <source>These changes would let everybody give themselves every right:</source>
        <translation>Mit diesen Änderungen könnte sich jeder jedes Recht geben:</translation>
    </message>
    <message>
        <source>Open to Everybody?</source>
        <translation>Für alle öffnen?</translation>
    </message>
</context>
<context>
    <name>PartContent</name>
    <message>
        <source>The server tells of no parts in it: the bytes are shown as they are.</source>
        <translation>Der Server nennt keine Teile darin: die Bytes werden gezeigt, wie sie sind.</translation>
    </message>
    <message>
        <source>Nobody knows the encoding “%1”: the bytes are shown as they are.</source>
        <translation>Niemand kennt die Kodierung „%1“: die Bytes werden gezeigt, wie sie sind.</translation>
    </message>
    <message>
        <source>It is too large to be shown here.</source>
        <translation>Es ist zu groß, um hier gezeigt zu werden.</translation>
    </message>
    <message>
        <source>Nobody knows the charset “%1”: the text may be wrong.</source>
        <translation>Niemand kennt den Zeichensatz „%1“: der Text kann falsch sein.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s) are not of the charset “%1” and are shown as �.</source>
        <translation>
            <numerusform>%Ln Byte gehört nicht zum Zeichensatz „%1“ und wird als � gezeigt.</numerusform>
            <numerusform>%Ln Bytes gehören nicht zum Zeichensatz „%1“ und werden als � gezeigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Blocked: %1.</source>
        <translation>Blockiert: %1.</translation>
    </message>
</context>
<context>
    <name>Rights</name>
    <message>
        <source>May see the mailbox in lists and subscribe to it.</source>
        <translation>Darf das Postfach in Listen sehen und abonnieren.</translation>
    </message>
    <message>
        <source>May open the mailbox and read its messages and their counts.</source>
        <translation>Darf das Postfach öffnen, seine Nachrichten lesen und ihre Anzahl sehen.</translation>
    </message>
    <message>
        <source>May mark messages as read, for everyone or for themselves.</source>
        <translation>Darf Nachrichten als gelesen markieren, für alle oder für sich selbst.</translation>
    </message>
    <message>
        <source>May set flags and keywords other than read and deleted.</source>
        <translation>Darf Markierungen und Schlüsselwörter außer „gelesen“ und „gelöscht“ setzen.</translation>
    </message>
    <message>
        <source>May put messages into the mailbox, also by copying.</source>
        <translation>Darf Nachrichten im Postfach ablegen, auch durch Kopieren.</translation>
    </message>
    <message>
        <source>May send mail to the mailbox’s own address; the mail system decides, not IMAP.</source>
        <translation>Darf Mail an die eigene Adresse des Postfachs senden; darüber entscheidet das Mailsystem, nicht IMAP.</translation>
    </message>
    <message>
        <source>May create mailboxes below this one, and move others here.</source>
        <translation>Darf unter diesem Postfach andere anlegen und andere hierher verschieben.</translation>
    </message>
    <message>
        <source>May delete the mailbox itself, and rename it.</source>
        <translation>Darf das Postfach selbst löschen und umbenennen.</translation>
    </message>
    <message>
        <source>May mark messages as deleted, and take the mark away.</source>
        <translation>Darf Nachrichten als gelöscht markieren und die Markierung aufheben.</translation>
    </message>
    <message>
        <source>May remove for good what is marked as deleted.</source>
        <translation>Darf endgültig entfernen, was als gelöscht markiert ist.</translation>
    </message>
    <message>
        <source>May change this list.</source>
        <translation>Darf diese Liste ändern.</translation>
    </message>
    <message>
        <source>RFC 2086: may create mailboxes here.</source>
        <translation>RFC 2086: darf hier Postfächer anlegen.</translation>
    </message>
    <message>
        <source>RFC 2086: may delete messages, and mostly the mailbox too.</source>
        <translation>RFC 2086: darf Nachrichten löschen, meist auch das Postfach.</translation>
    </message>
    <message>
        <source>May write annotations of messages (RFC 5257).</source>
        <translation>Darf Anmerkungen zu Nachrichten schreiben (RFC 5257).</translation>
    </message>
    <message>
        <source>A right with a meaning of the server’s own.</source>
        <translation>Ein Recht, dessen Bedeutung der Server selbst festlegt.</translation>
    </message>
    <message>
        <source>Lookup</source>
        <comment>right</comment>
        <translation>Auflisten</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>right</comment>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Seen</source>
        <comment>right</comment>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Flags</source>
        <comment>right</comment>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Insert</source>
        <comment>right</comment>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Post</source>
        <comment>right</comment>
        <translation>Zusenden</translation>
    </message>
    <message>
        <source>Create</source>
        <comment>right</comment>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>right</comment>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>right</comment>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Expunge</source>
        <comment>right</comment>
        <translation>Bereinigen</translation>
    </message>
    <message>
        <source>Admin</source>
        <comment>right</comment>
        <translation>Verwalten</translation>
    </message>
    <message>
        <source>Create (old)</source>
        <comment>right</comment>
        <translation>Anlegen alt</translation>
    </message>
    <message>
        <source>Delete (old)</source>
        <comment>right</comment>
        <translation>Löschen alt</translation>
    </message>
    <message>
        <source>Annotate</source>
        <comment>right</comment>
        <translation>Anmerken</translation>
    </message>
    <message>
        <source>Own of server</source>
        <comment>right</comment>
        <translation>Servereigen</translation>
    </message>
    <message>
        <source>None</source>
        <comment>role</comment>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>role</comment>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Post</source>
        <comment>role</comment>
        <translation>Zusenden</translation>
    </message>
    <message>
        <source>Append</source>
        <comment>role</comment>
        <translation>Ablegen</translation>
    </message>
    <message>
        <source>Write</source>
        <comment>role</comment>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>All</source>
        <comment>role</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Custom</source>
        <comment>role</comment>
        <translation>Individuell</translation>
    </message>
</context>
<context>
    <name>SortKeys</name>
    <message>
        <source>&amp;Cc</source>
        <translation>&amp;Cc</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>&amp;Datum</translation>
    </message>
    <message>
        <source>Rec&amp;ipient&apos;s Name</source>
        <translation>Name des Em&amp;pfängers</translation>
    </message>
    <message>
        <source>S&amp;ender&apos;s Address</source>
        <translation>&amp;Adresse des Absenders</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>G&amp;röße</translation>
    </message>
    <message>
        <source>S&amp;ubject</source>
        <translation>&amp;Betreff</translation>
    </message>
    <message>
        <source>Reci&amp;pient&apos;s Address</source>
        <translation>Adresse des Empfän&amp;gers</translation>
    </message>
    <message>
        <source>arrival</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Cc</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>sender&apos;s name</source>
        <translation>Name des Absenders</translation>
    </message>
    <message>
        <source>recipient&apos;s name</source>
        <translation>Name des Empfängers</translation>
    </message>
    <message>
        <source>sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>A to Z</source>
        <translation>A bis Z</translation>
    </message>
    <message>
        <source>Z to A</source>
        <translation>Z bis A</translation>
    </message>
    <message>
        <source>oldest first</source>
        <translation>älteste zuerst</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>neueste zuerst</translation>
    </message>
    <message>
        <source>smallest first</source>
        <translation>kleinste zuerst</translation>
    </message>
    <message>
        <source>largest first</source>
        <translation>größte zuerst</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a sort key and its order</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>Nach %1</translation>
    </message>
    <message>
        <source>By %1, then by %2</source>
        <translation>Nach %1, dann nach %2</translation>
    </message>
    <message>
        <source>Date of Arri&amp;val</source>
        <translation>E&amp;ingang</translation>
    </message>
    <message>
        <source>Sender&apos;s Na&amp;me</source>
        <translation>Na&amp;me des Absenders</translation>
    </message>
</context>
<context>
    <name>TypingTexts</name>
    <message>
        <source>The literal announces %1 octets, but only %2 follow (each line end is two).</source>
        <translation>Das Literal kündigt %1 Oktette an, es folgen aber nur %2 (ein Zeilenende sind zwei).</translation>
    </message>
    <message>
        <source>The literal announces %1 octets, but the text goes on behind them: up to its end there are %2.</source>
        <translation>Das Literal kündigt %1 Oktette an, der Text geht dahinter aber weiter: bis zu seinem Ende sind es %2.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be read.</source>
        <translation>Die Datei „%1“ ist nicht zu lesen.</translation>
    </message>
    <message>
        <source>A command that logs in cannot have its password from a file.</source>
        <translation>Ein Befehl, der anmeldet, bekommt sein Passwort nicht aus einer Datei.</translation>
    </message>
    <message>
        <source>The server waits for no answer now.</source>
        <translation>Der Server wartet gerade auf keine Antwort.</translation>
    </message>
    <message>
        <source>“%1” is still to be filled in.</source>
        <translation>„%1“ ist noch auszufüllen.</translation>
    </message>
    <message>
        <source>“%1” is not done by IMAP, but on the server itself.</source>
        <translation>„%1“ geschieht nicht über IMAP, sondern auf dem Server selbst.</translation>
    </message>
    <message>
        <source>“%1” is not needed here: the window has something for that.</source>
        <translation>„%1“ braucht man hier nicht: Dafür hat das Fenster etwas.</translation>
    </message>
    <message>
        <source>Something is missing; it is written: %1</source>
        <translation>Es fehlt etwas; man schreibt: %1</translation>
    </message>
    <message>
        <source>There is too much, from “%1” on. A name with spaces needs quotes.</source>
        <translation>Es ist zu viel, ab „%1“. Ein Name mit Leerzeichen braucht Anführungszeichen.</translation>
    </message>
    <message>
        <source>“%1” are no rights: letters, or none, read, post, append, write, delete or all.</source>
        <translation>„%1“ sind keine Rechte: Buchstaben oder none, read, post, append, write, delete, all.</translation>
    </message>
    <message>
        <source>“%1” is no limit: a number, or none.</source>
        <translation>„%1“ ist keine Grenze: eine Zahl oder none.</translation>
    </message>
    <message>
        <source>There is no setting called “%1”.</source>
        <translation>Es gibt keine Einstellung namens „%1“.</translation>
    </message>
    <message>
        <source>A quote is not closed.</source>
        <translation>Ein Anführungszeichen ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>No mailbox is called like “%1”.</source>
        <translation>Kein Postfach heißt wie „%1“.</translation>
    </message>
    <message>
        <source>cyradm’s word for %1</source>
        <translation>cyradms Wort für %1</translation>
    </message>
    <message>
        <source>the server does not announce %1</source>
        <translation>der Server kündigt %1 nicht an</translation>
    </message>
    <message>
        <source>not in this state</source>
        <translation>nicht in diesem Zustand</translation>
    </message>
    <message>
        <source>needs %1, which the server does not announce</source>
        <translation>braucht %1, was der Server nicht ankündigt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>typed before</source>
        <translation>schon einmal getippt</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>imap::reference</name>
    <message>
        <source>lists mailboxes, with -s the subscribed ones, with -u those with a special use</source>
        <translation>listet Postfächer auf, mit -s die abonnierten, mit -u die mit besonderem Zweck</translation>
    </message>
    <message>
        <source>makes a mailbox; with --specialuse \Sent before it also what it is for</source>
        <translation>legt ein Postfach an; mit --specialuse \Sent davor auch, wofür es ist</translation>
    </message>
    <message>
        <source>removes mailboxes with all messages in them</source>
        <translation>entfernt Postfächer mit allen Nachrichten darin</translation>
    </message>
    <message>
        <source>gives a mailbox another name</source>
        <translation>gibt einem Postfach einen anderen Namen</translation>
    </message>
    <message>
        <source>gives rights: letters, or none, read, post, append, write, delete, all</source>
        <translation>gibt Rechte: Buchstaben oder none, read, post, append, write, delete, all</translation>
    </message>
    <message>
        <source>shows who has which rights</source>
        <translation>zeigt, wer welche Rechte hat</translation>
    </message>
    <message>
        <source>removes entries from an access list</source>
        <translation>entfernt Einträge aus einer Zugriffsliste</translation>
    </message>
    <message>
        <source>sets limits; a number alone is that of STORAGE</source>
        <translation>setzt Limits; eine Zahl allein ist die von STORAGE</translation>
    </message>
    <message>
        <source>shows the limits of a quota root</source>
        <translation>zeigt die Limits einer Quota-Wurzel</translation>
    </message>
    <message>
        <source>shows the quota roots of mailboxes</source>
        <translation>zeigt die Quota-Wurzeln von Postfächern</translation>
    </message>
    <message>
        <source>shows all entries of mailboxes, or of the server</source>
        <translation>zeigt alle Einträge von Postfächern oder des Servers</translation>
    </message>
    <message>
        <source>sets an entry of a mailbox; none removes it</source>
        <translation>setzt einen Eintrag eines Postfachs; none entfernt ihn</translation>
    </message>
    <message>
        <source>sets an entry of the server; none removes it</source>
        <translation>setzt einen Eintrag des Servers; none entfernt ihn</translation>
    </message>
    <message>
        <source>adds mailboxes to those that the user wants to see</source>
        <translation>fügt Postfächer zu denen hinzu, die der Benutzer sehen will</translation>
    </message>
    <message>
        <source>takes mailboxes from those that the user wants to see</source>
        <translation>nimmt Postfächer von denen weg, die der Benutzer sehen will</translation>
    </message>
    <message>
        <source>moves a mailbox to another server of the same Murder</source>
        <translation>verschiebt ein Postfach auf einen anderen Server desselben Murder</translation>
    </message>
    <message>
        <source>asks which program the server is</source>
        <translation>fragt, welches Programm der Server ist</translation>
    </message>
    <message>
        <source>ends the connection</source>
        <translation>beendet die Verbindung</translation>
    </message>
    <message>
        <source>rebuilds the index of a mailbox; not by IMAP, but on the server itself</source>
        <translation>baut den Index eines Postfachs neu auf; nicht über IMAP, sondern auf dem Server selbst</translation>
    </message>
    <message>
        <source>moves a whole mailbox between servers; not by IMAP, but between the servers themselves</source>
        <translation>verschiebt ein ganzes Postfach zwischen Servern; nicht über IMAP, sondern zwischen den Servern selbst</translation>
    </message>
    <message>
        <source>connects to a server; here in the window for that</source>
        <translation>verbindet mit einem Server; hier im Fenster dafür</translation>
    </message>
    <message>
        <source>logs in; here in the window for that</source>
        <translation>meldet an; hier im Fenster dafür</translation>
    </message>
    <message>
        <source>goes to a mailbox; here in the tree of mailboxes</source>
        <translation>geht zu einem Postfach; hier im Baum der Postfächer</translation>
    </message>
    <message>
        <source>shows all verbs; here Ctrl+Space does</source>
        <translation>zeigt alle Verben; hier tut das Strg+Leertaste</translation>
    </message>
    <message>
        <source>IMAP as of 2003, which nearly every server speaks.</source>
        <translation>IMAP von 2003, das fast jeder Server spricht.</translation>
    </message>
    <message>
        <source>IMAP as of 2021, with many extensions taken in.</source>
        <translation>IMAP von 2021, mit vielen Erweiterungen darin.</translation>
    </message>
    <message>
        <source>IMAP as of 1994.</source>
        <translation>IMAP von 1994.</translation>
    </message>
    <message>
        <source>Extensions can be switched on.</source>
        <translation>Erweiterungen lassen sich einschalten.</translation>
    </message>
    <message>
        <source>Client and server can say which program they are.</source>
        <translation>Client und Server können sagen, welches Programm sie sind.</translation>
    </message>
    <message>
        <source>The server tells news as they come.</source>
        <translation>Der Server erzählt Neues, sobald es kommt.</translation>
    </message>
    <message>
        <source>Literals may be sent without waiting for the server.</source>
        <translation>Literale dürfen gesendet werden, ohne auf den Server zu warten.</translation>
    </message>
    <message>
        <source>Literals of up to 4096 octets may be sent without waiting for the server.</source>
        <translation>Literale bis zu 4096 Oktetten dürfen gesendet werden, ohne auf den Server zu warten.</translation>
    </message>
    <message>
        <source>Names and headers may be in UTF-8, once it is enabled.</source>
        <translation>Namen und Kopfzeilen dürfen in UTF-8 sein, sobald das eingeschaltet ist.</translation>
    </message>
    <message>
        <source>The server speaks UTF-8 only.</source>
        <translation>Der Server spricht nur UTF-8.</translation>
    </message>
    <message>
        <source>Encryption can begin on this connection.</source>
        <translation>Auf dieser Verbindung kann Verschlüsselung beginnen.</translation>
    </message>
    <message>
        <source>LOGIN is refused here, mostly because the connection is in the clear.</source>
        <translation>LOGIN wird hier abgelehnt, meist weil die Verbindung im Klartext ist.</translation>
    </message>
    <message>
        <source>AUTHENTICATE may bring its first answer with it.</source>
        <translation>AUTHENTICATE darf seine erste Antwort mitbringen.</translation>
    </message>
    <message>
        <source>Login with name and password; safe only over TLS.</source>
        <translation>Anmeldung mit Name und Passwort; sicher nur über TLS.</translation>
    </message>
    <message>
        <source>Login with name and password in two steps; safe only over TLS.</source>
        <translation>Anmeldung mit Name und Passwort in zwei Schritten; sicher nur über TLS.</translation>
    </message>
    <message>
        <source>Login without sending the password, by a method that is broken by now.</source>
        <translation>Anmeldung, ohne das Passwort zu senden, auf eine Art, die inzwischen gebrochen ist.</translation>
    </message>
    <message>
        <source>Login without sending the password, by a method that is given up.</source>
        <translation>Anmeldung, ohne das Passwort zu senden, auf eine Art, die aufgegeben ist.</translation>
    </message>
    <message>
        <source>Login without sending the password, with proof of both sides.</source>
        <translation>Anmeldung, ohne das Passwort zu senden, mit Nachweis beider Seiten.</translation>
    </message>
    <message>
        <source>The same, bound to the TLS connection.</source>
        <translation>Dasselbe, an die TLS-Verbindung gebunden.</translation>
    </message>
    <message>
        <source>Login by the certificate that the client shows.</source>
        <translation>Anmeldung mit dem Zertifikat, das der Client zeigt.</translation>
    </message>
    <message>
        <source>Login as nobody.</source>
        <translation>Anmeldung als niemand.</translation>
    </message>
    <message>
        <source>Login by Kerberos.</source>
        <translation>Anmeldung über Kerberos.</translation>
    </message>
    <message>
        <source>Login by a token.</source>
        <translation>Anmeldung mit einem Token.</translation>
    </message>
    <message>
        <source>Login by a token, in the form before OAUTHBEARER.</source>
        <translation>Anmeldung mit einem Token, in der Form vor OAUTHBEARER.</translation>
    </message>
    <message>
        <source>Login by this SASL mechanism.</source>
        <translation>Anmeldung mit diesem SASL-Mechanismus.</translation>
    </message>
    <message>
        <source>At login the server may name another one.</source>
        <translation>Bei der Anmeldung kann der Server einen anderen nennen.</translation>
    </message>
    <message>
        <source>One can go back to the state before the login.</source>
        <translation>Man kann in den Zustand vor der Anmeldung zurück.</translation>
    </message>
    <message>
        <source>Administrators can become others by PROXYAUTH.</source>
        <translation>Administratoren können durch PROXYAUTH andere werden.</translation>
    </message>
    <message>
        <source>The server tells where mailboxes begin.</source>
        <translation>Der Server sagt, wo Postfächer beginnen.</translation>
    </message>
    <message>
        <source>LIST tells whether something is below a mailbox.</source>
        <translation>LIST sagt, ob unter einem Postfach etwas ist.</translation>
    </message>
    <message>
        <source>LIST takes options and several patterns.</source>
        <translation>LIST nimmt Optionen und mehrere Muster.</translation>
    </message>
    <message>
        <source>LIST brings the figures of each mailbox.</source>
        <translation>LIST bringt die Zahlen jedes Postfachs.</translation>
    </message>
    <message>
        <source>LIST brings the own rights on each mailbox.</source>
        <translation>LIST bringt die eigenen Rechte an jedem Postfach.</translation>
    </message>
    <message>
        <source>LIST brings entries of each mailbox.</source>
        <translation>LIST bringt Einträge jedes Postfachs.</translation>
    </message>
    <message>
        <source>Mailboxes may be on other servers.</source>
        <translation>Postfächer können auf anderen Servern sein.</translation>
    </message>
    <message>
        <source>LIST tells what mailboxes are for.</source>
        <translation>LIST sagt, wofür Postfächer sind.</translation>
    </message>
    <message>
        <source>CREATE can say what a mailbox is for.</source>
        <translation>CREATE kann sagen, wofür ein Postfach ist.</translation>
    </message>
    <message>
        <source>STATUS tells the size of a mailbox.</source>
        <translation>STATUS sagt die Größe eines Postfachs.</translation>
    </message>
    <message>
        <source>Mailboxes and messages have identifiers that stay.</source>
        <translation>Postfächer und Nachrichten haben Kennungen, die bleiben.</translation>
    </message>
    <message>
        <source>XLIST tells what mailboxes are for.</source>
        <translation>XLIST sagt, wofür Postfächer sind.</translation>
    </message>
    <message>
        <source>A rename may stop half way.</source>
        <translation>Ein Umbenennen kann auf halbem Weg stehen bleiben.</translation>
    </message>
    <message>
        <source>Mailboxes with a text in them can be listed.</source>
        <translation>Postfächer mit einem Text darin lassen sich auflisten.</translation>
    </message>
    <message>
        <source>The mailbox with the Sieve scripts can be opened.</source>
        <translation>Das Postfach mit den Sieve-Skripten lässt sich öffnen.</translation>
    </message>
    <message>
        <source>Chosen messages can be expunged, and copies are told with their UIDs.</source>
        <translation>Ausgewählte Nachrichten lassen sich endgültig löschen, und Kopien werden mit ihren UIDs genannt.</translation>
    </message>
    <message>
        <source>Messages can be moved in one step.</source>
        <translation>Nachrichten lassen sich in einem Schritt verschieben.</translation>
    </message>
    <message>
        <source>A message can be replaced in one step.</source>
        <translation>Eine Nachricht lässt sich in einem Schritt ersetzen.</translation>
    </message>
    <message>
        <source>Several messages can be put in at once.</source>
        <translation>Mehrere Nachrichten lassen sich auf einmal ablegen.</translation>
    </message>
    <message>
        <source>A message can be put together from pieces that the server has.</source>
        <translation>Eine Nachricht lässt sich aus Stücken zusammensetzen, die der Server hat.</translation>
    </message>
    <message>
        <source>Parts of messages come decoded.</source>
        <translation>Teile von Nachrichten kommen dekodiert an.</translation>
    </message>
    <message>
        <source>A mailbox can be left as it is.</source>
        <translation>Ein Postfach lässt sich verlassen, wie es ist.</translation>
    </message>
    <message>
        <source>The server tells how large a message may be.</source>
        <translation>Der Server sagt, wie groß eine Nachricht sein darf.</translation>
    </message>
    <message>
        <source>A message may be so large, in octets.</source>
        <translation>So groß darf eine Nachricht sein, in Oktetten.</translation>
    </message>
    <message>
        <source>The first words of a message can be asked for.</source>
        <translation>Nach den ersten Worten einer Nachricht lässt sich fragen.</translation>
    </message>
    <message>
        <source>The first words of a message can be asked for, as a draft had it.</source>
        <translation>Nach den ersten Worten einer Nachricht lässt sich fragen, wie ein Entwurf es vorsah.</translation>
    </message>
    <message>
        <source>The first words of a message can be asked for, as an early draft had it.</source>
        <translation>Nach den ersten Worten einer Nachricht lässt sich fragen, wie ein früher Entwurf es vorsah.</translation>
    </message>
    <message>
        <source>It is known when a message came into its mailbox.</source>
        <translation>Es ist bekannt, wann eine Nachricht in ihr Postfach kam.</translation>
    </message>
    <message>
        <source>Messages can have annotations.</source>
        <translation>Nachrichten können Anmerkungen haben.</translation>
    </message>
    <message>
        <source>Messages can be shown to others by URLs.</source>
        <translation>Nachrichten lassen sich anderen durch URLs zeigen.</translation>
    </message>
    <message>
        <source>The same, with parts decoded.</source>
        <translation>Dasselbe, mit dekodierten Teilen.</translation>
    </message>
    <message>
        <source>URLs can mean some octets of a part.</source>
        <translation>URLs können einige Oktette eines Teils meinen.</translation>
    </message>
    <message>
        <source>The server can convert parts into other types.</source>
        <translation>Der Server kann Teile in andere Typen umwandeln.</translation>
    </message>
    <message>
        <source>One can do without message numbers.</source>
        <translation>Man kommt ohne Nachrichtennummern aus.</translation>
    </message>
    <message>
        <source>Messages can be moved, as it was before MOVE.</source>
        <translation>Nachrichten lassen sich verschieben, wie es vor MOVE war.</translation>
    </message>
    <message>
        <source>Labels, conversations and the search of Gmail.</source>
        <translation>Labels, Unterhaltungen und die Suche von Gmail.</translation>
    </message>
    <message>
        <source>The server can sort.</source>
        <translation>Der Server kann sortieren.</translation>
    </message>
    <message>
        <source>The server can sort by the names of people.</source>
        <translation>Der Server kann nach den Namen von Leuten sortieren.</translation>
    </message>
    <message>
        <source>The server can sort by mod-sequence.</source>
        <translation>Der Server kann nach der Mod-Sequenz sortieren.</translation>
    </message>
    <message>
        <source>The server can sort by UID.</source>
        <translation>Der Server kann nach der UID sortieren.</translation>
    </message>
    <message>
        <source>SORT can bring less than all.</source>
        <translation>SORT kann weniger als alles bringen.</translation>
    </message>
    <message>
        <source>Conversations by their subject.</source>
        <translation>Unterhaltungen nach ihrem Betreff.</translation>
    </message>
    <message>
        <source>Conversations by what messages refer to.</source>
        <translation>Unterhaltungen danach, worauf sich Nachrichten beziehen.</translation>
    </message>
    <message>
        <source>Conversations by what messages refer to, ordered by the last message.</source>
        <translation>Unterhaltungen danach, worauf sich Nachrichten beziehen, nach der letzten Nachricht geordnet.</translation>
    </message>
    <message>
        <source>Conversations by this algorithm.</source>
        <translation>Unterhaltungen nach diesem Algorithmus.</translation>
    </message>
    <message>
        <source>SEARCH can bring less than all.</source>
        <translation>SEARCH kann weniger als alles bringen.</translation>
    </message>
    <message>
        <source>The result of a search can be used as $.</source>
        <translation>Das Ergebnis einer Suche lässt sich als $ verwenden.</translation>
    </message>
    <message>
        <source>Searching about, with relevancy.</source>
        <translation>Ungefähres Suchen, mit Relevanz.</translation>
    </message>
    <message>
        <source>Searching in single parts of messages.</source>
        <translation>Suchen in einzelnen Teilen von Nachrichten.</translation>
    </message>
    <message>
        <source>Changes of a search are told.</source>
        <translation>Änderungen einer Suche werden gemeldet.</translation>
    </message>
    <message>
        <source>Changes of a sorted search are told.</source>
        <translation>Änderungen einer sortierten Suche werden gemeldet.</translation>
    </message>
    <message>
        <source>Several mailboxes can be searched at once.</source>
        <translation>Mehrere Postfächer lassen sich auf einmal durchsuchen.</translation>
    </message>
    <message>
        <source>Searches and FETCH in portions.</source>
        <translation>Suchen und FETCH in Portionen.</translation>
    </message>
    <message>
        <source>Searching by age in seconds.</source>
        <translation>Suchen nach dem Alter in Sekunden.</translation>
    </message>
    <message>
        <source>The server keeps searches by name.</source>
        <translation>Der Server merkt sich Suchen unter einem Namen.</translation>
    </message>
    <message>
        <source>Searching within conversations.</source>
        <translation>Suchen innerhalb von Unterhaltungen.</translation>
    </message>
    <message>
        <source>Texts of all scripts are compared in one fixed way.</source>
        <translation>Texte aller Schriften werden auf eine feste Art verglichen.</translation>
    </message>
    <message>
        <source>One can choose how texts are compared.</source>
        <translation>Man kann wählen, wie Texte verglichen werden.</translation>
    </message>
    <message>
        <source>Access lists of mailboxes can be read and changed.</source>
        <translation>Zugriffslisten von Postfächern lassen sich lesen und ändern.</translation>
    </message>
    <message>
        <source>How entries of access lists are combined.</source>
        <translation>Wie Einträge von Zugriffslisten zusammenwirken.</translation>
    </message>
    <message>
        <source>These rights there are besides those of RFC 2086.</source>
        <translation>Diese Rechte gibt es neben denen von RFC 2086.</translation>
    </message>
    <message>
        <source>Quotas can be read.</source>
        <translation>Quotas lassen sich lesen.</translation>
    </message>
    <message>
        <source>Limits of quotas can be set.</source>
        <translation>Limits von Quotas lassen sich setzen.</translation>
    </message>
    <message>
        <source>This resource can be limited.</source>
        <translation>Diese Ressource lässt sich begrenzen.</translation>
    </message>
    <message>
        <source>This resource can be limited, in the form before RFC 9208.</source>
        <translation>Diese Ressource lässt sich begrenzen, in der Form vor RFC 9208.</translation>
    </message>
    <message>
        <source>Entries of mailboxes and of the server can be read and set.</source>
        <translation>Einträge von Postfächern und des Servers lassen sich lesen und setzen.</translation>
    </message>
    <message>
        <source>Entries of the server can be read and set.</source>
        <translation>Einträge des Servers lassen sich lesen und setzen.</translation>
    </message>
    <message>
        <source>Entries of mailboxes and of the server, in the form before METADATA.</source>
        <translation>Einträge von Postfächern und des Servers, in der Form vor METADATA.</translation>
    </message>
    <message>
        <source>Messages have mod-sequences: one can ask what has changed.</source>
        <translation>Nachrichten haben Mod-Sequenzen: Man kann fragen, was sich geändert hat.</translation>
    </message>
    <message>
        <source>Opening a mailbox tells what has changed, and what is gone.</source>
        <translation>Beim Öffnen eines Postfachs erfährt man, was sich geändert hat und was weg ist.</translation>
    </message>
    <message>
        <source>The server tells news of many mailboxes.</source>
        <translation>Der Server erzählt Neues von vielen Postfächern.</translation>
    </message>
    <message>
        <source>The mod-sequence at which a mailbox was made is told.</source>
        <translation>Die Mod-Sequenz, bei der ein Postfach angelegt wurde, wird genannt.</translation>
    </message>
    <message>
        <source>Servers copy each other&apos;s mailboxes by this port.</source>
        <translation>Server kopieren über diesen Zugang gegenseitig ihre Postfächer.</translation>
    </message>
    <message>
        <source>The same, for archived messages.</source>
        <translation>Dasselbe, für archivierte Nachrichten.</translation>
    </message>
    <message>
        <source>FETCH tells a checksum of messages.</source>
        <translation>FETCH nennt eine Prüfsumme von Nachrichten.</translation>
    </message>
    <message>
        <source>The connection can be compressed.</source>
        <translation>Die Verbindung lässt sich komprimieren.</translation>
    </message>
    <message>
        <source>The server tells how far a long command has come.</source>
        <translation>Der Server sagt, wie weit ein langer Befehl ist.</translation>
    </message>
    <message>
        <source>The server&apos;s texts are there in several languages.</source>
        <translation>Die Texte des Servers gibt es in mehreren Sprachen.</translation>
    </message>
    <message>
        <source>The same mailboxes are to be had by JMAP.</source>
        <translation>Dieselben Postfächer sind über JMAP zu haben.</translation>
    </message>
    <message>
        <source>News can be sent to devices of Apple.</source>
        <translation>Neues lässt sich an Geräte von Apple senden.</translation>
    </message>
    <message>
        <source>Asks what the server can do.</source>
        <translation>Fragt, was der Server kann.</translation>
    </message>
    <message>
        <source>Does nothing; the server may use the occasion to tell news of the mailbox.</source>
        <translation>Tut nichts; der Server kann die Gelegenheit nutzen, Neues vom Postfach zu erzählen.</translation>
    </message>
    <message>
        <source>Ends the connection in good order.</source>
        <translation>Beendet die Verbindung in Ordnung.</translation>
    </message>
    <message>
        <source>Tells the server which program this is, and asks which one it is.</source>
        <translation>Sagt dem Server, welches Programm dies ist, und fragt, welches er ist.</translation>
    </message>
    <message>
        <source>Begins encryption on a connection in the clear. Not by hand: choose STARTTLS when connecting.</source>
        <translation>Beginnt Verschlüsselung auf einer Verbindung im Klartext. Nicht von Hand: Wählen Sie STARTTLS beim Verbinden.</translation>
    </message>
    <message>
        <source>Logs in by a SASL mechanism, step by step: each line is Base64, and &quot;*&quot; gives up.</source>
        <translation>Meldet mit einem SASL-Mechanismus an, Schritt für Schritt: Jede Zeile ist Base64, und &quot;*&quot; bricht ab.</translation>
    </message>
    <message>
        <source>Logs in with name and password as they are.</source>
        <translation>Meldet mit Name und Passwort an, wie sie sind.</translation>
    </message>
    <message>
        <source>Switches on extensions that change what the server sends.</source>
        <translation>Schaltet Erweiterungen ein, die ändern, was der Server sendet.</translation>
    </message>
    <message>
        <source>Opens a mailbox for reading and writing; \Recent is taken from its messages.</source>
        <translation>Öffnet ein Postfach zum Lesen und Schreiben; seinen Nachrichten wird \Recent genommen.</translation>
    </message>
    <message>
        <source>Opens a mailbox for reading only: nothing in it changes.</source>
        <translation>Öffnet ein Postfach nur zum Lesen: Nichts darin ändert sich.</translation>
    </message>
    <message>
        <source>Makes a mailbox, with those above it that are missing.</source>
        <translation>Legt ein Postfach an, samt denen darüber, die fehlen.</translation>
    </message>
    <message>
        <source>Removes a mailbox with all messages in it. What is below it stays.</source>
        <translation>Entfernt ein Postfach mit allen Nachrichten darin. Was darunter ist, bleibt.</translation>
    </message>
    <message>
        <source>Gives a mailbox, and all that is below it, another name. From INBOX only the messages are moved.</source>
        <translation>Gibt einem Postfach und allem darunter einen anderen Namen. Aus INBOX werden nur die Nachrichten verschoben.</translation>
    </message>
    <message>
        <source>Adds a mailbox to those that the user wants to see.</source>
        <translation>Fügt ein Postfach zu denen hinzu, die der Benutzer sehen will.</translation>
    </message>
    <message>
        <source>Takes a mailbox from those that the user wants to see.</source>
        <translation>Nimmt ein Postfach von denen weg, die der Benutzer sehen will.</translation>
    </message>
    <message>
        <source>Lists mailboxes: &quot;*&quot; stands for anything, &quot;%&quot; for anything within a level.</source>
        <translation>Listet Postfächer auf: &quot;*&quot; steht für alles, &quot;%&quot; für alles innerhalb einer Ebene.</translation>
    </message>
    <message>
        <source>Lists the subscribed mailboxes. LIST (SUBSCRIBED) has taken its place.</source>
        <translation>Listet die abonnierten Postfächer auf. LIST (SUBSCRIBED) ist an seine Stelle getreten.</translation>
    </message>
    <message>
        <source>Lists mailboxes with those that other servers hold.</source>
        <translation>Listet Postfächer auf, auch die von anderen Servern.</translation>
    </message>
    <message>
        <source>Lists the subscribed mailboxes with those that other servers hold.</source>
        <translation>Listet die abonnierten Postfächer auf, auch die von anderen Servern.</translation>
    </message>
    <message>
        <source>Lists mailboxes with their uses. LIST with SPECIAL-USE has taken its place.</source>
        <translation>Listet Postfächer mit ihrem Zweck auf. LIST mit SPECIAL-USE ist an seine Stelle getreten.</translation>
    </message>
    <message>
        <source>Lists the mailboxes in which a text occurs.</source>
        <translation>Listet die Postfächer auf, in denen ein Text vorkommt.</translation>
    </message>
    <message>
        <source>Asks where the own mailboxes, those of other users and the shared ones begin.</source>
        <translation>Fragt, wo die eigenen Postfächer, die anderer Benutzer und die gemeinsamen beginnen.</translation>
    </message>
    <message>
        <source>Asks for the figures of a mailbox without opening it.</source>
        <translation>Fragt nach den Zahlen eines Postfachs, ohne es zu öffnen.</translation>
    </message>
    <message>
        <source>Puts a message into a mailbox; several at once with MULTIAPPEND (RFC 3502).</source>
        <translation>Legt eine Nachricht in einem Postfach ab; mehrere auf einmal mit MULTIAPPEND (RFC 3502).</translation>
    </message>
    <message>
        <source>Lets the server tell news as they come, until DONE is sent.</source>
        <translation>Lässt den Server Neues erzählen, sobald es kommt, bis DONE gesendet wird.</translation>
    </message>
    <message>
        <source>Asks who has which rights on a mailbox.</source>
        <translation>Fragt, wer welche Rechte an einem Postfach hat.</translation>
    </message>
    <message>
        <source>Gives somebody these rights on a mailbox; with + or - before them, more or fewer.</source>
        <translation>Gibt jemandem diese Rechte an einem Postfach; mit + oder - davor mehr oder weniger.</translation>
    </message>
    <message>
        <source>Removes the entry of somebody from the access list of a mailbox.</source>
        <translation>Entfernt den Eintrag von jemandem aus der Zugriffsliste eines Postfachs.</translation>
    </message>
    <message>
        <source>Asks which rights somebody can be given on a mailbox.</source>
        <translation>Fragt, welche Rechte jemand an einem Postfach bekommen kann.</translation>
    </message>
    <message>
        <source>Asks which rights one has on a mailbox.</source>
        <translation>Fragt, welche Rechte man an einem Postfach hat.</translation>
    </message>
    <message>
        <source>Asks how much of a quota root is used, and its limits.</source>
        <translation>Fragt, wie viel von einer Quota-Wurzel belegt ist, und nach ihren Limits.</translation>
    </message>
    <message>
        <source>Asks which quota roots a mailbox counts for, and how full they are.</source>
        <translation>Fragt, für welche Quota-Wurzeln ein Postfach zählt und wie voll sie sind.</translation>
    </message>
    <message>
        <source>Sets the limits of a quota root. Limits that are not named are taken away; STORAGE counts units of 1024 octets.</source>
        <translation>Setzt die Limits einer Quota-Wurzel. Limits, die nicht genannt sind, fallen weg; STORAGE zählt Einheiten von 1024 Oktetten.</translation>
    </message>
    <message>
        <source>Asks for entries of a mailbox, or with &quot;&quot; of the server.</source>
        <translation>Fragt nach Einträgen eines Postfachs oder mit &quot;&quot; des Servers.</translation>
    </message>
    <message>
        <source>Sets entries of a mailbox, or with &quot;&quot; of the server. NIL removes one.</source>
        <translation>Setzt Einträge eines Postfachs oder mit &quot;&quot; des Servers. NIL entfernt einen.</translation>
    </message>
    <message>
        <source>Asks for entries of mailboxes, or with &quot;&quot; of the server, in the form before METADATA.</source>
        <translation>Fragt nach Einträgen von Postfächern oder mit &quot;&quot; des Servers, in der Form vor METADATA.</translation>
    </message>
    <message>
        <source>Sets entries of mailboxes, or with &quot;&quot; of the server, in the form before METADATA.</source>
        <translation>Setzt Einträge von Postfächern oder mit &quot;&quot; des Servers, in der Form vor METADATA.</translation>
    </message>
    <message>
        <source>Says what the server shall tell unasked, of which mailboxes.</source>
        <translation>Sagt, was der Server ungefragt erzählen soll, und von welchen Postfächern.</translation>
    </message>
    <message>
        <source>Compresses the connection from here on. Not by hand: it would change the line under the connection.</source>
        <translation>Komprimiert die Verbindung von hier an. Nicht von Hand: Es würde die Leitung unter der Verbindung ändern.</translation>
    </message>
    <message>
        <source>Goes back to the state before the login.</source>
        <translation>Geht in den Zustand vor der Anmeldung zurück.</translation>
    </message>
    <message>
        <source>Makes an administrator be somebody else from here on.</source>
        <translation>Lässt einen Administrator von hier an jemand anderes sein.</translation>
    </message>
    <message>
        <source>Makes a URL with which others may read a message without a login.</source>
        <translation>Macht eine URL, mit der andere eine Nachricht ohne Anmeldung lesen können.</translation>
    </message>
    <message>
        <source>Makes all URLs invalid that GENURLAUTH has made for a mailbox, or for all.</source>
        <translation>Macht alle URLs ungültig, die GENURLAUTH für ein Postfach oder für alle gemacht hat.</translation>
    </message>
    <message>
        <source>Brings what such a URL stands for.</source>
        <translation>Bringt, wofür eine solche URL steht.</translation>
    </message>
    <message>
        <source>Asks for the server&apos;s texts in another language.</source>
        <translation>Fragt nach den Texten des Servers in einer anderen Sprache.</translation>
    </message>
    <message>
        <source>Says how texts are compared when searching and sorting.</source>
        <translation>Sagt, wie Texte beim Suchen und Sortieren verglichen werden.</translation>
    </message>
    <message>
        <source>Asks into what the server can convert parts of messages.</source>
        <translation>Fragt, worin der Server Teile von Nachrichten umwandeln kann.</translation>
    </message>
    <message>
        <source>Asks where the same mailboxes are to be had by JMAP.</source>
        <translation>Fragt, wo dieselben Postfächer über JMAP zu haben sind.</translation>
    </message>
    <message>
        <source>Moves a mailbox to another server of the same Murder.</source>
        <translation>Verschiebt ein Postfach auf einen anderen Server desselben Murder.</translation>
    </message>
    <message>
        <source>Lets the server bring the mailbox into order on its side; IMAP4rev2 has dropped it.</source>
        <translation>Lässt den Server das Postfach auf seiner Seite in Ordnung bringen; IMAP4rev2 kennt es nicht mehr.</translation>
    </message>
    <message>
        <source>Leaves the mailbox, and erases its messages that are marked \Deleted.</source>
        <translation>Verlässt das Postfach und löscht seine Nachrichten, die als \Deleted markiert sind.</translation>
    </message>
    <message>
        <source>Leaves the mailbox as it is.</source>
        <translation>Verlässt das Postfach, wie es ist.</translation>
    </message>
    <message>
        <source>Erases the messages that are marked \Deleted.</source>
        <translation>Löscht die Nachrichten, die als \Deleted markiert sind.</translation>
    </message>
    <message>
        <source>Erases those of these messages that are marked \Deleted.</source>
        <translation>Löscht diejenigen dieser Nachrichten, die als \Deleted markiert sind.</translation>
    </message>
    <message>
        <source>Asks which messages meet all these criteria.</source>
        <translation>Fragt, welche Nachrichten all das erfüllen.</translation>
    </message>
    <message>
        <source>Asks for data of messages. BODY[…] sets \Seen, BODY.PEEK[…] does not.</source>
        <translation>Fragt nach Daten von Nachrichten. BODY[…] setzt \Seen, BODY.PEEK[…] nicht.</translation>
    </message>
    <message>
        <source>Changes the flags of messages.</source>
        <translation>Ändert die Markierungen von Nachrichten.</translation>
    </message>
    <message>
        <source>Copies messages into another mailbox.</source>
        <translation>Kopiert Nachrichten in ein anderes Postfach.</translation>
    </message>
    <message>
        <source>Moves messages into another mailbox.</source>
        <translation>Verschiebt Nachrichten in ein anderes Postfach.</translation>
    </message>
    <message>
        <source>Asks which messages meet the criteria, in order.</source>
        <translation>Fragt, welche Nachrichten die Bedingungen erfüllen, der Reihe nach.</translation>
    </message>
    <message>
        <source>Asks which messages belong together in conversations.</source>
        <translation>Fragt, welche Nachrichten als Unterhaltungen zusammengehören.</translation>
    </message>
    <message>
        <source>Searches several mailboxes at once, selected or not.</source>
        <translation>Durchsucht mehrere Postfächer auf einmal, ausgewählt oder nicht.</translation>
    </message>
    <message>
        <source>Puts a message into a mailbox and expunges the one that it replaces, in one step.</source>
        <translation>Legt eine Nachricht in einem Postfach ab und löscht die, die sie ersetzt, in einem Schritt.</translation>
    </message>
    <message>
        <source>Ends the news that a SEARCH or SORT with UPDATE has asked for.</source>
        <translation>Beendet die Meldungen, um die ein SEARCH oder SORT mit UPDATE gebeten hat.</translation>
    </message>
    <message>
        <source>Brings some octets of a message, as IMAP4 had it before FETCH could.</source>
        <translation>Bringt einige Oktette einer Nachricht, wie IMAP4 es hatte, bevor FETCH es konnte.</translation>
    </message>
    <message>
        <source>Brings parts of messages in another type.</source>
        <translation>Bringt Teile von Nachrichten in einem anderen Typ.</translation>
    </message>
    <message>
        <source>With a tag: the command was carried out. Without: information.</source>
        <translation>Mit Tag: Der Befehl wurde ausgeführt. Ohne: eine Auskunft.</translation>
    </message>
    <message>
        <source>With a tag: the command was not carried out. Without: a warning.</source>
        <translation>Mit Tag: Der Befehl wurde nicht ausgeführt. Ohne: eine Warnung.</translation>
    </message>
    <message>
        <source>The command was not understood, or means nothing here.</source>
        <translation>Der Befehl wurde nicht verstanden oder bedeutet hier nichts.</translation>
    </message>
    <message>
        <source>A greeting: one is logged in already.</source>
        <translation>Eine Begrüßung: Man ist schon angemeldet.</translation>
    </message>
    <message>
        <source>The server ends the connection, and says why.</source>
        <translation>Der Server beendet die Verbindung und sagt, warum.</translation>
    </message>
    <message>
        <source>What was switched on by ENABLE.</source>
        <translation>Was mit ENABLE eingeschaltet wurde.</translation>
    </message>
    <message>
        <source>What the server can do.</source>
        <translation>Was der Server kann.</translation>
    </message>
    <message>
        <source>Which program the server is.</source>
        <translation>Welches Programm der Server ist.</translation>
    </message>
    <message>
        <source>A mailbox, what is known of it, and what separates its levels.</source>
        <translation>Ein Postfach, was man von ihm weiß und was seine Ebenen trennt.</translation>
    </message>
    <message>
        <source>A mailbox that is subscribed.</source>
        <translation>Ein Postfach, das abonniert ist.</translation>
    </message>
    <message>
        <source>A mailbox with its use.</source>
        <translation>Ein Postfach mit seinem Zweck.</translation>
    </message>
    <message>
        <source>Where mailboxes begin: one&apos;s own, those of other users, the shared ones.</source>
        <translation>Wo Postfächer beginnen: die eigenen, die anderer Benutzer, die gemeinsamen.</translation>
    </message>
    <message>
        <source>The figures of a mailbox.</source>
        <translation>Die Zahlen eines Postfachs.</translation>
    </message>
    <message>
        <source>What a search has found, in short.</source>
        <translation>Was eine Suche gefunden hat, in Kürze.</translation>
    </message>
    <message>
        <source>The messages that a search has found.</source>
        <translation>Die Nachrichten, die eine Suche gefunden hat.</translation>
    </message>
    <message>
        <source>The flags that there are in the mailbox.</source>
        <translation>Die Markierungen, die es im Postfach gibt.</translation>
    </message>
    <message>
        <source>How many messages are in the mailbox.</source>
        <translation>Wie viele Nachrichten im Postfach sind.</translation>
    </message>
    <message>
        <source>How many messages nobody was told of before.</source>
        <translation>Von wie vielen Nachrichten noch niemand erfahren hatte.</translation>
    </message>
    <message>
        <source>A message is gone: all behind it move up by one.</source>
        <translation>Eine Nachricht ist weg: Alle dahinter rücken um eins auf.</translation>
    </message>
    <message>
        <source>Messages with these UIDs are gone.</source>
        <translation>Nachrichten mit diesen UIDs sind weg.</translation>
    </message>
    <message>
        <source>Data of a message.</source>
        <translation>Daten einer Nachricht.</translation>
    </message>
    <message>
        <source>Data of a message, by its UID.</source>
        <translation>Daten einer Nachricht, nach ihrer UID.</translation>
    </message>
    <message>
        <source>The messages that meet the criteria, in order.</source>
        <translation>Die Nachrichten, die die Bedingungen erfüllen, der Reihe nach.</translation>
    </message>
    <message>
        <source>The messages that meet the criteria, as conversations.</source>
        <translation>Die Nachrichten, die die Bedingungen erfüllen, als Unterhaltungen.</translation>
    </message>
    <message>
        <source>Who has which rights on a mailbox.</source>
        <translation>Wer welche Rechte an einem Postfach hat.</translation>
    </message>
    <message>
        <source>Which rights somebody always has, and which can be given.</source>
        <translation>Welche Rechte jemand immer hat, und welche er bekommen kann.</translation>
    </message>
    <message>
        <source>The own rights on a mailbox.</source>
        <translation>Die eigenen Rechte an einem Postfach.</translation>
    </message>
    <message>
        <source>How much of a quota root is used, and its limits.</source>
        <translation>Wie viel von einer Quota-Wurzel belegt ist, und ihre Limits.</translation>
    </message>
    <message>
        <source>The quota roots that a mailbox counts for.</source>
        <translation>Die Quota-Wurzeln, für die ein Postfach zählt.</translation>
    </message>
    <message>
        <source>Entries of a mailbox or of the server, or the names of those that have changed.</source>
        <translation>Einträge eines Postfachs oder des Servers, oder die Namen derer, die sich geändert haben.</translation>
    </message>
    <message>
        <source>An entry of a mailbox or of the server, in the form before METADATA.</source>
        <translation>Ein Eintrag eines Postfachs oder des Servers, in der Form vor METADATA.</translation>
    </message>
    <message>
        <source>URLs with which others may read a message.</source>
        <translation>URLs, mit denen andere eine Nachricht lesen können.</translation>
    </message>
    <message>
        <source>What a URL stands for; NIL where nobody may know.</source>
        <translation>Wofür eine URL steht; NIL, wo es niemand wissen darf.</translation>
    </message>
    <message>
        <source>The languages that the server speaks, or the one it speaks now.</source>
        <translation>Die Sprachen, die der Server spricht, oder die, die er jetzt spricht.</translation>
    </message>
    <message>
        <source>How texts are compared.</source>
        <translation>Wie Texte verglichen werden.</translation>
    </message>
    <message>
        <source>A conversion that the server can do.</source>
        <translation>Eine Umwandlung, die der Server kann.</translation>
    </message>
    <message>
        <source>A part in another type.</source>
        <translation>Ein Teil in einem anderen Typ.</translation>
    </message>
    <message>
        <source>Where the same mailboxes are to be had by JMAP.</source>
        <translation>Wo dieselben Postfächer über JMAP zu haben sind.</translation>
    </message>
    <message>
        <source>The text must be shown to the user.</source>
        <translation>Der Text muss dem Benutzer gezeigt werden.</translation>
    </message>
    <message>
        <source>What was to be made is there already.</source>
        <translation>Was angelegt werden sollte, gibt es schon.</translation>
    </message>
    <message>
        <source>An annotation is too large, or there are too many.</source>
        <translation>Eine Anmerkung ist zu groß, oder es sind zu viele.</translation>
    </message>
    <message>
        <source>The largest annotation that the mailbox takes.</source>
        <translation>Die größte Anmerkung, die das Postfach nimmt.</translation>
    </message>
    <message>
        <source>The message is larger than the mailbox takes.</source>
        <translation>Die Nachricht ist größer, als das Postfach nimmt.</translation>
    </message>
    <message>
        <source>The UIDs of the messages that were put in.</source>
        <translation>Die UIDs der Nachrichten, die abgelegt wurden.</translation>
    </message>
    <message>
        <source>Name or password is wrong, and the server does not say which.</source>
        <translation>Name oder Passwort ist falsch, und der Server sagt nicht, welches.</translation>
    </message>
    <message>
        <source>One is who one says, but may not act as the other.</source>
        <translation>Man ist, wer man sagt, darf aber nicht als der andere handeln.</translation>
    </message>
    <message>
        <source>The server does not know the charset of a search.</source>
        <translation>Der Server kennt den Zeichensatz einer Suche nicht.</translation>
    </message>
    <message>
        <source>The server knows none of the ways to compare texts.</source>
        <translation>Der Server kennt keine der Arten, Texte zu vergleichen.</translation>
    </message>
    <message>
        <source>The server knows only these events.</source>
        <translation>Der Server kennt nur diese Ereignisse.</translation>
    </message>
    <message>
        <source>A URL cannot be used.</source>
        <translation>Eine URL lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <source>The server never does that, for example makes a mailbox of that name.</source>
        <translation>Der Server tut das nie, zum Beispiel ein Postfach dieses Namens anlegen.</translation>
    </message>
    <message>
        <source>The client has done something that it should not.</source>
        <translation>Der Client hat etwas getan, das er nicht sollte.</translation>
    </message>
    <message>
        <source>The mailbox that was open before is closed; what follows is of the new one.</source>
        <translation>Das Postfach, das vorher offen war, ist geschlossen; was folgt, ist vom neuen.</translation>
    </message>
    <message>
        <source>The connection is compressed already.</source>
        <translation>Die Verbindung ist schon komprimiert.</translation>
    </message>
    <message>
        <source>The user should ask the administrator.</source>
        <translation>Der Benutzer sollte den Administrator fragen.</translation>
    </message>
    <message>
        <source>The UIDs of the messages that were copied, and those of the copies.</source>
        <translation>Die UIDs der Nachrichten, die kopiert wurden, und die der Kopien.</translation>
    </message>
    <message>
        <source>The server has found its data damaged.</source>
        <translation>Der Server hat gemerkt, dass seine Daten beschädigt sind.</translation>
    </message>
    <message>
        <source>These messages are shown in a simpler form than they have.</source>
        <translation>Diese Nachrichten werden in einer einfacheren Form gezeigt, als sie haben.</translation>
    </message>
    <message>
        <source>The password is too old, or the account.</source>
        <translation>Das Passwort ist zu alt, oder das Konto.</translation>
    </message>
    <message>
        <source>Others have expunged some of these messages.</source>
        <translation>Andere haben einige dieser Nachrichten gelöscht.</translation>
    </message>
    <message>
        <source>There are mailboxes below it.</source>
        <translation>Es gibt Postfächer darunter.</translation>
    </message>
    <message>
        <source>The last mod-sequence of the mailbox.</source>
        <translation>Die letzte Mod-Sequenz des Postfachs.</translation>
    </message>
    <message>
        <source>The command is still being worked on.</source>
        <translation>An dem Befehl wird noch gearbeitet.</translation>
    </message>
    <message>
        <source>Somebody else works there; it may go later.</source>
        <translation>Jemand anderes arbeitet dort; später kann es gehen.</translation>
    </message>
    <message>
        <source>It would go beyond a limit of the server.</source>
        <translation>Es ginge über ein Limit des Servers hinaus.</translation>
    </message>
    <message>
        <source>The identifier of the mailbox, which survives a rename.</source>
        <translation>Die Kennung des Postfachs, die ein Umbenennen überlebt.</translation>
    </message>
    <message>
        <source>More messages than that are not converted at once.</source>
        <translation>Mehr Nachrichten werden nicht auf einmal umgewandelt.</translation>
    </message>
    <message>
        <source>More parts than that are not converted at once.</source>
        <translation>Mehr Teile werden nicht auf einmal umgewandelt.</translation>
    </message>
    <message>
        <source>Values were too long, or the server cannot keep such an entry.</source>
        <translation>Werte waren zu lang, oder der Server kann einen solchen Eintrag nicht behalten.</translation>
    </message>
    <message>
        <source>These messages were left alone, for they had changed.</source>
        <translation>Diese Nachrichten blieben unangetastet, denn sie hatten sich geändert.</translation>
    </message>
    <message>
        <source>The mailbox has another name now.</source>
        <translation>Das Postfach hat jetzt einen anderen Namen.</translation>
    </message>
    <message>
        <source>The mailbox keeps no mod-sequences.</source>
        <translation>Das Postfach führt keine Mod-Sequenzen.</translation>
    </message>
    <message>
        <source>There is no such thing.</source>
        <translation>So etwas gibt es nicht.</translation>
    </message>
    <message>
        <source>One has not the right to do that.</source>
        <translation>Man hat nicht das Recht dazu.</translation>
    </message>
    <message>
        <source>There is too much to tell: nothing is told unasked any more.</source>
        <translation>Es gibt zu viel zu erzählen: Ungefragt wird nichts mehr gesagt.</translation>
    </message>
    <message>
        <source>The result of the search is not kept as $.</source>
        <translation>Das Ergebnis der Suche wird nicht als $ behalten.</translation>
    </message>
    <message>
        <source>Changes of this search will not be told.</source>
        <translation>Änderungen dieser Suche werden nicht gemeldet.</translation>
    </message>
    <message>
        <source>The header of a message cannot be read.</source>
        <translation>Die Kopfzeilen einer Nachricht sind nicht zu lesen.</translation>
    </message>
    <message>
        <source>The flags that can be changed to stay; \* means that new ones can be made.</source>
        <translation>Die Markierungen, die sich bleibend ändern lassen; \* heißt, dass es neue geben kann.</translation>
    </message>
    <message>
        <source>That needs an encrypted connection.</source>
        <translation>Das braucht eine verschlüsselte Verbindung.</translation>
    </message>
    <message>
        <source>The mailbox is open for reading only.</source>
        <translation>Das Postfach ist nur zum Lesen offen.</translation>
    </message>
    <message>
        <source>The mailbox is open for reading and writing.</source>
        <translation>Das Postfach ist zum Lesen und Schreiben offen.</translation>
    </message>
    <message>
        <source>Another server has what was asked for.</source>
        <translation>Ein anderer Server hat, wonach gefragt wurde.</translation>
    </message>
    <message>
        <source>Something has gone wrong in the server.</source>
        <translation>Im Server ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>For which command this is.</source>
        <translation>Für welchen Befehl das ist.</translation>
    </message>
    <message>
        <source>A conversion did not work this time.</source>
        <translation>Eine Umwandlung gelang diesmal nicht.</translation>
    </message>
    <message>
        <source>The server makes one wait, because so much was asked.</source>
        <translation>Der Server lässt warten, weil so viel gefragt wurde.</translation>
    </message>
    <message>
        <source>The message is too large.</source>
        <translation>Die Nachricht ist zu groß.</translation>
    </message>
    <message>
        <source>The mailbox does not exist, but could be made.</source>
        <translation>Das Postfach gibt es nicht, es ließe sich aber anlegen.</translation>
    </message>
    <message>
        <source>The UID of the next message.</source>
        <translation>Die UID der nächsten Nachricht.</translation>
    </message>
    <message>
        <source>The mailbox does not keep UIDs.</source>
        <translation>Das Postfach behält UIDs nicht.</translation>
    </message>
    <message>
        <source>Message numbers are not used any more: the command must name UIDs.</source>
        <translation>Nachrichtennummern werden nicht mehr verwendet: Der Befehl muss UIDs nennen.</translation>
    </message>
    <message>
        <source>Changes when UIDs are given anew: all that is known by UID is void then.</source>
        <translation>Ändert sich, wenn UIDs neu vergeben werden: Was man nach UID weiß, gilt dann nicht mehr.</translation>
    </message>
    <message>
        <source>Something that the server needs does not answer.</source>
        <translation>Etwas, das der Server braucht, antwortet nicht.</translation>
    </message>
    <message>
        <source>The server has no filter of that name.</source>
        <translation>Der Server hat keinen Filter dieses Namens.</translation>
    </message>
    <message>
        <source>A part is encoded in a way that the server cannot undo.</source>
        <translation>Ein Teil ist so kodiert, dass der Server es nicht rückgängig machen kann.</translation>
    </message>
    <message>
        <source>The first message that was not read.</source>
        <translation>Die erste Nachricht, die nicht gelesen wurde.</translation>
    </message>
    <message>
        <source>How URLs for this mailbox can be made.</source>
        <translation>Wie sich URLs für dieses Postfach machen lassen.</translation>
    </message>
    <message>
        <source>A mailbox cannot be made for that use.</source>
        <translation>Für diesen Zweck lässt sich kein Postfach anlegen.</translation>
    </message>
    <message>
        <source>nothing any more</source>
        <translation>nichts mehr</translation>
    </message>
    <message>
        <source>these events of these mailboxes</source>
        <translation>diese Ereignisse dieser Postfächer</translation>
    </message>
    <message>
        <source>the mailbox that is open</source>
        <translation>das offene Postfach</translation>
    </message>
    <message>
        <source>the same, expunges only when they cannot disturb</source>
        <translation>dasselbe, Löschungen nur, wenn sie nicht stören können</translation>
    </message>
    <message>
        <source>where new mail may come in</source>
        <translation>wo neue Post hereinkommen kann</translation>
    </message>
    <message>
        <source>all of one&apos;s own</source>
        <translation>alle eigenen</translation>
    </message>
    <message>
        <source>those that are subscribed</source>
        <translation>die abonnierten</translation>
    </message>
    <message>
        <source>one and all below it</source>
        <translation>eines und alle darunter</translation>
    </message>
    <message>
        <source>this one</source>
        <translation>dieses</translation>
    </message>
    <message>
        <source>a message has come in</source>
        <translation>eine Nachricht ist hereingekommen</translation>
    </message>
    <message>
        <source>messages are gone</source>
        <translation>Nachrichten sind weg</translation>
    </message>
    <message>
        <source>flags have changed</source>
        <translation>Markierungen haben sich geändert</translation>
    </message>
    <message>
        <source>annotations of messages have changed</source>
        <translation>Anmerkungen von Nachrichten haben sich geändert</translation>
    </message>
    <message>
        <source>mailboxes were made, deleted or renamed</source>
        <translation>Postfächer wurden angelegt, gelöscht oder umbenannt</translation>
    </message>
    <message>
        <source>subscriptions have changed</source>
        <translation>Abonnements haben sich geändert</translation>
    </message>
    <message>
        <source>entries of mailboxes have changed</source>
        <translation>Einträge von Postfächern haben sich geändert</translation>
    </message>
    <message>
        <source>entries of the server have changed</source>
        <translation>Einträge des Servers haben sich geändert</translation>
    </message>
    <message>
        <source>FETCH tells mod-sequences from here on</source>
        <translation>FETCH nennt von hier an Mod-Sequenzen</translation>
    </message>
    <message>
        <source>what has changed since then</source>
        <translation>was sich seither geändert hat</translation>
    </message>
    <message>
        <source>changes of annotations are told</source>
        <translation>Änderungen von Anmerkungen werden gemeldet</translation>
    </message>
    <message>
        <source>what it is for</source>
        <translation>wofür es ist</translation>
    </message>
    <message>
        <source>where Cyrus keeps it</source>
        <translation>wo Cyrus es aufbewahrt</translation>
    </message>
    <message>
        <source>all messages</source>
        <translation>alle Nachrichten</translation>
    </message>
    <message>
        <source>archived messages</source>
        <translation>archivierte Nachrichten</translation>
    </message>
    <message>
        <source>drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>flagged messages</source>
        <translation>markierte Nachrichten</translation>
    </message>
    <message>
        <source>important messages</source>
        <translation>wichtige Nachrichten</translation>
    </message>
    <message>
        <source>junk mail</source>
        <translation>Spam</translation>
    </message>
    <message>
        <source>sent messages</source>
        <translation>gesendete Nachrichten</translation>
    </message>
    <message>
        <source>messages to be deleted</source>
        <translation>zu löschende Nachrichten</translation>
    </message>
    <message>
        <source>those of other servers as well</source>
        <translation>auch die anderer Server</translation>
    </message>
    <message>
        <source>those above a match as well</source>
        <translation>auch die über einem Treffer</translation>
    </message>
    <message>
        <source>those with a special use</source>
        <translation>die mit besonderem Zweck</translation>
    </message>
    <message>
        <source>whether it is subscribed</source>
        <translation>ob es abonniert ist</translation>
    </message>
    <message>
        <source>whether something is below it</source>
        <translation>ob etwas darunter ist</translation>
    </message>
    <message>
        <source>its figures</source>
        <translation>seine Zahlen</translation>
    </message>
    <message>
        <source>the own rights on it</source>
        <translation>die eigenen Rechte daran</translation>
    </message>
    <message>
        <source>its entries</source>
        <translation>seine Einträge</translation>
    </message>
    <message>
        <source>how many messages</source>
        <translation>wie viele Nachrichten</translation>
    </message>
    <message>
        <source>how many are unread</source>
        <translation>wie viele ungelesen sind</translation>
    </message>
    <message>
        <source>how many nobody was told of yet (not in IMAP4rev2)</source>
        <translation>von wie vielen noch niemand weiß (nicht in IMAP4rev2)</translation>
    </message>
    <message>
        <source>the UID of the next message</source>
        <translation>die UID der nächsten Nachricht</translation>
    </message>
    <message>
        <source>changes when UIDs are given anew</source>
        <translation>ändert sich, wenn UIDs neu vergeben werden</translation>
    </message>
    <message>
        <source>how many are marked \Deleted</source>
        <translation>wie viele als \Deleted markiert sind</translation>
    </message>
    <message>
        <source>what expunging would free</source>
        <translation>was endgültiges Löschen freigäbe</translation>
    </message>
    <message>
        <source>the size of all messages together</source>
        <translation>die Größe aller Nachrichten zusammen</translation>
    </message>
    <message>
        <source>the last mod-sequence</source>
        <translation>die letzte Mod-Sequenz</translation>
    </message>
    <message>
        <source>an identifier that survives a rename</source>
        <translation>eine Kennung, die ein Umbenennen überlebt</translation>
    </message>
    <message>
        <source>the largest message that it takes</source>
        <translation>die größte Nachricht, die es nimmt</translation>
    </message>
    <message>
        <source>1 or infinity: what is below the entries as well</source>
        <translation>1 oder infinity: auch, was unter den Einträgen ist</translation>
    </message>
    <message>
        <source>leaves out longer values</source>
        <translation>lässt längere Werte weg</translation>
    </message>
    <message>
        <source>the entry alone</source>
        <translation>der Eintrag allein</translation>
    </message>
    <message>
        <source>what is right below as well</source>
        <translation>auch, was direkt darunter ist</translation>
    </message>
    <message>
        <source>all that is below as well</source>
        <translation>auch alles darunter</translation>
    </message>
    <message>
        <source>the lowest</source>
        <translation>die niedrigste</translation>
    </message>
    <message>
        <source>the highest</source>
        <translation>die höchste</translation>
    </message>
    <message>
        <source>all, as a set</source>
        <translation>alle, als Menge</translation>
    </message>
    <message>
        <source>how many</source>
        <translation>wie viele</translation>
    </message>
    <message>
        <source>kept as $</source>
        <translation>als $ behalten</translation>
    </message>
    <message>
        <source>some of them, as 1:100</source>
        <translation>einige davon, wie 1:100</translation>
    </message>
    <message>
        <source>changes are told until CANCELUPDATE</source>
        <translation>Änderungen werden bis CANCELUPDATE gemeldet</translation>
    </message>
    <message>
        <source>the same will be asked again</source>
        <translation>danach wird noch einmal gefragt</translation>
    </message>
    <message>
        <source>how well each one fits</source>
        <translation>wie gut jede passt</translation>
    </message>
    <message>
        <source>one and those right below it</source>
        <translation>eines und die direkt darunter</translation>
    </message>
    <message>
        <source>the unique identifier</source>
        <translation>die eindeutige Kennung</translation>
    </message>
    <message>
        <source>the flags</source>
        <translation>die Markierungen</translation>
    </message>
    <message>
        <source>when it came in</source>
        <translation>wann sie hereinkam</translation>
    </message>
    <message>
        <source>its size in octets</source>
        <translation>ihre Größe in Oktetten</translation>
    </message>
    <message>
        <source>sender, recipients, subject, dates</source>
        <translation>Absender, Empfänger, Betreff, Daten</translation>
    </message>
    <message>
        <source>of which parts it consists</source>
        <translation>aus welchen Teilen sie besteht</translation>
    </message>
    <message>
        <source>the same, in short</source>
        <translation>dasselbe in Kürze</translation>
    </message>
    <message>
        <source>the whole message</source>
        <translation>die ganze Nachricht</translation>
    </message>
    <message>
        <source>its header</source>
        <translation>ihre Kopfzeilen</translation>
    </message>
    <message>
        <source>these header fields</source>
        <translation>diese Kopfzeilen</translation>
    </message>
    <message>
        <source>all behind its header</source>
        <translation>alles hinter ihren Kopfzeilen</translation>
    </message>
    <message>
        <source>its first part</source>
        <translation>ihr erster Teil</translation>
    </message>
    <message>
        <source>the MIME header of its first part</source>
        <translation>die MIME-Kopfzeilen ihres ersten Teils</translation>
    </message>
    <message>
        <source>its first 1024 octets</source>
        <translation>ihre ersten 1024 Oktette</translation>
    </message>
    <message>
        <source>the whole message; sets \Seen</source>
        <translation>die ganze Nachricht; setzt \Seen</translation>
    </message>
    <message>
        <source>its header; sets \Seen</source>
        <translation>ihre Kopfzeilen; setzt \Seen</translation>
    </message>
    <message>
        <source>all behind its header; sets \Seen</source>
        <translation>alles hinter ihren Kopfzeilen; setzt \Seen</translation>
    </message>
    <message>
        <source>its first part, decoded</source>
        <translation>ihr erster Teil, dekodiert</translation>
    </message>
    <message>
        <source>its first part, decoded; sets \Seen</source>
        <translation>ihr erster Teil, dekodiert; setzt \Seen</translation>
    </message>
    <message>
        <source>the size of its first part, decoded</source>
        <translation>die Größe ihres ersten Teils, dekodiert</translation>
    </message>
    <message>
        <source>the whole message; sets \Seen (not in IMAP4rev2)</source>
        <translation>die ganze Nachricht; setzt \Seen (nicht in IMAP4rev2)</translation>
    </message>
    <message>
        <source>its header (not in IMAP4rev2)</source>
        <translation>ihre Kopfzeilen (nicht in IMAP4rev2)</translation>
    </message>
    <message>
        <source>all behind its header; sets \Seen (not in IMAP4rev2)</source>
        <translation>alles hinter ihren Kopfzeilen; setzt \Seen (nicht in IMAP4rev2)</translation>
    </message>
    <message>
        <source>its mod-sequence</source>
        <translation>ihre Mod-Sequenz</translation>
    </message>
    <message>
        <source>the first words of its text</source>
        <translation>die ersten Worte ihres Textes</translation>
    </message>
    <message>
        <source>the same, if the server has them at hand</source>
        <translation>dasselbe, wenn der Server sie zur Hand hat</translation>
    </message>
    <message>
        <source>when it came into this mailbox</source>
        <translation>wann sie in dieses Postfach kam</translation>
    </message>
    <message>
        <source>an identifier of its contents</source>
        <translation>eine Kennung ihres Inhalts</translation>
    </message>
    <message>
        <source>an identifier of its conversation</source>
        <translation>eine Kennung ihrer Unterhaltung</translation>
    </message>
    <message>
        <source>annotations of the message</source>
        <translation>Anmerkungen der Nachricht</translation>
    </message>
    <message>
        <source>Gmail&apos;s number of the message</source>
        <translation>Gmails Nummer der Nachricht</translation>
    </message>
    <message>
        <source>Gmail&apos;s number of the conversation</source>
        <translation>Gmails Nummer der Unterhaltung</translation>
    </message>
    <message>
        <source>its labels</source>
        <translation>ihre Labels</translation>
    </message>
    <message>
        <source>only what has changed since</source>
        <translation>nur, was sich seither geändert hat</translation>
    </message>
    <message>
        <source>UIDs that are gone as well</source>
        <translation>auch UIDs, die weg sind</translation>
    </message>
    <message>
        <source>these flags and no others</source>
        <translation>diese Markierungen und keine anderen</translation>
    </message>
    <message>
        <source>these flags besides</source>
        <translation>diese Markierungen dazu</translation>
    </message>
    <message>
        <source>these flags no longer</source>
        <translation>diese Markierungen nicht mehr</translation>
    </message>
    <message>
        <source>the same, without an answer</source>
        <translation>dasselbe, ohne Antwort</translation>
    </message>
    <message>
        <source>the first of Cc</source>
        <translation>der erste von Cc</translation>
    </message>
    <message>
        <source>when it was sent</source>
        <translation>wann sie gesendet wurde</translation>
    </message>
    <message>
        <source>the sender</source>
        <translation>der Absender</translation>
    </message>
    <message>
        <source>the size</source>
        <translation>die Größe</translation>
    </message>
    <message>
        <source>the subject without Re: and the like</source>
        <translation>der Betreff ohne Re: und dergleichen</translation>
    </message>
    <message>
        <source>the first recipient</source>
        <translation>der erste Empfänger</translation>
    </message>
    <message>
        <source>the sender&apos;s name</source>
        <translation>der Name des Absenders</translation>
    </message>
    <message>
        <source>the first recipient&apos;s name</source>
        <translation>der Name des ersten Empfängers</translation>
    </message>
    <message>
        <source>the mod-sequence</source>
        <translation>die Mod-Sequenz</translation>
    </message>
    <message>
        <source>how well it fits</source>
        <translation>wie gut sie passt</translation>
    </message>
    <message>
        <source>the next key the other way round</source>
        <translation>der nächste Schlüssel andersherum</translation>
    </message>
    <message>
        <source>takes all rights away</source>
        <translation>nimmt alle Rechte weg</translation>
    </message>
    <message>
        <source>lrs</source>
        <translation>lrs</translation>
    </message>
    <message>
        <source>lrsp</source>
        <translation>lrsp</translation>
    </message>
    <message>
        <source>lrsip</source>
        <translation>lrsip</translation>
    </message>
    <message>
        <source>lrswipkxte</source>
        <translation>lrswipkxte</translation>
    </message>
    <message>
        <source>lrxte</source>
        <translation>lrxte</translation>
    </message>
    <message>
        <source>lrswipkxtea</source>
        <translation>lrswipkxtea</translation>
    </message>
    <message>
        <source>what clients show at login</source>
        <translation>was Clients bei der Anmeldung zeigen</translation>
    </message>
    <message>
        <source>a comment</source>
        <translation>ein Kommentar</translation>
    </message>
    <message>
        <source>how to reach the administrator</source>
        <translation>wie der Administrator zu erreichen ist</translation>
    </message>
    <message>
        <source>refuses logins, with this text</source>
        <translation>lehnt Anmeldungen ab, mit diesem Text</translation>
    </message>
    <message>
        <source>after how many days messages go</source>
        <translation>nach wie vielen Tagen Nachrichten gehen</translation>
    </message>
    <message>
        <source>whether mailboxes are indexed for searching</source>
        <translation>ob Postfächer zum Suchen indiziert werden</translation>
    </message>
    <message>
        <source>whether mod-sequences are kept</source>
        <translation>ob Mod-Sequenzen geführt werden</translation>
    </message>
    <message>
        <source>where articles are sent as mail</source>
        <translation>wohin Artikel als Post gesendet werden</translation>
    </message>
    <message>
        <source>from when on POP3 shows messages</source>
        <translation>ab wann POP3 Nachrichten zeigt</translation>
    </message>
    <message>
        <source>whether \Seen is the same for all</source>
        <translation>ob \Seen für alle dasselbe ist</translation>
    </message>
    <message>
        <source>which Sieve script sorts what comes in</source>
        <translation>welches Sieve-Skript sortiert, was hereinkommt</translation>
    </message>
    <message>
        <source>whether it is indexed for searching</source>
        <translation>ob es zum Suchen indiziert wird</translation>
    </message>
    <message>
        <source>put together from pieces</source>
        <translation>aus Stücken zusammengesetzt</translation>
    </message>
    <message>
        <source>with UTF-8 in its header</source>
        <translation>mit UTF-8 in den Kopfzeilen</translation>
    </message>
    <message>
        <source>this text</source>
        <translation>dieser Text</translation>
    </message>
    <message>
        <source>what this IMAP URL stands for</source>
        <translation>wofür diese IMAP-URL steht</translation>
    </message>
    <message>
        <source>not this</source>
        <translation>das nicht</translation>
    </message>
    <message>
        <source>one of two, or both</source>
        <translation>eines von zweien, oder beide</translation>
    </message>
    <message>
        <source>all of these</source>
        <translation>all das</translation>
    </message>
    <message>
        <source>about this</source>
        <translation>ungefähr das</translation>
    </message>
    <message>
        <source>every message</source>
        <translation>jede Nachricht</translation>
    </message>
    <message>
        <source>was answered</source>
        <translation>wurde beantwortet</translation>
    </message>
    <message>
        <source>in Bcc</source>
        <translation>in Bcc</translation>
    </message>
    <message>
        <source>came in before that day</source>
        <translation>kam vor diesem Tag herein</translation>
    </message>
    <message>
        <source>in the text</source>
        <translation>im Text</translation>
    </message>
    <message>
        <source>in Cc</source>
        <translation>in Cc</translation>
    </message>
    <message>
        <source>is marked to be expunged</source>
        <translation>ist zum Löschen markiert</translation>
    </message>
    <message>
        <source>is a draft</source>
        <translation>ist ein Entwurf</translation>
    </message>
    <message>
        <source>is flagged</source>
        <translation>ist markiert</translation>
    </message>
    <message>
        <source>in From</source>
        <translation>in From</translation>
    </message>
    <message>
        <source>in a header field</source>
        <translation>in einer Kopfzeile</translation>
    </message>
    <message>
        <source>has this keyword</source>
        <translation>hat dieses Schlüsselwort</translation>
    </message>
    <message>
        <source>is larger, in octets</source>
        <translation>ist größer, in Oktetten</translation>
    </message>
    <message>
        <source>came in on that day</source>
        <translation>kam an diesem Tag herein</translation>
    </message>
    <message>
        <source>was read</source>
        <translation>wurde gelesen</translation>
    </message>
    <message>
        <source>was sent before that day</source>
        <translation>wurde vor diesem Tag gesendet</translation>
    </message>
    <message>
        <source>was sent on that day</source>
        <translation>wurde an diesem Tag gesendet</translation>
    </message>
    <message>
        <source>was sent on that day or later</source>
        <translation>wurde an diesem Tag oder später gesendet</translation>
    </message>
    <message>
        <source>came in on that day or later</source>
        <translation>kam an diesem Tag oder später herein</translation>
    </message>
    <message>
        <source>is smaller, in octets</source>
        <translation>ist kleiner, in Oktetten</translation>
    </message>
    <message>
        <source>in the subject</source>
        <translation>im Betreff</translation>
    </message>
    <message>
        <source>anywhere in the message</source>
        <translation>irgendwo in der Nachricht</translation>
    </message>
    <message>
        <source>in To</source>
        <translation>in To</translation>
    </message>
    <message>
        <source>has one of these UIDs</source>
        <translation>hat eine dieser UIDs</translation>
    </message>
    <message>
        <source>was not answered</source>
        <translation>wurde nicht beantwortet</translation>
    </message>
    <message>
        <source>is not marked to be expunged</source>
        <translation>ist nicht zum Löschen markiert</translation>
    </message>
    <message>
        <source>is no draft</source>
        <translation>ist kein Entwurf</translation>
    </message>
    <message>
        <source>is not flagged</source>
        <translation>ist nicht markiert</translation>
    </message>
    <message>
        <source>has not this keyword</source>
        <translation>hat dieses Schlüsselwort nicht</translation>
    </message>
    <message>
        <source>was not read</source>
        <translation>wurde nicht gelesen</translation>
    </message>
    <message>
        <source>recent and not read (not in IMAP4rev2)</source>
        <translation>neu gekommen und nicht gelesen (nicht in IMAP4rev2)</translation>
    </message>
    <message>
        <source>not recent (not in IMAP4rev2)</source>
        <translation>nicht neu gekommen (nicht in IMAP4rev2)</translation>
    </message>
    <message>
        <source>recent (not in IMAP4rev2)</source>
        <translation>neu gekommen (nicht in IMAP4rev2)</translation>
    </message>
    <message>
        <source>came in more than so many seconds ago</source>
        <translation>kam vor mehr als so vielen Sekunden herein</translation>
    </message>
    <message>
        <source>came in at most so many seconds ago</source>
        <translation>kam vor höchstens so vielen Sekunden herein</translation>
    </message>
    <message>
        <source>meets a filter that the server keeps</source>
        <translation>erfüllt einen Filter, den der Server behält</translation>
    </message>
    <message>
        <source>has this mod-sequence or a higher one</source>
        <translation>hat diese Mod-Sequenz oder eine höhere</translation>
    </message>
    <message>
        <source>has this identifier</source>
        <translation>hat diese Kennung</translation>
    </message>
    <message>
        <source>is in the conversation with this identifier</source>
        <translation>ist in der Unterhaltung mit dieser Kennung</translation>
    </message>
    <message>
        <source>where the mailbox keeps when messages came into it</source>
        <translation>wo das Postfach behält, wann Nachrichten in es kamen</translation>
    </message>
    <message>
        <source>came into this mailbox before that day</source>
        <translation>kam vor diesem Tag in dieses Postfach</translation>
    </message>
    <message>
        <source>came into this mailbox on that day</source>
        <translation>kam an diesem Tag in dieses Postfach</translation>
    </message>
    <message>
        <source>came into this mailbox on that day or later</source>
        <translation>kam an diesem Tag oder später in dieses Postfach</translation>
    </message>
    <message>
        <source>has this label</source>
        <translation>hat dieses Label</translation>
    </message>
    <message>
        <source>has this number of Gmail&apos;s</source>
        <translation>hat diese Nummer von Gmail</translation>
    </message>
    <message>
        <source>as in the search box of Gmail</source>
        <translation>wie im Suchfeld von Gmail</translation>
    </message>
    <message>
        <source>is in the conversation with this number of Gmail&apos;s</source>
        <translation>ist in der Unterhaltung mit dieser Nummer von Gmail</translation>
    </message>
    <message>
        <source>Figures of a mailbox</source>
        <translation>Zahlen eines Postfachs</translation>
    </message>
    <message>
        <source>Who has which rights, and which one has oneself</source>
        <translation>Wer welche Rechte hat, und welche man selbst hat</translation>
    </message>
    <message>
        <source>Let somebody read a mailbox</source>
        <translation>Jemanden ein Postfach lesen lassen</translation>
    </message>
    <message>
        <source>How full a mailbox&apos;s quota is</source>
        <translation>Wie voll die Quota eines Postfachs ist</translation>
    </message>
    <message>
        <source>The newest message, its header only</source>
        <translation>Die neueste Nachricht, nur ihre Kopfzeilen</translation>
    </message>
    <message>
        <source>All mailboxes with their figures</source>
        <translation>Alle Postfächer mit ihren Zahlen</translation>
    </message>
    <message>
        <source>Put a message in</source>
        <translation>Eine Nachricht ablegen</translation>
    </message>
    <message>
        <source>Comment of a mailbox</source>
        <translation>Kommentar eines Postfachs</translation>
    </message>
    <message>
        <source>all mailboxes</source>
        <translation>alle Postfächer</translation>
    </message>
    <message>
        <source>those of the first level</source>
        <translation>die der ersten Ebene</translation>
    </message>
    <message>
        <source>sees it in lists</source>
        <translation>sieht es in Listen</translation>
    </message>
    <message>
        <source>opens it and reads</source>
        <translation>öffnet es und liest</translation>
    </message>
    <message>
        <source>keeps \Seen</source>
        <translation>behält \Seen</translation>
    </message>
    <message>
        <source>changes flags</source>
        <translation>ändert Markierungen</translation>
    </message>
    <message>
        <source>puts messages in</source>
        <translation>legt Nachrichten ab</translation>
    </message>
    <message>
        <source>sends mail to it</source>
        <translation>sendet Post dorthin</translation>
    </message>
    <message>
        <source>makes mailboxes below it</source>
        <translation>legt Postfächer darunter an</translation>
    </message>
    <message>
        <source>deletes or renames it</source>
        <translation>löscht es oder benennt es um</translation>
    </message>
    <message>
        <source>marks messages as \Deleted</source>
        <translation>markiert Nachrichten als \Deleted</translation>
    </message>
    <message>
        <source>expunges</source>
        <translation>löscht endgültig</translation>
    </message>
    <message>
        <source>changes the access list</source>
        <translation>ändert die Zugriffsliste</translation>
    </message>
    <message>
        <source>writes shared annotations</source>
        <translation>schreibt gemeinsame Anmerkungen</translation>
    </message>
    <message>
        <source>nothing before the pattern</source>
        <translation>nichts vor dem Muster</translation>
    </message>
    <message>
        <source>the last message</source>
        <translation>die letzte Nachricht</translation>
    </message>
    <message>
        <source>the result of the last search that was kept</source>
        <translation>das Ergebnis der letzten Suche, die behalten wurde</translation>
    </message>
    <message>
        <source>a literal: all that follows in the next lines</source>
        <translation>ein Literal: alles, was in den nächsten Zeilen folgt</translation>
    </message>
    <message>
        <source>A limit of the quota is reached; with Gmail also that of what one may transfer.</source>
        <translation>Ein Limit der Quota ist erreicht; bei Gmail auch das dessen, was man übertragen darf.</translation>
    </message>
</context>
<context>
    <name>ui::AccessDialog</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What is to become of the entries</source>
        <translation>Was aus den Einträgen werden soll</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Usual sets of rights</source>
        <translation>Übliche Zusammenstellungen von Rechten</translation>
    </message>
    <message>
        <source>Identifiers</source>
        <translation>Kennungen</translation>
    </message>
    <message>
        <source>Users, groups and special identifiers, one a line or with commas between them; with “-” before it, one takes rights away</source>
        <translation>Benutzer, Gruppen und besondere Kennungen, eine je Zeile oder durch Kommas getrennt; mit „-“ davor entzieht eine Rechte</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>The rights, a letter each</source>
        <translation>Die Rechte, je ein Buchstabe</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Who gets the rights instead</source>
        <translation>Wer die Rechte stattdessen bekommt</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>Change Access</source>
        <translation>Zugriff ändern</translation>
    </message>
    <message>
        <source>Give rights</source>
        <translation>Rechte geben</translation>
    </message>
    <message>
        <source>Take rights away</source>
        <translation>Rechte entziehen</translation>
    </message>
    <message>
        <source>Give exactly these rights</source>
        <translation>Genau diese Rechte geben</translation>
    </message>
    <message>
        <source>Remove the entries</source>
        <translation>Einträge entfernen</translation>
    </message>
    <message>
        <source>Replace an identifier by another</source>
        <translation>Eine Kennung durch eine andere ersetzen</translation>
    </message>
    <message>
        <source>Make the whole list as here</source>
        <translation>Die ganze Liste wie hier machen</translation>
    </message>
    <message>
        <source>Choose a role…</source>
        <translation>Rolle wählen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Was</translation>
    </message>
    <message>
        <source>&amp;Identifiers</source>
        <translation>&amp;Kennungen</translation>
    </message>
    <message>
        <source>Replace &amp;by</source>
        <translation>&amp;Ersetzen durch</translation>
    </message>
    <message>
        <source>&amp;Rights</source>
        <translation>&amp;Rechte</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>How many access lists were read</source>
        <translation>Wie viele Zugriffslisten gelesen sind</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>&amp;Nachsehen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Nachsehen</translation>
    </message>
    <message>
        <source>Read the access lists, and say what would be changed</source>
        <translation>Die Zugriffslisten lesen und sagen, was geändert würde</translation>
    </message>
    <message>
        <source>&amp;Stage</source>
        <translation>&amp;Vormerken</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Vormerken</translation>
    </message>
    <message>
        <source>Put the changes into the set; nothing is sent yet</source>
        <translation>Die Änderungen vormerken; gesendet wird noch nichts</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change nothing (Escape)</source>
        <translation>Nichts ändern (Esc)</translation>
    </message>
    <message>
        <source>“%1” is no right that this server announces.</source>
        <translation>„%1“ ist kein Recht, das dieser Server ankündigt.</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Es gibt keine Verbindung.</translation>
    </message>
    <message>
        <source>Access of %1</source>
        <translation>Zugriff auf %1</translation>
    </message>
    <message>
        <source>Access: %1</source>
        <translation>Zugriff: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) to be staged.</source>
        <translation>
            <numerusform>%Ln Änderung vorzumerken.</numerusform>
            <numerusform>%Ln Änderungen vorzumerken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) are so already.</source>
        <translation>
            <numerusform>%Ln Postfach ist schon so.</numerusform>
            <numerusform>%Ln Postfächer sind schon so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) cannot be administered.</source>
        <translation>
            <numerusform>%Ln Postfach lässt sich nicht verwalten.</numerusform>
            <numerusform>%Ln Postfächer lassen sich nicht verwalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Why it is left out</source>
        <translation>Warum es ausgelassen wird</translation>
    </message>
    <message>
        <source>Mailboxes left out</source>
        <translation>Ausgelassene Postfächer</translation>
    </message>
    <message>
        <source>Mailboxes whose access lists cannot be read or are better left alone, and why</source>
        <translation>Postfächer, deren Zugriffslisten nicht lesbar sind oder besser bleiben, wie sie sind, und warum</translation>
    </message>
    <message>
        <source>Not seen on this server so far: %1.</source>
        <translation>Auf diesem Server bisher nicht gesehen: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) are left out: they are the person’s own.</source>
        <translation>
            <numerusform>%Ln Postfach wird ausgelassen: Es gehört der Person selbst.</numerusform>
            <numerusform>%Ln Postfächer werden ausgelassen: Sie gehören der Person selbst.</numerusform>
        </translation>
    </message>
    <message>
        <source>Make each list as its parent’s</source>
        <translation>Jede Liste wie die des übergeordneten Postfachs machen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) have no parent whose list is known.</source>
        <translation>
            <numerusform>%Ln Postfach hat kein übergeordnetes, dessen Liste bekannt ist.</numerusform>
            <numerusform>%Ln Postfächer haben kein übergeordnetes, dessen Liste bekannt ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list of its parent: %1</source>
        <translation>Die Liste des übergeordneten Postfachs: %1</translation>
    </message>
    <message>
        <source>There is no mailbox above it that has a list.</source>
        <translation>Darüber gibt es kein Postfach, das eine Liste hat.</translation>
    </message>
</context>
<context>
    <name>ui::AccessGridModel</name>
    <message>
        <source>(nothing)</source>
        <translation>(nichts)</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>nicht gefragt</translation>
    </message>
    <message>
        <source>Entry: %1</source>
        <translation>Eintrag: %1</translation>
    </message>
    <message>
        <source>No entry</source>
        <translation>Kein Eintrag</translation>
    </message>
    <message>
        <source>Effective rights: %1</source>
        <translation>Wirksame Rechte: %1</translation>
    </message>
</context>
<context>
    <name>ui::AccessIndexModel</name>
    <message>
        <source>(nothing)</source>
        <translation>(nichts)</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>nicht gefragt</translation>
    </message>
    <message>
        <source>nobody by the list</source>
        <translation>laut Liste niemand</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Why it was refused</source>
        <translation>Warum es abgelehnt wurde</translation>
    </message>
    <message>
        <source>Who may do what</source>
        <translation>Wer was darf</translation>
    </message>
    <message>
        <source>Their entry</source>
        <translation>Eigener Eintrag</translation>
    </message>
    <message>
        <source>Effective rights</source>
        <translation>Wirksame Rechte</translation>
    </message>
</context>
<context>
    <name>ui::AccessIndexPage</name>
    <message>
        <source>Access Index</source>
        <translation>Zugriffsverzeichnis</translation>
    </message>
    <message>
        <source>Read All Lists</source>
        <translation>Alle Listen lesen</translation>
    </message>
    <message>
        <source>Read the access lists of all mailboxes</source>
        <translation>Die Zugriffslisten aller Postfächer lesen</translation>
    </message>
    <message>
        <source>Read all access lists</source>
        <translation>Alle Zugriffslisten lesen</translation>
    </message>
    <message>
        <source>Access index</source>
        <translation>Zugriffsverzeichnis</translation>
    </message>
    <message>
        <source>Who may do what in all mailboxes; Return opens the mailbox</source>
        <translation>Wer was in allen Postfächern darf; die Eingabetaste öffnet das Postfach</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>What there is a row for</source>
        <translation>Wofür es eine Zeile gibt</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Whose rights, as access lists name them: a user, a group, anyone. Users count as members of no group.</source>
        <translation>Wessen Rechte, wie Zugriffslisten sie nennen: ein Benutzer, eine Gruppe, anyone. Benutzer gelten als Mitglieder keiner Gruppe.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>A part of the name of a mailbox, of its owner, or of somebody in its list</source>
        <translation>Ein Teil des Namens eines Postfachs, seines Eigentümers oder von jemandem in seiner Liste</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>By mailbox</source>
        <translation>Nach Postfach</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>Nach Person</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Who?</source>
        <translation>Wer?</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Write all that was read into a file</source>
        <translation>Alles Gelesene in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Nothing to show. “Read All Lists” asks the server for the access list of every mailbox.</source>
        <translation>Nichts zu zeigen. „Alle Listen lesen“ fragt den Server nach der Zugriffsliste jedes Postfachs.</translation>
    </message>
    <message>
        <source>This server does not announce ACL (RFC 4314): it does not tell who may do what.</source>
        <translation>Dieser Server kündigt ACL (RFC 4314) nicht an: Er sagt nicht, wer was darf.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln list(s) could not be read: whether it stands there is not known.</source>
        <translation>
            <numerusform>%Ln Liste konnte nicht gelesen werden: Ob er dort steht, ist nicht bekannt.</numerusform>
            <numerusform>%Ln Listen konnten nicht gelesen werden: Ob er dort steht, ist nicht bekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take Off Everything</source>
        <translation>Überall entfernen</translation>
    </message>
    <message>
        <source>&amp;Stage</source>
        <translation>&amp;Vormerken</translation>
    </message>
    <message>
        <source>Take off everything: %1</source>
        <translation>Überall entfernen: %1</translation>
    </message>
    <message>
        <source>Export Access Lists</source>
        <translation>Zugriffslisten exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>access</source>
        <translation>zugriff</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Access grid</source>
        <translation>Zugriffsraster</translation>
    </message>
    <message>
        <source>The rights of each entry, mailboxes down, people across; Return opens the mailbox</source>
        <translation>Die Rechte jedes Eintrags, Postfächer nach unten, Personen nach rechts; die Eingabetaste öffnet das Postfach</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln Spalte</numerusform>
            <numerusform>%Ln Spalten</numerusform>
        </translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>A part of the identifiers that have a column</source>
        <translation>Ein Teil der Kennungen, die eine Spalte haben</translation>
    </message>
    <message>
        <source>Type a name above: whose rights are to be shown?</source>
        <translation>Oben einen Namen eingeben: Wessen Rechte sollen gezeigt werden?</translation>
    </message>
    <message>
        <source>Nothing to show for “%1”.</source>
        <translation>Für „%1“ gibt es nichts zu zeigen.</translation>
    </message>
    <message>
        <source>Nothing to show.</source>
        <translation>Nichts zu zeigen.</translation>
    </message>
    <message numerus="yes">
        <source>The entries of %1 in %Ln access list(s) are to be removed.</source>
        <translation>
            <numerusform>Die Einträge von %1 in %Ln Zugriffsliste sollen entfernt werden.</numerusform>
            <numerusform>Die Einträge von %1 in %Ln Zugriffslisten sollen entfernt werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) of “%1” are left as they are.</source>
        <translation>
            <numerusform>%Ln Postfach von „%1“ bleibt, wie es ist.</numerusform>
            <numerusform>%Ln Postfächer von „%1“ bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Afterwards “%1” may still read %Ln mailbox(es) by entries of others: %2.</source>
        <translation>
            <numerusform>Danach darf „%1“ durch Einträge anderer noch %Ln Postfach lesen: %2.</numerusform>
            <numerusform>Danach darf „%1“ durch Einträge anderer noch %Ln Postfächer lesen: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more mailbox(es) may be read by groups: whether “%1” is in one of them is not known.</source>
        <translation>
            <numerusform>%Ln weiteres Postfach dürfen Gruppen lesen: Ob „%1“ in einer davon ist, ist nicht bekannt.</numerusform>
            <numerusform>%Ln weitere Postfächer dürfen Gruppen lesen: Ob „%1“ in einer davon ist, ist nicht bekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Also from their &amp;own mailboxes</source>
        <translation>Auch aus den &amp;eigenen Postfächern</translation>
    </message>
    <message>
        <source>Also from their own mailboxes</source>
        <translation>Auch aus den eigenen Postfächern</translation>
    </message>
    <message>
        <source>Without an entry, an owner has what the server gives every owner</source>
        <translation>Ohne Eintrag hat ein Eigentümer, was der Server jedem Eigentümer gibt</translation>
    </message>
    <message>
        <source>&amp;Open Mailbox</source>
        <translation>Postfach ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Go to the mailbox and its access list</source>
        <translation>Zum Postfach und seiner Zugriffsliste</translation>
    </message>
    <message>
        <source>&amp;Take Off Everything…</source>
        <translation>Überall &amp;entfernen&#xa0;…</translation>
    </message>
    <message>
        <source>Stage the removal of this identifier from all access lists</source>
        <translation>Vormerken, dass diese Kennung aus allen Zugriffslisten entfernt wird</translation>
    </message>
    <message>
        <source>Export &amp;CSV…</source>
        <translation>&amp;CSV exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Write all access lists into a table</source>
        <translation>Alle Zugriffslisten in eine Tabelle schreiben</translation>
    </message>
    <message>
        <source>Export &amp;JSON…</source>
        <translation>&amp;JSON exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Write all access lists as JSON, a mailbox a line</source>
        <translation>Alle Zugriffslisten als JSON schreiben, ein Postfach je Zeile</translation>
    </message>
    <message>
        <source>Go to the column of an identifier first.</source>
        <translation>Gehen Sie zuerst in die Spalte einer Kennung.</translation>
    </message>
    <message>
        <source>Choose “By person” or the grid, and say who is to be taken off all access lists.</source>
        <translation>Wählen Sie „Nach Person“ oder das Raster und sagen Sie, wer von allen Zugriffslisten genommen werden soll.</translation>
    </message>
    <message>
        <source>Say whose entries are to go: somebody who stands in an access list.</source>
        <translation>Sagen Sie, wessen Einträge verschwinden sollen: jemand, der in einer Zugriffsliste steht.</translation>
    </message>
    <message numerus="yes">
        <source>In %Ln of these lists the entries keep rights from “%1”, who has more there without them than now.</source>
        <translation>
            <numerusform>In %Ln dieser Listen halten die Einträge „%1“ Rechte vor: Ohne sie gelten dort mehr als jetzt.</numerusform>
            <numerusform>In %Ln dieser Listen halten die Einträge „%1“ Rechte vor: Ohne sie gelten dort mehr als jetzt.</numerusform>
        </translation>
    </message>
    <message>
        <source>These come by %1.</source>
        <translation>Sie kommen durch %1.</translation>
    </message>
    <message numerus="yes">
        <source>In %Ln of these lists the entries keep from “%1” what groups or their members are given: whether “%1” is one of these, and has more there without them than now, is not known.</source>
        <translation>
            <numerusform>In %Ln dieser Listen halten die Einträge „%1“ vor, was Gruppen oder deren Mitglieder haben: Ob „%1“ dazugehört und dort ohne sie mehr darf als jetzt, ist nicht bekannt.</numerusform>
            <numerusform>In %Ln dieser Listen halten die Einträge „%1“ vor, was Gruppen oder deren Mitglieder haben: Ob „%1“ dazugehört und dort ohne sie mehr darf als jetzt, ist nicht bekannt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AccessPage</name>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Access control list</source>
        <translation>Zugriffsliste (ACL)</translation>
    </message>
    <message>
        <source>This server does not announce ACL (RFC 4314): it does not tell who may do what in a mailbox, and nothing can be changed through IMAP.</source>
        <translation>Dieser Server kündigt ACL (RFC 4314) nicht an: Er teilt nicht mit, wer in einem Postfach was darf, und über IMAP lässt sich nichts ändern.</translation>
    </message>
    <message>
        <source>Read the access list of %1</source>
        <translation>Zugriffsliste von %1 lesen</translation>
    </message>
    <message>
        <source>The access list could not be read</source>
        <translation>Die Zugriffsliste konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The access list could not be read. %1</source>
        <translation>Die Zugriffsliste konnte nicht gelesen werden. %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Who may do what in this mailbox; a click on a right stages its change</source>
        <translation>Wer in diesem Postfach was darf; ein Klick auf ein Recht merkt dessen Änderung vor</translation>
    </message>
    <message>
        <source>&amp;Give Rights…</source>
        <translation>Rechte &amp;geben&#xa0;…</translation>
    </message>
    <message>
        <source>Give somebody rights, here or in many mailboxes</source>
        <translation>Jemandem Rechte geben, hier oder in vielen Postfächern</translation>
    </message>
    <message>
        <source>&amp;Remove Entry</source>
        <translation>Eintrag &amp;entfernen</translation>
    </message>
    <message>
        <source>Stage the removal of the selected entries</source>
        <translation>Das Entfernen der ausgewählten Einträge vormerken</translation>
    </message>
    <message>
        <source>&amp;Switch Right</source>
        <translation>Recht &amp;umschalten</translation>
    </message>
    <message>
        <source>Stage the right of the current column for the selected entries, or its removal</source>
        <translation>Das Recht der aktuellen Spalte für die ausgewählten Einträge vormerken, oder dass es wegfällt</translation>
    </message>
    <message>
        <source>Change &amp;Many Mailboxes…</source>
        <translation>&amp;Viele Postfächer ändern&#xa0;…</translation>
    </message>
    <message>
        <source>Give, take, replace, or make lists alike in many mailboxes</source>
        <translation>Geben, entziehen, ersetzen oder Listen angleichen, in vielen Postfächern</translation>
    </message>
    <message>
        <source>&amp;Effective Rights…</source>
        <translation>&amp;Wirksame Rechte&#xa0;…</translation>
    </message>
    <message>
        <source>What somebody may do here, and which entries give or take it</source>
        <translation>Was jemand hier darf, und welche Einträge es geben oder entziehen</translation>
    </message>
    <message>
        <source>S&amp;imple View</source>
        <translation>E&amp;infache Ansicht</translation>
    </message>
    <message>
        <source>Groups of rights instead of single ones</source>
        <translation>Gruppen von Rechten statt einzelner</translation>
    </message>
    <message>
        <source>What to do with the access list</source>
        <translation>Was mit der Zugriffsliste zu tun ist</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Stage a usual set of rights for the selected entries</source>
        <translation>Übliche Rechte für die ausgewählten Einträge vormerken</translation>
    </message>
    <message>
        <source>This server does not show all: entries of groups may exist unseen, and rights are only given and taken, never replaced.</source>
        <translation>Dieser Server zeigt nicht alles: Einträge von Gruppen können ungesehen bestehen, und Rechte werden nur gegeben und entzogen, nie ersetzt.</translation>
    </message>
    <message>
        <source>Access of %1</source>
        <translation>Zugriff auf %1</translation>
    </message>
    <message>
        <source>About the current right</source>
        <translation>Zum aktuellen Recht</translation>
    </message>
    <message>
        <source>What the current right is for, and what keeps you from changing it</source>
        <translation>Wozu das aktuelle Recht da ist, und was Sie daran hindert, es zu ändern</translation>
    </message>
    <message>
        <source>Taken to be %1; detected: %2.</source>
        <translation>Behandelt als %1; erkannt: %2.</translation>
    </message>
    <message>
        <source>There is no access list to be changed.</source>
        <translation>Es gibt keine Zugriffsliste, die zu ändern wäre.</translation>
    </message>
    <message>
        <source>The connection is read-only: what you stage here waits until you unlock it (Server menu).</source>
        <translation>Die Verbindung ist schreibgeschützt: Was Sie hier vormerken, wartet, bis Sie sie entsperren (Menü Server).</translation>
    </message>
    <message>
        <source>Select an entry of the list first.</source>
        <translation>Wählen Sie zuerst einen Eintrag der Liste aus.</translation>
    </message>
    <message>
        <source>Go to the column of a right first.</source>
        <translation>Gehen Sie zuerst in die Spalte eines Rechts.</translation>
    </message>
    <message>
        <source>Change Many…</source>
        <translation>Viele ändern …</translation>
    </message>
</context>
<context>
    <name>ui::AccessScope</name>
    <message>
        <source>Mailboxes</source>
        <translation>Postfächer</translation>
    </message>
    <message>
        <source>Whose access lists are changed</source>
        <translation>Wo die Zugriffslisten geändert werden</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Names of mailboxes, several with commas between them; * stands for anything, % for anything within a level</source>
        <translation>Namen von Postfächern, mehrere durch Kommas getrennt; * steht für alles, % für alles innerhalb einer Ebene</translation>
    </message>
    <message>
        <source>Who has rights there</source>
        <translation>Wer dort Rechte hat</translation>
    </message>
    <message>
        <source>Somebody, as access lists name them: a user, a group, anyone; empty: whoever</source>
        <translation>Jemand, wie Zugriffslisten ihn nennen: ein Benutzer, eine Gruppe, anyone; leer: wer auch immer</translation>
    </message>
    <message>
        <source>Which rights they have there</source>
        <translation>Welche Rechte dort bestehen</translation>
    </message>
    <message>
        <source>All of these rights, a letter each; empty: any</source>
        <translation>Alle diese Rechte, je ein Buchstabe; leer: irgendeines</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>Nur</translation>
    </message>
    <message>
        <source>Of these mailboxes only those with such names; * and % as in patterns, several with commas between them, nothing for all</source>
        <translation>Von diesen Postfächern nur die mit solchen Namen; * und % wie in Mustern, mehrere durch Kommas getrennt, nichts für alle</translation>
    </message>
    <message>
        <source>Except</source>
        <translation>Außer</translation>
    </message>
    <message>
        <source>Mailboxes to be left alone; * and % as in patterns, several with commas between them, nothing for none</source>
        <translation>Postfächer, die bleiben, wie sie sind; * und % wie in Mustern, mehrere durch Kommas getrennt, nichts für keines</translation>
    </message>
    <message>
        <source>by &amp;all entries</source>
        <translation>nach allen E&amp;inträgen</translation>
    </message>
    <message>
        <source>By all entries</source>
        <translation>Nach allen Einträgen</translation>
    </message>
    <message>
        <source>Count what all entries that are about them give, not just their own; users count as members of no group</source>
        <translation>Zählen, was alle Einträge geben, die sie betreffen, nicht nur ihr eigener; Benutzer gelten als Mitglieder keiner Gruppe</translation>
    </message>
    <message>
        <source>%1 alone</source>
        <translation>%1 allein</translation>
    </message>
    <message>
        <source>%1 and all below it</source>
        <translation>%1 und alles darunter</translation>
    </message>
    <message numerus="yes">
        <source>The %Ln selected mailbox(es)</source>
        <translation>
            <numerusform>Das %Ln ausgewählte Postfach</numerusform>
            <numerusform>Die %Ln ausgewählten Postfächer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln selected mailbox(es) and all below them</source>
        <translation>
            <numerusform>Das %Ln ausgewählte Postfach und alle darunter</numerusform>
            <numerusform>Die %Ln ausgewählten Postfächer und alle darunter</numerusform>
        </translation>
    </message>
    <message>
        <source>All that a pattern finds</source>
        <translation>Alle, die ein Muster findet</translation>
    </message>
    <message>
        <source>All where somebody has rights</source>
        <translation>Alle, wo jemand Rechte hat</translation>
    </message>
    <message>
        <source>whoever</source>
        <translation>wer auch immer</translation>
    </message>
    <message>
        <source>any right</source>
        <translation>irgendein Recht</translation>
    </message>
    <message>
        <source>&amp;Mailboxes</source>
        <translation>&amp;Postfächer</translation>
    </message>
    <message>
        <source>&amp;Pattern</source>
        <translation>&amp;Muster</translation>
    </message>
    <message>
        <source>W&amp;here</source>
        <translation>W&amp;o</translation>
    </message>
    <message>
        <source>&amp;Only</source>
        <translation>Nur &amp;diese</translation>
    </message>
    <message>
        <source>&amp;Except</source>
        <translation>A&amp;ußer</translation>
    </message>
    <message>
        <source>Searched in the access index as of %1.</source>
        <translation>Gesucht im Zugriffsverzeichnis vom %1.</translation>
    </message>
    <message>
        <source>has</source>
        <translation>hat</translation>
    </message>
</context>
<context>
    <name>ui::AccessStore</name>
    <message numerus="yes">
        <source>%Ln mailbox(es)</source>
        <translation>
            <numerusform>%Ln Postfach</numerusform>
            <numerusform>%Ln Postfächer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, and %Ln name(s) that only have others below them</source>
        <translation>
            <numerusform>, dazu %Ln Name, unter dem nur andere stehen</numerusform>
            <numerusform>, dazu %Ln Namen, unter denen nur andere stehen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AclModel</name>
    <message>
        <source>Your own rights (%1)</source>
        <translation>Eigene Rechte (%1)</translation>
    </message>
    <message>
        <source>What you may do here, as the server says (MYRIGHTS)</source>
        <translation>Was Sie hier laut Server dürfen (MYRIGHTS)</translation>
    </message>
    <message>
        <source>A negative entry: takes these rights away from “%1”</source>
        <translation>Negativer Eintrag: entzieht „%1“ diese Rechte</translation>
    </message>
    <message>
        <source>Takes away</source>
        <translation>Entzieht</translation>
    </message>
    <message>
        <source>As the server sent it: %1</source>
        <translation>Wie vom Server gesendet: %1</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>entzogen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1 (%2): %3</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>group of rights</comment>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Write</source>
        <comment>group of rights</comment>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Post</source>
        <comment>group of rights</comment>
        <translation>Zusenden</translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>group of rights</comment>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Administer</source>
        <comment>group of rights</comment>
        <translation>Verwalten</translation>
    </message>
    <message>
        <source>Others</source>
        <comment>group of rights</comment>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Rights with a meaning of the server’s own: %1</source>
        <translation>Rechte, deren Bedeutung der Server selbst festlegt: %1</translation>
    </message>
    <message>
        <source>Staged: a new entry</source>
        <translation>Vorgemerkt: ein neuer Eintrag</translation>
    </message>
    <message>
        <source>Staged: this entry will be removed</source>
        <translation>Vorgemerkt: Dieser Eintrag wird entfernt</translation>
    </message>
    <message>
        <source>Will be removed</source>
        <translation>Wird entfernt</translation>
    </message>
    <message>
        <source>The server has no such entry yet</source>
        <translation>Der Server hat noch keinen solchen Eintrag</translation>
    </message>
    <message>
        <source>in part</source>
        <translation>zum Teil</translation>
    </message>
    <message>
        <source>%1, was %2</source>
        <translation>%1, war %2</translation>
    </message>
    <message>
        <source>Staged: %1, and on the server %2.</source>
        <translation>Vorgemerkt: %1, und auf dem Server %2.</translation>
    </message>
    <message>
        <source>Your own rights come from the entries below: change those.</source>
        <translation>Ihre eigenen Rechte kommen von den Einträgen darunter: Ändern Sie diese.</translation>
    </message>
    <message>
        <source>Tied: given and taken together with %1, as the server says (LISTRIGHTS).</source>
        <translation>Verknüpft: wird zusammen mit %1 gegeben und entzogen, wie der Server sagt (LISTRIGHTS).</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>tied to %1</source>
        <translation>verknüpft mit %1</translation>
    </message>
    <message>
        <source>cannot be changed</source>
        <translation>nicht änderbar</translation>
    </message>
</context>
<context>
    <name>ui::AppendOperation</name>
    <message numerus="yes">
        <source>Append %Ln file(s) to %1</source>
        <translation>
            <numerusform>%Ln Datei zu %1 hinzufügen</numerusform>
            <numerusform>%Ln Dateien zu %1 hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>The connection is closed.</source>
        <translation>Die Verbindung ist geschlossen.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut&#xa0;…</translation>
    </message>
    <message>
        <source>It cannot be read: %1</source>
        <translation>Sie kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Sie ist leer.</translation>
    </message>
    <message>
        <source>It holds NUL, which takes a server with BINARY.</source>
        <translation>Sie enthält NUL; das verlangt einen Server mit BINARY.</translation>
    </message>
    <message>
        <source>It has %1, and the server takes at most %2 (APPENDLIMIT).</source>
        <translation>Sie hat %1, und der Server nimmt höchstens %2 (APPENDLIMIT).</translation>
    </message>
    <message>
        <source>The file has changed meanwhile, or cannot be read any more.</source>
        <translation>Die Datei hat sich inzwischen geändert oder kann nicht mehr gelesen werden.</translation>
    </message>
    <message>
        <source>It is not known whether it is there: the connection was lost before the server said so. %1</source>
        <translation>Es ist nicht bekannt, ob sie angekommen ist: Die Verbindung ging verloren, bevor der Server es sagte. %1</translation>
    </message>
    <message>
        <source>%1, message %2</source>
        <translation>%1, Nachricht %2</translation>
    </message>
    <message>
        <source>Not begun: it was cancelled before.</source>
        <translation>Nicht begonnen: Es wurde vorher abgebrochen.</translation>
    </message>
    <message>
        <source>Not begun. %1</source>
        <translation>Nicht begonnen. %1</translation>
    </message>
    <message>
        <source>%1, from message %2 on</source>
        <translation>%1, ab Nachricht %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) appended.</source>
        <translation>
            <numerusform>%Ln Nachricht hinzugefügt.</numerusform>
            <numerusform>%Ln Nachrichten hinzugefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were not.</source>
        <translation>
            <numerusform>%Ln nicht.</numerusform>
            <numerusform>%Ln nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln message(s) it is not known.</source>
        <translation>
            <numerusform>Von %Ln Nachricht ist es nicht bekannt.</numerusform>
            <numerusform>Von %Ln Nachrichten ist es nicht bekannt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ApplyDialog</name>
    <message numerus="yes">
        <source>%1: %Ln change(s)</source>
        <translation>
            <numerusform>%1: %Ln Änderung</numerusform>
            <numerusform>%1: %Ln Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln place(s).</source>
        <translation>
            <numerusform>an %Ln Stelle.</numerusform>
            <numerusform>an %Ln Stellen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) will be deleted for good</source>
        <translation>
            <numerusform>%Ln Postfach wird endgültig gelöscht</numerusform>
            <numerusform>%Ln Postfächer werden endgültig gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, with %Ln message(s).</source>
        <translation>
            <numerusform>, mit %Ln Nachricht.</numerusform>
            <numerusform>, mit %Ln Nachrichten.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is a production server.</source>
        <translation>Dies ist ein Produktivserver.</translation>
    </message>
    <message>
        <source>apply %1</source>
        <comment>to be typed</comment>
        <translation>anwenden %1</translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation>Bestätigung</translation>
    </message>
    <message>
        <source>Only the words above let the changes be sent</source>
        <translation>Nur die Worte darüber lassen die Änderungen senden</translation>
    </message>
    <message>
        <source>Apply Changes</source>
        <translation>Änderungen anwenden</translation>
    </message>
    <message>
        <source>Type “%1” to go on:</source>
        <translation>Zum Fortfahren „%1“ eingeben:</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Send the changes</source>
        <translation>Die Änderungen senden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Send nothing (Escape)</source>
        <translation>Nichts senden (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>“%1”: the entry goes in %Ln mailbox(es)</source>
        <translation>
            <numerusform>„%1“: Der Eintrag entfällt in %Ln Postfach</numerusform>
            <numerusform>„%1“: Der Eintrag entfällt in %Ln Postfächern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1”: loses %2 in %Ln mailbox(es)</source>
        <translation>
            <numerusform>„%1“: verliert %2 in %Ln Postfach</numerusform>
            <numerusform>„%1“: verliert %2 in %Ln Postfächern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more identifier(s)</source>
        <translation>
            <numerusform>und %Ln weitere Kennung</numerusform>
            <numerusform>und %Ln weitere Kennungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rights are taken in %Ln mailbox(es):</source>
        <translation>
            <numerusform>In %Ln Postfach werden Rechte entzogen:</numerusform>
            <numerusform>In %Ln Postfächern werden Rechte entzogen:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quota root(s) get a lower limit, or one where there was none.</source>
        <translation>
            <numerusform>%Ln Quota-Wurzel bekommt ein niedrigeres Limit, oder eines, wo keines war.</numerusform>
            <numerusform>%Ln Quota-Wurzeln bekommen ein niedrigeres Limit, oder eines, wo keines war.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quota root(s) may get a lower limit: nobody has looked at what they have.</source>
        <translation>
            <numerusform>%Ln Quota-Wurzel bekommt vielleicht ein niedrigeres Limit: Niemand hat nachgesehen, was sie hat.</numerusform>
            <numerusform>%Ln Quota-Wurzeln bekommen vielleicht ein niedrigeres Limit: Niemand hat nachgesehen, was sie haben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quota root(s) lose a limit.</source>
        <translation>
            <numerusform>%Ln Quota-Wurzel verliert ein Limit.</numerusform>
            <numerusform>%Ln Quota-Wurzeln verlieren ein Limit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AttachmentSaver</name>
    <message>
        <source>The message is not open any more.</source>
        <translation>Die Nachricht ist nicht mehr geöffnet.</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2</source>
        <translation>„%1“ kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>The server tells nothing of this message: it was expunged meanwhile.</source>
        <translation>Der Server sagt nichts zu dieser Nachricht: sie wurde inzwischen endgültig gelöscht.</translation>
    </message>
    <message>
        <source>The server says that the message has no such part.</source>
        <translation>Der Server sagt, dass die Nachricht keinen solchen Teil hat.</translation>
    </message>
    <message>
        <source>%1 in “%2”</source>
        <translation>%1 in „%2“</translation>
    </message>
</context>
<context>
    <name>ui::AuditModel</name>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>%1 acting as %2</source>
        <translation>%1 handelt als %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
</context>
<context>
    <name>ui::AuditPane</name>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>What was changed on servers, the latest first</source>
        <translation>Was auf Servern geändert wurde, das Neueste zuerst</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Only what holds these words</source>
        <translation>Nur was diese Wörter enthält</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>What was sent for the selected entries, and the answers</source>
        <translation>Was für die ausgewählten Einträge gesendet wurde, und die Antworten</translation>
    </message>
    <message>
        <source>Make the &amp;Inverse</source>
        <translation>&amp;Umkehrung vormerken</translation>
    </message>
    <message>
        <source>What is changed on servers is recorded here, for good, with the commands and the answers.</source>
        <translation>Was auf Servern geändert wird, ist hier auf Dauer aufgezeichnet, mit den Befehlen und den Antworten.</translation>
    </message>
    <message>
        <source>Stage what undoes the selected entries</source>
        <translation>Vormerken, was die ausgewählten Einträge rückgängig macht</translation>
    </message>
    <message>
        <source>Make the inverse</source>
        <translation>Umkehrung vormerken</translation>
    </message>
    <message>
        <source>Record and commands</source>
        <translation>Aufzeichnung und Befehle</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Select what was done to see its commands.</source>
        <translation>Wählen Sie aus, was getan wurde, um seine Befehle zu sehen.</translation>
    </message>
    <message>
        <source>The record is being read.</source>
        <translation>Die Aufzeichnung wird gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln older one(s) stand in the file alone.</source>
        <translation>
            <numerusform>%Ln älterer Eintrag steht nur in der Datei.</numerusform>
            <numerusform>%Ln ältere Einträge stehen nur in der Datei.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) of the file cannot be read.</source>
        <translation>
            <numerusform>%Ln Zeile der Datei ist nicht lesbar.</numerusform>
            <numerusform>%Ln Zeilen der Datei sind nicht lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in the record holds these words.</source>
        <translation>Nichts in der Aufzeichnung enthält diese Wörter.</translation>
    </message>
</context>
<context>
    <name>ui::CertificateDialog</name>
    <message>
        <source>Certificate not trusted</source>
        <translation>Zertifikat nicht vertrauenswürdig</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the one you trusted.</source>
        <translation>%1 legt ein anderes Zertifikat vor als das, dem vertraut wurde.</translation>
    </message>
    <message>
        <source>The certificate of %1 did not verify.</source>
        <translation>Das Zertifikat von %1 hat die Prüfung nicht bestanden.</translation>
    </message>
    <message>
        <source>Why:</source>
        <translation>Grund:</translation>
    </message>
    <message>
        <source>Subject:</source>
        <translation>Inhaber:</translation>
    </message>
    <message>
        <source>For:</source>
        <translation>Für:</translation>
    </message>
    <message>
        <source>Issuer:</source>
        <translation>Aussteller:</translation>
    </message>
    <message>
        <source>Valid:</source>
        <translation>Gültig:</translation>
    </message>
    <message>
        <source>from %1 until %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>SHA-256:</source>
        <translation>SHA-256:</translation>
    </message>
    <message>
        <source>Trust &amp;Always</source>
        <translation>&amp;Immer vertrauen</translation>
    </message>
    <message>
        <source>Trust exactly this certificate for this server from now on</source>
        <translation>Ab jetzt genau diesem Zertifikat für diesen Server vertrauen</translation>
    </message>
    <message>
        <source>Trust &amp;Once</source>
        <translation>&amp;Einmal vertrauen</translation>
    </message>
    <message>
        <source>Trust exactly this certificate until the program ends</source>
        <translation>Genau diesem Zertifikat vertrauen, bis das Programm endet</translation>
    </message>
    <message>
        <source>&amp;Do Not Connect</source>
        <translation>&amp;Nicht verbinden</translation>
    </message>
    <message>
        <source>End the connection</source>
        <translation>Die Verbindung beenden</translation>
    </message>
    <message>
        <source>Nothing was sent to this server yet. Somebody may be posing as it. Trust the certificate only if its fingerprint is the same as one that you have from a source you are sure of.</source>
        <translation>An diesen Server wurde noch nichts gesendet. Möglicherweise gibt sich jemand für ihn aus. Vertrauen Sie dem Zertifikat nur, wenn sein Fingerabdruck mit einem übereinstimmt, den Sie aus sicherer Quelle haben.</translation>
    </message>
</context>
<context>
    <name>ui::ChangeDialog</name>
    <message>
        <source>Edit Change</source>
        <translation>Änderung bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Rights</source>
        <translation>&amp;Rechte</translation>
    </message>
    <message>
        <source>The rights, a letter each; none removes the entry</source>
        <translation>Die Rechte, je ein Buchstabe; keines entfernt den Eintrag</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>The rights to be given, a letter each</source>
        <translation>Die Rechte, die gegeben werden, je ein Buchstabe</translation>
    </message>
    <message>
        <source>&amp;Take away</source>
        <translation>&amp;Entziehen</translation>
    </message>
    <message>
        <source>The rights to be taken away, a letter each</source>
        <translation>Die Rechte, die entzogen werden, je ein Buchstabe</translation>
    </message>
    <message>
        <source>&amp;Limits</source>
        <translation>&amp;Limits</translation>
    </message>
    <message>
        <source>Resources and limits, such as STORAGE 1048576 MESSAGE 5000; STORAGE counts 1024 octets</source>
        <translation>Ressourcen und Limits, etwa STORAGE 1048576 MESSAGE 5000; STORAGE zählt je 1024 Byte</translation>
    </message>
    <message>
        <source>&amp;Without a limit</source>
        <translation>&amp;Ohne Limit</translation>
    </message>
    <message>
        <source>Resources whose limits are to go</source>
        <translation>Ressourcen, deren Limits wegfallen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>The value of the entry</source>
        <translation>Der Wert des Eintrags</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>&amp;Wert</translation>
    </message>
    <message>
        <source>&amp;New name</source>
        <translation>&amp;Neuer Name</translation>
    </message>
    <message>
        <source>The whole new name</source>
        <translation>Der ganze neue Name</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>The whole name</source>
        <translation>Der ganze Name</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Keep what is written here</source>
        <translation>Behalten, was hier steht</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave the change as it was (Escape)</source>
        <translation>Die Änderung lassen, wie sie war (Esc)</translation>
    </message>
    <message>
        <source>Nothing is given and nothing taken away.</source>
        <translation>Nichts wird gegeben und nichts entzogen.</translation>
    </message>
    <message>
        <source>Each resource is followed by its limit, a number.</source>
        <translation>Auf jede Ressource folgt ihr Limit, eine Zahl.</translation>
    </message>
    <message>
        <source>This cannot be sent: %1</source>
        <translation>Das kann nicht gesendet werden: %1</translation>
    </message>
</context>
<context>
    <name>ui::ChangesModel</name>
    <message>
        <source>No action</source>
        <translation>Kein Anlass</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Anlass</translation>
    </message>
</context>
<context>
    <name>ui::ChangesOperation</name>
    <message>
        <source>The connection was closed; what was done meanwhile is not known.</source>
        <translation>Die Verbindung wurde geschlossen; was inzwischen getan wurde, ist nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>ui::ChangesPane</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>What is staged, in the order in which it is sent</source>
        <translation>Was vorgemerkt ist, in der Reihenfolge, in der es gesendet wird</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>What the selected changes, or all, would send, and what came of them</source>
        <translation>Was die ausgewählten Änderungen, oder alle, senden würden, und was daraus wurde</translation>
    </message>
    <message>
        <source>Grouping</source>
        <translation>Gruppierung</translation>
    </message>
    <message>
        <source>How the changes are grouped</source>
        <translation>Wie die Änderungen gruppiert sind</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>Send the selected changes, or all that wait</source>
        <translation>Die ausgewählten Änderungen senden, oder alle wartenden</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>Send no more; what was sent is answered, what was not sent stays</source>
        <translation>Nichts mehr senden; was gesendet ist, wird beantwortet, was nicht gesendet ist, bleibt</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Read back what was done, and say where the server has something else</source>
        <translation>Nachlesen, was erledigt ist, und sagen, wo der Server etwas anderes hat</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig machen</translation>
    </message>
    <message>
        <source>Stage what takes back the selected changes, or all that were done</source>
        <translation>Vormerken, was die ausgewählten Änderungen zurücknimmt, oder alle erledigten</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>Change what the selected change asks for</source>
        <translation>Ändern, was die ausgewählte Änderung verlangt</translation>
    </message>
    <message>
        <source>Move U&amp;p</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Send it before the one above</source>
        <translation>Vor der darüber senden</translation>
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Send it after the one below</source>
        <translation>Nach der darunter senden</translation>
    </message>
    <message>
        <source>Take the selected changes from the list; nothing is sent</source>
        <translation>Die ausgewählten Änderungen aus der Liste nehmen; gesendet wird nichts</translation>
    </message>
    <message>
        <source>Remove D&amp;one</source>
        <translation>&amp;Erledigte entfernen</translation>
    </message>
    <message>
        <source>Take from the list what is done; it stays in the audit</source>
        <translation>Aus der Liste nehmen, was erledigt ist; im Audit bleibt es</translation>
    </message>
    <message>
        <source>Export &amp;Commands…</source>
        <translation>Be&amp;fehle exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Write the IMAP commands into a file, one a line</source>
        <translation>Die IMAP-Befehle in eine Datei schreiben, einen je Zeile</translation>
    </message>
    <message>
        <source>E&amp;xport JSON…</source>
        <translation>&amp;JSON exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Write the changes into a file that can be imported, and that mailreevectl reads</source>
        <translation>Die Änderungen in eine Datei schreiben, die sich importieren lässt und die mailreevectl liest</translation>
    </message>
    <message>
        <source>&amp;Import JSON…</source>
        <translation>JSON &amp;importieren&#xa0;…</translation>
    </message>
    <message>
        <source>Stage the changes of a file</source>
        <translation>Die Änderungen einer Datei vormerken</translation>
    </message>
    <message>
        <source>Send what is changed on this connection at once, without staging it</source>
        <translation>Was über diese Verbindung geändert wird, sofort senden, ohne es vorzumerken</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>How many changes were sent and answered, or read back</source>
        <translation>Wie viele Änderungen gesendet und beantwortet oder nachgelesen sind</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>Der Reihe nach</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>Nach Ort</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Nach Art</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Nach Stand</translation>
    </message>
    <message>
        <source>By action</source>
        <translation>Nach Anlass</translation>
    </message>
    <message>
        <source>What to do with the changes</source>
        <translation>Was mit den Änderungen zu tun ist</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Export and import changes</source>
        <translation>Änderungen exportieren und importieren</translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation>&amp;Dateien</translation>
    </message>
    <message>
        <source>Changes and preview</source>
        <translation>Änderungen und Vorschau</translation>
    </message>
    <message>
        <source>&amp;Apply (%1)</source>
        <translation>&amp;Anwenden (%1)</translation>
    </message>
    <message>
        <source>Send the selected changes, or all that wait (Ctrl+Shift+A)</source>
        <translation>Die ausgewählten Änderungen senden, oder alle wartenden (Strg+Umschalt+A)</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet&#xa0;…</translation>
    </message>
    <message>
        <source>Reading back…</source>
        <translation>Wird nachgelesen&#xa0;…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) wait</source>
        <translation>
            <numerusform>%Ln Änderung wartet</numerusform>
            <numerusform>%Ln Änderungen warten</numerusform>
        </translation>
    </message>
    <message>
        <source>The selected change</source>
        <translation>Die ausgewählte Änderung</translation>
    </message>
    <message>
        <source>The selected changes</source>
        <translation>Die ausgewählten Änderungen</translation>
    </message>
    <message>
        <source>All that will be sent</source>
        <translation>Alles, was gesendet wird</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Export Commands</source>
        <translation>Befehle exportieren</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Export Changes</source>
        <translation>Änderungen exportieren</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Import Changes</source>
        <translation>Änderungen importieren</translation>
    </message>
    <message>
        <source>JSON (*.json);;All files (*)</source>
        <translation>JSON (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>D&amp;rop</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>Apply a&amp;t Once</source>
        <translation>Sofor&amp;t anwenden</translation>
    </message>
    <message>
        <source>Nothing is staged. What you change gathers here, until you apply it.</source>
        <translation>Nichts ist vorgemerkt. Was geändert wird, sammelt sich hier, bis es angewandt wird.</translation>
    </message>
    <message>
        <source>Tra&amp;ffic</source>
        <translation>Ver&amp;kehr</translation>
    </message>
    <message>
        <source>Show in the protocol what went over the wire for the selected change</source>
        <translation>Im Protokoll zeigen, was für die ausgewählte Änderung über die Leitung ging</translation>
    </message>
    <message>
        <source>What is selected has been sent: select what waits, or nothing for all</source>
        <translation>Das Ausgewählte ist gesendet: auswählen, was wartet, oder für alles nichts</translation>
    </message>
    <message>
        <source>Nothing is staged. What you change on this connection is sent at once; what came of it stands here then.</source>
        <translation>Nichts ist vorgemerkt. Was über diese Verbindung geändert wird, wird sofort gesendet; was daraus wurde, steht dann hier.</translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>Nichts wartet darauf, gesendet zu werden</translation>
    </message>
    <message>
        <source>Nothing was sent. %1</source>
        <translation>Nichts wurde gesendet. %1</translation>
    </message>
    <message>
        <source>Staging…</source>
        <translation>Wird vorgemerkt …</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 ist geschrieben.</translation>
    </message>
</context>
<context>
    <name>ui::CheckDialog</name>
    <message>
        <source>Check by %1</source>
        <translation>Prüfung mit %1</translation>
    </message>
    <message>
        <source>All of it holds.</source>
        <translation>Alles trifft zu.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln commands did not do what the script says.</source>
        <translation>
            <numerusform>%Ln Befehl tat nicht, was das Skript sagt.</numerusform>
            <numerusform>%Ln Befehle taten nicht, was das Skript sagt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet&#xa0;…</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>trifft zu</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>trifft nicht zu</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
</context>
<context>
    <name>ui::ColumnMenu</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>&amp;As at First</source>
        <translation>Wie am &amp;Anfang</translation>
    </message>
    <message>
        <source>The usual columns, in the usual order and width</source>
        <translation>Die üblichen Spalten in üblicher Folge und Breite</translation>
    </message>
    <message>
        <source>This server does not announce %1</source>
        <translation>Dieser Server kündigt %1 nicht an</translation>
    </message>
    <message>
        <source>Colum&amp;ns</source>
        <translation>S&amp;palten</translation>
    </message>
</context>
<context>
    <name>ui::CommandLine</name>
    <message>
        <source>IMAP command</source>
        <translation>IMAP-Befehl</translation>
    </message>
    <message>
        <source>Any IMAP command, or cyradm’s; Tab completes, Up brings back earlier ones, Ctrl+R searches them</source>
        <translation>Ein beliebiger IMAP-Befehl oder einer von cyradm; Tab vervollständigt, die Pfeiltaste nach oben holt frühere zurück, Strg+R durchsucht sie</translation>
    </message>
    <message>
        <source>Answer to the server</source>
        <translation>Antwort an den Server</translation>
    </message>
    <message>
        <source>What the server waits for; it is neither shown nor kept</source>
        <translation>Worauf der Server wartet; es wird weder gezeigt noch behalten</translation>
    </message>
    <message>
        <source>Search what was typed</source>
        <translation>In Getipptem suchen</translation>
    </message>
    <message>
        <source>Words of a command that was typed before; Ctrl+R goes on, Return takes it</source>
        <translation>Worte eines Befehls, der schon einmal getippt wurde; Strg+R sucht weiter, Eingabe nimmt ihn</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send what is typed (Return, Ctrl+Return)</source>
        <translation>Senden, was getippt ist (Eingabe, Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Snippets</source>
        <translation>Textbausteine</translation>
    </message>
    <message>
        <source>Commands that are typed often</source>
        <translation>Befehle, die oft getippt werden</translation>
    </message>
    <message>
        <source>Literal from a file</source>
        <translation>Literal aus einer Datei</translation>
    </message>
    <message>
        <source>Put the contents of a file in as a literal</source>
        <translation>Den Inhalt einer Datei als Literal einsetzen</translation>
    </message>
    <message>
        <source>Close the own connection</source>
        <translation>Eigene Verbindung schließen</translation>
    </message>
    <message>
        <source>Close this connection, which is for commands alone</source>
        <translation>Diese Verbindung schließen, die nur für Befehle da ist</translation>
    </message>
    <message>
        <source>Mend the count</source>
        <translation>Anzahl berichtigen</translation>
    </message>
    <message>
        <source>Put the right number of octets in</source>
        <translation>Die richtige Anzahl der Oktette einsetzen</translation>
    </message>
    <message>
        <source>Typed before:</source>
        <translation>Schon getippt:</translation>
    </message>
    <message>
        <source>Typed: %1</source>
        <translation>Getippt: %1</translation>
    </message>
    <message>
        <source>%1 is sent as %2.</source>
        <translation>%1 wird als %2 gesendet.</translation>
    </message>
    <message>
        <source>DONE ends IDLE</source>
        <translation>DONE beendet IDLE</translation>
    </message>
    <message>
        <source>An answer, or * to give up</source>
        <translation>Eine Antwort, oder * zum Abbrechen</translation>
    </message>
    <message>
        <source>Any IMAP command, for example: STATUS INBOX (MESSAGES UNSEEN)</source>
        <translation>Ein beliebiger IMAP-Befehl, zum Beispiel: STATUS INBOX (MESSAGES UNSEEN)</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbinden&#xa0;…</translation>
    </message>
    <message>
        <source>Connect to a server to send commands.</source>
        <translation>Verbinden Sie sich mit einem Server, um Befehle zu senden.</translation>
    </message>
    <message>
        <source>Tab completes, Ctrl+R searches what was typed before, Shift+Return begins a new line.</source>
        <translation>Tab vervollständigt, Strg+R durchsucht schon Getipptes, Umschalt+Eingabe beginnt eine neue Zeile.</translation>
    </message>
    <message>
        <source>one for each mailbox like “%1”: they are listed first</source>
        <translation>eines für jedes Postfach wie „%1“: Sie werden zuerst aufgelistet</translation>
    </message>
    <message>
        <source>→ %1</source>
        <translation>→ %1</translation>
    </message>
    <message>
        <source>Literal from a File</source>
        <translation>Literal aus einer Datei</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) match. Look at the commands, then send them.</source>
        <translation>
            <numerusform>%Ln Postfach passt. Sehen Sie sich die Befehle an und senden Sie sie dann.</numerusform>
            <numerusform>%Ln Postfächer passen. Sehen Sie sich die Befehle an und senden Sie sie dann.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent: %1 may change something, and this is production, which is read-only. Unlock it first.</source>
        <translation>Nicht gesendet: %1 kann etwas ändern, und dies ist Produktion und schreibgeschützt. Heben Sie zuerst den Schutz auf.</translation>
    </message>
    <message>
        <source>Not sent: %1 may change something, and the connection is read-only. Unlock it first.</source>
        <translation>Nicht gesendet: %1 kann etwas ändern, und die Verbindung ist schreibgeschützt. Heben Sie zuerst den Schutz auf.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln command(s) behind it were not sent.</source>
        <translation>
            <numerusform>%Ln Befehl dahinter wurde nicht gesendet.</numerusform>
            <numerusform>%Ln Befehle dahinter wurden nicht gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server waits for an answer.</source>
        <translation>Der Server wartet auf eine Antwort.</translation>
    </message>
    <message>
        <source>The server waits: + %1 (“%2”)</source>
        <translation>Der Server wartet: + %1 („%2“)</translation>
    </message>
    <message>
        <source>The server waits: + %1</source>
        <translation>Der Server wartet: + %1</translation>
    </message>
</context>
<context>
    <name>ui::CommandTargets</name>
    <message>
        <source>Connection for commands</source>
        <translation>Verbindung für Befehle</translation>
    </message>
    <message>
        <source>Where commands go: a connection of the window, or a new one of its own that is made like it</source>
        <translation>Wohin Befehle gehen: an eine Verbindung des Fensters oder an eine neue eigene, die wie diese gemacht wird</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>%1, own connection %2</source>
        <translation>%1, eigene Verbindung %2</translation>
    </message>
    <message>
        <source>New connection of its own</source>
        <translation>Neue eigene Verbindung</translation>
    </message>
    <message>
        <source>New connection, before the login</source>
        <translation>Neue Verbindung, vor der Anmeldung</translation>
    </message>
    <message>
        <source>The connection of its own has ended. %1</source>
        <translation>Die eigene Verbindung ist zu Ende. %1</translation>
    </message>
</context>
<context>
    <name>ui::ComparisonDialog</name>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>What stands on the left</source>
        <translation>Was links steht</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>What stands on the right</source>
        <translation>Was rechts steht</translation>
    </message>
    <message>
        <source>&amp;Exactly</source>
        <translation>&amp;Genau</translation>
    </message>
    <message>
        <source>Exactly</source>
        <translation>Genau</translation>
    </message>
    <message>
        <source>UIDVALIDITY and the like, the texts of status responses and their order count as well</source>
        <translation>UIDVALIDITY und Ähnliches, die Texte der Statusantworten und ihre Reihenfolge zählen auch</translation>
    </message>
    <message>
        <source>Only &amp;differences</source>
        <translation>Nur &amp;Unterschiede</translation>
    </message>
    <message>
        <source>Only differences</source>
        <translation>Nur Unterschiede</translation>
    </message>
    <message>
        <source>Leave out commands that were answered the same</source>
        <translation>Befehle weglassen, die gleich beantwortet wurden</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>A row for each command</source>
        <translation>Eine Zeile für jeden Befehl</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation>Es gibt keinen Unterschied.</translation>
    </message>
    <message>
        <source>Lines of the selected command</source>
        <translation>Zeilen des gewählten Befehls</translation>
    </message>
    <message>
        <source>What was sent and said on either side</source>
        <translation>Was auf beiden Seiten gesendet und gesagt wurde</translation>
    </message>
    <message>
        <source>Commands and their lines</source>
        <translation>Befehle und ihre Zeilen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Choose two of them.</source>
        <translation>Zwei sind zu wählen.</translation>
    </message>
    <message>
        <source>Comparing, %L1 %</source>
        <translation>Wird verglichen, %L1 %</translation>
    </message>
    <message numerus="yes">
        <source>%Ln commands differ.</source>
        <translation>
            <numerusform>%Ln Befehl unterscheidet sich.</numerusform>
            <numerusform>%Ln Befehle unterscheiden sich.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ComparisonModel</name>
    <message>
        <source>same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>anders</translation>
    </message>
    <message>
        <source>only left</source>
        <translation>nur links</translation>
    </message>
    <message>
        <source>only right</source>
        <translation>nur rechts</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
</context>
<context>
    <name>ui::CompletionPopup</name>
    <message>
        <source>What may be typed next</source>
        <translation>Was als Nächstes getippt werden kann</translation>
    </message>
    <message>
        <source>What may be typed next; Tab takes it</source>
        <translation>Was als Nächstes getippt werden kann; Tab nimmt es</translation>
    </message>
</context>
<context>
    <name>ui::ConnectDialog</name>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>Connect to server</source>
        <translation>Mit Server verbinden</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connect and log in (Return)</source>
        <translation>Verbinden und anmelden (Eingabetaste)</translation>
    </message>
    <message>
        <source>Give up (Esc)</source>
        <translation>Aufgeben (Esc)</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>The server’s name or address</source>
        <translation>Name oder Adresse des Servers</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>993 for TLS, 143 for STARTTLS, unless the server has its own</source>
        <translation>993 für TLS, 143 für STARTTLS, sofern der Server keinen eigenen hat</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>How the connection is protected</source>
        <translation>Wie die Verbindung geschützt wird</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>None: everything is sent in the clear</source>
        <translation>Keine: alles wird im Klartext gesendet</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Who logs in, with the password below</source>
        <translation>Wer sich mit dem Passwort darunter anmeldet</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>It is not kept anywhere</source>
        <translation>Wird nirgends gespeichert</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Passwort anzeigen</translation>
    </message>
    <message>
        <source>Act as</source>
        <translation>Handeln als</translation>
    </message>
    <message>
        <source>Whose mailboxes to work on: for administrators who may act as others</source>
        <translation>Wessen Postfächer bearbeitet werden: für Administratoren, die als andere handeln dürfen</translation>
    </message>
    <message>
        <source>another user (optional)</source>
        <translation>anderer Benutzer (optional)</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>Certificates (PEM) to trust besides the system’s</source>
        <translation>Zertifikate (PEM), denen zusätzlich zu denen des Systems vertraut wird</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei auswählen&#xa0;…</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitlimit</translation>
    </message>
    <message>
        <source>How long the server may be silent at each step</source>
        <translation>Wie lange der Server bei jedem Schritt schweigen darf</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation>P&amp;ort:</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>&amp;Security:</source>
        <translation>&amp;Sicherheit:</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>&amp;Benutzer:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>&amp;Act as:</source>
        <translation>Hande&amp;ln als:</translation>
    </message>
    <message>
        <source>CA &amp;file:</source>
        <translation>CA-&amp;Datei:</translation>
    </message>
    <message>
        <source>&amp;Time limit:</source>
        <translation>&amp;Zeitlimit:</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindungsaufbau</translation>
    </message>
    <message>
        <source>Enter the user who logs in.</source>
        <translation>Benutzer für die Anmeldung eingeben.</translation>
    </message>
    <message>
        <source>Enter the server’s name or address.</source>
        <translation>Name oder Adresse des Servers eingeben.</translation>
    </message>
    <message>
        <source>Certificates to trust</source>
        <translation>Vertrauenswürdige Zertifikate</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>besides the system’s (optional)</source>
        <translation>zusätzlich zu denen des Systems (optional)</translation>
    </message>
    <message>
        <source>Sa&amp;ve Profile</source>
        <translation>Prof&amp;il speichern</translation>
    </message>
    <message>
        <source>Save Profile</source>
        <translation>Profil speichern</translation>
    </message>
    <message>
        <source>Keep all of this but the password, to connect by it again</source>
        <translation>All das bis auf das Passwort aufheben, um sich wieder damit zu verbinden</translation>
    </message>
    <message>
        <source>Profile name</source>
        <translation>Profilname</translation>
    </message>
    <message>
        <source>What to call it; the login and the server if empty</source>
        <translation>Wie es heißen soll; leer: wie Anmeldung und Server</translation>
    </message>
    <message>
        <source>as it is called in the tree (optional)</source>
        <translation>wie es im Baum heißt (optional)</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Profiles of one group stand together in menus</source>
        <translation>Profile einer Gruppe stehen in Menüs zusammen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What a mistake there would mean. A production server is read-only until you unlock it</source>
        <translation>Was ein Fehler dort bedeuten würde. Ein Produktivserver ist schreibgeschützt, bis Sie ihn entsperren</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>The colour in the tree and under the tool bar</source>
        <translation>Die Farbe im Baum und unter der Werkzeugleiste</translation>
    </message>
    <message>
        <source>As Its &amp;Kind</source>
        <translation>&amp;Wie die Art</translation>
    </message>
    <message>
        <source>The colour that all servers of this kind have</source>
        <translation>Die Farbe, die alle Server dieser Art haben</translation>
    </message>
    <message>
        <source>&amp;Another…</source>
        <translation>&amp;Andere&#xa0;…</translation>
    </message>
    <message>
        <source>Choose a colour for this server alone</source>
        <translation>Eine Farbe nur für diesen Server wählen</translation>
    </message>
    <message>
        <source>Colour of the server</source>
        <translation>Farbe des Servers</translation>
    </message>
    <message>
        <source>Profile &amp;name:</source>
        <translation>Profil&amp;name:</translation>
    </message>
    <message>
        <source>&amp;Group:</source>
        <translation>&amp;Gruppe:</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>&amp;Art:</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>Neues Profil</translation>
    </message>
    <message>
        <source>Edit profile</source>
        <translation>Profil bearbeiten</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>Gespeichert als „%1“.</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>What the server is: it decides how identifiers are written, how entries of access lists add up, and which quotas can be set</source>
        <translation>Was der Server ist: Danach richtet sich, wie Kennungen geschrieben werden, wie Einträge von Zugriffslisten zusammenwirken und welche Quotas gesetzt werden können</translation>
    </message>
    <message>
        <source>as it is detected</source>
        <translation>wie erkannt</translation>
    </message>
    <message>
        <source>Soft&amp;ware:</source>
        <translation>Soft&amp;ware:</translation>
    </message>
</context>
<context>
    <name>ui::Connection</name>
    <message>
        <source>%1 acting as %2</source>
        <translation>%1 handelt als %2</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>unverschlüsselt</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>verbindet&#xa0;…</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>beschäftigt</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message>
        <source>unlocked until %1</source>
        <translation>entsperrt bis %1</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbinden mit %1</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionActions</name>
    <message>
        <source>&amp;Reconnect</source>
        <translation>&amp;Neu verbinden</translation>
    </message>
    <message>
        <source>Make the lost connection again</source>
        <translation>Die verlorene Verbindung wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>Log out from the selected server</source>
        <translation>Vom ausgewählten Server abmelden</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Log out from the selected server and take it out of the tree</source>
        <translation>Vom ausgewählten Server abmelden und ihn aus dem Baum nehmen</translation>
    </message>
    <message>
        <source>&amp;Unlock…</source>
        <translation>Entspe&amp;rren&#xa0;…</translation>
    </message>
    <message>
        <source>Let changes to the selected server through for a while</source>
        <translation>Änderungen am ausgewählten Server eine Zeit lang zulassen</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>&amp;Sperren</translation>
    </message>
    <message>
        <source>Send nothing more that changes the selected server</source>
        <translation>Nichts mehr senden, was den ausgewählten Server ändert</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionMark</name>
    <message>
        <source>Current connection</source>
        <translation>Aktuelle Verbindung</translation>
    </message>
    <message>
        <source>The current connection</source>
        <translation>Die aktuelle Verbindung</translation>
    </message>
    <message>
        <source>Nothing that changes the server is sent. Click to unlock for a while.</source>
        <translation>Nichts, was den Server ändert, wird gesendet. Ein Klick entsperrt ihn eine Zeit lang.</translation>
    </message>
    <message>
        <source>Changes are sent. Click to lock it again.</source>
        <translation>Änderungen werden gesendet. Ein Klick sperrt ihn wieder.</translation>
    </message>
    <message>
        <source>changes at once</source>
        <translation>ändert sofort</translation>
    </message>
    <message>
        <source>What is changed on a page is sent at once, and not staged.</source>
        <translation>Was auf einer Seite geändert wird, geht sofort ab und wird nicht vorgemerkt.</translation>
    </message>
</context>
<context>
    <name>ui::Console</name>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Traffic and the selected line</source>
        <translation>Verkehr und die ausgewählte Zeile</translation>
    </message>
    <message>
        <source>Timin&amp;g Profile…</source>
        <translation>Zeitpr&amp;ofil&#xa0;…</translation>
    </message>
    <message>
        <source>How long commands took, and how long the server takes for nothing</source>
        <translation>Wie lange Befehle dauerten, und wie lange der Server für nichts braucht</translation>
    </message>
</context>
<context>
    <name>ui::CopyOperation</name>
    <message numerus="yes">
        <source>Copy %Ln message(s) from %1 to %2</source>
        <translation>
            <numerusform>%Ln Nachricht aus %1 nach %2 kopieren</numerusform>
            <numerusform>%Ln Nachrichten aus %1 nach %2 kopieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln message(s) from %1 to %2</source>
        <translation>
            <numerusform>%Ln Nachricht aus %1 nach %2 verschieben</numerusform>
            <numerusform>%Ln Nachrichten aus %1 nach %2 verschieben</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Sie ist nicht mehr da.</translation>
    </message>
    <message>
        <source>It was copied, but the connection was lost before it was removed here.</source>
        <translation>Sie wurde kopiert, aber die Verbindung ging verloren, bevor sie hier entfernt wurde.</translation>
    </message>
    <message>
        <source>It was copied; whether it was removed here is not known. %1</source>
        <translation>Sie wurde kopiert; ob sie hier entfernt wurde, ist nicht bekannt. %1</translation>
    </message>
    <message>
        <source>It was copied, but could not be removed here. %1</source>
        <translation>Sie wurde kopiert, konnte hier aber nicht entfernt werden. %1</translation>
    </message>
    <message>
        <source>It was copied, and the server said OK to its removal, but it is still here.</source>
        <translation>Sie wurde kopiert, und der Server sagte OK zum Entfernen, aber sie ist noch hier.</translation>
    </message>
    <message>
        <source>It was copied and marked \Deleted here, but is still here: the server has neither MOVE nor UIDPLUS, and EXPUNGE would take along all others that are marked.</source>
        <translation>Sie wurde kopiert und hier mit \Deleted markiert, ist aber noch hier: Der Server hat weder MOVE noch UIDPLUS, und EXPUNGE nähme alle anderen mit, die markiert sind.</translation>
    </message>
    <message>
        <source>The server said OK, but it is still here.</source>
        <translation>Der Server sagte OK, aber sie ist noch hier.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) copied.</source>
        <translation>
            <numerusform>%Ln Nachricht kopiert.</numerusform>
            <numerusform>%Ln Nachrichten kopiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) moved.</source>
        <translation>
            <numerusform>%Ln Nachricht verschoben.</numerusform>
            <numerusform>%Ln Nachrichten verschoben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CreateDialog</name>
    <message>
        <source>New Mailbox</source>
        <translation>Neues Postfach</translation>
    </message>
    <message>
        <source>&amp;Subscribe to it</source>
        <translation>A&amp;bonnieren</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>The name of the new mailbox, in any script</source>
        <translation>Der Name des neuen Postfachs, in beliebiger Schrift</translation>
    </message>
    <message>
        <source>The whole name</source>
        <translation>Der ganze Name</translation>
    </message>
    <message>
        <source>The whole name, and how it is written in commands</source>
        <translation>Der ganze Name, und wie er in Befehlen geschrieben wird</translation>
    </message>
    <message>
        <source>Subscribe to it</source>
        <translation>Abonnieren</translation>
    </message>
    <message>
        <source>Many mail programs show only what one has subscribed to</source>
        <translation>Viele Mailprogramme zeigen nur, was man abonniert hat</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwendung</translation>
    </message>
    <message>
        <source>What mail programs are to use it for (RFC 6154)</source>
        <translation>Wofür Mailprogramme es verwenden sollen (RFC 6154)</translation>
    </message>
    <message>
        <source>Nothing special</source>
        <translation>Keine besondere</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Junk</source>
        <translation>Spam</translation>
    </message>
    <message>
        <source>Sent messages</source>
        <translation>Gesendete Nachrichten</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Flagged messages</source>
        <translation>Markierte Nachrichten</translation>
    </message>
    <message>
        <source>Important messages</source>
        <translation>Wichtige Nachrichten</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Alle Nachrichten</translation>
    </message>
    <message>
        <source>This server does not announce CREATE-SPECIAL-USE</source>
        <translation>Dieser Server kündigt CREATE-SPECIAL-USE nicht an</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Where Cyrus is to keep it; empty: where it thinks best. For its administrators</source>
        <translation>Wo Cyrus es aufbewahren soll; leer: wo es meint. Für dessen Administratoren</translation>
    </message>
    <message>
        <source>the server’s choice</source>
        <translation>nach Wahl des Servers</translation>
    </message>
    <message>
        <source>Only Cyrus has partitions</source>
        <translation>Nur Cyrus hat Partitionen</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;In:</source>
        <translation>&amp;In:</translation>
    </message>
    <message>
        <source>&amp;Use:</source>
        <translation>&amp;Verwendung:</translation>
    </message>
    <message>
        <source>&amp;Partition:</source>
        <translation>&amp;Partition:</translation>
    </message>
    <message>
        <source>Nothing can lie in “%1”.</source>
        <translation>In „%1“ kann nichts liegen.</translation>
    </message>
    <message>
        <source>The name of a partition is a plain word.</source>
        <translation>Der Name einer Partition ist ein einfaches Wort.</translation>
    </message>
    <message>
        <source>&amp;Create Now</source>
        <translation>Jetzt &amp;anlegen</translation>
    </message>
</context>
<context>
    <name>ui::CriteriaEdit</name>
    <message>
        <source>Criteria text</source>
        <translation>Kriterien als Text</translation>
    </message>
    <message>
        <source>The search as it is sent, in the words of RFC 9051 section 6.4.4; Return searches</source>
        <translation>Die Suche, wie sie gesendet wird, in den Worten von RFC 9051, Abschnitt 6.4.4; Eingabetaste sucht</translation>
    </message>
    <message>
        <source>As on the wire: OR FROM &quot;ann&quot; (UNSEEN SINCE 1-Feb-2026)</source>
        <translation>Wie auf der Leitung: OR FROM &quot;ann&quot; (UNSEEN SINCE 1-Feb-2026)</translation>
    </message>
</context>
<context>
    <name>ui::CriterionEditor</name>
    <message>
        <source>What is looked at</source>
        <translation>Worauf gesehen wird</translation>
    </message>
    <message>
        <source>What of a message the selected criterion looks at, or how the criteria of a group go together</source>
        <translation>Worauf das ausgewählte Kriterium bei einer Nachricht sieht, oder wie die Kriterien einer Gruppe zusammengehören</translation>
    </message>
    <message>
        <source>How it is compared</source>
        <translation>Wie verglichen wird</translation>
    </message>
    <message>
        <source>How it is compared with the value</source>
        <translation>Wie mit dem Wert verglichen wird</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>What it is compared with</source>
        <translation>Womit verglichen wird</translation>
    </message>
    <message>
        <source>Name of the header field</source>
        <translation>Name des Kopffelds</translation>
    </message>
    <message>
        <source>The name of the header field, like List-Id</source>
        <translation>Der Name des Kopffelds, etwa List-Id</translation>
    </message>
    <message>
        <source>Text in the header field</source>
        <translation>Text im Kopffeld</translation>
    </message>
    <message>
        <source>What stands in the field; empty finds all messages that have it</source>
        <translation>Was in dem Feld steht; leer findet alle Nachrichten, die es haben</translation>
    </message>
    <message>
        <source>any text</source>
        <translation>irgendein Text</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>The day, whatever the time and the zone</source>
        <translation>Der Tag, gleich zu welcher Zeit und in welcher Zone</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Wie viel</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>The unit of the amount</source>
        <translation>Die Einheit der Menge</translation>
    </message>
    <message>
        <source>Flag or keyword</source>
        <translation>Markierung oder Schlüsselwort</translation>
    </message>
    <message>
        <source>A flag, or any keyword, which can be typed</source>
        <translation>Eine Markierung, oder irgendein Schlüsselwort, das man eintippt</translation>
    </message>
    <message>
        <source>The server does not announce %1, which this needs.</source>
        <translation>Der Server kündigt %1 nicht an, und das wird hier gebraucht.</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>kB</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
</context>
<context>
    <name>ui::DetailPane</name>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Behind this line</source>
        <translation>Hinter dieser Zeile</translation>
    </message>
    <message>
        <source>What is selected, in full</source>
        <translation>Was ausgewählt ist, ganz</translation>
    </message>
    <message>
        <source>The selected line in full</source>
        <translation>Die ausgewählte Zeile, ganz</translation>
    </message>
    <message>
        <source>Select a line to see it in full.</source>
        <translation>Wählen Sie eine Zeile, um sie ganz zu sehen.</translation>
    </message>
    <message>
        <source>State of the session</source>
        <translation>Zustand der Sitzung</translation>
    </message>
    <message>
        <source>How the session stood behind the selected line, for all one can see</source>
        <translation>Wie die Sitzung hinter der ausgewählten Zeile stand, soweit man es sieht</translation>
    </message>
    <message>
        <source>Ways to look at it</source>
        <translation>Ansichten davon</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Decoded</source>
        <translation>Entschlüsselt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>The line, or all lines of the command</source>
        <translation>Die Zeile, oder alle Zeilen des Befehls</translation>
    </message>
    <message>
        <source>What a response says, field by field, and the bytes that say it</source>
        <translation>Was eine Antwort sagt, Feld für Feld, und die Bytes, die es sagen</translation>
    </message>
    <message>
        <source>Selected mailbox, capabilities and counts at this point</source>
        <translation>Offenes Postfach, Fähigkeiten und Zahlen an dieser Stelle</translation>
    </message>
    <message>
        <source>Fields of the response</source>
        <translation>Felder der Antwort</translation>
    </message>
    <message>
        <source>What the response says; the bytes of the selected field are marked below</source>
        <translation>Was die Antwort sagt; die Bytes des ausgewählten Feldes sind darunter markiert</translation>
    </message>
    <message>
        <source>Bytes of the line</source>
        <translation>Bytes der Zeile</translation>
    </message>
    <message>
        <source>The bytes of the line; a click selects the field that they belong to</source>
        <translation>Die Bytes der Zeile; ein Klick wählt das Feld, zu dem sie gehören</translation>
    </message>
    <message>
        <source>Fields and bytes</source>
        <translation>Felder und Bytes</translation>
    </message>
    <message>
        <source>Not understood: %1 was expected at byte %2.</source>
        <translation>Nicht verstanden: erwartet war %1 bei Byte %2.</translation>
    </message>
    <message>
        <source>This was sent: what a server says is decoded.</source>
        <translation>Dies wurde gesendet: entschlüsselt wird, was ein Server sagt.</translation>
    </message>
    <message>
        <source>This is a note of the program’s own.</source>
        <translation>Dies ist eine Notiz des Programms.</translation>
    </message>
    <message>
        <source>Too long to be decoded here: %1.</source>
        <translation>Zu lang, um hier entschlüsselt zu werden: %1.</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>not authenticated</source>
        <translation>nicht angemeldet</translation>
    </message>
    <message>
        <source>authenticated</source>
        <translation>angemeldet</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>Postfach offen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>RFC 9051 section 3</source>
        <translation>RFC 9051, Abschnitt 3</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>RFC 4978</source>
        <translation>RFC 4978</translation>
    </message>
    <message>
        <source>Logged in by</source>
        <translation>Angemeldet mit</translation>
    </message>
    <message>
        <source>Waiting for answers</source>
        <translation>Warten auf Antwort</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur lesen</translation>
    </message>
    <message>
        <source>read-write</source>
        <translation>lesen und schreiben</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>First unread</source>
        <translation>Erste ungelesene</translation>
    </message>
    <message>
        <source>RFC 7162</source>
        <translation>RFC 7162</translation>
    </message>
    <message>
        <source>RFC 5161</source>
        <translation>RFC 5161</translation>
    </message>
    <message>
        <source>Capabilities</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>Alles davon zeigen</translation>
    </message>
    <message>
        <source>Show all that there is of it, however long it is</source>
        <translation>Alles zeigen, was davon da ist, wie lang es auch ist</translation>
    </message>
    <message>
        <source>Show All (%1)</source>
        <translation>Alles zeigen (%1)</translation>
    </message>
    <message>
        <source>… and another %1</source>
        <translation>… und weitere %1</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more line(s)</source>
        <translation>
            <numerusform>… und %Ln weitere Zeile</numerusform>
            <numerusform>… und %Ln weitere Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DetailsPage</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Mailbox details</source>
        <translation>Details des Postfachs</translation>
    </message>
    <message>
        <source>What the server tells of this mailbox</source>
        <translation>Was der Server über dieses Postfach mitteilt</translation>
    </message>
    <message>
        <source>Read the status of %1</source>
        <translation>Status von %1 lesen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>The status could not be read</source>
        <translation>Der Status konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name on the wire</source>
        <translation>Name auf der Leitung</translation>
    </message>
    <message>
        <source>The bytes that stand in every command</source>
        <translation>Die Bytes, die in jedem Befehl stehen</translation>
    </message>
    <message>
        <source>Hierarchy separator</source>
        <translation>Hierarchietrennzeichen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Holds other mailboxes, but no messages</source>
        <translation>Enthält andere Postfächer, aber keine Nachrichten</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Neu (RECENT)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>UIDVALIDITY</source>
        <translation>UIDVALIDITY</translation>
    </message>
    <message>
        <source>While it stays the same, a UID names the same message</source>
        <translation>Solange der Wert gleich bleibt, bezeichnet eine UID dieselbe Nachricht</translation>
    </message>
    <message>
        <source>UIDNEXT</source>
        <translation>UIDNEXT</translation>
    </message>
    <message>
        <source>The UID that the next message will get at least</source>
        <translation>Die UID, die die nächste Nachricht mindestens bekommt</translation>
    </message>
    <message>
        <source>HIGHESTMODSEQ</source>
        <translation>HIGHESTMODSEQ</translation>
    </message>
    <message>
        <source>Rises with every change in the mailbox (RFC 7162)</source>
        <translation>Steigt mit jeder Änderung im Postfach (RFC 7162)</translation>
    </message>
    <message>
        <source>%1 (in octets: %2)</source>
        <translation>%1 (in Byte: %2)</translation>
    </message>
</context>
<context>
    <name>ui::EffectiveDialog</name>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Whose rights are computed: the name they log in with</source>
        <translation>Wessen Rechte berechnet werden: der Name für die Anmeldung</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>The groups that the person is in, with commas between them; empty: not known</source>
        <translation>Die Gruppen, in denen die Person ist, durch Kommas getrennt; leer: nicht bekannt</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Recht</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was er bewirkt</translation>
    </message>
    <message>
        <source>&amp;Verify as That User</source>
        <translation>Als dieser &amp;Benutzer prüfen</translation>
    </message>
    <message>
        <source>Verify as that user</source>
        <translation>Als dieser Benutzer prüfen</translation>
    </message>
    <message>
        <source>Log in once more, acting as this person, and ask the server (MYRIGHTS)</source>
        <translation>Noch einmal anmelden, als diese Person handeln und den Server fragen (MYRIGHTS)</translation>
    </message>
    <message>
        <source>Effective Rights</source>
        <translation>Wirksame Rechte</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Person</translation>
    </message>
    <message>
        <source>&amp;Groups</source>
        <translation>&amp;Gruppen</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Each right, and which entries give or take it</source>
        <translation>Jedes Recht, und welche Einträge es geben oder entziehen</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Each entry of the list, and what it does for this person</source>
        <translation>Jeder Eintrag der Liste, und was er für diese Person bewirkt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this window (Escape)</source>
        <translation>Dieses Fenster schließen (Esc)</translation>
    </message>
    <message>
        <source>Whose rights?</source>
        <translation>Wessen Rechte?</translation>
    </message>
    <message>
        <source>%1 has no rights here.</source>
        <translation>%1 hat hier keine Rechte.</translation>
    </message>
    <message>
        <source>%1 has %2 here: %3.</source>
        <translation>%1 hat hier %2: %3.</translation>
    </message>
    <message>
        <source>given by %1</source>
        <translation>gegeben von %1</translation>
    </message>
    <message>
        <source>every owner has it</source>
        <translation>jeder Eigentümer hat es</translation>
    </message>
    <message>
        <source>every administrator of the server has it</source>
        <translation>jeder Administrator des Servers hat es</translation>
    </message>
    <message>
        <source>comes with “a”</source>
        <translation>kommt mit „a“</translation>
    </message>
    <message>
        <source>taken by %1</source>
        <translation>entzogen von %1</translation>
    </message>
    <message>
        <source>of no effect: %1</source>
        <translation>ohne Wirkung: %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Logging in as %1…</source>
        <translation>Anmeldung als %1&#xa0;…</translation>
    </message>
    <message>
        <source>It could not be verified. %1</source>
        <translation>Es ließ sich nicht prüfen. %1</translation>
    </message>
    <message>
        <source>The server says the same: %1.</source>
        <translation>Der Server sagt dasselbe: %1.</translation>
    </message>
    <message>
        <source>The server says otherwise: %1.</source>
        <translation>Der Server sagt etwas anderes: %1.</translation>
    </message>
    <message>
        <source>The server says the same: no rights.</source>
        <translation>Der Server sagt dasselbe: keine Rechte.</translation>
    </message>
    <message>
        <source>The server says otherwise: no rights.</source>
        <translation>Der Server sagt etwas anderes: keine Rechte.</translation>
    </message>
    <message>
        <source>It could not be verified: %1 has no name for this mailbox.</source>
        <translation>Es ließ sich nicht prüfen: %1 hat keinen Namen für dieses Postfach.</translation>
    </message>
    <message>
        <source>The server says the same: it tells %1 nothing of this mailbox.</source>
        <translation>Der Server sagt dasselbe: %1 erfährt nichts von diesem Postfach.</translation>
    </message>
    <message>
        <source>The server says otherwise: it tells %1 nothing of this mailbox. %2</source>
        <translation>Der Server sagt etwas anderes: %1 erfährt nichts von diesem Postfach. %2</translation>
    </message>
</context>
<context>
    <name>ui::ExchangeModel</name>
    <message>
        <source>queued for %1, first answer after %2, done after %3</source>
        <translation>wartete %1, erste Antwort nach %2, fertig nach %3</translation>
    </message>
    <message numerus="yes">
        <source>%1  (and %Ln more)</source>
        <translation>
            <numerusform>%1  (und %Ln weitere)</numerusform>
            <numerusform>%1  (und %Ln weitere)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more line(s): show the lines to see them</source>
        <translation>
            <numerusform>… und %Ln weitere Zeile: die Zeilenansicht zeigt sie</numerusform>
            <numerusform>… und %Ln weitere Zeilen: die Zeilenansicht zeigt sie</numerusform>
        </translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>When it was sent, or came</source>
        <translation>Wann es gesendet wurde oder kam</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Which connection it went over</source>
        <translation>Über welche Verbindung es ging</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>The tag of the command; * for what the server said unasked</source>
        <translation>Das Tag des Befehls; * für das, was der Server ungefragt sagte</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>The command without its tag; its answers stand below it</source>
        <translation>Der Befehl ohne sein Tag; darunter stehen die Antworten</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>The mailbox that it names, or else the one that was open</source>
        <translation>Das Postfach, das er nennt, sonst das offene</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Octets sent</source>
        <translation>Gesendete Oktette</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Octets received</source>
        <translation>Empfangene Oktette</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>From when it was sent until it was answered</source>
        <translation>Vom Senden bis zur Antwort</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>How the server has answered it</source>
        <translation>Wie der Server geantwortet hat</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>When it waited to be sent (thin), waited for the first answer (light), and was answered (full); those that overlap were on the way together</source>
        <translation>Wann er auf das Senden wartete (dünn), auf die erste Antwort (hell) und beantwortet wurde (voll); was sich überlappt, war zugleich unterwegs</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>What you did, or the program does by itself, that it was sent for</source>
        <translation>Was Sie taten oder das Programm von selbst tut, wofür er gesendet wurde</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Your own words on it</source>
        <translation>Ihre eigenen Worte dazu</translation>
    </message>
</context>
<context>
    <name>ui::ExpungeOperation</name>
    <message numerus="yes">
        <source>Expunge %Ln message(s) of %1</source>
        <translation>
            <numerusform>%Ln Nachricht aus %1 endgültig entfernen</numerusform>
            <numerusform>%Ln Nachrichten aus %1 endgültig entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server has no UIDPLUS, so that only all messages that are marked \Deleted can be expunged at once, and there are %Ln other(s).</source>
        <translation>
            <numerusform>Der Server hat kein UIDPLUS, sodass nur alle Nachrichten, die mit \Deleted markiert sind, auf einmal entfernt werden können, und es gibt %Ln andere.</numerusform>
            <numerusform>Der Server hat kein UIDPLUS, sodass nur alle Nachrichten, die mit \Deleted markiert sind, auf einmal entfernt werden können, und es gibt %Ln andere.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server said OK, but it is still here: the right to expunge may be missing.</source>
        <translation>Der Server sagte OK, aber sie ist noch hier: Vielleicht fehlt das Recht, endgültig zu entfernen.</translation>
    </message>
    <message>
        <source>It is marked \Deleted, but was not expunged.</source>
        <translation>Sie ist mit \Deleted markiert, wurde aber nicht endgültig entfernt.</translation>
    </message>
    <message>
        <source>It is marked \Deleted, but was not expunged: others were marked meanwhile, and without UIDPLUS they would go, too.</source>
        <translation>Sie ist mit \Deleted markiert, wurde aber nicht endgültig entfernt: Inzwischen wurden andere markiert, und ohne UIDPLUS gingen auch sie verloren.</translation>
    </message>
    <message>
        <source>It is marked \Deleted, but was not expunged. %1</source>
        <translation>Sie ist mit \Deleted markiert, wurde aber nicht endgültig entfernt. %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) expunged.</source>
        <translation>
            <numerusform>%Ln Nachricht endgültig entfernt.</numerusform>
            <numerusform>%Ln Nachrichten endgültig entfernt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FieldTreeModel</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s)</source>
        <translation>
            <numerusform>%Ln Wert</numerusform>
            <numerusform>%Ln Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
</context>
<context>
    <name>ui::FindBar</name>
    <message>
        <source>Find in the text</source>
        <translation>Im Text suchen</translation>
    </message>
    <message>
        <source>What to find; Return goes to the next place, Shift+Return to the one before</source>
        <translation>Was zu suchen ist; Eingabe geht zur nächsten Stelle, Umschalt+Eingabe zur vorigen</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen&#xa0;…</translation>
    </message>
    <message>
        <source>Find the one before</source>
        <translation>Vorige Stelle suchen</translation>
    </message>
    <message>
        <source>The place before (Shift+F3)</source>
        <translation>Die Stelle davor (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Find the next</source>
        <translation>Nächste Stelle suchen</translation>
    </message>
    <message>
        <source>The next place (F3)</source>
        <translation>Die nächste Stelle (F3)</translation>
    </message>
    <message>
        <source>Close finding</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Line %1, found from the other end</source>
        <translation>Zeile %1, vom anderen Ende her gefunden</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht&#xa0;…</translation>
    </message>
</context>
<context>
    <name>ui::FindingsModel</name>
    <message>
        <source>Finding: %1</source>
        <translation>Befund: %1</translation>
    </message>
    <message>
        <source>Entries for somebody who has no mailbox here</source>
        <translation>Einträge für jemanden, der hier kein Postfach hat</translation>
    </message>
    <message>
        <source>Anyone may change what is in the mailbox</source>
        <translation>Jeder darf den Inhalt des Postfachs ändern</translation>
    </message>
    <message>
        <source>Anyone may change the access list, and so give themselves every right</source>
        <translation>Jeder darf die Zugriffsliste ändern und sich so jedes Recht geben</translation>
    </message>
    <message>
        <source>Nobody but the server’s administrators may change the access list</source>
        <translation>Niemand außer den Verwaltern des Servers darf die Zugriffsliste ändern</translation>
    </message>
    <message>
        <source>Entries that take away what nobody has</source>
        <translation>Einträge, die wegnehmen, was niemand hat</translation>
    </message>
    <message>
        <source>They may read the mailbox, and are not shown it</source>
        <translation>Sie dürfen das Postfach lesen und bekommen es nicht gezeigt</translation>
    </message>
    <message>
        <source>They are shown the mailbox, and not the one above it</source>
        <translation>Sie bekommen das Postfach gezeigt, nicht aber das darüber</translation>
    </message>
    <message>
        <source>Remove the entry</source>
        <translation>Den Eintrag entfernen</translation>
    </message>
    <message>
        <source>Take away %1</source>
        <translation>%1 entziehen</translation>
    </message>
    <message>
        <source>Give %1</source>
        <translation>%1 geben</translation>
    </message>
    <message>
        <source>Give somebody the right a</source>
        <translation>Jemandem das Recht a geben</translation>
    </message>
    <message>
        <source>See %1</source>
        <translation>Siehe %1</translation>
    </message>
    <message>
        <source>(gone)</source>
        <translation>(nicht mehr da)</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
</context>
<context>
    <name>ui::FindingsPage</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Read All Lists</source>
        <translation>Alle Listen lesen</translation>
    </message>
    <message>
        <source>Read the access lists of all mailboxes</source>
        <translation>Die Zugriffslisten aller Postfächer lesen</translation>
    </message>
    <message>
        <source>Read all access lists</source>
        <translation>Alle Zugriffslisten lesen</translation>
    </message>
    <message>
        <source>What should be looked at in access lists; Return opens the mailbox</source>
        <translation>Was man sich an Zugriffslisten ansehen sollte; die Eingabetaste öffnet das Postfach</translation>
    </message>
    <message>
        <source>Look for entries of users without a mailbox; of use to who sees the mailboxes of all users</source>
        <translation>Nach Einträgen von Benutzern ohne Postfach suchen; nützt denen, die die Postfächer aller Benutzer sehen</translation>
    </message>
    <message>
        <source>&amp;Open Mailbox</source>
        <translation>Postfach ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Go to the mailbox and its access list</source>
        <translation>Zum Postfach und seiner Zugriffsliste</translation>
    </message>
    <message>
        <source>&amp;Stage the Remedy</source>
        <translation>Abhilfe &amp;vormerken</translation>
    </message>
    <message>
        <source>Stage what stands under “What to do” for the selected findings; for a kind, of all of them</source>
        <translation>Vormerken, was bei den ausgewählten Befunden unter „Was zu tun ist“ steht; bei einer Art für alle</translation>
    </message>
    <message>
        <source>Nothing was found. “Read All Lists” asks the server for the access list of every mailbox.</source>
        <translation>Nichts gefunden. „Alle Listen lesen“ fragt den Server nach der Zugriffsliste jedes Postfachs.</translation>
    </message>
    <message>
        <source>This server does not announce ACL (RFC 4314): it does not tell who may do what.</source>
        <translation>Dieser Server kündigt ACL (RFC 4314) nicht an: Er sagt nicht, wer was darf.</translation>
    </message>
    <message>
        <source>&amp;Users without a mailbox, too</source>
        <translation>Auch &amp;Benutzer ohne Postfach</translation>
    </message>
    <message>
        <source>Users without a mailbox, too</source>
        <translation>Auch Benutzer ohne Postfach</translation>
    </message>
</context>
<context>
    <name>ui::FlagOperation</name>
    <message numerus="yes">
        <source>Delete %Ln message(s) of %1</source>
        <translation>
            <numerusform>%Ln Nachricht in %1 löschen</numerusform>
            <numerusform>%Ln Nachrichten in %1 löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undelete %Ln message(s) of %1</source>
        <translation>
            <numerusform>Löschen von %Ln Nachricht in %1 aufheben</numerusform>
            <numerusform>Löschen von %Ln Nachrichten in %1 aufheben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %1 on %Ln message(s) of %2</source>
        <translation>
            <numerusform>%1 bei %Ln Nachricht in %2 setzen</numerusform>
            <numerusform>%1 bei %Ln Nachrichten in %2 setzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear %1 on %Ln message(s) of %2</source>
        <translation>
            <numerusform>%1 bei %Ln Nachricht in %2 entfernen</numerusform>
            <numerusform>%1 bei %Ln Nachrichten in %2 entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %1 and clear %2 on %Ln message(s) of %3</source>
        <translation>
            <numerusform>%1 setzen und %2 entfernen bei %Ln Nachricht in %3</numerusform>
            <numerusform>%1 setzen und %2 entfernen bei %Ln Nachrichten in %3</numerusform>
        </translation>
    </message>
    <message>
        <source>The server does not keep %1 in “%2”. What it keeps is: %3</source>
        <translation>Der Server bewahrt %1 in „%2“ nicht auf. Er bewahrt auf: %3</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Sie ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The server said OK, but the flags are as they were: it lacks the right, or the server does not keep the flag.</source>
        <translation>Der Server sagte OK, aber die Markierungen sind, wie sie waren: Das Recht fehlt, oder der Server bewahrt die Markierung nicht auf.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) have the flags as wanted.</source>
        <translation>
            <numerusform>%Ln Nachricht hat die Markierungen wie gewünscht.</numerusform>
            <numerusform>%Ln Nachrichten haben die Markierungen wie gewünscht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FlagsDialog</name>
    <message>
        <source>\Seen: was read</source>
        <translation>\Seen: wurde gelesen</translation>
    </message>
    <message>
        <source>\Answered: was answered</source>
        <translation>\Answered: wurde beantwortet</translation>
    </message>
    <message>
        <source>\Flagged: is important</source>
        <translation>\Flagged: ist wichtig</translation>
    </message>
    <message>
        <source>\Deleted: goes with the next expunge</source>
        <translation>\Deleted: geht beim nächsten endgültigen Entfernen</translation>
    </message>
    <message>
        <source>\Draft: is not finished</source>
        <translation>\Draft: ist nicht fertig</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Flags and keywords</source>
        <translation>Markierungen und Schlüsselwörter</translation>
    </message>
    <message>
        <source>A tick sets the flag, an empty box clears it, and half a tick leaves it as it is</source>
        <translation>Ein Haken setzt die Markierung, ein leeres Kästchen entfernt sie, und ein halber Haken lässt sie, wie sie ist</translation>
    </message>
    <message>
        <source>New keyword</source>
        <translation>Neues Schlüsselwort</translation>
    </message>
    <message>
        <source>New keyword, such as $Todo</source>
        <translation>Neues Schlüsselwort, etwa $Todo</translation>
    </message>
    <message>
        <source>A keyword that is not in the list</source>
        <translation>Ein Schlüsselwort, das nicht in der Liste steht</translation>
    </message>
    <message>
        <source>Put the keyword into the list, with a tick</source>
        <translation>Das Schlüsselwort mit einem Haken in die Liste nehmen</translation>
    </message>
    <message>
        <source>Change the flags</source>
        <translation>Die Markierungen ändern</translation>
    </message>
    <message>
        <source>Change nothing (Escape)</source>
        <translation>Nichts ändern (Esc)</translation>
    </message>
    <message>
        <source>The server keeps no new keywords here.</source>
        <translation>Der Server bewahrt hier keine neuen Schlüsselwörter auf.</translation>
    </message>
    <message>
        <source>The server does not keep this flag here</source>
        <translation>Der Server bewahrt diese Markierung hier nicht auf</translation>
    </message>
    <message>
        <source>A keyword is one word of plain letters, digits and signs such as $, - and _.</source>
        <translation>Ein Schlüsselwort ist ein Wort aus einfachen Buchstaben, Ziffern und Zeichen wie $, - und _.</translation>
    </message>
</context>
<context>
    <name>ui::FlavourMenu</name>
    <message>
        <source>another server</source>
        <translation>ein anderer Server</translation>
    </message>
    <message>
        <source>Server S&amp;oftware</source>
        <translation>Server-S&amp;oftware</translation>
    </message>
    <message>
        <source>As &amp;Detected</source>
        <translation>Wie er&amp;kannt</translation>
    </message>
    <message>
        <source>Server software</source>
        <translation>Server-Software</translation>
    </message>
    <message>
        <source>Go by what the server says that it is, and by what it can</source>
        <translation>Danach gehen, was der Server zu sein sagt und was er kann</translation>
    </message>
    <message>
        <source>Another (&amp;RFC 4314 Alone)</source>
        <translation>Ein anderer (nur &amp;RFC 4314)</translation>
    </message>
    <message>
        <source>Take the server to be this: it decides how identifiers are written, how entries add up, and which quotas can be set</source>
        <translation>Den Server als diesen behandeln: Danach richtet sich, wie Kennungen geschrieben werden, wie Einträge zusammenwirken und welche Quotas gesetzt werden können</translation>
    </message>
    <message>
        <source>&amp;Detected: %1</source>
        <translation>Er&amp;kannt: %1</translation>
    </message>
</context>
<context>
    <name>ui::Format</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>ui::GoToDialog</name>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>A part of the name of a mailbox, a page or an action</source>
        <translation>Teil des Namens von Postfach, Seite oder Aktion</translation>
    </message>
    <message>
        <source>Mailbox, page or action…</source>
        <translation>Postfach, Seite oder Aktion&#xa0;…</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Gefundenes</translation>
    </message>
    <message>
        <source>Press Return to go there</source>
        <translation>Eingabetaste springt dorthin</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>Nichts heißt so.</translation>
    </message>
</context>
<context>
    <name>ui::HeaderPane</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>How much of the header</source>
        <translation>Umfang des Kopfes</translation>
    </message>
    <message>
        <source>How much of the header is shown</source>
        <translation>Wie viel vom Kopf gezeigt wird</translation>
    </message>
    <message>
        <source>Short header</source>
        <translation>Kurzer Kopf</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>Alle Felder</translation>
    </message>
    <message>
        <source>Header as it is</source>
        <translation>Kopf im Original</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Header fields</source>
        <translation>Felder des Kopfes</translation>
    </message>
    <message>
        <source>All fields of the header, decoded</source>
        <translation>Alle Felder des Kopfes, dekodiert</translation>
    </message>
    <message>
        <source>The bytes of the header</source>
        <translation>Die Bytes des Kopfes</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>The header could not be fetched</source>
        <translation>Der Kopf konnte nicht geholt werden</translation>
    </message>
</context>
<context>
    <name>ui::HexView</name>
    <message>
        <source>Marked: bytes %1 to %2</source>
        <translation>Markiert: Bytes %1 bis %2</translation>
    </message>
</context>
<context>
    <name>ui::HtmlView</name>
    <message>
        <source>HTML of the part</source>
        <translation>HTML des Teils</translation>
    </message>
    <message>
        <source>The HTML, without anything from elsewhere</source>
        <translation>Das HTML, ohne etwas von anderswo</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy what is selected, as text</source>
        <translation>Kopiert das Ausgewählte als Text</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Select all of the text</source>
        <translation>Wählt den ganzen Text aus</translation>
    </message>
</context>
<context>
    <name>ui::IdentifierEdit</name>
    <message>
        <source>Identifiers seen on the server</source>
        <translation>Auf dem Server gesehene Kennungen</translation>
    </message>
    <message>
        <source>Choose one by the arrow keys and Return, or by a click</source>
        <translation>Mit den Pfeiltasten und der Eingabetaste oder mit einem Klick wählen</translation>
    </message>
</context>
<context>
    <name>ui::ImageView</name>
    <message>
        <source>Picture of the part</source>
        <translation>Bild des Teils</translation>
    </message>
</context>
<context>
    <name>ui::JobModel</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>%1 of %2 (%3 %)</source>
        <translation>%1 von %2 (%3 %)</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message>
        <source>%1 of %2 messages (%3 %)</source>
        <translation>%1 von %2 Nachrichten (%3 %)</translation>
    </message>
    <message>
        <source>%1 of %2 mailboxes (%3 %)</source>
        <translation>%1 von %2 Postfächern (%3 %)</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>of one %1 of %2</source>
        <translation>von einer %1 von %2</translation>
    </message>
</context>
<context>
    <name>ui::JobsPane</name>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>What the program is doing and has done</source>
        <translation>Was das Programm tut und getan hat</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht getan</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>What was not done</source>
        <translation>Was nicht getan wurde</translation>
    </message>
    <message>
        <source>What the selected job could not do, and why</source>
        <translation>Was der ausgewählte Auftrag nicht tun konnte, und warum</translation>
    </message>
    <message>
        <source>&amp;Cancel Job</source>
        <translation>Auftrag &amp;abbrechen</translation>
    </message>
    <message>
        <source>Retry the &amp;Failed</source>
        <translation>&amp;Fehlgeschlagenes wiederholen</translation>
    </message>
    <message>
        <source>What the program does for you is listed here, with how long it took and how it ended.</source>
        <translation>Hier steht, was das Programm für Sie tut, wie lange es dauerte und wie es ausging.</translation>
    </message>
    <message>
        <source>End the selected job, or the one that runs longest; what is done already stays done (Ctrl+.)</source>
        <translation>Den ausgewählten Auftrag beenden, oder den, der am längsten läuft; was schon getan ist, bleibt getan (Strg+.)</translation>
    </message>
    <message>
        <source>Do once more what the selected job could not do</source>
        <translation>Noch einmal tun, was der ausgewählte Auftrag nicht tun konnte</translation>
    </message>
    <message>
        <source>Jobs and what was not done</source>
        <translation>Aufträge und was nicht getan wurde</translation>
    </message>
    <message>
        <source>Traffic of the &amp;Job</source>
        <translation>Verkehr des Auf&amp;trags</translation>
    </message>
    <message>
        <source>Show in the protocol what went over the wire for the selected job</source>
        <translation>Im Protokoll zeigen, was für den ausgewählten Auftrag über die Leitung ging</translation>
    </message>
</context>
<context>
    <name>ui::LatencyChart</name>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s): fastest %1, median %2, slowest %3</source>
        <translation>
            <numerusform>%Ln Antwort: schnellste %1, Median %2, langsamste %3</numerusform>
            <numerusform>%Ln Antworten: schnellste %1, Median %2, langsamste %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LineModel</name>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
</context>
<context>
    <name>ui::LiveUpdates</name>
    <message>
        <source>Keeping up with others</source>
        <translation>Mit anderen Schritt halten</translation>
    </message>
</context>
<context>
    <name>ui::LossDialog</name>
    <message>
        <source>What is lost</source>
        <translation>Was verloren geht</translation>
    </message>
    <message>
        <source>The mailboxes that this is about, with what is in them</source>
        <translation>Die Postfächer, um die es geht, und was in ihnen ist</translation>
    </message>
    <message>
        <source>&amp;Unsubscribe from them as well</source>
        <translation>Auch das A&amp;bonnement beenden</translation>
    </message>
    <message>
        <source>With what lies below</source>
        <translation>Mit dem, was darunter liegt</translation>
    </message>
    <message>
        <source>Otherwise only what was selected</source>
        <translation>Sonst nur das, was ausgewählt war</translation>
    </message>
    <message>
        <source>Unsubscribe</source>
        <translation>Abonnement beenden</translation>
    </message>
    <message>
        <source>Servers keep subscriptions to mailboxes that are gone</source>
        <translation>Server behalten Abonnements von Postfächern, die es nicht mehr gibt</translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation>Bestätigung</translation>
    </message>
    <message>
        <source>What is to be typed stands before it</source>
        <translation>Was einzugeben ist, steht davor</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln Mailbox(es)</source>
        <translation>
            <numerusform>%Ln Postfach löschen</numerusform>
            <numerusform>%Ln Postfächer löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Empty %Ln Mailbox(es)</source>
        <translation>
            <numerusform>%Ln Postfach leeren</numerusform>
            <numerusform>%Ln Postfächer leeren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expunge %Ln Mailbox(es)</source>
        <translation>
            <numerusform>In %Ln Postfach endgültig löschen</numerusform>
            <numerusform>In %Ln Postfächern endgültig löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Empty</source>
        <translation>L&amp;eeren</translation>
    </message>
    <message>
        <source>&amp;Expunge</source>
        <translation>&amp;Endgültig entfernen</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut&#xa0;…</translation>
    </message>
    <message numerus="yes">
        <source>&amp;With the %Ln mailbox(es) below</source>
        <translation>
            <numerusform>&amp;Mit dem %Ln Postfach darunter</numerusform>
            <numerusform>&amp;Mit den %Ln Postfächern darunter</numerusform>
        </translation>
    </message>
    <message>
        <source>Type “%1” to con&amp;firm:</source>
        <translation>Zur Bestä&amp;tigung „%1“ eingeben:</translation>
    </message>
    <message>
        <source>delete %1</source>
        <comment>to be typed</comment>
        <translation>lösche %1</translation>
    </message>
    <message>
        <source>empty %1</source>
        <comment>to be typed</comment>
        <translation>leere %1</translation>
    </message>
    <message>
        <source>expunge %1</source>
        <comment>to be typed</comment>
        <translation>lösche in %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es)</source>
        <translation>
            <numerusform>%Ln Postfach</numerusform>
            <numerusform>%Ln Postfächer</numerusform>
        </translation>
    </message>
    <message>
        <source>with %1 will be deleted for good. IMAP has no way to bring them back.</source>
        <translation>mit %1: Das wird endgültig gelöscht. Über IMAP lässt es sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>There is nothing to delete.</source>
        <translation>Es gibt nichts zu löschen.</translation>
    </message>
    <message>
        <source>INBOX cannot be deleted and is left out.</source>
        <translation>INBOX kann nicht gelöscht werden und wird ausgelassen.</translation>
    </message>
    <message>
        <source>What lies below stays; some servers refuse to delete a mailbox then, others keep its name.</source>
        <translation>Was darunter liegt, bleibt; manche Server weigern sich dann, andere behalten den Namen.</translation>
    </message>
    <message>
        <source>%1 %2 will be deleted for good. What comes in from now on stays.</source>
        <translation>%1 %2: Das wird endgültig gelöscht. Was von jetzt an eintrifft, bleibt.</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln mailbox(es)</source>
        <translation>
            <numerusform>in %Ln Postfach</numerusform>
            <numerusform>in %Ln Postfächern</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no message in it.</source>
        <translation>Es ist keine Nachricht darin.</translation>
    </message>
    <message>
        <source>%1, marked as deleted, %2 will be erased for good.</source>
        <translation>%1 mit Löschmarke %2: Das wird endgültig gelöscht.</translation>
    </message>
    <message>
        <source>No message is marked as deleted.</source>
        <translation>Keine Nachricht trägt eine Löschmarke.</translation>
    </message>
    <message>
        <source>This server has no UIDPLUS: what others mark as deleted meanwhile goes as well.</source>
        <translation>Dieser Server hat kein UIDPLUS: Was andere inzwischen zum Löschen markieren, geht mit verloren.</translation>
    </message>
    <message numerus="yes">
        <source>What is in %Ln of them is not known.</source>
        <translation>
            <numerusform>Was in %Ln davon ist, ist nicht bekannt.</numerusform>
            <numerusform>Was in %Ln davon ist, ist nicht bekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Give yourself the right to delete first</source>
        <translation>Sich selbst zuerst das Recht zu löschen geben</translation>
    </message>
    <message>
        <source>You may change the access list, and so give yourself the right; with the mailbox it goes again</source>
        <translation>Sie dürfen die Zugriffsliste ändern und sich das Recht also geben; mit dem Postfach ist es wieder fort</translation>
    </message>
    <message>
        <source>&amp;Delete Now</source>
        <translation>Jetzt &amp;löschen</translation>
    </message>
    <message numerus="yes">
        <source>Give &amp;yourself the right “%1” first, on %Ln of them</source>
        <translation>
            <numerusform>Sich &amp;selbst zuerst das Recht „%1“ geben, an %Ln davon</numerusform>
            <numerusform>Sich &amp;selbst zuerst das Recht „%1“ geben, an %Ln davon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You have not the right to delete %Ln of them: the server will refuse it.</source>
        <translation>
            <numerusform>Ihnen fehlt das Recht, %Ln davon zu löschen: Der Server wird es ablehnen.</numerusform>
            <numerusform>Ihnen fehlt das Recht, %Ln davon zu löschen: Der Server wird es ablehnen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MailboxActions</name>
    <message>
        <source>&amp;New Mailbox…</source>
        <translation>Neues &amp;Postfach&#xa0;…</translation>
    </message>
    <message>
        <source>Create a mailbox, below the selected one at first</source>
        <translation>Ein Postfach anlegen, zunächst unter dem ausgewählten</translation>
    </message>
    <message>
        <source>Rena&amp;me or Move…</source>
        <translation>&amp;Umbenennen oder verschieben&#xa0;…</translation>
    </message>
    <message>
        <source>Give the mailbox another name or place; what lies below goes with it</source>
        <translation>Dem Postfach einen anderen Namen oder Ort geben; was darunter liegt, geht mit</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>Lö&amp;schen&#xa0;…</translation>
    </message>
    <message>
        <source>Delete the selected mailboxes with their messages</source>
        <translation>Die ausgewählten Postfächer mit ihren Nachrichten löschen</translation>
    </message>
    <message>
        <source>&amp;Subscribe</source>
        <translation>A&amp;bonnieren</translation>
    </message>
    <message>
        <source>Have mail programs show the selected mailboxes</source>
        <translation>Mailprogramme sollen die ausgewählten Postfächer zeigen</translation>
    </message>
    <message>
        <source>&amp;Unsubscribe</source>
        <translation>Ab&amp;onnement beenden</translation>
    </message>
    <message>
        <source>Have mail programs no longer show the selected mailboxes</source>
        <translation>Mailprogramme sollen die ausgewählten Postfächer nicht mehr zeigen</translation>
    </message>
    <message>
        <source>Em&amp;pty…</source>
        <translation>Lee&amp;ren&#xa0;…</translation>
    </message>
    <message>
        <source>Delete all messages in the selected mailboxes</source>
        <translation>Alle Nachrichten in den ausgewählten Postfächern löschen</translation>
    </message>
    <message>
        <source>Expun&amp;ge…</source>
        <translation>End&amp;gültig löschen&#xa0;…</translation>
    </message>
    <message>
        <source>Erase the messages that are marked as deleted</source>
        <translation>Die Nachrichten mit Löschmarke endgültig löschen (EXPUNGE)</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>Prü&amp;fen (CHECK)</translation>
    </message>
    <message>
        <source>Have the server bring the selected mailboxes into order (CHECK), and compare their status before and after</source>
        <translation>Den Server die ausgewählten Postfächer in Ordnung bringen lassen (CHECK) und ihren Stand davor und danach vergleichen</translation>
    </message>
    <message>
        <source>Before and Af&amp;ter…</source>
        <translation>Vorher und nac&amp;hher&#xa0;…</translation>
    </message>
    <message>
        <source>What was last done to mailboxes, with their status before and after</source>
        <translation>Was zuletzt mit Postfächern geschah, mit ihrem Stand davor und danach</translation>
    </message>
    <message>
        <source>Copy IM&amp;AP URL</source>
        <translation>I&amp;MAP-URL kopieren</translation>
    </message>
    <message>
        <source>Copy the addresses of the selected mailboxes (RFC 5092)</source>
        <translation>Die Adressen der ausgewählten Postfächer kopieren (RFC 5092)</translation>
    </message>
    <message>
        <source>Select mailboxes of one server alone.</source>
        <translation>Wählen Sie Postfächer eines einzigen Servers aus.</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>Nichts ist ausgewählt.</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Es gibt keine Verbindung.</translation>
    </message>
    <message>
        <source>This connection is read-only.</source>
        <translation>Diese Verbindung ist nur zum Lesen.</translation>
    </message>
    <message>
        <source>You do not have the right “%1” on “%2”.</source>
        <translation>Ihnen fehlt das Recht „%1“ an „%2“.</translation>
    </message>
    <message>
        <source>No mailbox is selected.</source>
        <translation>Kein Postfach ist ausgewählt.</translation>
    </message>
    <message>
        <source>What is selected holds other mailboxes, but no messages.</source>
        <translation>Das Ausgewählte enthält andere Postfächer, aber keine Nachrichten.</translation>
    </message>
    <message>
        <source>INBOX cannot be moved together with others.</source>
        <translation>INBOX kann nicht zusammen mit anderen verschoben werden.</translation>
    </message>
    <message>
        <source>INBOX cannot be deleted (RFC 9051).</source>
        <translation>INBOX kann nicht gelöscht werden (RFC 9051).</translation>
    </message>
    <message>
        <source>Nothing was done to mailboxes yet.</source>
        <translation>Mit Postfächern ist noch nichts geschehen.</translation>
    </message>
</context>
<context>
    <name>ui::MailboxChooser</name>
    <message>
        <source>Mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>A part of the mailbox’s name</source>
        <translation>Ein Teil vom Namen des Postfachs</translation>
    </message>
    <message>
        <source>Mailbox…</source>
        <translation>Postfach&#xa0;…</translation>
    </message>
    <message>
        <source>Mailboxes</source>
        <translation>Postfächer</translation>
    </message>
    <message>
        <source>The mailboxes whose name holds these words</source>
        <translation>Die Postfächer, deren Name diese Wörter enthält</translation>
    </message>
    <message>
        <source>Take the selected mailbox (Return)</source>
        <translation>Das ausgewählte Postfach nehmen (Eingabetaste)</translation>
    </message>
    <message>
        <source>Do nothing (Escape)</source>
        <translation>Nichts tun (Esc)</translation>
    </message>
    <message>
        <source>The connection is closed.</source>
        <translation>Die Verbindung ist geschlossen.</translation>
    </message>
    <message>
        <source>The mailboxes are being listed…</source>
        <translation>Die Postfächer werden aufgelistet&#xa0;…</translation>
    </message>
    <message>
        <source>No mailbox is called so.</source>
        <translation>Kein Postfach heißt so.</translation>
    </message>
    <message>
        <source>%1 of %2 mailboxes</source>
        <translation>%1 von %2 Postfächern</translation>
    </message>
</context>
<context>
    <name>ui::MailboxFacts</name>
    <message>
        <source>Columns of the mailbox tree</source>
        <translation>Spalten des Postfachbaums</translation>
    </message>
</context>
<context>
    <name>ui::MailboxIndex</name>
    <message>
        <source>Index of the mailboxes, to find them</source>
        <translation>Verzeichnis der Postfächer, um sie zu finden</translation>
    </message>
</context>
<context>
    <name>ui::MailboxJob</name>
    <message>
        <source>There is no connection any more. Nothing was done.</source>
        <translation>Es gibt keine Verbindung mehr. Nichts ist geschehen.</translation>
    </message>
    <message>
        <source>This connection is read-only. Nothing was done.</source>
        <translation>Diese Verbindung ist nur zum Lesen. Nichts ist geschehen.</translation>
    </message>
</context>
<context>
    <name>ui::MailboxMatches</name>
    <message>
        <source>Mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
</context>
<context>
    <name>ui::MailboxOperation</name>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut&#xa0;…</translation>
    </message>
    <message>
        <source>Cancelled before it began.</source>
        <translation>Abgebrochen, bevor es begann.</translation>
    </message>
</context>
<context>
    <name>ui::MailboxPane</name>
    <message>
        <source>Mailboxes</source>
        <translation>Postfächer</translation>
    </message>
    <message>
        <source>&amp;Copy Name</source>
        <translation>Namen &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy Name on the &amp;Wire</source>
        <translation>Namen auf der &amp;Leitung kopieren</translation>
    </message>
    <message>
        <source>&amp;Expand Below</source>
        <translation>&amp;Darunter ausklappen</translation>
    </message>
    <message>
        <source>Open all branches that are listed below this one</source>
        <translation>Alle darunter aufgelisteten Zweige öffnen</translation>
    </message>
    <message>
        <source>Co&amp;llapse</source>
        <translation>&amp;Einklappen</translation>
    </message>
    <message>
        <source>Close this branch</source>
        <translation>Diesen Zweig schließen</translation>
    </message>
    <message>
        <source>Every mailbox of every connection; what is selected leads the pages</source>
        <translation>Alle Postfächer aller Verbindungen; die Auswahl bestimmt, was die Seiten zeigen</translation>
    </message>
    <message>
        <source>Find mailboxes</source>
        <translation>Postfächer finden</translation>
    </message>
    <message>
        <source>Find mailboxes whose name holds these words, listed in the tree or not (Ctrl+F)</source>
        <translation>Postfächer finden, deren Name diese Wörter enthält, im Baum gelistet oder nicht (Strg+F)</translation>
    </message>
    <message>
        <source>Find mailboxes…</source>
        <translation>Postfächer finden&#xa0;…</translation>
    </message>
    <message>
        <source>Narrow the search down</source>
        <translation>Suche eingrenzen</translation>
    </message>
    <message>
        <source>Find mailboxes by their special use, or by your rights on them</source>
        <translation>Postfächer nach besonderer Verwendung oder nach den eigenen Rechten finden</translation>
    </message>
    <message>
        <source>Find Mailboxes b&amp;y</source>
        <translation>Postfächer finden &amp;nach</translation>
    </message>
    <message>
        <source>Find mailboxes by</source>
        <translation>Postfächer finden nach</translation>
    </message>
    <message>
        <source>Mailbo&amp;x Columns</source>
        <translation>Postfach&amp;spalten</translation>
    </message>
    <message>
        <source>Copy the names of the selected mailboxes</source>
        <translation>Die Namen der ausgewählten Postfächer kopieren</translation>
    </message>
    <message>
        <source>Copy the names as they stand in IMAP commands</source>
        <translation>Die Namen kopieren, wie sie in IMAP-Befehlen stehen</translation>
    </message>
    <message>
        <source>Mailbox columns</source>
        <translation>Postfachspalten</translation>
    </message>
</context>
<context>
    <name>ui::MailboxSearch</name>
    <message>
        <source>Mailboxes found</source>
        <translation>Gefundene Postfächer</translation>
    </message>
    <message>
        <source>The mailboxes that match; what is selected leads the pages, Return opens it</source>
        <translation>Die passenden Postfächer; das gewählte bestimmt die Seiten, die Eingabetaste öffnet es</translation>
    </message>
    <message>
        <source>No mailbox matches.</source>
        <translation>Kein Postfach passt.</translation>
    </message>
    <message>
        <source>How many were found</source>
        <translation>Wie viele gefunden wurden</translation>
    </message>
    <message>
        <source>The first %1 of %2 found among %3 mailboxes</source>
        <translation>Die ersten %1 von %2 gefundenen unter %3 Postfächern</translation>
    </message>
    <message>
        <source>%1 found among %2 mailboxes</source>
        <translation>%1 gefunden unter %2 Postfächern</translation>
    </message>
    <message>
        <source>Listing all mailboxes…</source>
        <translation>Alle Postfächer werden gelistet&#xa0;…</translation>
    </message>
    <message>
        <source>Asking for your rights…</source>
        <translation>Ihre Rechte werden erfragt&#xa0;…</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Used as &amp;Archive</source>
        <translation>Verwendet als &amp;Archiv</translation>
    </message>
    <message>
        <source>Used for &amp;Drafts</source>
        <translation>Verwendet für &amp;Entwürfe</translation>
    </message>
    <message>
        <source>Used for &amp;Junk</source>
        <translation>Verwendet für &amp;Junk</translation>
    </message>
    <message>
        <source>Used for &amp;Sent Messages</source>
        <translation>Verwendet für &amp;Gesendetes</translation>
    </message>
    <message>
        <source>Used as &amp;Trash</source>
        <translation>Verwendet als &amp;Papierkorb</translation>
    </message>
    <message>
        <source>I May &amp;Read It (r)</source>
        <translation>Ich darf es &amp;lesen (r)</translation>
    </message>
    <message>
        <source>I May &amp;Insert Messages (i)</source>
        <translation>Ich darf Nachrichten e&amp;infügen (i)</translation>
    </message>
    <message>
        <source>I May Delete &amp;Messages (t)</source>
        <translation>Ich darf &amp;Nachrichten löschen (t)</translation>
    </message>
    <message>
        <source>I May &amp;Grant Access (a)</source>
        <translation>Ich darf &amp;Zugriff gewähren (a)</translation>
    </message>
    <message>
        <source>Find mailboxes by “%1”</source>
        <translation>Postfächer mit „%1“ finden</translation>
    </message>
</context>
<context>
    <name>ui::MailboxTreeModel</name>
    <message>
        <source>On the wire: %1</source>
        <translation>Auf der Leitung: %1</translation>
    </message>
    <message>
        <source>Holds other mailboxes, but no messages</source>
        <translation>Enthält andere Postfächer, aber keine Nachrichten</translation>
    </message>
    <message>
        <source>My mailboxes</source>
        <translation>Eigene Postfächer</translation>
    </message>
    <message>
        <source>Other users</source>
        <translation>Andere Benutzer</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Gemeinsam</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>This server may have ignored as whom to act: these may be the mailboxes of %1.</source>
        <translation>Dieser Server hat womöglich ignoriert, als wer zu handeln ist: Dies sind vielleicht die Postfächer von %1.</translation>
    </message>
    <message>
        <source>There is no such mailbox: the name only leads to others</source>
        <translation>Ein solches Postfach gibt es nicht: Der Name führt nur zu anderen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>This server does not tell.</source>
        <translation>Dieser Server sagt es nicht.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Neu (RECENT)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Quota Used</source>
        <translation>Quota belegt</translation>
    </message>
    <message>
        <source>My Rights</source>
        <translation>Meine Rechte</translation>
    </message>
    <message>
        <source>Subscribed</source>
        <translation>Abonniert</translation>
    </message>
    <message>
        <source>The name of the mailbox</source>
        <translation>Der Name des Postfachs</translation>
    </message>
    <message>
        <source>How many messages are not marked as read</source>
        <translation>Wie viele Nachrichten nicht als gelesen markiert sind</translation>
    </message>
    <message>
        <source>How many messages there are</source>
        <translation>Wie viele Nachrichten es gibt</translation>
    </message>
    <message>
        <source>How many messages no session was told of yet</source>
        <translation>Von wie vielen Nachrichten noch keine Sitzung erfahren hat</translation>
    </message>
    <message>
        <source>What all messages take, where the server tells it (STATUS=SIZE)</source>
        <translation>Was alle Nachrichten belegen, wo der Server es sagt (STATUS=SIZE)</translation>
    </message>
    <message>
        <source>How much storage is used of the quota that the mailbox counts against</source>
        <translation>Wie viel Speicher von der Quota belegt ist, auf die das Postfach angerechnet wird</translation>
    </message>
    <message>
        <source>Your own rights on the mailbox (RFC 4314)</source>
        <translation>Ihre eigenen Rechte am Postfach (RFC 4314)</translation>
    </message>
    <message>
        <source>Whether you are subscribed to the mailbox</source>
        <translation>Ob Sie das Postfach abonniert haben</translation>
    </message>
    <message>
        <source>When it changes, all that was known of the messages is void</source>
        <translation>Ändert sie sich, ist alles hinfällig, was von den Nachrichten bekannt war</translation>
    </message>
    <message>
        <source>The highest mod-sequence of all messages (CONDSTORE)</source>
        <translation>Die höchste Mod-Sequenz aller Nachrichten (CONDSTORE)</translation>
    </message>
    <message>
        <source>Mailboxes of a namespace</source>
        <translation>Postfächer eines Namensraums</translation>
    </message>
    <message>
        <source>Mailboxes below %1</source>
        <translation>Postfächer unter %1</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Server, encryption, who you are, and the last round trip</source>
        <translation>Server, Verschlüsselung, angemeldeter Benutzer und letzte Umlaufzeit</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>What is selected</source>
        <translation>Was ausgewählt ist</translation>
    </message>
    <message>
        <source>Running job</source>
        <translation>Laufender Auftrag</translation>
    </message>
    <message>
        <source>What is under way</source>
        <translation>Was gerade läuft</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>What to see of the selected mailbox (Alt+1 to Alt+5)</source>
        <translation>Was vom ausgewählten Postfach zu sehen ist (Alt+1 bis Alt+5)</translation>
    </message>
    <message>
        <source>Mailboxes and pages</source>
        <translation>Postfächer und Seiten</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Show or hide %1</source>
        <translation>%1 ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Something is under way</source>
        <translation>Ein Auftrag läuft</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>%1 says: “%2”</source>
        <translation>%1 meldet: „%2“</translation>
    </message>
    <message>
        <source>The connection to %1 is gone. %2</source>
        <translation>Die Verbindung zu %1 ist abgebrochen. %2</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1  ·  not connected</source>
        <translation>%1  ·  nicht verbunden</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>Menüs</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>&amp;Verbinden&#xa0;…</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Mit einem Server verbinden</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close all connections and leave</source>
        <translation>Alle Verbindungen schließen und beenden</translation>
    </message>
    <message>
        <source>&amp;Mailbox</source>
        <translation>&amp;Postfach</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>Ask the server again for what is shown</source>
        <translation>Das Angezeigte erneut vom Server abfragen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>The mailbox before</source>
        <translation>Das Postfach davor</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vorwärts</translation>
    </message>
    <message>
        <source>The mailbox after</source>
        <translation>Das Postfach danach</translation>
    </message>
    <message>
        <source>M&amp;essage</source>
        <translation>&amp;Nachricht</translation>
    </message>
    <message>
        <source>Show this page</source>
        <translation>Diese Seite anzeigen</translation>
    </message>
    <message>
        <source>Show &amp;Messages</source>
        <translation>Na&amp;chrichten anzeigen</translation>
    </message>
    <message>
        <source>&amp;Access</source>
        <translation>&amp;Zugriff</translation>
    </message>
    <message>
        <source>Show &amp;Access List</source>
        <translation>&amp;Zugriffsliste anzeigen</translation>
    </message>
    <message>
        <source>&amp;Quota</source>
        <translation>&amp;Quota</translation>
    </message>
    <message>
        <source>Show &amp;Quota</source>
        <translation>&amp;Quota anzeigen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Show &amp;Metadata</source>
        <translation>&amp;Metadaten anzeigen</translation>
    </message>
    <message>
        <source>Show &amp;Details</source>
        <translation>&amp;Details anzeigen</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>&amp;Layout</translation>
    </message>
    <message>
        <source>&amp;Browse</source>
        <translation>&amp;Durchsehen</translation>
    </message>
    <message>
        <source>Mailboxes and pages only</source>
        <translation>Nur Postfächer und Seiten</translation>
    </message>
    <message>
        <source>&amp;Administer</source>
        <translation>&amp;Verwalten</translation>
    </message>
    <message>
        <source>With the staged changes below</source>
        <translation>Mit den vorgemerkten Änderungen darunter</translation>
    </message>
    <message>
        <source>&amp;Debug</source>
        <translation>&amp;Fehlersuche</translation>
    </message>
    <message>
        <source>With half of the window for the protocol</source>
        <translation>Mit dem halben Fenster für das Protokoll</translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>Layout &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Everything where it was at first</source>
        <translation>Alles wieder wie am Anfang</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>The colours of the program</source>
        <translation>Die Farben des Programms</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Extras</translation>
    </message>
    <message>
        <source>&amp;Go To…</source>
        <translation>&amp;Gehe zu&#xa0;…</translation>
    </message>
    <message>
        <source>Find a mailbox, a page or an action</source>
        <translation>Postfach, Seite oder Aktion finden</translation>
    </message>
    <message>
        <source>&amp;Send a Command</source>
        <translation>&amp;Befehl senden</translation>
    </message>
    <message>
        <source>Type an IMAP command into the protocol console</source>
        <translation>Einen IMAP-Befehl im Protokoll eingeben</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Mailreeve</source>
        <translation>Über &amp;Mailreeve</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>Version und Lizenzen</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>Über &amp;Qt</translation>
    </message>
    <message>
        <source>Version of Qt</source>
        <translation>Version von Qt</translation>
    </message>
    <message>
        <source>Main tool bar</source>
        <translation>Hauptwerkzeugleiste</translation>
    </message>
    <message>
        <source>Where you are</source>
        <translation>Aktueller Ort</translation>
    </message>
    <message>
        <source>About Mailreeve</source>
        <translation>Über Mailreeve</translation>
    </message>
    <message>
        <source>Administers IMAP servers. Licence: MIT.

Built on Qt %1, GNU SASL and GMime. Icons: Tabler Icons, MIT.</source>
        <translation>Verwaltet IMAP-Server. Lizenz: MIT.

Baut auf Qt %1, GNU SASL und GMime auf. Symbole: Tabler Icons, MIT.</translation>
    </message>
    <message>
        <source>&amp;As the Desktop</source>
        <translation>&amp;Wie der Desktop</translation>
    </message>
    <message>
        <source>Something is under way; the Jobs list tells what</source>
        <translation>Etwas läuft; die Aufträge zeigen, was</translation>
    </message>
    <message>
        <source>Show or hide the tool bar</source>
        <translation>Werkzeugleiste ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>F&amp;ind Mailboxes</source>
        <translation>Postfächer f&amp;inden</translation>
    </message>
    <message>
        <source>Find mailboxes by a part of their name</source>
        <translation>Postfächer nach einem Teil ihres Namens finden</translation>
    </message>
    <message>
        <source>Ma&amp;nage Profiles…</source>
        <translation>Profile ver&amp;walten&#xa0;…</translation>
    </message>
    <message>
        <source>Look through the saved profiles and change them</source>
        <translation>Die gespeicherten Profile durchsehen und ändern</translation>
    </message>
    <message>
        <source>Live &amp;Updates</source>
        <translation>La&amp;ufend aktualisieren</translation>
    </message>
    <message>
        <source>Keep counts and lists right while others work</source>
        <translation>Zahlen und Listen aktuell halten, während andere arbeiten</translation>
    </message>
    <message>
        <source>%1 is a Courier, which may say yes to acting as %2 and forget about it: these may be the mailboxes of %3.</source>
        <translation>%1 ist ein Courier, der womöglich zusagt, als %2 zu handeln, und es vergisst: Dies sind vielleicht die Postfächer von %3.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) are still running. Quit all the same?</source>
        <translation>
            <numerusform>%Ln Auftrag läuft noch. Trotzdem beenden?</numerusform>
            <numerusform>%Ln Aufträge laufen noch. Trotzdem beenden?</numerusform>
        </translation>
    </message>
    <message>
        <source>They end where they are; what is done already stays done. The first of them: %1</source>
        <translation>Sie enden, wo sie sind; was schon getan ist, bleibt getan. Der erste davon: %1</translation>
    </message>
    <message>
        <source>End the jobs and leave</source>
        <translation>Die Aufträge beenden und das Programm verlassen</translation>
    </message>
    <message>
        <source>Let the jobs go on</source>
        <translation>Die Aufträge weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Changes (%1)</source>
        <translation>Änderungen (%1)</translation>
    </message>
    <message>
        <source>This was done on %1: connect there first.</source>
        <translation>Das geschah auf %1: erst dorthin verbinden.</translation>
    </message>
    <message>
        <source>Changes are kept in memory alone: %1</source>
        <translation>Änderungen werden nur im Speicher gehalten: %1</translation>
    </message>
    <message>
        <source>C&amp;hanges</source>
        <translation>Ä&amp;nderungen</translation>
    </message>
    <message>
        <source>Pages of the server</source>
        <translation>Seiten des Servers</translation>
    </message>
    <message>
        <source>What to see of the server (Alt+6 and on)</source>
        <translation>Was vom Server zu sehen ist (ab Alt+6)</translation>
    </message>
    <message>
        <source>Show this page of the server</source>
        <translation>Diese Seite des Servers anzeigen</translation>
    </message>
    <message>
        <source>Show Access Inde&amp;x</source>
        <translation>Zugriffsverzei&amp;chnis anzeigen</translation>
    </message>
    <message>
        <source>Show &amp;Findings</source>
        <translation>&amp;Befunde anzeigen</translation>
    </message>
    <message>
        <source>Show Quota &amp;Fleet</source>
        <translation>Alle Q&amp;uotas anzeigen</translation>
    </message>
    <message>
        <source>Metadata of the server</source>
        <translation>Metadaten des Servers</translation>
    </message>
    <message>
        <source>Metadata of the Ser&amp;ver</source>
        <translation>Metadaten des Se&amp;rvers</translation>
    </message>
    <message>
        <source>Show Server Meta&amp;data</source>
        <translation>Server-&amp;Metadaten anzeigen</translation>
    </message>
    <message>
        <source>&amp;Protocol</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>Show Server Re&amp;port</source>
        <translation>&amp;Serverbericht anzeigen</translation>
    </message>
    <message>
        <source>“%1” is not among the jobs, nor among the changes of this connection.</source>
        <translation>„%1“ ist weder unter den Aufträgen noch unter den Änderungen dieser Verbindung.</translation>
    </message>
    <message>
        <source>%1 This is from an earlier time; the Changes list has it.</source>
        <translation>%1 Das ist von früher; die Liste der Änderungen hat es.</translation>
    </message>
    <message>
        <source>Metadata of the Mail&amp;box</source>
        <translation>Metadaten des &amp;Postfachs</translation>
    </message>
    <message>
        <source>Metadata of the mailbox</source>
        <translation>Metadaten des Postfachs</translation>
    </message>
</context>
<context>
    <name>ui::MessageActions</name>
    <message>
        <source>Fla&amp;gs</source>
        <translation>&amp;Markierungen</translation>
    </message>
    <message>
        <source>&amp;Copy to…</source>
        <translation>&amp;Kopieren nach&#xa0;…</translation>
    </message>
    <message>
        <source>Copy the selected messages into another mailbox</source>
        <translation>Die ausgewählten Nachrichten in ein anderes Postfach kopieren</translation>
    </message>
    <message>
        <source>Mov&amp;e to…</source>
        <translation>&amp;Verschieben nach&#xa0;…</translation>
    </message>
    <message>
        <source>Move the selected messages into another mailbox</source>
        <translation>Die ausgewählten Nachrichten in ein anderes Postfach verschieben</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Mark the selected messages \Deleted: they go with the next expunge, and can be undeleted until then</source>
        <translation>Die ausgewählten Nachrichten mit \Deleted markieren: Sie gehen beim nächsten endgültigen Entfernen, und bis dahin lässt es sich aufheben</translation>
    </message>
    <message>
        <source>&amp;Undelete</source>
        <translation>Löschen a&amp;ufheben</translation>
    </message>
    <message>
        <source>Take \Deleted from the selected messages</source>
        <translation>\Deleted von den ausgewählten Nachrichten nehmen</translation>
    </message>
    <message>
        <source>E&amp;xpunge…</source>
        <translation>&amp;Endgültig entfernen&#xa0;…</translation>
    </message>
    <message>
        <source>Remove exactly the selected messages for good</source>
        <translation>Genau die ausgewählten Nachrichten endgültig entfernen</translation>
    </message>
    <message>
        <source>Save as Fi&amp;les…</source>
        <translation>Als &amp;Dateien speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Save each of the selected messages as a file (.eml) in a folder</source>
        <translation>Jede der ausgewählten Nachrichten als Datei (.eml) in einem Ordner speichern</translation>
    </message>
    <message>
        <source>Save as m&amp;box…</source>
        <translation>Als m&amp;box speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Save the selected messages in one file (mbox), with their flags</source>
        <translation>Die ausgewählten Nachrichten mit ihren Markierungen in einer Datei (mbox) speichern</translation>
    </message>
    <message>
        <source>&amp;Append Files…</source>
        <translation>Dateien &amp;hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Put messages from files (.eml, mbox) into the mailbox</source>
        <translation>Nachrichten aus Dateien (.eml, mbox) in das Postfach bringen</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Set and clear flags of the selected messages</source>
        <translation>Markierungen der ausgewählten Nachrichten setzen und entfernen</translation>
    </message>
    <message>
        <source>Mark as &amp;Read</source>
        <translation>Als &amp;gelesen markieren</translation>
    </message>
    <message>
        <source>Set \Seen on the selected messages</source>
        <translation>\Seen bei den ausgewählten Nachrichten setzen</translation>
    </message>
    <message>
        <source>Mark as &amp;Unread</source>
        <translation>Als &amp;ungelesen markieren</translation>
    </message>
    <message>
        <source>Take \Seen from the selected messages</source>
        <translation>\Seen von den ausgewählten Nachrichten nehmen</translation>
    </message>
    <message>
        <source>&amp;Flag</source>
        <translation>&amp;Kennzeichnen</translation>
    </message>
    <message>
        <source>Set \Flagged on the selected messages</source>
        <translation>\Flagged bei den ausgewählten Nachrichten setzen</translation>
    </message>
    <message>
        <source>U&amp;nflag</source>
        <translation>Kennzeichnung e&amp;ntfernen</translation>
    </message>
    <message>
        <source>Take \Flagged from the selected messages</source>
        <translation>\Flagged von den ausgewählten Nachrichten nehmen</translation>
    </message>
    <message>
        <source>&amp;Choose Flags…</source>
        <translation>&amp;Markierungen wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Set and clear any flag or keyword of the selected messages (%1)</source>
        <translation>Jede Markierung und jedes Schlüsselwort der ausgewählten Nachrichten setzen und entfernen (%1)</translation>
    </message>
    <message>
        <source>You lack the right “%1” here</source>
        <translation>Hier fehlt Ihnen das Recht „%1“</translation>
    </message>
    <message>
        <source>No mailbox is open</source>
        <translation>Kein Postfach ist geöffnet</translation>
    </message>
    <message>
        <source>No message is selected</source>
        <translation>Keine Nachricht ist ausgewählt</translation>
    </message>
    <message>
        <source>The server does not keep %1 in this mailbox</source>
        <translation>Der Server bewahrt %1 in diesem Postfach nicht auf</translation>
    </message>
    <message>
        <source>“%1” is open read-only.</source>
        <translation>„%1“ ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>From now on allow changes in this &amp;mailbox</source>
        <translation>Von jetzt an Änderungen in diesem &amp;Postfach erlauben</translation>
    </message>
    <message>
        <source>Open it with SELECT, and do not ask again while it is shown</source>
        <translation>Es mit SELECT öffnen und nicht mehr fragen, solange es gezeigt wird</translation>
    </message>
    <message>
        <source>Do nothing (Escape)</source>
        <translation>Nichts tun (Esc)</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>It could not be found out which messages these are. %1</source>
        <translation>Es ließ sich nicht herausfinden, welche Nachrichten das sind. %1</translation>
    </message>
    <message>
        <source>%1?</source>
        <translation>%1?</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>Ä&amp;ndern</translation>
    </message>
    <message numerus="yes">
        <source>Flags of %Ln message(s) of “%1”:</source>
        <translation>
            <numerusform>Markierungen von %Ln Nachricht in „%1“:</numerusform>
            <numerusform>Markierungen von %Ln Nachrichten in „%1“:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change the flags of %Ln message(s)?</source>
        <translation>
            <numerusform>Die Markierungen von %Ln Nachricht ändern?</numerusform>
            <numerusform>Die Markierungen von %Ln Nachrichten ändern?</numerusform>
        </translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln message(s) of “%1” to:</source>
        <translation>
            <numerusform>%Ln Nachricht aus „%1“ verschieben nach:</numerusform>
            <numerusform>%Ln Nachrichten aus „%1“ verschieben nach:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln message(s) of “%1” to:</source>
        <translation>
            <numerusform>%Ln Nachricht aus „%1“ kopieren nach:</numerusform>
            <numerusform>%Ln Nachrichten aus „%1“ kopieren nach:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln message(s) to “%1”?</source>
        <translation>
            <numerusform>%Ln Nachricht nach „%1“ verschieben?</numerusform>
            <numerusform>%Ln Nachrichten nach „%1“ verschieben?</numerusform>
        </translation>
    </message>
    <message>
        <source>The server has neither MOVE nor UIDPLUS. The messages are copied and marked \Deleted here, and stay here until somebody expunges this mailbox, which takes along all that is marked.</source>
        <translation>Der Server hat weder MOVE noch UIDPLUS. Die Nachrichten werden kopiert und hier mit \Deleted markiert, und sie bleiben hier, bis jemand in diesem Postfach endgültig entfernt; das nimmt alles mit, was markiert ist.</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>&amp;Verschieben</translation>
    </message>
    <message numerus="yes">
        <source>Mark %Ln message(s) \Deleted</source>
        <translation>
            <numerusform>%Ln Nachricht mit \Deleted markieren</numerusform>
            <numerusform>%Ln Nachrichten mit \Deleted markieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take \Deleted from %Ln message(s)</source>
        <translation>
            <numerusform>\Deleted von %Ln Nachricht nehmen</numerusform>
            <numerusform>\Deleted von %Ln Nachrichten nehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Expunge</source>
        <translation>Bereinigen</translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln message(s) of “%1” for good?</source>
        <translation>
            <numerusform>%Ln Nachricht aus „%1“ endgültig entfernen?</numerusform>
            <numerusform>%Ln Nachrichten aus „%1“ endgültig entfernen?</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 will be lost, for everybody who uses this mailbox, also of what is not marked \Deleted. From here they cannot be brought back.</source>
        <translation>%1 gehen verloren, für alle, die dieses Postfach benutzen, auch was nicht mit \Deleted markiert ist. Von hier aus lässt es sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>&amp;Expunge</source>
        <translation>&amp;Endgültig entfernen</translation>
    </message>
    <message>
        <source>Save as mbox</source>
        <translation>Als mbox speichern</translation>
    </message>
    <message>
        <source>Save as Files</source>
        <translation>Als Dateien speichern</translation>
    </message>
    <message>
        <source>Save Here</source>
        <translation>Hier speichern</translation>
    </message>
    <message>
        <source>Append Files</source>
        <translation>Dateien hinzufügen</translation>
    </message>
    <message>
        <source>Messages (*.eml *.mbox *.mbx *.mail);;All files (*)</source>
        <translation>Nachrichten (*.eml *.mbox *.mbx *.mail);;Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>Append the messages of %Ln file(s) to “%1”?</source>
        <translation>
            <numerusform>Die Nachrichten aus %Ln Datei zu „%1“ hinzufügen?</numerusform>
            <numerusform>Die Nachrichten aus %Ln Dateien zu „%1“ hinzufügen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Append</source>
        <translation>Ablegen</translation>
    </message>
    <message>
        <source>&amp;Append</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>The connection is read-only; Server &gt; Unlock lets changes through</source>
        <translation>Die Verbindung ist nur zum Lesen; Server &gt; Entsperren lässt Änderungen zu</translation>
    </message>
</context>
<context>
    <name>ui::MessageArranger</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Sort %1 by %2</source>
        <translation>%1 nach %2 sortieren</translation>
    </message>
    <message>
        <source>The server is sorting…</source>
        <translation>Der Server sortiert&#xa0;…</translation>
    </message>
    <message>
        <source>Thread %1 by %2</source>
        <translation>Themen in %1 nach %2 bilden</translation>
    </message>
    <message>
        <source>The server is building the threads…</source>
        <translation>Der Server bildet die Themen&#xa0;…</translation>
    </message>
    <message>
        <source>Search %1</source>
        <translation>In %1 suchen</translation>
    </message>
    <message>
        <source>The server is searching…</source>
        <translation>Der Server sucht&#xa0;…</translation>
    </message>
    <message>
        <source>Threads by %1</source>
        <translation>Themen nach %1</translation>
    </message>
    <message>
        <source>This server does not announce SORT, and there are more messages than are sorted here (%1).</source>
        <translation>Dieser Server kündigt SORT nicht an, und es sind mehr Nachrichten, als hier sortiert werden (%1).</translation>
    </message>
    <message>
        <source>This server refuses to sort (“%1”), and there are more messages than are sorted here (%2).</source>
        <translation>Dieser Server weigert sich zu sortieren („%1“), und es sind mehr Nachrichten, als hier sortiert werden (%2).</translation>
    </message>
    <message>
        <source>This server does not announce THREAD, and there are more messages than are threaded here (%1).</source>
        <translation>Dieser Server kündigt THREAD nicht an, und es sind mehr Nachrichten, als hier zu Themen geordnet werden (%1).</translation>
    </message>
    <message>
        <source>This server refuses to thread (“%1”), and there are more messages than are threaded here (%2).</source>
        <translation>Dieser Server weigert sich, Themen zu bilden („%1“), und es sind mehr Nachrichten, als hier zu Themen geordnet werden (%2).</translation>
    </message>
    <message>
        <source>the server refuses THREAD: “%1”</source>
        <translation>der Server lehnt THREAD ab: „%1“</translation>
    </message>
    <message>
        <source>the server refuses SORT: “%1”</source>
        <translation>der Server lehnt SORT ab: „%1“</translation>
    </message>
    <message>
        <source>the server has no %1</source>
        <translation>der Server hat kein %1</translation>
    </message>
    <message>
        <source>Fetching what the threads are made of: %1 of %2…</source>
        <translation>Holt, woraus die Themen gebildet werden: %1 von %2&#xa0;…</translation>
    </message>
    <message>
        <source>Fetching what to sort by: %1 of %2…</source>
        <translation>Holt, wonach sortiert wird: %1 von %2&#xa0;…</translation>
    </message>
    <message>
        <source>Sort %1</source>
        <translation>%1 sortieren</translation>
    </message>
    <message>
        <source>%1. Done here: %2</source>
        <translation>%1. Hier gemacht: %2</translation>
    </message>
</context>
<context>
    <name>ui::MessageBar</name>
    <message>
        <source>Copy the notice</source>
        <translation>Hinweis kopieren</translation>
    </message>
    <message>
        <source>Copy the whole notice</source>
        <translation>Den ganzen Hinweis kopieren</translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation>Hinweis schließen</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>ui::MessageList</name>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MessageListModel</name>
    <message>
        <source>(message not in this mailbox)</source>
        <translation>(Nachricht nicht in diesem Postfach)</translation>
    </message>
    <message>
        <source>The server puts these messages together; the one they answer is not in this mailbox.</source>
        <translation>Der Server stellt diese Nachrichten zusammen; die, auf die sie antworten, liegt nicht in diesem Postfach.</translation>
    </message>
</context>
<context>
    <name>ui::MessageView</name>
    <message>
        <source>Parts of the message</source>
        <translation>Teile der Nachricht</translation>
    </message>
    <message>
        <source>The parts of the message; the selected one is shown</source>
        <translation>Die Teile der Nachricht; der ausgewählte wird gezeigt</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>This message was expunged meanwhile. What was fetched before is still shown.</source>
        <translation>Diese Nachricht wurde inzwischen endgültig gelöscht. Was vorher geholt wurde, ist noch zu sehen.</translation>
    </message>
    <message>
        <source>Parts and the selected part</source>
        <translation>Teile und der ausgewählte Teil</translation>
    </message>
    <message>
        <source>What to see of the message</source>
        <translation>Was von der Nachricht zu sehen ist</translation>
    </message>
    <message>
        <source>The message, its bytes, or what the server tells of its structure</source>
        <translation>Die Nachricht, ihre Bytes, oder was der Server über ihren Aufbau sagt</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Aufbau</translation>
    </message>
    <message>
        <source>Save the message</source>
        <translation>Nachricht speichern</translation>
    </message>
    <message>
        <source>Save the whole message as it is, in a file</source>
        <translation>Die ganze Nachricht unverändert in einer Datei speichern</translation>
    </message>
    <message>
        <source>Close the message view</source>
        <translation>Nachrichtenansicht schließen</translation>
    </message>
    <message>
        <source>Close the message view (F8)</source>
        <translation>Nachrichtenansicht schließen (F8)</translation>
    </message>
    <message>
        <source>No message is open</source>
        <translation>Keine Nachricht ist geöffnet</translation>
    </message>
    <message>
        <source>Return opens the one that is selected.</source>
        <translation>Die Eingabetaste öffnet die ausgewählte.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>The message could not be opened</source>
        <translation>Die Nachricht konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>message %1</source>
        <translation>Nachricht %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Open a part of the message</source>
        <translation>Einen Teil der Nachricht öffnen</translation>
    </message>
    <message>
        <source>Open “%1” with another program?</source>
        <translation>„%1“ mit einem anderen Programm öffnen?</translation>
    </message>
    <message>
        <source>It comes from whoever sent the message. Open it only if you trust them.</source>
        <translation>Es kommt von dem, der die Nachricht geschickt hat. Öffnen Sie es nur, wenn Sie ihm vertrauen.</translation>
    </message>
</context>
<context>
    <name>ui::MessagesOperation</name>
    <message>
        <source>UID %1</source>
        <translation>UID %1</translation>
    </message>
    <message>
        <source>UIDs %1 (%2 messages)</source>
        <translation>UIDs %1 (%2 Nachrichten)</translation>
    </message>
    <message>
        <source>UIDs %1</source>
        <translation>UIDs %1</translation>
    </message>
    <message>
        <source>The connection is closed.</source>
        <translation>Die Verbindung ist geschlossen.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut&#xa0;…</translation>
    </message>
    <message>
        <source>The server lets “%1” be read only, so that nothing can be changed in it.</source>
        <translation>Der Server lässt „%1“ nur lesen, sodass darin nichts geändert werden kann.</translation>
    </message>
    <message>
        <source>Connecting again, to see what was done…</source>
        <translation>Neue Verbindung, um zu sehen, was getan wurde&#xa0;…</translation>
    </message>
    <message>
        <source>It was not done before the connection was lost. %1</source>
        <translation>Es wurde nicht getan, bevor die Verbindung verloren ging. %1</translation>
    </message>
    <message>
        <source>It is not known whether it was done: the connection was lost before the server said so. %1</source>
        <translation>Es ist nicht bekannt, ob es getan wurde: Die Verbindung ging verloren, bevor der Server es sagte. %1</translation>
    </message>
    <message>
        <source>Not begun: it was cancelled before.</source>
        <translation>Nicht begonnen: Es wurde vorher abgebrochen.</translation>
    </message>
    <message>
        <source>Not begun. %1</source>
        <translation>Nicht begonnen. %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) were not.</source>
        <translation>
            <numerusform>%Ln Nachricht nicht.</numerusform>
            <numerusform>%Ln Nachrichten nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln message(s) it is not known.</source>
        <translation>
            <numerusform>Von %Ln Nachricht ist es nicht bekannt.</numerusform>
            <numerusform>Von %Ln Nachrichten ist es nicht bekannt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MessagesPage</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>The messages of the mailbox; click a header to have the server sort them</source>
        <translation>Die Nachrichten des Postfachs; ein Klick auf einen Spaltenkopf lässt den Server sortieren</translation>
    </message>
    <message>
        <source>Show &amp;Threads</source>
        <translation>&amp;Themen anzeigen</translation>
    </message>
    <message>
        <source>&amp;Newest First</source>
        <translation>&amp;Neueste zuerst</translation>
    </message>
    <message>
        <source>Copy Rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Let the server group the messages into threads (Ctrl+T)</source>
        <translation>Die Nachrichten vom Server nach Themen gruppieren lassen (Strg+T)</translation>
    </message>
    <message>
        <source>Show the messages as they lie in the mailbox, the newest on top</source>
        <translation>Die Nachrichten in der Reihenfolge des Postfachs anzeigen, die neueste oben</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Show threads</source>
        <translation>Themen anzeigen</translation>
    </message>
    <message>
        <source>“%1” holds other mailboxes, but no messages.</source>
        <translation>„%1“ enthält andere Postfächer, aber keine Nachrichten.</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>“%1” could not be opened</source>
        <translation>„%1“ konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>Keine Nachrichten</translation>
    </message>
    <message>
        <source>“%1” is empty.</source>
        <translation>„%1“ ist leer.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected, %1</source>
        <translation>
            <numerusform>%Ln ausgewählt, %1</numerusform>
            <numerusform>%Ln ausgewählt, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the selected rows, tabs between the cells</source>
        <translation>Die ausgewählten Zeilen kopieren, Tabulatoren zwischen den Zellen</translation>
    </message>
    <message>
        <source>Not open any more</source>
        <translation>Nicht mehr geöffnet</translation>
    </message>
    <message>
        <source>Another mailbox was opened over this connection. Refresh to see “%1” again.</source>
        <translation>Über diese Verbindung wurde ein anderes Postfach geöffnet. Aktualisieren, um „%1“ wieder zu sehen.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Save Message…</source>
        <translation>Nachricht &amp;speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Message &amp;View</source>
        <translation>Nachrichten&amp;ansicht</translation>
    </message>
    <message>
        <source>Message View &amp;Beside the List</source>
        <translation>Nachrichtenansicht &amp;neben der Liste</translation>
    </message>
    <message>
        <source>Messages and the open message</source>
        <translation>Nachrichten und die geöffnete Nachricht</translation>
    </message>
    <message>
        <source>Show the selected message (Return)</source>
        <translation>Die ausgewählte Nachricht zeigen (Eingabe)</translation>
    </message>
    <message>
        <source>Save the open message as it is, in a file</source>
        <translation>Die geöffnete Nachricht unverändert in einer Datei speichern</translation>
    </message>
    <message>
        <source>Show the message that is selected in the list (F8)</source>
        <translation>Die Nachricht zeigen, die in der Liste ausgewählt ist (F8)</translation>
    </message>
    <message>
        <source>Beside the list of messages instead of below it</source>
        <translation>Neben der Liste der Nachrichten statt darunter</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln message(s)</source>
        <translation>
            <numerusform>%L1 von %Ln Nachricht</numerusform>
            <numerusform>%L1 von %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel sorting</source>
        <translation>Sortieren abbrechen</translation>
    </message>
    <message>
        <source>Leave the list as it was</source>
        <translation>Die Liste lassen, wie sie war</translation>
    </message>
    <message>
        <source>Click to sort; with Shift, to sort by this where the first is the same</source>
        <translation>Klicken, um zu sortieren; mit Umschalt, um bei Gleichstand danach zu sortieren</translation>
    </message>
    <message>
        <source>All&amp;ow Changes</source>
        <translation>Änderungen ges&amp;tatten</translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln row(s) were copied, from the top.</source>
        <translation>
            <numerusform>Nur %Ln Zeile wurde kopiert, von oben.</numerusform>
            <numerusform>Nur %Ln Zeilen wurden kopiert, von oben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln ausgewählt</numerusform>
            <numerusform>%Ln ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the mailbox with SELECT instead of EXAMINE, so that it may be changed (Ctrl+Shift+W)</source>
        <translation>Das Postfach mit SELECT statt mit EXAMINE öffnen, sodass es geändert werden darf (Strg+Umschalt+W)</translation>
    </message>
    <message>
        <source>may change</source>
        <translation>änderbar</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message>
        <source>The mailbox is opened with SELECT: what you do here changes it, and opening it has made what was new an old thing. Click to open it read-only</source>
        <translation>Das Postfach ist mit SELECT geöffnet: Was Sie hier tun, ändert es, und was neu war, gilt seit dem Öffnen nicht mehr als neu. Klicken, um es nur zum Lesen zu öffnen</translation>
    </message>
    <message>
        <source>The mailbox was opened with SELECT, but the server lets you only read it</source>
        <translation>Das Postfach wurde mit SELECT geöffnet, aber der Server lässt Sie es nur lesen</translation>
    </message>
    <message>
        <source>The mailbox is opened with EXAMINE: looking at it changes nothing, not even what counts as read. Click to allow changes</source>
        <translation>Das Postfach ist mit EXAMINE geöffnet: Ansehen ändert nichts, nicht einmal, was als gelesen gilt. Klicken, um Änderungen zu erlauben</translation>
    </message>
    <message>
        <source>No message matches.</source>
        <translation>Keine Nachricht passt.</translation>
    </message>
    <message>
        <source>The connection is read-only; Server &gt; Unlock lets changes through.</source>
        <translation>Die Verbindung ist nur zum Lesen; Server &gt; Entsperren lässt Änderungen zu.</translation>
    </message>
    <message>
        <source>The connection is read-only, whatever the mailbox is; Server &gt; Unlock lets changes through</source>
        <translation>Die Verbindung ist nur zum Lesen, gleich wie das Postfach ist; Server &gt; Entsperren lässt Änderungen zu</translation>
    </message>
    <message>
        <source>Rows of the message list</source>
        <translation>Zeilen der Nachrichtenliste</translation>
    </message>
</context>
<context>
    <name>ui::MetadataDialog</name>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>The name of the entry: /shared/… for all, /private/… for oneself</source>
        <translation>Der Name des Eintrags: /shared/… für alle, /private/… für einen selbst</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>The value; it may have several lines</source>
        <translation>Der Wert; er darf mehrere Zeilen haben</translation>
    </message>
    <message>
        <source>As &amp;base64</source>
        <translation>Als &amp;Base64</translation>
    </message>
    <message>
        <source>As base64</source>
        <translation>Als Base64</translation>
    </message>
    <message>
        <source>Show and edit the bytes of the value as base64</source>
        <translation>Die Bytes des Werts als Base64 zeigen und bearbeiten</translation>
    </message>
    <message>
        <source>New Entry</source>
        <translation>Neuer Eintrag</translation>
    </message>
    <message>
        <source>Change Entry</source>
        <translation>Eintrag ändern</translation>
    </message>
    <message>
        <source>&amp;Entry</source>
        <translation>&amp;Eintrag</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>&amp;Wert</translation>
    </message>
    <message>
        <source>&amp;Stage</source>
        <translation>&amp;Vormerken</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Vormerken</translation>
    </message>
    <message>
        <source>Put the change into the set; nothing is sent yet</source>
        <translation>Die Änderung vormerken; gesendet wird noch nichts</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change nothing (Escape)</source>
        <translation>Nichts ändern (Esc)</translation>
    </message>
    <message>
        <source>This value is no text.</source>
        <translation>Dieser Wert ist kein Text.</translation>
    </message>
    <message>
        <source>This is no base64.</source>
        <translation>Das ist kein Base64.</translation>
    </message>
    <message>
        <source>This cannot be sent: %1</source>
        <translation>Das kann nicht gesendet werden: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln octet(s) that are no text</source>
        <translation>
            <numerusform>%Ln Oktett, das kein Text ist</numerusform>
            <numerusform>%Ln Oktette, die kein Text sind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MetadataPage</name>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Metadata entries</source>
        <translation>Metadaten-Einträge</translation>
    </message>
    <message>
        <source>The annotations of this mailbox</source>
        <translation>Die Anmerkungen zu diesem Postfach</translation>
    </message>
    <message>
        <source>This server does not announce METADATA (RFC 5464): its mailboxes carry no annotations that could be shown.</source>
        <translation>Dieser Server kündigt METADATA (RFC 5464) nicht an: Seine Postfächer tragen keine Anmerkungen, die sich anzeigen ließen.</translation>
    </message>
    <message>
        <source>Read the metadata of %1</source>
        <translation>Metadaten von %1 lesen</translation>
    </message>
    <message>
        <source>The metadata could not be read</source>
        <translation>Die Metadaten konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>Nobody has annotated this mailbox.</source>
        <translation>Zu diesem Postfach gibt es keine Anmerkungen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Stage a new entry of the mailbox’s metadata</source>
        <translation>Einen neuen Eintrag in den Metadaten des Postfachs vormerken</translation>
    </message>
    <message>
        <source>&amp;Change Entry…</source>
        <translation>Eintrag ä&amp;ndern&#xa0;…</translation>
    </message>
    <message>
        <source>Stage another value of the current entry</source>
        <translation>Einen anderen Wert des aktuellen Eintrags vormerken</translation>
    </message>
    <message>
        <source>Stage the removal of the current entry</source>
        <translation>Das Entfernen des aktuellen Eintrags vormerken</translation>
    </message>
    <message>
        <source>What to do with the metadata</source>
        <translation>Was mit den Metadaten zu tun ist</translation>
    </message>
    <message>
        <source>Staged</source>
        <translation>Vorgemerkt</translation>
    </message>
    <message>
        <source>(to be removed)</source>
        <translation>(wird entfernt)</translation>
    </message>
    <message>
        <source>Metadata of %1</source>
        <translation>Metadaten von %1</translation>
    </message>
    <message>
        <source>Add E&amp;ntry…</source>
        <translation>Eintrag &amp;hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Remove En&amp;try</source>
        <translation>Ein&amp;trag löschen</translation>
    </message>
    <message>
        <source>Server Metadata</source>
        <translation>Server-Metadaten</translation>
    </message>
    <message>
        <source>The annotations of the server itself</source>
        <translation>Die Anmerkungen des Servers selbst</translation>
    </message>
    <message>
        <source>Stage a new entry of the server’s metadata</source>
        <translation>Einen neuen Eintrag der Metadaten des Servers vormerken</translation>
    </message>
    <message>
        <source>This server does not announce METADATA or METADATA-SERVER (RFC 5464): it carries no annotations that could be shown.</source>
        <translation>Dieser Server kündigt weder METADATA noch METADATA-SERVER (RFC 5464) an: Er trägt keine Anmerkungen, die zu zeigen wären.</translation>
    </message>
    <message>
        <source>Nobody has annotated this server.</source>
        <translation>Niemand hat diesen Server mit Anmerkungen versehen.</translation>
    </message>
</context>
<context>
    <name>ui::OpenMessage</name>
    <message>
        <source>The message was expunged meanwhile.</source>
        <translation>Die Nachricht wurde inzwischen endgültig gelöscht.</translation>
    </message>
    <message>
        <source>The connection to the server is lost.</source>
        <translation>Die Verbindung zum Server ist verloren.</translation>
    </message>
    <message>
        <source>Another mailbox was opened over this connection.</source>
        <translation>Über diese Verbindung wurde ein anderes Postfach geöffnet.</translation>
    </message>
    <message>
        <source>The mailbox was made anew (UIDVALIDITY is another one): the message cannot be found in it any more.</source>
        <translation>Das Postfach wurde neu angelegt (UIDVALIDITY ist eine andere): die Nachricht lässt sich darin nicht mehr finden.</translation>
    </message>
    <message>
        <source>The server tells nothing of this message: it was expunged meanwhile.</source>
        <translation>Der Server sagt nichts zu dieser Nachricht: sie wurde inzwischen endgültig gelöscht.</translation>
    </message>
    <message>
        <source>The server did not tell the UID of the message.</source>
        <translation>Der Server hat die UID der Nachricht nicht genannt.</translation>
    </message>
    <message>
        <source>The server says that the message has no such part.</source>
        <translation>Der Server sagt, dass die Nachricht keinen solchen Teil hat.</translation>
    </message>
    <message>
        <source>Message with UID %1</source>
        <translation>Nachricht mit der UID %1</translation>
    </message>
</context>
<context>
    <name>ui::Operation</name>
    <message>
        <source>Cancelled before it began.</source>
        <translation>Abgebrochen, bevor es begann.</translation>
    </message>
</context>
<context>
    <name>ui::OutcomeDialog</name>
    <message>
        <source>Before and After</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>What has become of each mailbox; what changed stands with an arrow</source>
        <translation>Was aus jedem Postfach wurde; was sich änderte, steht mit einem Pfeil</translation>
    </message>
    <message>
        <source>Close this list (Esc)</source>
        <translation>Diese Liste schließen (Esc)</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>Noch einmal &amp;versuchen</translation>
    </message>
    <message>
        <source>Do what failed or was not begun</source>
        <translation>Tun, was fehlgeschlagen ist oder nicht begonnen wurde</translation>
    </message>
</context>
<context>
    <name>ui::OutcomeModel</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>UIDNEXT</source>
        <translation>UIDNEXT</translation>
    </message>
    <message>
        <source>UIDVALIDITY</source>
        <translation>UIDVALIDITY</translation>
    </message>
    <message>
        <source>HIGHESTMODSEQ</source>
        <translation>HIGHESTMODSEQ</translation>
    </message>
</context>
<context>
    <name>ui::Page</name>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>What there is to say about %1</source>
        <translation>Hinweis zu %1</translation>
    </message>
    <message>
        <source>Ask the server again</source>
        <translation>Den Server erneut fragen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Refresh %1</source>
        <translation>%1 aktualisieren</translation>
    </message>
    <message>
        <source>Ask the server again (F5)</source>
        <translation>Den Server erneut fragen (F5)</translation>
    </message>
    <message>
        <source>No mailbox is selected</source>
        <translation>Kein Postfach ausgewählt</translation>
    </message>
    <message>
        <source>Select a mailbox on the left.</source>
        <translation>Links ein Postfach auswählen.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Reconnect to %1 to see this mailbox.</source>
        <translation>Neu mit %1 verbinden, um dieses Postfach zu sehen.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Stand: %1</translation>
    </message>
    <message>
        <source>Reconnect to %1 to see this page.</source>
        <translation>Verbinden Sie sich wieder mit %1, um diese Seite zu sehen.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>ui::PartModel</name>
    <message>
        <source>Alternatives</source>
        <translation>Alternativen</translation>
    </message>
    <message>
        <source>Text with what belongs to it</source>
        <translation>Text mit Zubehör</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signiert</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Verschlüsselt</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Whole message</source>
        <translation>Ganze Nachricht</translation>
    </message>
    <message>
        <source>Several parts</source>
        <translation>Mehrere Teile</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Other text</source>
        <translation>Anderer Text</translation>
    </message>
    <message>
        <source>Section %1</source>
        <translation>Abschnitt %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln octet(s) as encoded</source>
        <translation>
            <numerusform>%Ln Oktett, kodiert</numerusform>
            <numerusform>%Ln Oktetts, kodiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Disposition: %1</source>
        <translation>Disposition: %1</translation>
    </message>
    <message>
        <source>Content-ID: %1</source>
        <translation>Content-ID: %1</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Sprache: %1</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
</context>
<context>
    <name>ui::PartView</name>
    <message>
        <source>Fixed Font</source>
        <translation>Feste Breite</translation>
    </message>
    <message>
        <source>Show text in a font whose letters are all of one width</source>
        <translation>Text in einer Schrift zeigen, deren Zeichen alle gleich breit sind</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Save this part, decoded, in a file</source>
        <translation>Diesen Teil dekodiert in einer Datei speichern</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open this part with the program that the desktop has for it</source>
        <translation>Diesen Teil mit dem Programm öffnen, das der Desktop dafür hat</translation>
    </message>
    <message>
        <source>Links are not followed from here. This one leads to: %1</source>
        <translation>Verweisen wird von hier aus nicht gefolgt. Dieser führt zu: %1</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Show All</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Fetch and show the rest of this part</source>
        <translation>Den Rest dieses Teils holen und zeigen</translation>
    </message>
    <message>
        <source>No part is selected</source>
        <translation>Kein Teil ist ausgewählt</translation>
    </message>
    <message>
        <source>no type</source>
        <translation>ohne Typ</translation>
    </message>
    <message>
        <source>size not known</source>
        <translation>Größe nicht bekannt</translation>
    </message>
    <message>
        <source>This part is empty</source>
        <translation>Dieser Teil ist leer</translation>
    </message>
    <message>
        <source>There is no text in it.</source>
        <translation>Es steht kein Text darin.</translation>
    </message>
    <message>
        <source>A message within the message</source>
        <translation>Eine Nachricht in der Nachricht</translation>
    </message>
    <message>
        <source>The server tells nothing of what is in it. It can be saved.</source>
        <translation>Der Server sagt nichts darüber, was darin ist. Sie lässt sich speichern.</translation>
    </message>
    <message>
        <source>Content of this type is not shown here. It can be saved, or opened with another program.</source>
        <translation>Inhalt dieses Typs wird hier nicht gezeigt. Er lässt sich speichern oder mit einem anderen Programm öffnen.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>This part could not be fetched</source>
        <translation>Dieser Teil konnte nicht geholt werden</translation>
    </message>
    <message>
        <source>The picture cannot be shown</source>
        <translation>Das Bild kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>Only the first %1 are shown.</source>
        <translation>Nur die ersten %1 werden gezeigt.</translation>
    </message>
    <message>
        <source>Save the part to see all of it.</source>
        <translation>Speichern Sie den Teil, um alles davon zu sehen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) that the HTML takes from other parts cannot be shown.</source>
        <translation>
            <numerusform>%Ln Bild, das der HTML-Text aus einem anderen Teil nimmt, lässt sich nicht zeigen.</numerusform>
            <numerusform>%Ln Bilder, die der HTML-Text aus anderen Teilen nimmt, lassen sich nicht zeigen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PathLabel</name>
    <message>
        <source>Where the selected mailbox lies</source>
        <translation>Wo das ausgewählte Postfach liegt</translation>
    </message>
</context>
<context>
    <name>ui::Picture</name>
    <message>
        <source>Pictures of this kind are not shown here.</source>
        <translation>Bilder dieser Art werden hier nicht gezeigt.</translation>
    </message>
    <message>
        <source>It cannot be read as a picture: %1</source>
        <translation>Es lässt sich nicht als Bild lesen: %1</translation>
    </message>
</context>
<context>
    <name>ui::PlaceTree</name>
    <message>
        <source>What it is to lie in</source>
        <translation>Worin es liegen soll</translation>
    </message>
    <message>
        <source>The mailbox or the namespace that it is to lie in</source>
        <translation>Das Postfach oder der Namensraum, worin es liegen soll</translation>
    </message>
</context>
<context>
    <name>ui::PlanDialog</name>
    <message>
        <source>&amp;Go on with the others after an error</source>
        <translation>Nach einem Fehler mit den anderen &amp;weitermachen</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>What will be sent</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>The commands as they will go over the connection, without their tags</source>
        <translation>Die Befehle, wie sie über die Verbindung gehen werden, ohne ihre Tags</translation>
    </message>
    <message>
        <source>Go on after an error</source>
        <translation>Nach einem Fehler weitermachen</translation>
    </message>
    <message>
        <source>Otherwise the first error ends it, and what comes after it is not begun</source>
        <translation>Sonst beendet der erste Fehler alles, und was danach kommt, wird nicht begonnen</translation>
    </message>
    <message>
        <source>Do nothing (Esc)</source>
        <translation>Nichts tun (Esc)</translation>
    </message>
    <message>
        <source>Begin; the Jobs list shows how far it is</source>
        <translation>Beginnen; die Liste der Aufträge zeigt, wie weit es ist</translation>
    </message>
    <message>
        <source>Wha&amp;t will be sent:</source>
        <translation>&amp;Gesendet wird:</translation>
    </message>
    <message>
        <source>The connection is gone. Nothing was done.</source>
        <translation>Die Verbindung ist weg. Nichts ist geschehen.</translation>
    </message>
    <message>
        <source>Looking at what is there…</source>
        <translation>Es wird nachgesehen, was da ist&#xa0;…</translation>
    </message>
    <message>
        <source>Looking at what is there: %1 of %2…</source>
        <translation>Es wird nachgesehen, was da ist: %1 von %2&#xa0;…</translation>
    </message>
    <message>
        <source>What is there could not be found out. %1</source>
        <translation>Was da ist, ließ sich nicht feststellen. %1</translation>
    </message>
    <message>
        <source>St&amp;age</source>
        <translation>V&amp;ormerken</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Vormerken</translation>
    </message>
    <message>
        <source>Send nothing yet: the Changes list gathers it, until it is applied</source>
        <translation>Noch nichts senden: Die Liste der Änderungen sammelt es, bis es angewendet wird</translation>
    </message>
    <message>
        <source>Send it now. It stands in the Changes list as done, and can be undone there where there is a way back</source>
        <translation>Jetzt senden. In der Liste der Änderungen steht es als getan und lässt sich dort rückgängig machen, wo es einen Weg zurück gibt</translation>
    </message>
    <message>
        <source>The connection is read-only: unlock it first (Server menu).</source>
        <translation>Die Verbindung ist nur zum Lesen: erst entsperren (Menü „Server“).</translation>
    </message>
</context>
<context>
    <name>ui::Profile</name>
    <message>
        <source>lab</source>
        <translation>Labor</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>These are no profiles of Mailreeve.</source>
        <translation>Das sind keine Profile von Mailreeve.</translation>
    </message>
</context>
<context>
    <name>ui::ProfileDialog</name>
    <message>
        <source>&amp;Probe</source>
        <translation>&amp;Messen</translation>
    </message>
    <message>
        <source>Profile of %1</source>
        <translation>Profil von %1</translation>
    </message>
    <message>
        <source>Profile of All Connections</source>
        <translation>Profil aller Verbindungen</translation>
    </message>
    <message>
        <source>How long commands took</source>
        <translation>Wie lange Befehle dauerten</translation>
    </message>
    <message>
        <source>A row for each kind of command; Return shows them in the console</source>
        <translation>Eine Zeile für jede Art Befehl; Eingabe zeigt sie in der Konsole</translation>
    </message>
    <message>
        <source>No command was answered yet.</source>
        <translation>Noch wurde kein Befehl beantwortet.</translation>
    </message>
    <message>
        <source>How long the server took for nothing</source>
        <translation>Wie lange der Server für nichts brauchte</translation>
    </message>
    <message>
        <source>NOOP in colour, CAPABILITY in grey, no answer in red</source>
        <translation>NOOP farbig, CAPABILITY grau, keine Antwort rot</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>Count what has come since</source>
        <translation>Mitzählen, was seither kam</translation>
    </message>
    <message>
        <source>Show &amp;Slowest</source>
        <translation>&amp;Langsamsten zeigen</translation>
    </message>
    <message>
        <source>Show the slowest command of the selected row in the console</source>
        <translation>Den langsamsten Befehl der ausgewählten Zeile in der Konsole zeigen</translation>
    </message>
    <message>
        <source>How long does the server take for nothing?</source>
        <translation>Wie lange braucht der Server für nichts?</translation>
    </message>
    <message>
        <source>There is no connection to probe.</source>
        <translation>Es gibt keine Verbindung, die sich messen lässt.</translation>
    </message>
    <message>
        <source>A round trip takes about %1. Nothing waited for an answer that it did not need.</source>
        <translation>Hin und zurück dauert etwa %1. Nichts wartete auf eine Antwort, die es nicht brauchte.</translation>
    </message>
    <message numerus="yes">
        <source>A round trip takes about %1. Sent together, the commands would have saved %Ln of them, about %2.</source>
        <translation>
            <numerusform>Hin und zurück dauert etwa %1. Zusammen gesendet hätten die Befehle %Ln davon gespart, etwa %2.</numerusform>
            <numerusform>Hin und zurück dauert etwa %1. Zusammen gesendet hätten die Befehle %Ln davon gespart, etwa %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>Sto&amp;pp</translation>
    </message>
    <message>
        <source>Ask the server %1 times for nothing (NOOP and CAPABILITY), one after the other</source>
        <translation>Den Server %1-mal nach nichts fragen (NOOP und CAPABILITY), nacheinander</translation>
    </message>
</context>
<context>
    <name>ui::ProfileModel</name>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Which commands; IDLE and what was not answered are left out</source>
        <translation>Welche Befehle; ohne IDLE und ohne, was nicht beantwortet wurde</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>How many were answered</source>
        <translation>Wie viele beantwortet wurden</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>How many of them were answered with NO or BAD</source>
        <translation>Wie viele davon mit NO oder BAD beantwortet wurden</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Half of them took no longer than this</source>
        <translation>Die Hälfte dauerte nicht länger</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>Of a hundred, ninety-five took no longer than this</source>
        <translation>Von hundert dauerten fünfundneunzig nicht länger</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>Langsamster</translation>
    </message>
    <message>
        <source>The one that took longest</source>
        <translation>Der, der am längsten dauerte</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Octets sent, all together</source>
        <translation>Gesendete Oktette, zusammen</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Octets received, all together</source>
        <translation>Empfangene Oktette, zusammen</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>Einzeln</translation>
    </message>
    <message>
        <source>How many were sent only when the one before was answered, though they could have been sent with it</source>
        <translation>Wie viele erst gesendet wurden, als der davor beantwortet war, obwohl sie mit ihm hätten gesendet werden können</translation>
    </message>
</context>
<context>
    <name>ui::ProfilesDialog</name>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Press Return or double-click to connect; F2 gives a group another name</source>
        <translation>Eingabetaste oder Doppelklick verbindet; F2 gibt einer Gruppe einen anderen Namen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>Connect by this profile (Return)</source>
        <translation>Mit diesem Profil verbinden (Eingabetaste)</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Neu&#xa0;…</translation>
    </message>
    <message>
        <source>Make a profile</source>
        <translation>Ein Profil anlegen</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>Change this profile</source>
        <translation>Dieses Profil ändern</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>Make another one like it</source>
        <translation>Ein weiteres wie dieses anlegen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Forget this profile (Del)</source>
        <translation>Dieses Profil vergessen (Entf)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren&#xa0;…</translation>
    </message>
    <message>
        <source>Add the profiles of a file</source>
        <translation>Die Profile einer Datei hinzufügen</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Write all profiles to a file; passwords are not among them</source>
        <translation>Alle Profile in eine Datei schreiben; Passwörter sind nicht darunter</translation>
    </message>
    <message>
        <source>Close this list (Esc)</source>
        <translation>Diese Liste schließen (Esc)</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>Remove profile</source>
        <translation>Profil entfernen</translation>
    </message>
    <message>
        <source>Forget how to reach “%1”?</source>
        <translation>Vergessen, wie „%1“ zu erreichen ist?</translation>
    </message>
    <message>
        <source>Nothing is changed on the server.</source>
        <translation>Auf dem Server wird nichts geändert.</translation>
    </message>
    <message>
        <source>Import profiles</source>
        <translation>Profile importieren</translation>
    </message>
    <message>
        <source>Profiles (*.json);;All files (*)</source>
        <translation>Profile (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The profiles could not be read. %1</source>
        <translation>Die Profile konnten nicht gelesen werden. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n profile(s) were added.</source>
        <translation>
            <numerusform>%n Profil wurde hinzugefügt.</numerusform>
            <numerusform>%n Profile wurden hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export profiles</source>
        <translation>Profile exportieren</translation>
    </message>
    <message>
        <source>The file could not be written. %1</source>
        <translation>Die Datei konnte nicht geschrieben werden. %1</translation>
    </message>
</context>
<context>
    <name>ui::ProfilesMenu</name>
    <message>
        <source>&amp;Profiles</source>
        <translation>&amp;Profile</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Connect to %1</source>
        <translation>Mit %1 verbinden</translation>
    </message>
</context>
<context>
    <name>ui::QuotaDialog</name>
    <message>
        <source>Another resource</source>
        <translation>Andere Ressource</translation>
    </message>
    <message>
        <source>Set a limit for something that has none yet</source>
        <translation>Ein Limit für etwas setzen, das noch keines hat</translation>
    </message>
    <message>
        <source>Change Quota</source>
        <translation>Quota ändern</translation>
    </message>
    <message>
        <source>Quota root without a name</source>
        <translation>Quota-Wurzel ohne Namen</translation>
    </message>
    <message>
        <source>Quota root %1</source>
        <translation>Quota-Wurzel %1</translation>
    </message>
    <message>
        <source>Limit something else…</source>
        <translation>Etwas anderes begrenzen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Stage</source>
        <translation>&amp;Vormerken</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Vormerken</translation>
    </message>
    <message>
        <source>Put the change into the set; nothing is sent yet</source>
        <translation>Die Änderung vormerken; gesendet wird noch nichts</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change nothing (Escape)</source>
        <translation>Nichts ändern (Esc)</translation>
    </message>
    <message>
        <source>Limit of %1</source>
        <translation>Limit von %1</translation>
    </message>
    <message>
        <source>A size such as 512 MiB, or a number of 1024 octets</source>
        <translation>Eine Größe wie 512 MiB oder eine Anzahl von Einheiten zu 1024 Byte</translation>
    </message>
    <message>
        <source>A number; 0 allows nothing</source>
        <translation>Eine Zahl; 0 erlaubt nichts</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Kein Limit</translation>
    </message>
    <message>
        <source>No limit of %1</source>
        <translation>Kein Limit von %1</translation>
    </message>
    <message>
        <source>Take the limit away</source>
        <translation>Das Limit wegnehmen</translation>
    </message>
    <message>
        <source>× 1024 octets</source>
        <translation>× 1024 Byte</translation>
    </message>
    <message>
        <source>%1 (%2 used)</source>
        <translation>%1 (%2 belegt)</translation>
    </message>
    <message>
        <source>%1: a number, or a size such as 512 MiB.</source>
        <translation>%1: eine Zahl oder eine Größe wie 512 MiB.</translation>
    </message>
    <message>
        <source>0 is no limit on this server.</source>
        <translation>0 bedeutet auf diesem Server kein Limit.</translation>
    </message>
    <message>
        <source>0 allows nothing at all.</source>
        <translation>0 erlaubt überhaupt nichts.</translation>
    </message>
    <message>
        <source>This cannot be sent: %1</source>
        <translation>Das kann nicht gesendet werden: %1</translation>
    </message>
    <message>
        <source>On this server a new limit holds from the user’s next login.</source>
        <translation>Auf diesem Server gilt ein neues Limit ab der nächsten Anmeldung des Benutzers.</translation>
    </message>
    <message>
        <source>New Quota Root</source>
        <translation>Neue Quota-Wurzel</translation>
    </message>
    <message>
        <source>Looking which mailboxes it would take over…</source>
        <translation>Sucht, welche Postfächer sie übernähme&#xa0;…</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln mailbox(es) below the server does not tell.</source>
        <translation>
            <numerusform>Von %Ln Postfach darunter sagt der Server nichts.</numerusform>
            <numerusform>Von %Ln Postfächern darunter sagt der Server nichts.</numerusform>
        </translation>
    </message>
    <message>
        <source>It takes over no mailbox.</source>
        <translation>Sie übernimmt kein Postfach.</translation>
    </message>
    <message>
        <source>Which mailboxes it would take over could not be read. %1</source>
        <translation>Welche Postfächer sie übernähme, ließ sich nicht lesen. %1</translation>
    </message>
    <message>
        <source>%1 (usage not known)</source>
        <translation>%1 (Belegung nicht bekannt)</translation>
    </message>
</context>
<context>
    <name>ui::QuotaFleetModel</name>
    <message>
        <source>no limit</source>
        <translation>kein Limit</translation>
    </message>
    <message>
        <source>nothing allowed</source>
        <translation>nichts erlaubt</translation>
    </message>
    <message>
        <source>(root without a name)</source>
        <translation>(Wurzel ohne Namen)</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>nicht gesagt</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>What expunging the deleted messages would free, as far as the server tells</source>
        <translation>Was das endgültige Löschen der gelöschten Nachrichten freigäbe, soweit der Server es sagt</translation>
    </message>
    <message>
        <source>Quota root</source>
        <translation>Quota-Wurzel</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Share used</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Mailboxes</source>
        <translation>Postfächer</translation>
    </message>
    <message>
        <source>Reclaimable</source>
        <translation>Freizugeben</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Seit %1</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Zuwachs</translation>
    </message>
    <message>
        <source>Growth in %</source>
        <translation>Zuwachs in %</translation>
    </message>
</context>
<context>
    <name>ui::QuotaFleetPage</name>
    <message>
        <source>Quota Fleet</source>
        <translation>Alle Quotas</translation>
    </message>
    <message>
        <source>Read All Quotas</source>
        <translation>Alle Quotas lesen</translation>
    </message>
    <message>
        <source>Read the quota roots of all mailboxes</source>
        <translation>Die Quota-Wurzeln aller Postfächer lesen</translation>
    </message>
    <message>
        <source>Read all quotas</source>
        <translation>Alle Quotas lesen</translation>
    </message>
    <message>
        <source>Quota roots</source>
        <translation>Quota-Wurzeln</translation>
    </message>
    <message>
        <source>How full all quota roots of the server are</source>
        <translation>Wie voll alle Quota-Wurzeln des Servers sind</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>What the roots are looked at for</source>
        <translation>Worauf die Wurzeln angesehen werden</translation>
    </message>
    <message>
        <source>At least so full</source>
        <translation>Mindestens so voll</translation>
    </message>
    <message>
        <source>Only the roots that are at least so full</source>
        <translation>Nur die Wurzeln, die mindestens so voll sind</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>A part of the name of a quota root</source>
        <translation>Ein Teil des Namens einer Quota-Wurzel</translation>
    </message>
    <message>
        <source>&amp;Change Limits…</source>
        <translation>&amp;Limits ändern&#xa0;…</translation>
    </message>
    <message>
        <source>Stage other limits for the selected quota roots</source>
        <translation>Andere Limits für die ausgewählten Quota-Wurzeln vormerken</translation>
    </message>
    <message>
        <source>&amp;Open Mailbox</source>
        <translation>Postfach ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Go to the first mailbox that counts against the root</source>
        <translation>Zum ersten Postfach gehen, das zu der Wurzel zählt</translation>
    </message>
    <message>
        <source>Export &amp;CSV…</source>
        <translation>&amp;CSV exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Write all quotas into a table</source>
        <translation>Alle Quotas in eine Tabelle schreiben</translation>
    </message>
    <message>
        <source>Export &amp;JSON…</source>
        <translation>&amp;JSON exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Write all quotas as JSON, a root a line</source>
        <translation>Alle Quotas als JSON schreiben, eine Wurzel je Zeile</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>The fullest</source>
        <translation>Das vollste</translation>
    </message>
    <message>
        <source>from </source>
        <translation>ab </translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Write all that was read into a file</source>
        <translation>Alles Gelesene in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Change limits</source>
        <translation>Limits ändern</translation>
    </message>
    <message>
        <source>Nothing to show. “Read All Quotas” asks the server for the quota of every mailbox.</source>
        <translation>Nichts zu zeigen. „Alle Quotas lesen“ fragt den Server nach der Quota jedes Postfachs.</translation>
    </message>
    <message>
        <source>This server does not announce QUOTA (RFC 9208): it does not tell how full a mailbox may become.</source>
        <translation>Dieser Server kündigt QUOTA (RFC 9208) nicht an: Er sagt nicht, wie voll ein Postfach werden darf.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln quota root(s)</source>
        <translation>
            <numerusform>%Ln Quota-Wurzel</numerusform>
            <numerusform>%Ln Quota-Wurzeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es)</source>
        <translation>
            <numerusform>%Ln Postfach</numerusform>
            <numerusform>%Ln Postfächer</numerusform>
        </translation>
    </message>
    <message>
        <source>This server never lets anybody change limits through IMAP.</source>
        <translation>Dieser Server lässt Limits nie über IMAP ändern.</translation>
    </message>
    <message numerus="yes">
        <source>Quota of %Ln root(s)</source>
        <translation>
            <numerusform>Quota von %Ln Wurzel</numerusform>
            <numerusform>Quota von %Ln Wurzeln</numerusform>
        </translation>
    </message>
    <message>
        <source>Export Quotas</source>
        <translation>Quotas exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>quotas</source>
        <translation>quotas</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>The snapshot that growth is measured from</source>
        <translation>Die Momentaufnahme, von der an der Zuwachs zählt</translation>
    </message>
    <message>
        <source>&amp;Keep Snapshot</source>
        <translation>Momentaufnahme &amp;speichern</translation>
    </message>
    <message>
        <source>Keep what was read, to compare with later</source>
        <translation>Speichern, was gelesen wurde, um später damit zu vergleichen</translation>
    </message>
    <message>
        <source>Keep &amp;Each Reading</source>
        <translation>&amp;Jede Lesung speichern</translation>
    </message>
    <message>
        <source>Keep a snapshot whenever all quotas of this server were read</source>
        <translation>Eine Momentaufnahme speichern, sooft alle Quotas dieses Servers gelesen sind</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Momentaufnahmen</translation>
    </message>
    <message>
        <source>the server does not tell what expunging would free (DELETED-STORAGE)</source>
        <translation>der Server sagt nicht, was endgültiges Löschen freigäbe (DELETED-STORAGE)</translation>
    </message>
    <message>
        <source>The snapshot is kept.</source>
        <translation>Die Momentaufnahme ist gespeichert.</translation>
    </message>
    <message>
        <source>The snapshot cannot be kept. %1</source>
        <translation>Die Momentaufnahme kann nicht gespeichert werden. %1</translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation>Kein Vergleich</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Seit %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln root(s) have appeared: %1</source>
        <translation>
            <numerusform>%Ln Wurzel ist hinzugekommen: %1</numerusform>
            <numerusform>%Ln Wurzeln sind hinzugekommen: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln root(s) are gone: %1</source>
        <translation>
            <numerusform>%Ln Wurzel ist weg: %1</numerusform>
            <numerusform>%Ln Wurzeln sind weg: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>No root has appeared, and none is gone.</source>
        <translation>Keine Wurzel ist hinzugekommen, und keine ist weg.</translation>
    </message>
    <message>
        <source>Quota roots and their largest mailboxes</source>
        <translation>Quota-Wurzeln und ihre größten Postfächer</translation>
    </message>
    <message>
        <source>Drag the line between both to give one of them more room</source>
        <translation>Die Linie zwischen beiden ziehen, um einem mehr Platz zu geben</translation>
    </message>
    <message>
        <source>this server never lets anybody change limits through IMAP</source>
        <translation>dieser Server lässt Limits nie über IMAP ändern</translation>
    </message>
    <message>
        <source>No snapshot was kept yet of what this server has</source>
        <translation>Von diesem Server ist noch keine Momentaufnahme gespeichert</translation>
    </message>
</context>
<context>
    <name>ui::QuotaModel</name>
    <message>
        <source>(root without a name)</source>
        <translation>(Wurzel ohne Namen)</translation>
    </message>
    <message>
        <source>No limits</source>
        <translation>Keine Limits</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicherplatz</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Mailboxes</source>
        <translation>Postfächer</translation>
    </message>
    <message>
        <source>nothing allowed</source>
        <translation>nichts erlaubt</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Quota root</source>
        <translation>Quota-Wurzel</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Share used</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>%1: %2 of %3 units of 1024 octets, as the server reports it</source>
        <translation>%1: %2 von %3 Einheiten zu 1024 Byte, wie vom Server gemeldet</translation>
    </message>
    <message>
        <source>%1: %2 of %3, as the server reports it</source>
        <translation>%1: %2 von %3, wie vom Server gemeldet</translation>
    </message>
    <message>
        <source>%1 has no limit yet, and the server does not tell how much of it is used.</source>
        <translation>%1: Noch ohne Limit; der Server sagt nicht, wie viel davon belegt ist.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
</context>
<context>
    <name>ui::QuotaPage</name>
    <message>
        <source>Quota</source>
        <translation>Quota</translation>
    </message>
    <message>
        <source>Quota roots</source>
        <translation>Quota-Wurzeln</translation>
    </message>
    <message>
        <source>How full the quota roots of this mailbox are</source>
        <translation>Wie voll die Quota-Wurzeln dieses Postfachs sind</translation>
    </message>
    <message>
        <source>This server does not announce QUOTA (RFC 9208): it does not tell how full a mailbox may become.</source>
        <translation>Dieser Server kündigt QUOTA (RFC 9208) nicht an: Er teilt nicht mit, wie voll ein Postfach werden darf.</translation>
    </message>
    <message>
        <source>Read the quota of %1</source>
        <translation>Quota von %1 lesen</translation>
    </message>
    <message>
        <source>The quota could not be read</source>
        <translation>Die Quota konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>No quota</source>
        <translation>Keine Quota</translation>
    </message>
    <message>
        <source>This mailbox counts against no quota root: the server sets it no limit.</source>
        <translation>Dieses Postfach zählt zu keiner Quota-Wurzel: Der Server setzt ihm kein Limit.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln root(s)</source>
        <translation>
            <numerusform>%Ln Quota-Wurzel</numerusform>
            <numerusform>%Ln Quota-Wurzeln</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Change Limits…</source>
        <translation>&amp;Limits ändern&#xa0;…</translation>
    </message>
    <message>
        <source>What to do with the quota</source>
        <translation>Was mit der Quota zu tun ist</translation>
    </message>
    <message>
        <source>Change limits</source>
        <translation>Limits ändern</translation>
    </message>
    <message>
        <source>This server never lets anybody change limits through IMAP.</source>
        <translation>Dieser Server lässt Limits nie über IMAP ändern.</translation>
    </message>
    <message>
        <source>Quota of %1</source>
        <translation>Quota von %1</translation>
    </message>
    <message>
        <source>Stage other limits for the quota root of the current row (Ctrl+Alt+L)</source>
        <translation>Andere Limits für die Quota-Wurzel der aktuellen Zeile vormerken (Strg+Alt+L)</translation>
    </message>
    <message>
        <source>&amp;New Quota Root…</source>
        <translation>&amp;Neue Quota-Wurzel&#xa0;…</translation>
    </message>
    <message>
        <source>New quota root</source>
        <translation>Neue Quota-Wurzel</translation>
    </message>
    <message>
        <source>Give this mailbox and what is below it limits of their own</source>
        <translation>Diesem Postfach und allem darunter eigene Limits geben</translation>
    </message>
    <message>
        <source>No mailbox is selected.</source>
        <translation>Kein Postfach ist ausgewählt.</translation>
    </message>
    <message>
        <source>This server does not make quota roots through IMAP.</source>
        <translation>Dieser Server legt über IMAP keine Quota-Wurzeln an.</translation>
    </message>
    <message>
        <source>This mailbox is a quota root already.</source>
        <translation>Dieses Postfach ist schon eine Quota-Wurzel.</translation>
    </message>
    <message>
        <source>Quota root at %1</source>
        <translation>Quota-Wurzel bei %1</translation>
    </message>
    <message>
        <source>This server does not tell how much expunging would free (DELETED-STORAGE, RFC 9208).</source>
        <translation>Dieser Server sagt nicht, wie viel endgültiges Löschen freigäbe (DELETED-STORAGE, RFC 9208).</translation>
    </message>
    <message>
        <source>How much expunging would free could not be read. %1</source>
        <translation>Wie viel endgültiges Löschen freigäbe, ließ sich nicht lesen. %1</translation>
    </message>
    <message>
        <source>The server does not tell how much expunging would free.</source>
        <translation>Der Server sagt nicht, wie viel endgültiges Löschen freigäbe.</translation>
    </message>
    <message>
        <source>Expunging the deleted messages of this mailbox would free %1.</source>
        <translation>Die Nachrichten mit Löschmarke in diesem Postfach endgültig zu löschen gäbe %1 frei.</translation>
    </message>
    <message>
        <source>“New Quota Root…” in the Quota menu gives it limits of its own.</source>
        <translation>„Neue Quota-Wurzel…“ im Menü Quota gibt ihm eigene Limits.</translation>
    </message>
    <message>
        <source>About changing the limits</source>
        <translation>Zum Ändern der Limits</translation>
    </message>
    <message>
        <source>What keeps you from changing the limits</source>
        <translation>Was Sie daran hindert, die Limits zu ändern</translation>
    </message>
</context>
<context>
    <name>ui::QuotaStore</name>
    <message>
        <source>(root without a name)</source>
        <translation>(Wurzel ohne Namen)</translation>
    </message>
    <message>
        <source>Quota root %1</source>
        <translation>Quota-Wurzel %1</translation>
    </message>
</context>
<context>
    <name>ui::Recording</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>ui::RecordingDialog</name>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>What the traffic of one connection may take of the memory; the oldest lines go</source>
        <translation>Was der Verkehr einer Verbindung vom Speicher belegen darf; die ältesten Zeilen gehen</translation>
    </message>
    <message>
        <source>&amp;Keep the traffic of all connections on the disk</source>
        <translation>Den Verkehr aller Verbindungen auf der Platte &amp;behalten</translation>
    </message>
    <message>
        <source>Keep the traffic of all connections on the disk</source>
        <translation>Den Verkehr aller Verbindungen auf der Platte behalten</translation>
    </message>
    <message>
        <source>As it comes, without secrets, also from the next start on</source>
        <translation>Wie er kommt, ohne Geheimnisse, auch vom nächsten Start an</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Where the files are, one for each connection</source>
        <translation>Wo die Dateien liegen, eine für jede Verbindung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>What the files of one connection may take together; the oldest go</source>
        <translation>Was die Dateien einer Verbindung zusammen belegen dürfen; die ältesten gehen</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Mitschreiben</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Einen Ordner wählen</translation>
    </message>
    <message>
        <source>In &amp;memory, for each connection:</source>
        <translation>Im &amp;Speicher, je Verbindung:</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>&amp;Ordner:</translation>
    </message>
    <message>
        <source>&amp;At most, for each connection:</source>
        <translation>&amp;Höchstens, je Verbindung:</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Do so from now on</source>
        <translation>Von jetzt an so verfahren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave it as it is (Esc)</source>
        <translation>Alles lassen, wie es ist (Esc)</translation>
    </message>
</context>
<context>
    <name>ui::RefusalsDialog</name>
    <message>
        <source>What Was Refused</source>
        <translation>Was abgelehnt wurde</translation>
    </message>
    <message>
        <source>Mailbox or quota root</source>
        <translation>Postfach oder Quota-Wurzel</translation>
    </message>
    <message>
        <source>The server’s words</source>
        <translation>Die Worte des Servers</translation>
    </message>
    <message>
        <source>What was refused</source>
        <translation>Was abgelehnt wurde</translation>
    </message>
    <message>
        <source>What the server refused to tell, and its words; copy the rows to keep them</source>
        <translation>Was der Server zu sagen ablehnte, und seine Worte; die Zeilen kopieren, um sie zu behalten</translation>
    </message>
    <message>
        <source>Copy &amp;All</source>
        <translation>&amp;Alles kopieren</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Copy all rows, tabs between the cells</source>
        <translation>Alle Zeilen kopieren, Tabulatoren zwischen den Zellen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this list (Escape)</source>
        <translation>Diese Liste schließen (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>The server refused %Ln question(s).</source>
        <translation>
            <numerusform>Der Server hat %Ln Frage abgelehnt.</numerusform>
            <numerusform>Der Server hat %Ln Fragen abgelehnt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RenameDialog</name>
    <message>
        <source>Rename or Move a Mailbox</source>
        <translation>Postfach umbenennen oder verschieben</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln Mailbox(es)</source>
        <translation>
            <numerusform>%Ln Postfach verschieben</numerusform>
            <numerusform>%Ln Postfächer verschieben</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Subscriptions go with them</source>
        <translation>Abonnements &amp;ziehen mit um</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiteres</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>What is renamed</source>
        <translation>Was umbenannt wird</translation>
    </message>
    <message>
        <source>The name as it is, and how it is written in commands</source>
        <translation>Der jetzige Name, und wie er in Befehlen geschrieben wird</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>The new name, in any script</source>
        <translation>Der neue Name, in beliebiger Schrift</translation>
    </message>
    <message>
        <source>The whole name</source>
        <translation>Der ganze Name</translation>
    </message>
    <message>
        <source>The whole name, and how it is written in commands</source>
        <translation>Der ganze Name, und wie er in Befehlen geschrieben wird</translation>
    </message>
    <message>
        <source>Subscriptions go with them</source>
        <translation>Abonnements ziehen mit um</translation>
    </message>
    <message>
        <source>Servers leave subscriptions to the old names as they are</source>
        <translation>Server lassen Abonnements der alten Namen, wie sie sind</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Where Cyrus is to keep it from now on; empty: where it is. For its administrators</source>
        <translation>Wo Cyrus es von nun an aufbewahren soll; leer: wo es ist. Für dessen Administratoren</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>wie es ist</translation>
    </message>
    <message>
        <source>Only Cyrus has partitions</source>
        <translation>Nur Cyrus hat Partitionen</translation>
    </message>
    <message>
        <source>Mailbox:</source>
        <translation>Postfach:</translation>
    </message>
    <message>
        <source>&amp;New name:</source>
        <translation>&amp;Neuer Name:</translation>
    </message>
    <message>
        <source>&amp;In:</source>
        <translation>&amp;In:</translation>
    </message>
    <message>
        <source>&amp;Partition:</source>
        <translation>&amp;Partition:</translation>
    </message>
    <message>
        <source>INBOX stays, and so does what is below it: its messages move into the new mailbox (RFC 9051). Some servers refuse this, and Cyrus is known to end the connection.</source>
        <translation>INBOX bleibt, ebenso was darunter liegt: Seine Nachrichten ziehen in das neue Postfach um (RFC 9051). Manche Server weigern sich, und Cyrus beendet dabei die Verbindung.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mailbox(es) below move along.</source>
        <translation>
            <numerusform>%Ln Postfach darunter zieht mit um.</numerusform>
            <numerusform>%Ln Postfächer darunter ziehen mit um.</numerusform>
        </translation>
    </message>
    <message>
        <source>No message is lost: %1.</source>
        <translation>Keine Nachricht geht verloren: %1.</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>Neu: %1</translation>
    </message>
    <message>
        <source>Nothing can lie in “%1”.</source>
        <translation>In „%1“ kann nichts liegen.</translation>
    </message>
    <message>
        <source>The name of a partition is a plain word.</source>
        <translation>Der Name einer Partition ist ein einfaches Wort.</translation>
    </message>
    <message>
        <source>&amp;Rename Now</source>
        <translation>Jetzt &amp;umbenennen</translation>
    </message>
    <message>
        <source>&amp;Move Now</source>
        <translation>Jetzt &amp;verschieben</translation>
    </message>
</context>
<context>
    <name>ui::ReplayDialog</name>
    <message>
        <source>Replay %1</source>
        <translation>%1 erneut senden</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln commands were answered as they were then.</source>
        <translation>
            <numerusform>%Ln Befehl wurde wie damals beantwortet.</numerusform>
            <numerusform>Alle %Ln Befehle wurden wie damals beantwortet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln commands were not answered as they were then.</source>
        <translation>
            <numerusform>%Ln Befehl wurde nicht wie damals beantwortet.</numerusform>
            <numerusform>%Ln Befehle wurden nicht wie damals beantwortet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet&#xa0;…</translation>
    </message>
    <message>
        <source>same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>anders</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>Then:</source>
        <translation>Damals:</translation>
    </message>
    <message>
        <source>Now:</source>
        <translation>Jetzt:</translation>
    </message>
</context>
<context>
    <name>ui::ReportPage</name>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Said by the server, or known of it</source>
        <translation>Vom Server gesagt oder von ihm bekannt</translation>
    </message>
    <message>
        <source>Server report</source>
        <translation>Serverbericht</translation>
    </message>
    <message>
        <source>What the server has told of itself; copy the rows to keep them</source>
        <translation>Was der Server von sich gesagt hat; kopieren Sie die Zeilen, um sie zu behalten</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Begrüßung</translation>
    </message>
    <message>
        <source>ID: %1</source>
        <translation>ID: %1</translation>
    </message>
    <message>
        <source>RFC 2971</source>
        <translation>RFC 2971</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>Gilt als</translation>
    </message>
    <message>
        <source>%1, as you have said; detected: %2</source>
        <translation>%1, wie Sie sagten; erkannt: %2</translation>
    </message>
    <message>
        <source>It decides how entries of access lists combine, and what limits may be set</source>
        <translation>Das entscheidet, wie Einträge von Zugriffslisten zusammenwirken und welche Limits gesetzt werden können</translation>
    </message>
    <message>
        <source>Logged in by</source>
        <translation>Angemeldet mit</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>RFC 4978</source>
        <translation>RFC 4978</translation>
    </message>
    <message>
        <source>expired on %1</source>
        <translation>abgelaufen am %1</translation>
    </message>
    <message numerus="yes">
        <source>good until %1, another %Ln day(s)</source>
        <translation>
            <numerusform>gültig bis %1, noch %Ln Tag</numerusform>
            <numerusform>gültig bis %1, noch %Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Its authority</source>
        <translation>Dessen Aussteller</translation>
    </message>
    <message>
        <source>%1, by %2, %3</source>
        <translation>%1, von %2, %3</translation>
    </message>
    <message>
        <source>Accepted though</source>
        <translation>Angenommen, obwohl</translation>
    </message>
    <message>
        <source>Namespace: personal</source>
        <translation>Namensraum: eigener</translation>
    </message>
    <message>
        <source>Namespace: other users</source>
        <translation>Namensraum: andere Benutzer</translation>
    </message>
    <message>
        <source>Namespace: shared</source>
        <translation>Namensraum: gemeinsamer</translation>
    </message>
    <message>
        <source>prefix “%1”, separator “%2”</source>
        <translation>Präfix „%1“, Trenner „%2“</translation>
    </message>
    <message>
        <source>RFC 2342</source>
        <translation>RFC 2342</translation>
    </message>
    <message>
        <source>Login mechanism</source>
        <translation>Anmeldeverfahren</translation>
    </message>
    <message>
        <source>Announced before the login</source>
        <translation>Vor der Anmeldung angekündigt</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Grundlage</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Mailboxes</source>
        <translation>Postfächer</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Access and quota</source>
        <translation>Zugriff und Quota</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Not known here</source>
        <translation>Hier nicht bekannt</translation>
    </message>
    <message>
        <source>%1 (only before the login)</source>
        <translation>%1 (nur vor der Anmeldung)</translation>
    </message>
    <message>
        <source>%1 (only after the login)</source>
        <translation>%1 (nur nach der Anmeldung)</translation>
    </message>
    <message>
        <source>Switched on</source>
        <translation>Eingeschaltet</translation>
    </message>
    <message>
        <source>ENABLE, RFC 5161</source>
        <translation>ENABLE, RFC 5161</translation>
    </message>
    <message>
        <source>Largest message</source>
        <translation>Größte Nachricht</translation>
    </message>
    <message>
        <source>APPENDLIMIT, RFC 7889</source>
        <translation>APPENDLIMIT, RFC 7889</translation>
    </message>
    <message>
        <source>Messages at once</source>
        <translation>Nachrichten auf einmal</translation>
    </message>
    <message>
        <source>MESSAGELIMIT, RFC 9738</source>
        <translation>MESSAGELIMIT, RFC 9738</translation>
    </message>
</context>
<context>
    <name>ui::RoleTemplatesDialog</name>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Your own sets of rights; F2 renames one, Delete deletes it</source>
        <translation>Ihre eigenen Sätze von Rechten; F2 benennt einen um, Entf löscht ihn</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>Um&amp;benennen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Give the selected one another name (F2)</source>
        <translation>Der ausgewählten einen anderen Namen geben (F2)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the selected one (Delete)</source>
        <translation>Die ausgewählte löschen (Entf)</translation>
    </message>
    <message>
        <source>Templates of Rights</source>
        <translation>Vorlagen für Rechte</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>There are no templates.</source>
        <translation>Es gibt keine Vorlagen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this list (Escape)</source>
        <translation>Diese Liste schließen (Escape)</translation>
    </message>
    <message>
        <source>Delete the selected template</source>
        <translation>Die ausgewählte Vorlage löschen</translation>
    </message>
    <message>
        <source>A template needs a name.</source>
        <translation>Eine Vorlage braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is another template called “%1”.</source>
        <translation>Es gibt eine andere Vorlage namens „%1“.</translation>
    </message>
</context>
<context>
    <name>ui::RolesMenu</name>
    <message>
        <source>R&amp;ole</source>
        <translation>R&amp;olle</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Stage exactly these rights for the selected entries</source>
        <translation>Genau diese Rechte für die ausgewählten Einträge vormerken</translation>
    </message>
    <message>
        <source>&amp;Save as Template…</source>
        <translation>Als &amp;Vorlage speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Manage &amp;Templates…</source>
        <translation>Vorlagen ver&amp;walten&#xa0;…</translation>
    </message>
    <message>
        <source>Give your templates other names, or delete them</source>
        <translation>Ihren Vorlagen andere Namen geben oder sie löschen</translation>
    </message>
    <message>
        <source>Select an entry of the list first</source>
        <translation>Wählen Sie zuerst einen Eintrag der Liste aus</translation>
    </message>
    <message>
        <source>Select an entry with rights first</source>
        <translation>Wählen Sie zuerst einen Eintrag mit Rechten aus</translation>
    </message>
    <message>
        <source>Give the rights of the current entry (%1) a name of your own</source>
        <translation>Den Rechten des aktuellen Eintrags (%1) einen eigenen Namen geben</translation>
    </message>
</context>
<context>
    <name>ui::RootSizesPane</name>
    <message>
        <source>Add Up Sizes</source>
        <translation>Größen addieren</translation>
    </message>
    <message>
        <source>Open each mailbox of the root and add up the sizes of its messages; this may take a while</source>
        <translation>Jedes Postfach der Wurzel öffnen und die Größen seiner Nachrichten addieren; das kann dauern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop asking; what is known by then is shown</source>
        <translation>Nicht weiter fragen; was bis dahin bekannt ist, wird gezeigt</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>How many mailboxes were asked about</source>
        <translation>Nach wie vielen Postfächern gefragt wurde</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Read Sizes</source>
        <translation>Größen lesen</translation>
    </message>
    <message>
        <source>Select one quota root to see which of its mailboxes are the largest.</source>
        <translation>Eine Quota-Wurzel auswählen, um zu sehen, welche ihrer Postfächer die größten sind.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Fragt&#xa0;…</translation>
    </message>
    <message>
        <source>None of its mailboxes is known to have messages.</source>
        <translation>Von keinem ihrer Postfächer ist bekannt, dass es Nachrichten hat.</translation>
    </message>
    <message>
        <source>This server does not tell the sizes of mailboxes (STATUS=SIZE, RFC 8438). “Add Up Sizes” opens each of them and adds up its messages; it changes nothing.</source>
        <translation>Dieser Server sagt nicht, wie groß Postfächer sind (STATUS=SIZE, RFC 8438). „Größen addieren“ öffnet jedes und zählt seine Nachrichten zusammen; es ändert nichts.</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln mailbox(es)</source>
        <translation>
            <numerusform>%1 in %Ln Postfach</numerusform>
            <numerusform>%1 in %Ln Postfächern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not told</source>
        <translation>
            <numerusform>%Ln nicht genannt</numerusform>
            <numerusform>%Ln nicht genannt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RunDialog</name>
    <message>
        <source>What came of the selected command</source>
        <translation>Was aus dem gewählten Befehl wurde</translation>
    </message>
    <message>
        <source>Send also what may &amp;change something</source>
        <translation>Auch senden, was etwas &amp;ändern kann</translation>
    </message>
    <message>
        <source>Send also what may change something</source>
        <translation>Auch senden, was etwas ändern kann</translation>
    </message>
    <message>
        <source>Otherwise only commands leave that change nothing on any server</source>
        <translation>Sonst gehen nur Befehle hinaus, die auf keinem Server etwas ändern</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Send the commands, over a connection of their own</source>
        <translation>Die Befehle senden, über eine eigene Verbindung</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>A row for each command</source>
        <translation>Eine Zeile für jeden Befehl</translation>
    </message>
    <message>
        <source>Commands and their answers</source>
        <translation>Befehle und ihre Antworten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>They go to %1.</source>
        <translation>Sie gehen an %1.</translation>
    </message>
    <message>
        <source>Connect to the server first that they are to be sent to.</source>
        <translation>Zuerst ist der Server zu verbinden, an den sie gehen sollen.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbindung zu %1&#xa0;…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
</context>
<context>
    <name>ui::SaveOperation</name>
    <message numerus="yes">
        <source>Save %Ln message(s) of %1</source>
        <translation>
            <numerusform>%Ln Nachricht aus %1 speichern</numerusform>
            <numerusform>%Ln Nachrichten aus %1 speichern</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2</source>
        <translation>„%1“ kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Sie ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The server has sent nothing of it.</source>
        <translation>Der Server hat nichts davon geschickt.</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2. The messages are in “%3”.</source>
        <translation>„%1“ kann nicht geschrieben werden: %2. Die Nachrichten sind in „%3“.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) saved in “%1”.</source>
        <translation>
            <numerusform>%Ln Nachricht in „%1“ gespeichert.</numerusform>
            <numerusform>%Ln Nachrichten in „%1“ gespeichert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SaveSearchDialog</name>
    <message>
        <source>Save the search</source>
        <translation>Suche speichern</translation>
    </message>
    <message>
        <source>Name of the search</source>
        <translation>Name der Suche</translation>
    </message>
    <message>
        <source>What the search is to be called in the menu of saved searches</source>
        <translation>Wie die Suche im Menü der gespeicherten Suchen heißen soll</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>Keep the search for this connection</source>
        <translation>Die Suche für diese Verbindung behalten</translation>
    </message>
    <message>
        <source>Keep nothing</source>
        <translation>Nichts behalten</translation>
    </message>
    <message>
        <source>There is a search of this name, which will be replaced: %1</source>
        <translation>Es gibt eine Suche dieses Namens, die ersetzt wird: %1</translation>
    </message>
</context>
<context>
    <name>ui::SaveTemplateDialog</name>
    <message>
        <source>Name of the template</source>
        <translation>Name der Vorlage</translation>
    </message>
    <message>
        <source>What this set of rights is to be called in the menu of roles</source>
        <translation>Wie dieser Satz von Rechten im Menü der Rollen heißen soll</translation>
    </message>
    <message>
        <source>Save as Template</source>
        <translation>Als Vorlage speichern</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Keep the rights under this name</source>
        <translation>Die Rechte unter diesem Namen aufheben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keep nothing</source>
        <translation>Nichts aufheben</translation>
    </message>
    <message>
        <source>There is a template of this name, which will be replaced: %1</source>
        <translation>Es gibt eine Vorlage dieses Namens, die ersetzt wird: %1</translation>
    </message>
</context>
<context>
    <name>ui::SavedSearchesDialog</name>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Saved searches of %1</source>
        <translation>Gespeicherte Suchen von %1</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
        <source>The saved searches; Return searches with one, F2 renames it, Delete deletes it</source>
        <translation>Die gespeicherten Suchen; Eingabetaste sucht mit einer, F2 benennt sie um, Entf löscht sie</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>Kriterien</translation>
    </message>
    <message>
        <source>No search was saved for this connection.</source>
        <translation>Für diese Verbindung wurde keine Suche gespeichert.</translation>
    </message>
    <message>
        <source>Search with the selected one</source>
        <translation>Mit der ausgewählten suchen</translation>
    </message>
    <message>
        <source>Give the selected one another name (F2)</source>
        <translation>Der ausgewählten einen anderen Namen geben (F2)</translation>
    </message>
    <message>
        <source>Delete the selected one (Delete)</source>
        <translation>Die ausgewählte löschen (Entf)</translation>
    </message>
    <message>
        <source>Close this list</source>
        <translation>Diese Liste schließen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the selected search</source>
        <translation>Die ausgewählte Suche löschen</translation>
    </message>
    <message>
        <source>A search needs a name.</source>
        <translation>Eine Suche braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is another search called “%1”.</source>
        <translation>Es gibt eine andere Suche namens „%1“.</translation>
    </message>
</context>
<context>
    <name>ui::ScrubDialog</name>
    <message>
        <source>Export Scrubbed</source>
        <translation>Bereinigt exportieren</translation>
    </message>
    <message>
        <source>What is to be taken out?</source>
        <translation>Was soll herausgenommen werden?</translation>
    </message>
    <message>
        <source>&amp;Passwords, tokens and whatever a login says</source>
        <translation>&amp;Passwörter, Token und alles, was eine Anmeldung sagt</translation>
    </message>
    <message>
        <source>They are never in a file, whatever is chosen</source>
        <translation>Sie stehen nie in einer Datei, was auch gewählt ist</translation>
    </message>
    <message>
        <source>Also &amp;names and addresses</source>
        <translation>Auch &amp;Namen und Adressen</translation>
    </message>
    <message>
        <source>Users, mailboxes, hosts and addresses get pseudonyms, the same for the same</source>
        <translation>Benutzer, Postfächer, Rechner und Adressen bekommen andere Namen, gleiche für Gleiches</translation>
    </message>
    <message>
        <source>Also what is in &amp;messages</source>
        <translation>Auch der &amp;Inhalt von Nachrichten</translation>
    </message>
    <message>
        <source>Texts, headers, values and searches become x, as long as they were</source>
        <translation>Texte, Kopfzeilen, Werte und Suchen werden zu x, so lang wie sie waren</translation>
    </message>
    <message>
        <source>Before the file is there, it is searched for secrets in every form, such as base64.</source>
        <translation>Bevor es die Datei gibt, wird sie nach Geheimnissen in jeder Form durchsucht, etwa in Base64.</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Choose a file and write it</source>
        <translation>Eine Datei wählen und schreiben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Write nothing (Esc)</source>
        <translation>Nichts schreiben (Esc)</translation>
    </message>
</context>
<context>
    <name>ui::SearchBar</name>
    <message>
        <source>Sea&amp;rch</source>
        <translation>Durchsuche&amp;n</translation>
    </message>
    <message>
        <source>Sa&amp;ved Searches</source>
        <translation>&amp;Gespeicherte Suchen</translation>
    </message>
    <message>
        <source>&amp;Words Are Looked for In</source>
        <translation>&amp;Wo Wörter gesucht werden</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>Nachrichten suchen</translation>
    </message>
    <message>
        <source>Return has the server search. Words must all be there; “or” between two needs one of them, “-” before one none of it.
from: to: cc: bcc: subject: body: text: header:List-Id:news
is:unread is:flagged is:answered is:deleted is:draft has:$Forwarded
larger:2M smaller:10K before:2026-12-31 since: on: sentsince: older:2w newer:3d uid:1:500</source>
        <translation>Die Eingabetaste lässt den Server suchen. Alle Wörter müssen da sein; „or“ zwischen zweien verlangt eines von ihnen, „-“ vor einem keines.
from: to: cc: bcc: subject: body: text: header:List-Id:news
is:unread is:flagged is:answered is:deleted is:draft has:$Forwarded
larger:2M smaller:10K before:2026-12-31 since: on: sentsince: older:2w newer:3d uid:1:500</translation>
    </message>
    <message>
        <source>Where words are looked for</source>
        <translation>Wo Wörter gesucht werden</translation>
    </message>
    <message>
        <source>Where words without “from:” and the like are looked for</source>
        <translation>Wo Wörter ohne „from:“ und dergleichen gesucht werden</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>Kriterien</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
        <source>Search again as before, and keep this search</source>
        <translation>Wieder suchen wie früher, und diese Suche behalten</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Have the server search by these criteria</source>
        <translation>Den Server nach diesen Kriterien suchen lassen</translation>
    </message>
    <message>
        <source>About these criteria</source>
        <translation>Zu diesen Kriterien</translation>
    </message>
    <message>
        <source>What came of the search</source>
        <translation>Was die Suche ergab</translation>
    </message>
    <message>
        <source>The server is searching…</source>
        <translation>Der Server sucht&#xa0;…</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
    <message>
        <source>No message matches.</source>
        <translation>Keine Nachricht passt.</translation>
    </message>
    <message>
        <source>The search was cancelled. The list shows what it showed before.</source>
        <translation>Die Suche wurde abgebrochen. Die Liste zeigt, was sie vorher zeigte.</translation>
    </message>
    <message>
        <source>Character %1: %2</source>
        <translation>Zeichen %1: %2</translation>
    </message>
    <message>
        <source>The words and the rows still show the search from before.</source>
        <translation>Die Wörter und die Zeilen zeigen noch die Suche von vorher.</translation>
    </message>
    <message>
        <source>&amp;Search Messages</source>
        <translation>Nachrichten &amp;suchen</translation>
    </message>
    <message>
        <source>Search the messages of the mailbox (Ctrl+Shift+F)</source>
        <translation>Die Nachrichten des Postfachs durchsuchen (Strg+Umschalt+F)</translation>
    </message>
    <message>
        <source>C&amp;riteria</source>
        <translation>&amp;Kriterien</translation>
    </message>
    <message>
        <source>Show the criteria of the search as rows and as text (Ctrl+Shift+G)</source>
        <translation>Die Kriterien der Suche als Zeilen und als Text zeigen (Strg+Umschalt+G)</translation>
    </message>
    <message>
        <source>Ca&amp;ncel the Search</source>
        <translation>Suche a&amp;bbrechen</translation>
    </message>
    <message>
        <source>Stop waiting for the server; the list stays as it is</source>
        <translation>Nicht länger auf den Server warten; die Liste bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Show &amp;All Messages</source>
        <translation>&amp;Alle Nachrichten zeigen</translation>
    </message>
    <message>
        <source>End the search and show all messages of the mailbox again</source>
        <translation>Die Suche beenden und wieder alle Nachrichten des Postfachs zeigen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>&amp;Subject, From and To</source>
        <translation>&amp;Betreff, Von und An</translation>
    </message>
    <message>
        <source>S&amp;ubject Only</source>
        <translation>N&amp;ur Betreff</translation>
    </message>
    <message>
        <source>&amp;Body</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>Header &amp;or Body</source>
        <translation>&amp;Kopf oder Text</translation>
    </message>
    <message>
        <source>&amp;Save This Search…</source>
        <translation>Diese Suche &amp;speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Keep this search for this connection, under a name</source>
        <translation>Diese Suche für diese Verbindung behalten, unter einem Namen</translation>
    </message>
    <message>
        <source>&amp;Manage Saved Searches…</source>
        <translation>Gespeicherte Suchen &amp;verwalten&#xa0;…</translation>
    </message>
    <message>
        <source>Rename and delete the saved searches of this connection</source>
        <translation>Die gespeicherten Suchen dieser Verbindung umbenennen und löschen</translation>
    </message>
    <message>
        <source>Search subject, from and to…</source>
        <translation>Betreff, Von und An durchsuchen&#xa0;…</translation>
    </message>
    <message>
        <source>Search subjects…</source>
        <translation>Betreffe durchsuchen&#xa0;…</translation>
    </message>
    <message>
        <source>Search bodies…</source>
        <translation>Texte durchsuchen&#xa0;…</translation>
    </message>
    <message>
        <source>Search headers and bodies…</source>
        <translation>Köpfe und Texte durchsuchen&#xa0;…</translation>
    </message>
    <message>
        <source>Search by %1</source>
        <translation>Suchen nach %1</translation>
    </message>
</context>
<context>
    <name>ui::SearchBuilder</name>
    <message>
        <source>Criteria of the search</source>
        <translation>Kriterien der Suche</translation>
    </message>
    <message>
        <source>What a message must meet; the selected row is changed in the fields below. Insert adds one, Delete removes it, Ctrl+Up and Ctrl+Down move it</source>
        <translation>Was auf eine Nachricht zutreffen muss; die ausgewählte Zeile wird in den Feldern darunter geändert. Einfg fügt eine hinzu, Entf entfernt sie, Strg+Auf und Strg+Ab verschieben sie</translation>
    </message>
    <message>
        <source>&amp;Add a Criterion</source>
        <translation>&amp;Kriterium hinzufügen</translation>
    </message>
    <message>
        <source>Add a criterion behind the selected row, or into the selected group</source>
        <translation>Ein Kriterium hinter der ausgewählten Zeile oder in der ausgewählten Gruppe hinzufügen</translation>
    </message>
    <message>
        <source>Add a &amp;Group</source>
        <translation>&amp;Gruppe hinzufügen</translation>
    </message>
    <message>
        <source>Add a group of criteria, of which any one is enough</source>
        <translation>Eine Gruppe von Kriterien hinzufügen, von denen eines genügt</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Remove the selected row with all that is in it</source>
        <translation>Die ausgewählte Zeile mit allem darin entfernen</translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move the selected row up, into a group or out of it</source>
        <translation>Die ausgewählte Zeile nach oben verschieben, in eine Gruppe oder aus ihr heraus</translation>
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Move the selected row down, into a group or out of it</source>
        <translation>Die ausgewählte Zeile nach unten verschieben, in eine Gruppe oder aus ihr heraus</translation>
    </message>
</context>
<context>
    <name>ui::SearchFields</name>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>enthält nicht</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>not before</source>
        <translation>nicht vor</translation>
    </message>
    <message>
        <source>on</source>
        <translation>am</translation>
    </message>
    <message>
        <source>not on</source>
        <translation>nicht am</translation>
    </message>
    <message>
        <source>since</source>
        <translation>seit</translation>
    </message>
    <message>
        <source>not since</source>
        <translation>nicht seit</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Cc</translation>
    </message>
    <message>
        <source>Bcc</source>
        <translation>Bcc</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Header or body</source>
        <translation>Kopf oder Text</translation>
    </message>
    <message>
        <source>Header field</source>
        <translation>Kopffeld</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>is set</source>
        <translation>ist gesetzt</translation>
    </message>
    <message>
        <source>is not set</source>
        <translation>ist nicht gesetzt</translation>
    </message>
    <message>
        <source>New: recent and unread</source>
        <translation>Neu: frisch und ungelesen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Eingegangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Came into the mailbox</source>
        <translation>Ins Postfach gekommen</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>weniger als</translation>
    </message>
    <message>
        <source>not less than</source>
        <translation>nicht weniger als</translation>
    </message>
    <message>
        <source>more than</source>
        <translation>mehr als</translation>
    </message>
    <message>
        <source>not more than</source>
        <translation>nicht mehr als</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>larger than</source>
        <translation>mehr als</translation>
    </message>
    <message>
        <source>not larger than</source>
        <translation>nicht mehr als</translation>
    </message>
    <message>
        <source>smaller than</source>
        <translation>weniger als</translation>
    </message>
    <message>
        <source>not smaller than</source>
        <translation>nicht weniger als</translation>
    </message>
    <message>
        <source>UID</source>
        <translation>UID</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>ist eine aus</translation>
    </message>
    <message>
        <source>is none of</source>
        <translation>ist keine aus</translation>
    </message>
    <message>
        <source>Message number</source>
        <translation>Nachrichtennummer</translation>
    </message>
    <message>
        <source>Mod-sequence</source>
        <translation>Mod-Sequenz</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>ist mindestens</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>ist kleiner als</translation>
    </message>
    <message>
        <source>Email id</source>
        <translation>E-Mail-Kennung</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>Thread id</source>
        <translation>Themenkennung</translation>
    </message>
    <message>
        <source>Gmail search</source>
        <translation>Gmail-Suche</translation>
    </message>
    <message>
        <source>Gmail label</source>
        <translation>Gmail-Label</translation>
    </message>
    <message>
        <source>Gmail message id</source>
        <translation>Gmail-Nachrichtenkennung</translation>
    </message>
    <message>
        <source>Gmail thread id</source>
        <translation>Gmail-Themenkennung</translation>
    </message>
    <message>
        <source>Filter of the server</source>
        <translation>Filter des Servers</translation>
    </message>
    <message>
        <source>lets it through</source>
        <translation>lässt sie durch</translation>
    </message>
    <message>
        <source>holds it back</source>
        <translation>hält sie zurück</translation>
    </message>
    <message>
        <source>Has save dates</source>
        <translation>Hat Speichertage</translation>
    </message>
    <message>
        <source>Any message</source>
        <translation>Jede Nachricht</translation>
    </message>
    <message>
        <source>Criteria text</source>
        <translation>Kriterien als Text</translation>
    </message>
    <message>
        <source>is met</source>
        <translation>treffen zu</translation>
    </message>
    <message>
        <source>is not met</source>
        <translation>treffen nicht zu</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Keines davon</translation>
    </message>
    <message>
        <source>Any of these</source>
        <translation>Eines davon</translation>
    </message>
    <message>
        <source>Not even about all of these</source>
        <translation>Nicht einmal ungefähr alle</translation>
    </message>
    <message>
        <source>About all of these</source>
        <translation>Ungefähr alle davon</translation>
    </message>
    <message>
        <source>Not all of these</source>
        <translation>Nicht alle davon</translation>
    </message>
    <message>
        <source>All of these</source>
        <translation>Alle davon</translation>
    </message>
    <message>
        <source>Read (\Seen)</source>
        <translation>Gelesen (\Seen)</translation>
    </message>
    <message>
        <source>Flagged (\Flagged)</source>
        <translation>Markiert (\Flagged)</translation>
    </message>
    <message>
        <source>Answered (\Answered)</source>
        <translation>Beantwortet (\Answered)</translation>
    </message>
    <message>
        <source>Deleted (\Deleted)</source>
        <translation>Gelöscht (\Deleted)</translation>
    </message>
    <message>
        <source>Draft (\Draft)</source>
        <translation>Entwurf (\Draft)</translation>
    </message>
    <message>
        <source>Recent (\Recent)</source>
        <translation>Frisch (\Recent)</translation>
    </message>
</context>
<context>
    <name>ui::SearchText</name>
    <message>
        <source>There is nothing to search for.</source>
        <translation>Es gibt nichts, wonach gesucht werden könnte.</translation>
    </message>
    <message>
        <source>This is too long for a search.</source>
        <translation>Das ist zu lang für eine Suche.</translation>
    </message>
    <message>
        <source>This is nested too deeply.</source>
        <translation>Das ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>Here a search key is missing, like SEEN or FROM.</source>
        <translation>Hier fehlt ein Suchschlüssel wie SEEN oder FROM.</translation>
    </message>
    <message>
        <source>Something has to follow %1.</source>
        <translation>Auf %1 muss etwas folgen.</translation>
    </message>
    <message>
        <source>A text has no line ends in it.</source>
        <translation>Ein Text enthält keine Zeilenenden.</translation>
    </message>
    <message>
        <source>This is no name of a header field.</source>
        <translation>Das ist kein Name eines Kopffelds.</translation>
    </message>
    <message>
        <source>This is no date. It is written like 1-Feb-2026.</source>
        <translation>Das ist kein Datum. Man schreibt es wie 1-Feb-2026.</translation>
    </message>
    <message>
        <source>This is no number that can stand here.</source>
        <translation>Das ist keine Zahl, die hier stehen kann.</translation>
    </message>
    <message>
        <source>This is no keyword. System flags have keys of their own, like SEEN.</source>
        <translation>Das ist kein Schlüsselwort. Systemmarkierungen haben eigene Suchschlüssel wie SEEN.</translation>
    </message>
    <message>
        <source>This is no set. It is written like 1:5,7,9:*.</source>
        <translation>Das ist keine Menge. Man schreibt sie wie 1:5,7,9:*.</translation>
    </message>
    <message>
        <source>Here a mod-sequence is missing, a number, with or without an entry and its type before it.</source>
        <translation>Hier fehlt eine Mod-Sequenz, eine Zahl, mit oder ohne Eintrag und dessen Art davor.</translation>
    </message>
    <message>
        <source>This is no object id: letters, digits, “-” and “_”.</source>
        <translation>Das ist keine Objektkennung: Buchstaben, Ziffern, „-“ und „_“.</translation>
    </message>
    <message>
        <source>This is no name of a filter.</source>
        <translation>Das ist kein Name eines Filters.</translation>
    </message>
    <message>
        <source>The quote that begins here does not end.</source>
        <translation>Das Anführungszeichen, das hier beginnt, endet nicht.</translation>
    </message>
    <message>
        <source>The “)” to this is missing.</source>
        <translation>Die „)“ hierzu fehlt.</translation>
    </message>
    <message>
        <source>There is a “)” too many.</source>
        <translation>Eine „)“ ist zu viel.</translation>
    </message>
    <message>
        <source>There is nothing between the parentheses.</source>
        <translation>Zwischen den Klammern steht nichts.</translation>
    </message>
    <message>
        <source>This announces a literal, and its bytes do not follow.</source>
        <translation>Das kündigt ein Literal an, und dessen Bytes folgen nicht.</translation>
    </message>
    <message>
        <source>The charset is chosen when the search is sent: leave it out, or say UTF-8.</source>
        <translation>Der Zeichensatz wird beim Senden gewählt: weglassen, oder UTF-8 schreiben.</translation>
    </message>
    <message>
        <source>The server does not announce %1, which this search needs.</source>
        <translation>Der Server kündigt %1 nicht an, was diese Suche braucht.</translation>
    </message>
    <message>
        <source>Not known here, and sent as it is: %1</source>
        <translation>Hier nicht bekannt und so gesendet, wie es dasteht: %1</translation>
    </message>
</context>
<context>
    <name>ui::SearchWords</name>
    <message>
        <source>There is a “)” too many.</source>
        <translation>Eine „)“ ist zu viel.</translation>
    </message>
    <message>
        <source>There is nothing to search for.</source>
        <translation>Es gibt nichts, wonach gesucht werden könnte.</translation>
    </message>
    <message>
        <source>“or” stands between two words. The word itself is written in quotes.</source>
        <translation>„or“ steht zwischen zwei Wörtern. Das Wort selbst schreibt man in Anführungszeichen.</translation>
    </message>
    <message>
        <source>This is nested too deeply.</source>
        <translation>Das ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>The “)” to this is missing.</source>
        <translation>Die „)“ hierzu fehlt.</translation>
    </message>
    <message>
        <source>There is nothing between the parentheses.</source>
        <translation>Zwischen den Klammern steht nichts.</translation>
    </message>
    <message>
        <source>Something has to follow “%1:”.</source>
        <translation>Auf „%1:“ muss etwas folgen.</translation>
    </message>
    <message>
        <source>“is:%1” is not known. There are is:unread, is:read, is:flagged, is:answered, is:deleted, is:draft, is:recent and is:new, and has: for keywords.</source>
        <translation>„is:%1“ ist nicht bekannt. Es gibt is:unread, is:read, is:flagged, is:answered, is:deleted, is:draft, is:recent und is:new, und has: für Schlüsselwörter.</translation>
    </message>
    <message>
        <source>“%1” is no date. It is written like 2026-12-31.</source>
        <translation>„%1“ ist kein Datum. Man schreibt es wie 2026-12-31.</translation>
    </message>
    <message>
        <source>“%1” is no such number. Sizes are written like 500K or 2M, ages like 12h, 7d or 2w.</source>
        <translation>„%1“ ist keine solche Zahl. Größen schreibt man wie 500K oder 2M, Alter wie 12h, 7d oder 2w.</translation>
    </message>
    <message>
        <source>The quote that begins here does not end.</source>
        <translation>Das Anführungszeichen, das hier beginnt, endet nicht.</translation>
    </message>
    <message>
        <source>This is too long for a search.</source>
        <translation>Das ist zu lang für eine Suche.</translation>
    </message>
</context>
<context>
    <name>ui::SelectedMessages</name>
    <message>
        <source>Messages are being expunged all the time.</source>
        <translation>Es werden fortwährend Nachrichten endgültig entfernt.</translation>
    </message>
</context>
<context>
    <name>ui::ServerCrawl</name>
    <message>
        <source>It was cancelled.</source>
        <translation>Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Reading the whole server</source>
        <translation>Den ganzen Server lesen</translation>
    </message>
</context>
<context>
    <name>ui::ServerPage</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop asking; what was there before stays</source>
        <translation>Nicht weiter fragen; was vorher da war, bleibt</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>How many mailboxes were asked about</source>
        <translation>Nach wie vielen Postfächern gefragt wurde</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message numerus="yes">
        <source>, %Ln refused</source>
        <translation>
            <numerusform>, %Ln abgelehnt</numerusform>
            <numerusform>, %Ln abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>Listing the mailboxes…</source>
        <translation>Die Postfächer werden aufgelistet&#xa0;…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The server was not asked yet.</source>
        <translation>Der Server wurde noch nicht gefragt.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 ist geschrieben.</translation>
    </message>
    <message>
        <source>What was refused</source>
        <translation>Was abgelehnt wurde</translation>
    </message>
    <message>
        <source>List what the server refused to tell, and its words</source>
        <translation>Auflisten, was der Server zu sagen ablehnte, und seine Worte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused…</source>
        <translation>
            <numerusform>%Ln abgelehnt&#xa0;…</numerusform>
            <numerusform>%Ln abgelehnt&#xa0;…</numerusform>
        </translation>
    </message>
    <message>
        <source>The server is being asked.</source>
        <translation>Der Server wird gefragt.</translation>
    </message>
</context>
<context>
    <name>ui::SnippetMenu</name>
    <message>
        <source>Snippets</source>
        <translation>Textbausteine</translation>
    </message>
    <message>
        <source>&amp;Save What Is Typed…</source>
        <translation>&amp;Getipptes speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Keep the text as a snippet; ${mailbox} and ${mailbox:INBOX} in it are filled in later</source>
        <translation>Den Text als Baustein behalten; ${mailbox} und ${mailbox:INBOX} darin werden später ausgefüllt</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove this snippet</source>
        <translation>Diesen Baustein entfernen</translation>
    </message>
    <message>
        <source>Save a Snippet</source>
        <translation>Textbaustein speichern</translation>
    </message>
    <message>
        <source>Name of the snippet:</source>
        <translation>Name des Bausteins:</translation>
    </message>
    <message>
        <source>Name of the snippet</source>
        <translation>Name des Bausteins</translation>
    </message>
    <message>
        <source>One that you will know it by; the one of that name is replaced</source>
        <translation>Einer, unter dem Sie ihn wiederfinden; der Baustein dieses Namens wird ersetzt</translation>
    </message>
</context>
<context>
    <name>ui::SortMenu</name>
    <message>
        <source>Sort B&amp;y</source>
        <translation>So&amp;rtieren nach</translation>
    </message>
    <message>
        <source>&amp;Then By</source>
        <translation>Dann nac&amp;h</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Then by</source>
        <translation>Dann nach</translation>
    </message>
    <message>
        <source>&amp;Ascending</source>
        <translation>A&amp;ufsteigend</translation>
    </message>
    <message>
        <source>A before Z, old before new, small before large</source>
        <translation>A vor Z, alt vor neu, klein vor groß</translation>
    </message>
    <message>
        <source>Z before A, new before old, large before small</source>
        <translation>Z vor A, neu vor alt, groß vor klein</translation>
    </message>
    <message>
        <source>Messages with the same stand as they lie in the mailbox</source>
        <translation>Gleiche stehen, wie sie im Postfach liegen</translation>
    </message>
    <message>
        <source>Sort by this; once more for the other way round</source>
        <translation>Danach sortieren; noch einmal für andersherum</translation>
    </message>
    <message>
        <source>Where the first is the same, sort by this</source>
        <translation>Bei Gleichstand danach sortieren</translation>
    </message>
    <message>
        <source>De&amp;scending</source>
        <translation>Abs&amp;teigend</translation>
    </message>
    <message>
        <source>Nothing E&amp;lse</source>
        <translation>Nach &amp;sonst nichts</translation>
    </message>
</context>
<context>
    <name>ui::SourceView</name>
    <message>
        <source>Show All</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Source of the message</source>
        <translation>Quelltext der Nachricht</translation>
    </message>
    <message>
        <source>The message as it lies on the server (Ctrl+F finds in it)</source>
        <translation>Die Nachricht, wie sie auf dem Server liegt (Strg+F sucht darin)</translation>
    </message>
    <message>
        <source>Fetch and show the rest of the message</source>
        <translation>Den Rest der Nachricht holen und zeigen</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>The source could not be fetched</source>
        <translation>Der Quelltext konnte nicht geholt werden</translation>
    </message>
    <message>
        <source>The message is empty</source>
        <translation>Die Nachricht ist leer</translation>
    </message>
    <message>
        <source>There is not one byte in it.</source>
        <translation>Nicht ein Byte ist darin.</translation>
    </message>
    <message>
        <source>The first %1 of %2 are shown.</source>
        <translation>Die ersten %1 von %2 werden gezeigt.</translation>
    </message>
    <message>
        <source>The first %1 are shown.</source>
        <translation>Die ersten %1 werden gezeigt.</translation>
    </message>
    <message>
        <source>Save the message to see all of it.</source>
        <translation>Speichern Sie die Nachricht, um alles davon zu sehen.</translation>
    </message>
    <message>
        <source>No source yet</source>
        <translation>Noch kein Quelltext</translation>
    </message>
    <message>
        <source>The message is not known yet.</source>
        <translation>Die Nachricht ist noch nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>ui::StagedChanges</name>
    <message>
        <source>Changes cannot be written down any more: %1</source>
        <translation>Änderungen lassen sich nicht mehr aufschreiben: %1</translation>
    </message>
    <message>
        <source>It is at work already.</source>
        <translation>Es ist schon an der Arbeit.</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Es gibt keine Verbindung.</translation>
    </message>
    <message>
        <source>The connection is read-only: unlock it first (Server menu).</source>
        <translation>Die Verbindung ist nur zum Lesen: erst entsperren (Menü „Server“).</translation>
    </message>
    <message>
        <source>Nothing is staged.</source>
        <translation>Nichts ist vorgemerkt.</translation>
    </message>
    <message>
        <source>The record of changes cannot be written: %1</source>
        <translation>Die Aufzeichnung der Änderungen kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>Interrupted: %1 %2</source>
        <translation>Unterbrochen: %1 %2</translation>
    </message>
    <message>
        <source>Not all could be read back. %1</source>
        <translation>Nicht alles ließ sich nachlesen. %1</translation>
    </message>
    <message numerus="yes">
        <source>The server has made something else of %Ln change(s) than was asked for.</source>
        <translation>
            <numerusform>Der Server hat aus %Ln Änderung etwas anderes gemacht als verlangt.</numerusform>
            <numerusform>Der Server hat aus %Ln Änderungen etwas anderes gemacht als verlangt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln erledigt</numerusform>
            <numerusform>%Ln erledigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln abgelehnt</numerusform>
            <numerusform>%Ln abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln overtaken by somebody else</source>
        <translation>
            <numerusform>%Ln von jemand anderem überholt</numerusform>
            <numerusform>%Ln von jemand anderem überholt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not known</source>
        <translation>
            <numerusform>%Ln nicht bekannt</numerusform>
            <numerusform>%Ln nicht bekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not sent</source>
        <translation>
            <numerusform>%Ln nicht gesendet</numerusform>
            <numerusform>%Ln nicht gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Changes: %1.</source>
        <translation>Änderungen: %1.</translation>
    </message>
    <message>
        <source>Applying changes</source>
        <translation>Änderungen anwenden</translation>
    </message>
    <message>
        <source>Verifying changes</source>
        <translation>Änderungen prüfen</translation>
    </message>
    <message>
        <source>Nothing of this can be undone.</source>
        <translation>Nichts davon lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Nothing was sent: what was to be changed waits among the changes.</source>
        <translation>Nichts wurde gesendet: Was geändert werden sollte, wartet bei den Änderungen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these were left out: the connection was lost twice when they were sent.</source>
        <translation>
            <numerusform>%Ln davon wurde ausgelassen: Die Verbindung ging zweimal verloren, als sie gesendet wurde.</numerusform>
            <numerusform>%Ln davon wurden ausgelassen: Die Verbindung ging zweimal verloren, als sie gesendet wurden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) were as asked for, and somebody has changed that since.</source>
        <translation>
            <numerusform>%Ln Änderung war wie verlangt da, und jemand hat das seitdem geändert.</numerusform>
            <numerusform>%Ln Änderungen waren wie verlangt da, und jemand hat das seitdem geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read back: nothing that was done differs from what was asked for. %1</source>
        <translation>Nachgelesen: Nichts, was getan wurde, weicht vom Verlangten ab. %1</translation>
    </message>
    <message>
        <source>Changes are still being staged.</source>
        <translation>Es werden noch Änderungen vorgemerkt.</translation>
    </message>
    <message>
        <source>%1 was not imported: %2</source>
        <translation>%1 wurde nicht importiert: %2</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 is no JSON object: %2</source>
        <translation>%1 ist kein JSON-Objekt: %2</translation>
    </message>
    <message numerus="yes">
        <source>Stopped in the middle: %Ln change(s) are staged, and there would have been more.</source>
        <translation>
            <numerusform>Mittendrin angehalten: %Ln Änderung ist vorgemerkt, es wären mehr geworden.</numerusform>
            <numerusform>Mittendrin angehalten: %Ln Änderungen sind vorgemerkt, es wären mehr geworden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StatePane</name>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Ask the server again</source>
        <translation>Den Server erneut fragen</translation>
    </message>
</context>
<context>
    <name>ui::StepModel</name>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
</context>
<context>
    <name>ui::StructureView</name>
    <message>
        <source>What the server tells of the message</source>
        <translation>Was der Server über die Nachricht sagt</translation>
    </message>
    <message>
        <source>The server’s answer, read; what is selected is marked in the bytes</source>
        <translation>Die Antwort des Servers, gelesen; was ausgewählt ist, wird in den Bytes markiert</translation>
    </message>
    <message>
        <source>What the server tells of the message appears here.</source>
        <translation>Hier erscheint, was der Server über die Nachricht sagt.</translation>
    </message>
    <message>
        <source>The answer in its own bytes</source>
        <translation>Die Antwort in ihren Bytes</translation>
    </message>
    <message>
        <source>The answer as it came over the wire</source>
        <translation>Die Antwort, wie sie über die Leitung kam</translation>
    </message>
    <message>
        <source>The answer, read and in its bytes</source>
        <translation>Die Antwort, gelesen und in ihren Bytes</translation>
    </message>
</context>
<context>
    <name>ui::SurveyModel</name>
    <message>
        <source>only a name</source>
        <translation>nur ein Name</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Marked as deleted</source>
        <translation>Mit Löschmarke</translation>
    </message>
</context>
<context>
    <name>ui::Table</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows, tabs between the cells</source>
        <translation>Die ausgewählten Zeilen kopieren, Tabulatoren zwischen den Zellen</translation>
    </message>
</context>
<context>
    <name>ui::TextFeed</name>
    <message numerus="yes">
        <source> … (%Ln more character(s) in this line)</source>
        <translation>
            <numerusform> … (noch %Ln Zeichen in dieser Zeile)</numerusform>
            <numerusform> … (noch %Ln Zeichen in dieser Zeile)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TextView</name>
    <message>
        <source>Text of the part</source>
        <translation>Text des Teils</translation>
    </message>
    <message>
        <source>The text, decoded</source>
        <translation>Der Text, dekodiert</translation>
    </message>
</context>
<context>
    <name>ui::ThreadMenu</name>
    <message>
        <source>&amp;Threads</source>
        <translation>&amp;Themen</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>By &amp;References</source>
        <translation>Nach &amp;Verweisen</translation>
    </message>
    <message>
        <source>Answers below what they answer, and messages with the same subject together</source>
        <translation>Antworten unter dem, worauf sie antworten, und Nachrichten mit gleichem Betreff zusammen</translation>
    </message>
    <message>
        <source>By References &amp;Alone</source>
        <translation>Nur nach V&amp;erweisen</translation>
    </message>
    <message>
        <source>By &amp;Subject</source>
        <translation>Nach &amp;Betreff</translation>
    </message>
    <message>
        <source>All with the same subject together, by their dates (ORDEREDSUBJECT)</source>
        <translation>Alle mit gleichem Betreff zusammen, nach ihrem Datum (ORDEREDSUBJECT)</translation>
    </message>
    <message>
        <source>Latest &amp;Beginning First</source>
        <translation>Jüngster An&amp;fang zuerst</translation>
    </message>
    <message>
        <source>The thread that began last comes first</source>
        <translation>Das Thema, das zuletzt begonnen wurde, steht oben</translation>
    </message>
    <message>
        <source>Latest &amp;Message First</source>
        <translation>Jüngste &amp;Nachricht zuerst</translation>
    </message>
    <message>
        <source>The thread with the message that came last comes first</source>
        <translation>Das Thema mit der zuletzt gekommenen Nachricht steht oben</translation>
    </message>
    <message>
        <source>&amp;Expand All</source>
        <translation>Alle &amp;aufklappen</translation>
    </message>
    <message>
        <source>Open all threads</source>
        <translation>Alle Themen öffnen</translation>
    </message>
    <message>
        <source>&amp;Collapse All</source>
        <translation>Alle zu&amp;klappen</translation>
    </message>
    <message>
        <source>Close all threads</source>
        <translation>Alle Themen schließen</translation>
    </message>
    <message>
        <source>There are too many messages to open all threads at once</source>
        <translation>Es sind zu viele Nachrichten, um alle Themen auf einmal zu öffnen</translation>
    </message>
    <message>
        <source>Answers below what they answer, whatever their subjects (REFS)</source>
        <translation>Antworten unter dem, worauf sie antworten, welchen Betreff sie auch haben (REFS)</translation>
    </message>
</context>
<context>
    <name>ui::TrafficFilterEdit</name>
    <message>
        <source>Filter traffic</source>
        <translation>Verkehr filtern</translation>
    </message>
    <message>
        <source>Words and /regular expressions/ to be found, and conditions: verb:FETCH mailbox:INBOX status:no slower:100ms larger:64k dir:sent is:unasked tag:M0012 connection:bob why:INBOX; - turns one round</source>
        <translation>Wörter und /reguläre Ausdrücke/, die vorkommen, und Bedingungen: verb:FETCH mailbox:INBOX status:no slower:100ms larger:64k dir:sent is:unasked tag:M0012 connection:bob why:INBOX; ein - davor kehrt um</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtern&#xa0;…</translation>
    </message>
    <message>
        <source>What the filter may hold</source>
        <translation>Was der Filter enthalten kann</translation>
    </message>
    <message>
        <source>Not filtered: %1</source>
        <translation>Nicht gefiltert: %1</translation>
    </message>
</context>
<context>
    <name>ui::TrafficFind</name>
    <message>
        <source>Find in the traffic</source>
        <translation>Im Verkehr suchen</translation>
    </message>
    <message>
        <source>What to find, in words or as the filter takes it; Return goes to the next place, Shift+Return to the one before</source>
        <translation>Was zu suchen ist, in Worten oder wie es der Filter nimmt; Eingabe geht zur nächsten Stelle, Umschalt+Eingabe zur vorigen</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen&#xa0;…</translation>
    </message>
    <message>
        <source>Find the one before</source>
        <translation>Vorige Stelle suchen</translation>
    </message>
    <message>
        <source>The place before (Shift+F3)</source>
        <translation>Die Stelle davor (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Find the next</source>
        <translation>Nächste Stelle suchen</translation>
    </message>
    <message>
        <source>The next place (F3)</source>
        <translation>Die nächste Stelle (F3)</translation>
    </message>
    <message>
        <source>Close finding</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht&#xa0;…</translation>
    </message>
    <message>
        <source>Found from the other end</source>
        <translation>Vom anderen Ende her gefunden</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
</context>
<context>
    <name>ui::TrafficPane</name>
    <message>
        <source>Protocol lines</source>
        <translation>Protokollzeilen</translation>
    </message>
    <message>
        <source>What went over the wire; passwords are never shown</source>
        <translation>Was über die Leitung ging; Passwörter werden nie gezeigt</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>Commands and their answers</source>
        <translation>Befehle und ihre Antworten</translation>
    </message>
    <message>
        <source>What went over the wire, each answer below its command; passwords are never shown</source>
        <translation>Was über die Leitung ging, jede Antwort unter ihrem Befehl; Passwörter werden nie gezeigt</translation>
    </message>
    <message>
        <source>Connect to a server to see its traffic.</source>
        <translation>Nach dem Verbinden steht hier der Verkehr.</translation>
    </message>
    <message>
        <source>&amp;Line by Line</source>
        <translation>&amp;Zeile für Zeile</translation>
    </message>
    <message>
        <source>Show every line in the order of time, instead of answers below their commands</source>
        <translation>Jede Zeile in der zeitlichen Folge zeigen, statt Antworten unter ihren Befehlen</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>&amp;Folgen</translation>
    </message>
    <message>
        <source>Always show the newest line</source>
        <translation>Immer die neueste Zeile zeigen</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Forget the lines shown here</source>
        <translation>Die hier gezeigten Zeilen vergessen</translation>
    </message>
    <message>
        <source>F&amp;ilter…</source>
        <translation>F&amp;iltern&#xa0;…</translation>
    </message>
    <message>
        <source>Type which commands and lines are to be shown</source>
        <translation>Eintippen, welche Befehle und Zeilen zu zeigen sind</translation>
    </message>
    <message>
        <source>Only This C&amp;onnection</source>
        <translation>Nur diese &amp;Verbindung</translation>
    </message>
    <message>
        <source>Show nothing but the connection of the selected line</source>
        <translation>Nur die Verbindung der ausgewählten Zeile zeigen</translation>
    </message>
    <message>
        <source>Only This &amp;Kind of Command</source>
        <translation>Nur diese &amp;Art Befehl</translation>
    </message>
    <message>
        <source>Show nothing but commands like the selected one</source>
        <translation>Nur Befehle wie den ausgewählten zeigen</translation>
    </message>
    <message>
        <source>Only This Mailbo&amp;x</source>
        <translation>Nur dieses &amp;Postfach</translation>
    </message>
    <message>
        <source>Show nothing but what is about the mailbox of the selected command</source>
        <translation>Nur zeigen, was das Postfach des ausgewählten Befehls betrifft</translation>
    </message>
    <message>
        <source>Only for the Same &amp;Reason</source>
        <translation>Nur aus demselben &amp;Grund</translation>
    </message>
    <message>
        <source>Show all that was sent for what the selected command was sent for</source>
        <translation>Alles zeigen, was aus demselben Grund gesendet wurde wie der ausgewählte Befehl</translation>
    </message>
    <message>
        <source>Show &amp;All Again</source>
        <translation>Wieder all&amp;es zeigen</translation>
    </message>
    <message>
        <source>Take back the filter and show all connections</source>
        <translation>Den Filter zurücknehmen und alle Verbindungen zeigen</translation>
    </message>
    <message>
        <source>&amp;Mark</source>
        <translation>Mar&amp;kieren</translation>
    </message>
    <message>
        <source>Mark the selected command, to find it again</source>
        <translation>Den ausgewählten Befehl markieren, um ihn wiederzufinden</translation>
    </message>
    <message>
        <source>&amp;Note…</source>
        <translation>&amp;Notiz&#xa0;…</translation>
    </message>
    <message>
        <source>Write something down about the selected command</source>
        <translation>Zum ausgewählten Befehl etwas notieren</translation>
    </message>
    <message>
        <source>N&amp;ext Mark</source>
        <translation>Nä&amp;chste Markierung</translation>
    </message>
    <message>
        <source>Go to the next marked command</source>
        <translation>Zum nächsten markierten Befehl</translation>
    </message>
    <message>
        <source>&amp;Previous Mark</source>
        <translation>Vo&amp;rige Markierung</translation>
    </message>
    <message>
        <source>Go to the marked command before</source>
        <translation>Zum markierten Befehl davor</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Whose traffic is shown</source>
        <translation>Wessen Verkehr gezeigt wird</translation>
    </message>
    <message>
        <source>All connections</source>
        <translation>Alle Verbindungen</translation>
    </message>
    <message>
        <source>%1 (closed)</source>
        <translation>%1 (beendet)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>About the selected command:</source>
        <translation>Zum ausgewählten Befehl:</translation>
    </message>
    <message>
        <source>Fin&amp;d…</source>
        <translation>S&amp;uchen&#xa0;…</translation>
    </message>
    <message>
        <source>Go from one place to the next that holds some words, with all others still there (Ctrl+F in the list)</source>
        <translation>Von einer Stelle mit bestimmten Worten zur nächsten gehen, ohne die anderen auszublenden (Strg+F in der Liste)</translation>
    </message>
    <message>
        <source>Find For&amp;wards</source>
        <translation>&amp;Weitersuchen</translation>
    </message>
    <message>
        <source>The next place that holds them</source>
        <translation>Die nächste Stelle, die sie enthält</translation>
    </message>
    <message>
        <source>Find &amp;Backwards</source>
        <translation>Rückwär&amp;ts suchen</translation>
    </message>
    <message>
        <source>The place before that holds them</source>
        <translation>Die Stelle davor, die sie enthält</translation>
    </message>
    <message>
        <source>Go to the &amp;Job or Change</source>
        <translation>Zum Auftrag o&amp;der zur Änderung</translation>
    </message>
    <message>
        <source>Show the job, or the staged change, that the selected command was sent for</source>
        <translation>Den Auftrag oder die vorgemerkte Änderung zeigen, für die der ausgewählte Befehl gesendet wurde</translation>
    </message>
    <message>
        <source>Of %1 only the first %2 commands are shown: the memory does not take more.</source>
        <translation>Von %1 sind nur die ersten %2 Befehle zu sehen: mehr fasst der Speicher nicht.</translation>
    </message>
    <message>
        <source>The oldest %1 lines are gone: a connection may take %2 of the memory (Recording…).</source>
        <translation>Die ältesten %1 Zeilen sind fort: eine Verbindung darf %2 vom Speicher belegen (Mitschreiben …).</translation>
    </message>
</context>
<context>
    <name>ui::TranscriptActions</name>
    <message>
        <source>&amp;Transcripts</source>
        <translation>Mit&amp;schnitte</translation>
    </message>
    <message>
        <source>Transcripts</source>
        <translation>Mitschnitte</translation>
    </message>
    <message>
        <source>&amp;Open Transcript…</source>
        <translation>Mitschnitt ö&amp;ffnen&#xa0;…</translation>
    </message>
    <message>
        <source>Show a conversation that was saved</source>
        <translation>Ein gespeichertes Gespräch zeigen</translation>
    </message>
    <message>
        <source>&amp;Save Transcript…</source>
        <translation>Mitschnitt &amp;speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Save the conversation as a file, without secrets</source>
        <translation>Das Gespräch als Datei speichern, ohne Geheimnisse</translation>
    </message>
    <message>
        <source>&amp;Export Scrubbed…</source>
        <translation>Bereinigt &amp;exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Save it without names or contents, to be given away</source>
        <translation>Es ohne Namen oder Inhalte speichern, um es weiterzugeben</translation>
    </message>
    <message>
        <source>&amp;Close Transcript</source>
        <translation>Mitschnitt s&amp;chließen</translation>
    </message>
    <message>
        <source>Show the opened file no longer</source>
        <translation>Die geöffnete Datei nicht mehr zeigen</translation>
    </message>
    <message>
        <source>Co&amp;mpare With…</source>
        <translation>&amp;Vergleichen mit&#xa0;…</translation>
    </message>
    <message>
        <source>Show two conversations beside each other, command by command</source>
        <translation>Zwei Gespräche nebeneinander zeigen, Befehl für Befehl</translation>
    </message>
    <message>
        <source>&amp;Replay…</source>
        <translation>E&amp;rneut senden&#xa0;…</translation>
    </message>
    <message>
        <source>Send the commands of the conversation to the present server</source>
        <translation>Die Befehle des Gesprächs an den jetzigen Server senden</translation>
    </message>
    <message>
        <source>R&amp;un Assertion Script…</source>
        <translation>&amp;Prüfskript ausführen&#xa0;…</translation>
    </message>
    <message>
        <source>Send the commands of a script to the present server, and see whether what it says holds</source>
        <translation>Die Befehle eines Skripts an den jetzigen Server senden und sehen, ob zutrifft, was es sagt</translation>
    </message>
    <message>
        <source>Open Transcript</source>
        <translation>Mitschnitt öffnen</translation>
    </message>
    <message>
        <source>Transcripts (*.imap);;All files (*)</source>
        <translation>Mitschnitte (*.imap);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2</source>
        <translation>%1 kann nicht geöffnet werden: %2</translation>
    </message>
    <message>
        <source>%1 is shown up to a line that cannot be read: %2</source>
        <translation>%1 wird bis zu einer Zeile gezeigt, die nicht zu lesen ist: %2</translation>
    </message>
    <message>
        <source>%1 ends in the middle.</source>
        <translation>%1 endet mittendrin.</translation>
    </message>
    <message>
        <source>Save Transcript</source>
        <translation>Mitschnitt speichern</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>%1 wird geschrieben&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 ist geschrieben.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Run Assertion Script</source>
        <translation>Prüfskript ausführen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 is no assertion script: %2</source>
        <translation>%1 ist kein Prüfskript: %2</translation>
    </message>
    <message>
        <source>Recordin&amp;g…</source>
        <translation>&amp;Mitschreiben&#xa0;…</translation>
    </message>
    <message>
        <source>How much of the traffic is kept in memory, and whether on the disk</source>
        <translation>Wie viel vom Verkehr im Speicher bleibt, und ob er auf die Platte kommt</translation>
    </message>
</context>
<context>
    <name>ui::Treemap</name>
    <message>
        <source>The largest mailboxes</source>
        <translation>Die größten Postfächer</translation>
    </message>
    <message>
        <source>The larger a mailbox, the larger its rectangle; Return opens the mailbox</source>
        <translation>Je größer ein Postfach, desto größer sein Rechteck; die Eingabetaste öffnet das Postfach</translation>
    </message>
    <message numerus="yes">
        <source>%Ln smaller one(s)</source>
        <translation>
            <numerusform>%Ln kleineres</numerusform>
            <numerusform>%Ln kleinere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, %3 %</source>
        <translation>%1: %2, %3 %</translation>
    </message>
</context>
<context>
    <name>ui::UnlockDialog</name>
    <message>
        <source>Unlock connection</source>
        <translation>Verbindung entsperren</translation>
    </message>
    <message>
        <source>Let changes to %1 through?</source>
        <translation>Änderungen an %1 zulassen?</translation>
    </message>
    <message>
        <source>It is read-only now: nothing that changes the server leaves this program. When the time is over it is read-only again.</source>
        <translation>Sie ist jetzt schreibgeschützt: Nichts, was den Server ändert, verlässt dieses Programm. Ist die Zeit um, ist sie es wieder.</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>For how long changes may be sent</source>
        <translation>Wie lange Änderungen gesendet werden dürfen</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;For how long:</source>
        <translation>&amp;Wie lange:</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Entsperren</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Let changes through for this time</source>
        <translation>Änderungen für diese Zeit zulassen</translation>
    </message>
    <message>
        <source>Leave it read-only (Esc)</source>
        <translation>Schreibgeschützt lassen (Esc)</translation>
    </message>
</context>
<context>
    <name>ui::UsageHistogram</name>
    <message>
        <source>How many quota roots are how full</source>
        <translation>Wie viele Quota-Wurzeln wie voll sind</translation>
    </message>
    <message>
        <source>A click on a bar shows what is at least so full</source>
        <translation>Ein Klick auf einen Balken zeigt, was mindestens so voll ist</translation>
    </message>
    <message numerus="yes">
        <source>%Ln root(s) without a limit</source>
        <translation>
            <numerusform>%Ln Wurzel ohne Limit</numerusform>
            <numerusform>%Ln Wurzeln ohne Limit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln root(s) over 100 %</source>
        <translation>
            <numerusform>%Ln Wurzel über 100 %</numerusform>
            <numerusform>%Ln Wurzeln über 100 %</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln root(s) from %1 to %2 %</source>
        <translation>
            <numerusform>%Ln Wurzel von %1 bis %2 %</numerusform>
            <numerusform>%Ln Wurzeln von %1 bis %2 %</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Welcome</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Administer your IMAP servers</source>
        <translation>IMAP-Server verwalten</translation>
    </message>
    <message>
        <source>See every mailbox, who may do what in it, how full it is, and every line that goes over the wire.</source>
        <translation>Jedes Postfach sehen, wer darin was darf, wie voll es ist, und jede Zeile, die über die Leitung geht.</translation>
    </message>
    <message>
        <source>Connect to an IMAP server (Ctrl+N)</source>
        <translation>Mit einem IMAP-Server verbinden (Strg+N)</translation>
    </message>
    <message>
        <source>Press Return or double-click to connect again</source>
        <translation>Eingabetaste oder Doppelklick verbindet erneut</translation>
    </message>
    <message>
        <source>%1 acting as %2</source>
        <translation>%1 handelt als %2</translation>
    </message>
    <message>
        <source>%1 on %2, port %3</source>
        <translation>%1 auf %2, Port %3</translation>
    </message>
    <message>
        <source>A&amp;dd Server…</source>
        <translation>Server hinzu&amp;fügen&#xa0;…</translation>
    </message>
    <message>
        <source>Recent servers:</source>
        <translation>Zuletzt verwendete Server:</translation>
    </message>
    <message>
        <source>Recent servers</source>
        <translation>Zuletzt verwendete Server</translation>
    </message>
    <message>
        <source>Profiles:</source>
        <translation>Profile:</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Press Return or double-click to connect</source>
        <translation>Eingabetaste oder Doppelklick verbindet</translation>
    </message>
</context>
<context>
    <name>ui::WideQuotaDialog</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What is to become of the limits</source>
        <translation>Was aus den Limits werden soll</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>What is limited</source>
        <translation>Was begrenzt wird</translation>
    </message>
    <message>
        <source>A number, or a size such as 512 MiB; for raising, percent</source>
        <translation>Eine Zahl oder eine Größe wie 512 MiB; zum Erhöhen Prozent</translation>
    </message>
    <message>
        <source>Change Many Limits</source>
        <translation>Viele Limits ändern</translation>
    </message>
    <message>
        <source>Set the limit to</source>
        <translation>Das Limit setzen auf</translation>
    </message>
    <message>
        <source>Raise the limit by percent</source>
        <translation>Das Limit um Prozent erhöhen</translation>
    </message>
    <message>
        <source>Leave at least so much room</source>
        <translation>Mindestens so viel Platz lassen</translation>
    </message>
    <message>
        <source>&amp;Resource</source>
        <translation>&amp;Ressource</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Was</translation>
    </message>
    <message>
        <source>&amp;Stage</source>
        <translation>&amp;Vormerken</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Vormerken</translation>
    </message>
    <message>
        <source>Put the changes into the set; nothing is sent yet</source>
        <translation>Die Änderungen vormerken; noch wird nichts gesendet</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change nothing (Escape)</source>
        <translation>Nichts ändern (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln quota root(s)</source>
        <translation>
            <numerusform>Von %Ln Quota-Wurzel</numerusform>
            <numerusform>Von %Ln Quota-Wurzeln</numerusform>
        </translation>
    </message>
    <message>
        <source>How many percent?</source>
        <translation>Wie viel Prozent?</translation>
    </message>
    <message>
        <source>A number, or a size such as 512 MiB.</source>
        <translation>Eine Zahl oder eine Größe wie 512 MiB.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln limit(s) would be changed.</source>
        <translation>
            <numerusform>%Ln Limit würde geändert.</numerusform>
            <numerusform>%Ln Limits würden geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are so already, or have no limit that could be raised.</source>
        <translation>
            <numerusform>%Ln ist schon so oder hat kein Limit, das man erhöhen könnte.</numerusform>
            <numerusform>%Ln sind schon so oder haben kein Limit, das man erhöhen könnte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be sent: %1</source>
        <translation>
            <numerusform>%Ln kann nicht gesendet werden: %1</numerusform>
            <numerusform>%Ln können nicht gesendet werden: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>0 is no limit on this server.</source>
        <translation>0 bedeutet auf diesem Server kein Limit.</translation>
    </message>
    <message>
        <source>0 allows nothing at all.</source>
        <translation>0 erlaubt gar nichts.</translation>
    </message>
    <message>
        <source>Quota root</source>
        <translation>Quota-Wurzel</translation>
    </message>
    <message>
        <source>The quota root whose limits all the others get, of every resource</source>
        <translation>Die Quota-Wurzel, deren Limits für jede Ressource alle anderen bekommen</translation>
    </message>
    <message>
        <source>Copy all limits of</source>
        <translation>Alle Limits kopieren von</translation>
    </message>
    <message>
        <source>The name of a quota root that was read.</source>
        <translation>Der Name einer Quota-Wurzel, die gelesen wurde.</translation>
    </message>
    <message numerus="yes">
        <source>The limits of %Ln root(s) would be changed.</source>
        <translation>
            <numerusform>Die Limits von %Ln Wurzel würden geändert.</numerusform>
            <numerusform>Die Limits von %Ln Wurzeln würden geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are so already.</source>
        <translation>
            <numerusform>%Ln ist schon so.</numerusform>
            <numerusform>%Ln sind schon so.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Quota root</source>
        <translation>&amp;Quota-Wurzel</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Wie viel</translation>
    </message>
    <message>
        <source>&amp;How much</source>
        <translation>W&amp;ie viel</translation>
    </message>
    <message numerus="yes">
        <source>%Ln root(s) would be full at once: more is used than the new limit.</source>
        <translation>
            <numerusform>%Ln Wurzel wäre sofort voll: Dort ist mehr belegt als das neue Limit.</numerusform>
            <numerusform>%Ln Wurzeln wären sofort voll: Dort ist mehr belegt als das neue Limit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::WireText</name>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln Byte</numerusform>
            <numerusform>%Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>… and another %1, not kept</source>
        <translation>… und weitere %1, nicht gespeichert</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>TLS begun: %1</source>
        <translation>TLS begonnen: %1</translation>
    </message>
    <message>
        <source>Compressed from here on</source>
        <translation>Von hier an komprimiert</translation>
    </message>
    <message>
        <source>No longer compressed from here on</source>
        <translation>Von hier an nicht mehr komprimiert</translation>
    </message>
    <message>
        <source>Connection closed: %1</source>
        <translation>Verbindung geschlossen: %1</translation>
    </message>
    <message>
        <source>Connection closed</source>
        <translation>Verbindung geschlossen</translation>
    </message>
</context>
<context>
    <name>ui::WorkSession</name>
    <message>
        <source>A connection for this could not be made. %1</source>
        <translation>Dafür kam keine Verbindung zustande. %1</translation>
    </message>
    <message>
        <source>“%1” could not be opened. %2</source>
        <translation>„%1“ konnte nicht geöffnet werden. %2</translation>
    </message>
    <message>
        <source>“%1” is not the mailbox it was: its UIDVALIDITY has changed from %2 to %3, so its messages cannot be told by their UIDs any more. Refresh, and select them again.</source>
        <translation>„%1“ ist nicht mehr das Postfach, das es war: Seine UIDVALIDITY hat sich von %2 auf %3 geändert, sodass sich seine Nachrichten nicht mehr an ihren UIDs erkennen lassen. Bitte aktualisieren und neu auswählen.</translation>
    </message>
    <message>
        <source>The server may allow fewer connections at a time than this takes: one for the window, and one for what is done. Close other programs that are connected as this user, or have the limit raised.</source>
        <translation>Der Server erlaubt vielleicht weniger Verbindungen zugleich, als hierfür nötig sind: eine für das Fenster und eine für das, was getan wird. Schließen Sie andere Programme, die als dieser Benutzer verbunden sind, oder lassen Sie die Grenze erhöhen.</translation>
    </message>
</context>
</TS>

# Der Antrag an den Dienst: auf dem Weg dorthin und durch ihn hindurch.

request-incomplete = der Einrichtung { $what } fehlt noch etwas für einen Antrag
    .hint = { $face ->
        [window] die Übersicht nennt, was fehlt
       *[line] latchkey setup check { $what } nennt, was fehlt
    }
request-secret-missing = im Schlüsselbund liegt kein Client-Secret für die Einrichtung { $what }
    .hint = { $face ->
        [window] im Schritt der Zugangsdaten ablegen
       *[line] mit latchkey secret set { $what } ablegen oder mit --secret-stdin angeben
    }
request-token-missing = im Schlüsselbund liegt kein Token für die Antrags-API des Dienstes von { $what }
    .hint = { $face ->
        [window] das Token aus der Konsole des Dienstes kopieren und im Schritt des Dienstes ablegen
       *[line] das Token aus der Konsole des Dienstes kopieren und mit latchkey secret set { $what } --desk-token ablegen
    }
request-nothing-submitted = für { $what } ist nichts eingereicht, was sich verfolgen oder zurückziehen ließe
    .hint = { $face ->
        [window] ihn zuerst einreichen
       *[line] latchkey request submit { $what } reicht ihn ein
    }
request-nothing-asked = der Dienst hat zu { $what } nichts gefragt
    .hint = { $face ->
        [window] nach dem Stand fragen
       *[line] latchkey request status { $what } zeigt den Stand
    }

request-submitted = { $host } hat den Antrag, als { $id }
request-already-open = der Dienst hat schon einen offenen Antrag dieser Einrichtung, deshalb wurde nichts gesendet
    .cause = Ein zweiter Antrag für dieselben Domains stünde dem ersten nur im Weg.
    .fix = { $face ->
        [window] Nach dem Stand fragen, oder ihn zurückziehen und neu einreichen.
       *[line] Den Stand mit latchkey request status { $setup } ansehen, oder ihn mit latchkey request withdraw { $setup } zurückziehen und neu einreichen.
    }
request-answered = { $host } hat die Antwort
request-taken-back-unsent = der Antrag wurde zurückgezogen, bevor der Dienst ihn hatte

request-in-progress = { $state ->
    [submitted] der Dienst hat den Antrag und wird ihn prüfen
    [in_review] der Dienst prüft den Antrag
    [approved] der Dienst hat zugestimmt und richtet den Mandanten ein
   *[other] der Antrag ist noch nicht gesendet
}, seit { $since }
request-information-needed = der Dienst hat eine Rückfrage: { $question }
    .cause = Der Antrag ruht, bis die Antwort da ist; seit { $since } ist die eigene Organisation am Zug.
    .fix = { $face ->
        [window] Hier antworten; ein Secret gehört nicht in eine Antwort.
       *[line] Mit latchkey request answer { $setup } antworten; ein Secret gehört nicht in eine Antwort.
    }
request-active = die Anmeldung ist möglich, seit { $since }
request-rejected = der Dienst hat den Antrag abgelehnt: { $said }
    .cause = Eine Ablehnung ist für diesen Antrag endgültig; sie erging am { $since }.
    .fix = Beim Dienst erfragen, was anders sein müsste, die Einrichtung entsprechend ändern und neu einreichen.
request-withdrawn = der Antrag wurde am { $since } zurückgezogen
request-domain-verified = für den Dienst ist bestätigt, dass { $received } zur Organisation gehört
request-domain-pending = der Dienst hat { $received } noch nicht geprüft
request-domain-failed = der Dienst konnte nicht feststellen, dass { $received } zur Organisation gehört
    .cause = Eine Domain wird nur zugeordnet, wenn nachweisbar ist, dass sie der Organisation gehört.
    .fix = Den Nachweis erbringen, den der Dienst verlangt, meist ein TXT-Eintrag im DNS der Domain, oder die Domain aus der Einrichtung entfernen.
request-move-unexpected = der Verlauf beim Dienst springt von „{ $from }“ zu „{ $to }“, durch { $by ->
        [admin] den Admin
        [service] den Dienst
       *[nobody] niemanden
    }
    .cause = So verläuft ein Antrag nicht; vielleicht fehlt im Verlauf ein Ereignis.
    .fix = Es dem Dienst mitteilen und dem Stand vertrauen, den er jetzt nennt.
request-turn-unexpected = laut Dienst ist { $received ->
        [admin] der Admin
        [service] der Dienst
       *[nobody] niemand
    } am Zug, im Stand „{ $state }“ wäre es { $expected ->
        [admin] der Admin
        [service] der Dienst
       *[nobody] niemand
    }
    .cause = Was der Dienst über den Stand sagt und wer am Zug sei, passt nicht zusammen.
    .fix = Beim Dienst erfragen, ob er auf eine Antwort wartet.

request-field-refused = der Dienst nimmt { $received } nicht an: { $said }
    .cause = { $host } hat jedes Feld geprüft und dieses abgelehnt; übernommen wurde nichts.
    .fix = Den Wert in der Einrichtung ändern und neu einreichen.
request-conflict = der Dienst hat für eine dieser Domains einen offenen Antrag: { $existing }
    .cause = Eine Domain kann nur in einem offenen Antrag stehen. { $host } sagt: { $said }
    .fix = Ist es ein eigener Antrag, ihn verfolgen oder in der Konsole des Dienstes zurückziehen; wenn nicht, beim Dienst erfragen, wer die Domain beansprucht.
request-move-refused = der Stand des Antrags lässt das nicht mehr zu
    .cause = Seit dem letzten Nachsehen ist etwas mit ihm geschehen. { $host } sagt: { $said }
    .fix = { $face ->
        [window] Nach dem Stand fragen.
       *[line] Den Stand mit latchkey request status { $setup } ansehen.
    }
request-key-reused = der Dienst kennt den Schlüssel dieses Antrags mit anderen Werten
    .cause = Ein früherer Versuch kam mit einem anderen Secret oder einem anderen Wert an, und { $host } hat ihn angenommen oder hebt ihn auf.
    .fix = Neu einreichen: das ist ein neuer Antrag, und ist der frühere offen, nennt der Dienst ihn.
request-token-refused = { $host } nimmt das Token nicht an
    .cause = Es ist falsch, abgelaufen oder gehört zu einem anderen Konto. Der Dienst sagt: { $said }
    .fix = { $face ->
        [window] Ein frisches Token aus der Konsole des Dienstes kopieren, das abgelegte im Schritt des Dienstes ersetzen und neu einreichen.
       *[line] Ein frisches Token aus der Konsole des Dienstes kopieren, mit latchkey secret set { $setup } --desk-token im Schlüsselbund ablegen und neu einreichen.
    }
request-not-found = { $host } kennt nicht, wonach gefragt wurde
    .cause = Entweder stimmt die Adresse der Antrags-API nicht, oder der Dienst hat keinen solchen Antrag. Er sagt: { $said }
    .fix = { $face ->
        [window] Die Adresse der Antrags-API mit der im Einrichtungslink vergleichen und nach dem Stand des Antrags fragen.
       *[line] Die Desk-Adresse der Einrichtung mit der im Einrichtungslink vergleichen und latchkey request status { $setup } ansehen.
    }
request-refused = { $host } lehnt die Anfrage mit Status { $received } ab
    .cause = Der Dienst sagt: { $said }
    .fix = Beheben, was er nennt; nennt er nichts, beim Dienst nachfragen.
request-rate-limited = { $host } nimmt vorerst keine Anfragen mehr an
    .cause = Von diesem Konto oder dieser Adresse kamen zu viele Anfragen; eine Weile soll keine mehr kommen ({ $seconds } s).
    .fix = So lange warten und neu einreichen; der Antrag behält seinen Platz und wird nicht verdoppelt.
request-too-early = { $host } will nicht vor { $until } gefragt werden
    .cause = So stand es in der Antwort auf das letzte Senden, deshalb wurde jetzt nichts gesendet.
    .fix = Danach neu einreichen; der Antrag behält seinen Platz und wird nicht verdoppelt.
request-service-failing = { $host } kann jetzt keine Anträge annehmen (Status { $received })
    .cause = Die Störung liegt beim Dienst. Er sagt: { $said }
    .fix = Später neu einreichen; der Antrag behält seinen Platz und wird nicht verdoppelt.
request-redirected = { $host } verweist auf { $received }
    .cause = Token und Secret sind für den genannten Host bestimmt, deshalb ging der Antrag nicht an eine andere Adresse.
    .fix = { $face ->
        [window] Ist es die Adresse des Dienstes, sie im Schritt des Dienstes eintragen.
       *[line] Ist es die Adresse des Dienstes, sie eintragen: latchkey setup set { $setup } desk=…
    }
request-unreadable = { $host } antwortete etwas, das keine Antwort einer Antrags-API ist (Status { $received })
    .cause = Vielleicht steht unter dieser Adresse oder auf dem Weg dorthin etwas anderes. Nicht lesbar war: { $said }
    .fix = Die Desk-Adresse der Einrichtung mit der im Einrichtungslink vergleichen und neu einreichen; verdoppelt wird nichts.
request-no-answer = keine Antwort von { $host }
    .cause = { $said }
    .fix = Das Netz auf dem Weg dorthin ansehen und neu einreichen; ist der Antrag doch angekommen, erkennt der Dienst ihn an seinem Schlüssel.

request-waited = { $seconds } s gewartet, weil der Dienst darum bat
request-waiting = der Antrag vom { $since } ist aufgeschrieben und wartet auf das Senden{ $known ->
    [yes] {" "}(nicht vor { $until })
   *[no] {""}
}{ $there ->
    [maybe] ; vielleicht hat der Dienst ihn schon
   *[no] {""}
}
request-cannot-wait = der Antrag kann nicht auf einen anderen Lauf warten: sein Secret bleibt nur für diesen
    .cause = Es gibt keinen Schlüsselbund, deshalb endet das Client-Secret mit diesem Lauf, und ohne es lässt sich kein Antrag senden.
    .fix = Neu einreichen und dasselbe Secret angeben, oder zuerst den Schlüsselbund der Desktop-Umgebung starten und das Secret dort ablegen.
request-earlier-unsettled = was aus einem früheren Antrag bei { $host } wurde, lässt sich nicht herausfinden
    .cause = Er wurde einmal gesendet, und es kam keine Antwort; das Secret, mit dem er gesendet wurde, ist weg, durch Wiederholen ist es also nicht zu erfragen.
    .fix = Beim Dienst erfragen, ob er neben diesem noch einen offenen Antrag der Organisation hat.

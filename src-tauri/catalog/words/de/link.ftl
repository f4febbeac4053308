# Einrichtungslinks und -dateien: was sie anbieten, und warum etwas nicht übernommen wird.

link-offered = { $desk } bietet diese Werte an
link-in-file = die Werte stehen in der Datei selbst
    .cause = Kein Dienst steht für sie ein, und niemand kann sie vor ihrem Ende zurückziehen.
    .fix = Nur übernehmen, wenn bekannt ist, wer die Datei gemacht hat.

link-sent-on = { $desk } schickt weiter an { $to ->
        [none] eine andere Adresse
       *[other] { $to }
    }
    .cause = Ein Einrichtungslink gilt für den Host, den er nennt, und wird an keinen anderen Ort verfolgt.
    .fix = Den Dienst um einen Link bitten, der die richtige Adresse nennt.
link-unknown = { $desk } kennt diesen Link nicht
    .cause = Er wurde unterwegs abgeschnitten, oder der Dienst hat ihn entfernt.
    .fix = Den ganzen Link noch einmal kopieren oder den Dienst um einen neuen bitten.
link-expired = { $at ->
        [none] der Link ist abgelaufen
       *[other] er ist am { $at } abgelaufen
    }
    .cause = Der Dienst hat dem Angebot ein Ende gesetzt, und nach der Uhr des Dienstes oder dieses Computers ist es vorbei.
    .fix = Den Dienst um einen neuen Link bitten. Müsste er noch gelten, die Uhr dieses Computers stellen.
link-revoked = { $desk } bietet das nicht mehr an
    .cause = Der Dienst hat den Link zurückgezogen.
    .fix = Den Dienst nach dem Grund fragen und um einen neuen Link bitten.
link-refused = { $desk } antwortet { $received } statt mit einem Angebot
    .cause = Wer den Link hat, bekommt das Angebot ohne Anmeldung.
    .fix = Später noch einmal ansehen. Bleibt es so, dem Dienst Bescheid geben.
link-too-long = was kam, ist länger als jedes Einrichtungsdokument ({ $most } KiB)
    .cause = { $desk } sendet unter dieser Adresse etwas anderes.
    .fix = Den Link prüfen oder den Dienst um einen neuen bitten.
link-malformed = das ist kein Einrichtungsdokument: { $said ->
        [not-utf-8] es ist nicht UTF-8
       *[other] { $said }
    }
    .cause = Ein Einrichtungsdokument ist JSON oder TOML in der Form seines veröffentlichten Schemas.
    .fix = Von dem, der es gemacht hat, eines verlangen, das sich lesen lässt.
link-of-other-form = das Dokument hat die Form { $form ->
        [none] von etwas anderem
       *[other] { $form }
    }, nicht { $expected }
    .cause = Es ist kein Einrichtungsdokument, oder eines für eine neuere Version von Latchkey.
    .fix = Den Dienst um einen Link in dieser Form bitten oder eine neuere Version installieren.
link-value-missing = im Dokument fehlt { $received }
    .cause = Jedes Angebot nennt den Dienst, für den es ist, und sein Ende.
    .fix = Von dem, der es gemacht hat, ein vollständiges verlangen.
link-key-forbidden = das Dokument setzt { $received }, was ein Link nicht darf
    .cause = Secrets, Client, Endpunkte, die Umleitungs-URI des Tests, Break-Glass-Adressen und Dienstprofile sind allein Sache des Admins. Wer eines davon vorgibt, dem wird auch der Rest nicht geglaubt.
    .fix = Nichts übernehmen und den Dienst fragen, von wem der Link ist.
link-value-wrong = der Wert des Dokuments für { $key } lässt sich nicht verwenden
    .cause = Der Grund: { value-wrong }.
    .fix = Den, der es gemacht hat, bitten, das zu berichtigen.
link-service-unknown = der Katalog hat keinen Dienst { $received }
    .cause = Ein Link nennt einen Dienst, den Latchkey kennt, und bringt kein eigenes Profil mit: Ein Profil sagt, wohin Menschen und Werte geschickt werden, und will ganz gesehen sein.
    .fix = Hat der Dienst sein Profil als Datei gegeben, eine Einrichtung beginnen und die Datei darin öffnen.
link-region-unknown = { $service } hat keine Region { $received }
    .cause = { $known ->
        [none] Er hat keine Regionen zur Wahl.
       *[other] Er hat { $known }.
    }
    .fix = Den Dienst um einen neuen Link bitten.
link-provider-not-taken = { $service } nimmt den Provider { $received } nicht
    .cause = Er nimmt { $expected }.
    .fix = Den Dienst um einen neuen Link bitten.
link-value-not-asked = { $service } fragt nicht nach { $received }
    .cause = Ein Link gibt nur vor, wonach das Profil des Dienstes fragt.
    .fix = Den Dienst um einen neuen Link bitten.
link-desk-elsewhere = Anträge gingen an { $received }, und der Link ist von { $expected }
    .cause = Wohin Anträge gehen, dahin geht das Client-Secret. Ein Dienst darf eine eigene Adresse mit demselben Port nennen und keine andere.
    .fix = Nichts übernehmen und den Dienst fragen, von wem der Link ist.
link-redirect-elsewhere = Menschen würden an { $received } geschickt, und der Link ist von { $expected }
    .cause = Wer zurückgeleitet wird, bringt den Nachweis der Anmeldung mit. Ein Dienst darf Adressen seiner eigenen Site über https nennen und keine anderen.
    .fix = Nichts übernehmen und den Dienst fragen, von wem der Link ist.
link-file-names-destination = die Datei sagt, dass etwas an { $received } geschickt wird
    .cause = Für eine Datei steht kein Host ein; deshalb darf sie nicht sagen, wohin Anträge, Secrets oder Menschen gehen.
    .fix = Den Dienst um einen Link bitten, oder die Adresse von Hand eingeben, wenn sie bekannt ist.
link-not-of-service = { $desk } ist keine Adresse von { $service }
    .cause = Das Profil des Dienstes nennt andere Sites. Einen Link kann jeder machen.
    .fix = Den Dienst fragen, ob der Link von ihm ist, bevor er übernommen wird.
link-destination-not-of-service = { $desk } ist keine Adresse von { $service } und will bekommen, was für ihn bestimmt ist
    .cause = Das Profil des Dienstes nennt andere Sites. Nur eine von ihnen darf sagen, wohin Anträge, Secrets und Menschen gehen.
    .fix = Nichts übernehmen und den Dienst fragen, von wem der Link ist.
link-presets-authority = die Authority ist vorgegeben: { $received }
    .cause = An diesen Host gehen Testanmeldungen, und mit ihnen Client-ID und Secret.
    .fix = Nur übernehmen, wenn das der eigene Provider ist.

## Warum ein Text kein Link ist

link-wrong = { $kind ->
        [too-long] länger als { $detail } Zeichen, so lang ist kein Link
        [neither] weder ein Einrichtungslink noch eine Datei, deren Name auf .{ $detail } endet
        [kind] kein Einrichtungslink: ein solcher beginnt mit { $detail }://setup?from=
        [parameter] ein Einrichtungslink hat nur den Parameter from, und dieser hat außerdem { $detail }
       *[address] die Adresse im Link lässt sich nicht fragen: { $detail }
    }
    .hint = den ganzen Link noch einmal kopieren oder den Dienst um einen neuen bitten
link-changed = das Angebot ist nicht mehr das, das gezeigt wurde
    .hint = es noch einmal ansehen
link-not-taken = das Angebot lässt sich nicht übernehmen
    .hint = was ihm fehlt, steht daneben

## Was wohin geschickt wird

link-gets-requests = Anträge an den Dienst, mit dem Client-Secret
link-gets-people = Menschen, mit dem Nachweis ihrer Anmeldung
link-gets-tests = Testanmeldungen, mit Client-ID und Secret

## Auf der Kommandozeile

link-from-desk = { $host } bietet an
link-from-file = die Datei bietet an
link-until = bis { $at }
link-sends = { $host } bekäme { $gets }
link-ask = eine Einrichtung { $setup } mit diesen Werten beginnen? (ja/nein)
link-yes = ja
link-declined = nichts wurde übernommen
failure-link-unconfirmed = ein Angebot wird nur auf das Wort eines Menschen übernommen
    .hint = erst ansehen, dann --yes sagen

# Auf welchen Provider eine E-Mail-Adresse, eine Domain oder eine Adresse hinweist.

recognise-hint = ein Hinweis
recognise-stated = von { $about } selbst genannt
recognise-proven = belegt
recognise-authority = Authority:

recognise-by-host = { $host } ist ein Host von { $name }.
recognise-by-token-endpoint = Der Token-Endpunkt { $address } hat die Form, die { $name } ihm gibt.
recognise-by-tenant = { $name } hat einen Mandanten, zu dem { $about } gehört: { $asked } antwortet mit dem Issuer { $issuer }.
recognise-by-webfinger = { $about } nennt { $issuer } als Issuer.
recognise-by-path = Dort antwortet nichts. Eine Authority von { $name } hat die Form { $form }.
recognise-by-mx = Die E-Mails von { $about } gehen an { $hosts }: Oft melden sich die Personen dort an, wo ihre E-Mails liegen.

recognise-nothing-in-document = { $about } liefert ein Discovery-Dokument, aber nichts darin verrät das Produkt.
recognise-nothing-served = { $about } liefert kein Discovery-Dokument, und der Host gehört zu keinem Provider des Katalogs.
recognise-nothing-hosts = Nichts verrät den Provider von { $about }: Die E-Mails gehen an { $hosts }, und die Domain nennt selbst keinen Issuer.
recognise-nothing-null-mx = Nichts verrät den Provider von { $about }: Die Domain nimmt keine E-Mails an und nennt selbst keinen Issuer.
recognise-nothing-no-mx = Nichts verrät den Provider von { $about }: Kein Host nimmt die E-Mails an, und die Domain nennt selbst keinen Issuer.
recognise-nothing-domain = Die DNS-Server dieses Computers kennen keine Domain { $about }, und sie nennt selbst keinen Issuer.
recognise-nothing-answer = Nichts verrät den Provider von { $about }: Die Domain nennt selbst keinen Issuer, und wer ihre E-Mails annimmt, ist unbekannt, weil { $instead ->
        [no-server] dieser Computer keinen DNS-Server nennt
        [silent] kein DNS-Server rechtzeitig geantwortet hat
        [unreachable] kein DNS-Server erreichbar war
        [refused] der DNS-Server die Antwort verweigert hat
       *[malformed] die Antwort des DNS-Servers unlesbar ist
    }.

recognise-wrong = das ist keine E-Mail-Adresse, Domain oder Authority: { $reason }
    .hint = etwas wie ann@acme.example, acme.example oder https://login.acme.example eingeben

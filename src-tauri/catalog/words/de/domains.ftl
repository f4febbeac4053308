# Zugehörige Domains und Notfalladressen.

domains-accepted = Domains und Adressen sind verwendbar: { $count } zugehörig

domain-is-address = { $received } ist eine Adresse und keine Domain
    .cause = Eingegeben ist eine Web- oder E-Mail-Adresse, wo nur die Domain daraus gefragt ist.
    .fix = Den Teil zwischen // oder @ und dem nächsten Schrägstrich eingeben, zum Beispiel acme.com.

domain-wildcard = { $received } ist ein Muster und keine Domain
    .cause = Eine Domain steht für die Adressen, die genau auf sie enden; Muster werden nicht angenommen.
    .fix = Die Domain ohne den Stern eingeben, und dazu jede Domain darunter, die eigene Adressen hat.

domain-is-ip-address = { $received } ist eine IP-Adresse und keine Domain
    .cause = Personen werden an dem erkannt, was in ihrer Adresse auf das @ folgt, und das ist ein Domainname.
    .fix = Die Domain der eigenen E-Mail-Adressen eingeben.

domain-single-label = { $received } hat keinen Punkt
    .cause = Einen Namen ohne Punkt gibt es nur innerhalb eines Netzes; kein Dienst im Internet kann ihn nachschlagen.
    .fix = Die ganze Domain eingeben, mit ihrer Endung.

domain-syntax = { $received } kann kein Domainname sein
    .cause = Ein Label einer Domain hat 1 bis 63 Buchstaben, Ziffern und Bindestriche, einen Bindestrich weder am Anfang noch am Ende, und weder Leerzeichen noch Unterstrich.
    .fix = Den Namen berichtigen; er steht in der Konsole, in der die E-Mail-Domain verwaltet wird.

domain-public-suffix = { $received } gehört allen
    .cause = Jeder kann einen Namen darunter registrieren, er sagt also nichts darüber, wer jemand ist.
    .fix = Die Domain eingeben, die die eigene Organisation unter { $received } registriert hat.

domain-suffix-unknown = { $received } endet auf { $suffix }, das es im öffentlichen DNS nicht gibt
    .cause = Die Endung steht auf keiner Liste öffentlicher Endungen. Sie ist verschrieben oder besteht nur im eigenen Netz; der Dienst kann nicht nachschlagen, wem sie gehört.
    .fix = Die Domain der Adressen eingeben, unter denen die eigenen Leute Mail von außen erhalten.

domain-international = { $readable } schreibt sich im DNS { $received }

domain-mixed-script = { $readable } mischt Alphabete, die ähnlich aussehen
    .cause = Eines der Wörter hat Buchstaben aus mehr als einem Alphabet, wie gefälschte Adressen; im DNS lautet es { $received }.
    .fix = Die Domain von Hand eintippen statt kopieren; ist sie wirklich so registriert, so lassen.

domain-duplicate = { $received } steht zweimal in der Liste
    .cause = Dieselbe Domain, vielleicht in anderer Form, steht schon in der Liste.
    .fix = Eine der beiden entfernen.

break-glass-syntax = { $received } ist keine E-Mail-Adresse
    .cause = Der Text ist so nicht lesbar: { $reason }.
    .fix = Eine einzelne Adresse eingeben, wie admin@acme.com, ohne einen Namen davor.

break-glass-not-associated = { $received } liegt auf keiner zugehörigen Domain
    .cause = Eine Notfalladresse muss auf einer der zugehörigen Domains liegen oder darunter.
    .fix = Gehört ihre Domain zur eigenen Organisation, sie als zugehörige Domain eintragen; sonst eine Adresse auf einer der zugehörigen Domains verwenden.

break-glass-duplicate = { $received } steht zweimal in der Liste
    .cause = Dieselbe Adresse steht schon in der Liste.
    .fix = Eine der beiden entfernen.

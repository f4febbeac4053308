# Die Authority: Adresse, Weg dorthin, Discovery, Issuer, Schlüssel.

## Adresse

authority-understood = die Authority wurde in ihre Normalform gebracht
    .cause = { $change ->
        [spaces] Leerzeichen um die Adresse wurden entfernt.
        [scheme] Die Adresse hatte kein Schema oder ein vertipptes; verwendet wird https, oder http bei einem Namen dieses Computers.
        [policy] Die Richtlinie stand hinter dem Fragezeichen; sie gehört in den Pfad, sonst gilt die Authority keiner Richtlinie.
        [tenant] Angegeben war ein Mandant; daraus wurde die Authority des Providers für ihn gebildet.
        [endpoint] Angegeben war die Adresse eines Endpunkts; dies ist die Authority darüber.
        [query] Was auf Fragezeichen oder Rautezeichen folgt, gehört nicht zu einer Authority.
       *[host] Der Host steht in Kleinbuchstaben und in ASCII, und ohne den Port, der sich von selbst versteht.
    }
    .fix = Überall { $expected } als Authority verwenden.
authority-whitespace-or-quotes = { $value ->
        [client-id] die Client-ID enthält Leerzeichen, Anführungszeichen oder unsichtbare Zeichen
        [client-secret] das Client-Secret enthält Leerzeichen, Anführungszeichen oder unsichtbare Zeichen
       *[authority] die Authority enthielt Anführungszeichen oder unsichtbare Zeichen
    }
    .cause = { $value ->
        [client-id] Text aus einer Mail, einem Chat oder einem PDF bringt sie mit. Das erste davon ist { $character }, { $where ->
            [inside] mitten im Wert
           *[beside] am Rand des Wertes
        }.
        [client-secret] Text aus einer Mail, einem Chat oder einem PDF bringt sie mit. Das erste davon ist { $character }, { $where ->
            [inside] mitten im Wert
           *[beside] am Rand des Wertes
        }.
       *[authority] Text aus einer Mail, einem Chat oder einem PDF bringt sie mit. Ein Produkt, das den Wert unverändert übernimmt, findet den Provider nicht.
    }
    .fix = { $value ->
        [client-id] Die Client-ID direkt aus der Konsole des Providers kopieren.
        [client-secret] Das Secret direkt aus der Konsole des Providers kopieren; gehört ein Leer- oder Anführungszeichen wirklich dazu, ein neues erzeugen.
       *[authority] { $expected } verwenden, ohne etwas darum herum.
    }
authority-is-wellknown-url = statt der Authority ist die Adresse des Discovery-Dokuments angegeben
    .cause = Konsolen nennen diese Adresse „metadata“ oder „discovery“; Produkte hängen /.well-known/openid-configuration selbst an und würden es doppelt abfragen.
    .fix = Den Teil vor /.well-known verwenden: { $expected }.
authority-is-endpoint-url = dies sieht nach der Adresse eines Endpunkts aus, und weder dort noch darüber fand sich eine Authority
    .cause = { $received } sieht nach einer Autorisierungs-, Token- oder Anmeldeseite aus. Weder diese noch eine Adresse darüber hat ein Discovery-Dokument.
    .fix = Issuer oder Authority aus der Konsole des Providers kopieren: die Adresse, an die sich /.well-known/openid-configuration anhängen lässt.
authority-is-tenant-id = dies ist eine ID und keine Adresse
    .cause = { $received } kann die ID eines Mandanten sein, sagt aber nicht, bei welchem Provider.
    .fix = { $face ->
        [window] Den Provider in seinem Schritt wählen, etwa Microsoft Entra ID für eine Verzeichnis-ID (Mandant), oder den Issuer des Providers eingeben.
       *[line] Auch den Provider nennen, etwa --provider entra für eine Verzeichnis-ID (Mandant) von Microsoft Entra ID, oder den Issuer des Providers eingeben.
    }
authority-unreadable = dies ist keine Adresse
    .cause = { $received } lässt sich nicht als http- oder https-Adresse lesen: { $problem }.
    .fix = Den Issuer des Providers eingeben, etwa https://login.example.com/tenant.
authority-http-scheme = die Authority ist reines http
    .cause = OpenID Connect verlangt https. Über http kann jeder auf dem Weg Schlüssel und Token austauschen, und die meisten Produkte lehnen es ab.
    .fix = { $expected } verwenden und die externe Adresse des Providers auf https setzen.
authority-http-loopback = die Authority ist reines http auf diesem Computer
    .cause = Auf dem Weg ist sonst niemand. Zum Ausprobieren genügt das; kein Dienst kann sie erreichen.

## Der Weg zum Host

dns-name-not-found = den Namen { $host } gibt es nicht
    .cause = Der Resolver dieses Computers kennt dafür keine Adresse. Der Name ist verschrieben oder nur in einem anderen Netz bekannt.
    .fix = Die Schreibweise prüfen; bei einem internen Namen das Netz oder VPN verbinden, das ihn kennt. Ein Dienst im Internet braucht einen öffentlichen Namen.
dns-resolver-failed = der Name { $host } ließ sich nicht auflösen
    .cause = Der Resolver hat nicht geantwortet: { $received }.
    .fix = Netzverbindung und DNS-Einstellungen dieses Computers prüfen, dann erneut nachsehen.
dns-split-horizon-private-address = { $host } führt zu einer Adresse in diesem Netz
    .cause = Der Name sieht öffentlich aus und wird hier zu { $received } aufgelöst. Ein Dienst im Internet sieht eine andere Adresse oder keine.
    .fix = Den Provider unter diesem Namen für alle veröffentlichen oder den lokalen Connector des Produkts einsetzen. Dass er auf diesem Computer erreichbar ist, sagt nichts über den Dienst.
dns-ipv6-only-broken = eine IPv6-Adresse von { $host } antwortet nicht
    .cause = { $received } ist veröffentlicht und war nicht erreichbar; IPv4 ging. Clients, die nur IPv6 oder IPv6 zuerst und geduldig versuchen, warten oder scheitern.
    .fix = IPv6 in Ordnung bringen oder den AAAA-Eintrag entfernen; ist nur dieser Computer betroffen, seine IPv6-Route prüfen.
network-connection-refused = { $host } lehnt die Verbindung ab
    .cause = { $proxy ->
        [yes] Der Proxy war unter { $tried } nicht erreichbar.
       *[no] Unter { $tried } nimmt niemand Verbindungen an, oder eine Firewall weist sie ab.
    }
    .fix = Den Port prüfen und ob der Provider läuft; ausgehende Verbindungen dorthin erlauben.
network-unreachable = kein Weg führt zu { $host }
    .cause = Von diesem Computer führt keine Route zu { $tried }: { $received }.
    .fix = Netzverbindung, VPN und Firewall prüfen.
network-timeout-drop = { $host } antwortet nicht
    .cause = Die Verbindung zu { $tried } wurde weder angenommen noch abgelehnt. Eine Firewall verwirft sie, oder der Browser auf diesem Computer nutzt einen Proxy, von dem Latchkey nichts weiß.
    .fix = { $face ->
        [window] Den Proxy in den Einstellungen eingeben oder ausgehende Verbindungen zu diesem Host erlauben. Erreicht ihn hier ein Browser, dessen Proxy-Einstellungen vergleichen.
       *[line] Den Proxy mit --proxy nennen oder ausgehende Verbindungen zu diesem Host erlauben. Erreicht ihn hier ein Browser, dessen Proxy-Einstellungen vergleichen.
    }
network-slow-or-hung = { $host } war erreichbar und hat nicht rechtzeitig geantwortet
    .cause = Die Verbindung stand; { $stage ->
        [connect] beim Verbindungsaufbau
        [proxy] beim Proxy
        [tls] beim TLS-Handshake
        [http] nach der HTTP-Anfrage
        [body] beim Inhalt der Antwort
       *[resolve] bei der Namensauflösung
    } kam bis zur Frist nichts.
    .fix = { $face ->
        [window] Die Last des Providers und Geräte ansehen, die den Verkehr prüfen, und erneut nachsehen, um langsam von blockiert zu unterscheiden.
       *[line] Die Last des Providers und Geräte ansehen, die den Verkehr prüfen; mit --timeout mehr Zeit geben, um langsam von blockiert zu unterscheiden.
    }
network-closed = { $host } hat die Verbindung zu früh geschlossen
    .cause = { $stage ->
        [connect] Beim Verbindungsaufbau
        [proxy] Beim Proxy
        [tls] Beim TLS-Handshake
        [http] Nach der HTTP-Anfrage
        [body] Im Inhalt der Antwort
       *[resolve] Bei der Namensauflösung
    }: { $received }.
    .fix = Für diesen Zeitpunkt das Protokoll des Providers und die Geräte auf dem Weg ansehen, etwa Firewalls und Load-Balancer.
network-not-http = { $host } spricht auf diesem Port kein HTTP
    .cause = Was zurückkam, ist keine HTTP-Antwort: { $received }.
    .fix = Den Port prüfen. Ist es der https-Port, muss die Authority mit https beginnen.
network-head-too-large = { $host } sendet mehr Header als jeder echte Server
    .cause = Das Lesen wurde abgebrochen: { $received }.
    .fix = Ansehen, was dort wirklich antwortet; ein Proxy, der bei jedem Durchlauf einen Header oder ein Cookie anhängt, verhält sich so.
network-out-of-time = für die Anfrage an { $host } blieb keine Zeit
    .cause = Die Anfragen davor haben die Zeit des ganzen Laufs aufgebraucht.
    .fix = { $face ->
        [window] Ansehen, was davor langsam war, oder später erneut nachsehen.
       *[line] Ansehen, was davor langsam war, oder mit --timeout mehr Zeit geben.
    }
network-proxy-blocked-page = statt der Antwort des Providers kam eine Seite von etwas auf dem Weg
    .cause = { $received }. Ein Proxy oder Webfilter hat anstelle von { $url } geantwortet.
    .fix = Das Netzteam bitten, den Host des Providers für diesen Computer freizugeben. Steht der Dienst hinter demselben Filter, braucht er dasselbe.
proxy-script-not-run = ein Skript wählt die Proxys dieses Computers
    .cause = Die Systemeinstellungen nennen { $received }. Latchkey führt solche Skripte nicht aus; ein Browser auf diesem Computer kann deshalb einen anderen Weg nehmen.
    .fix = { $face ->
        [window] Erreicht der Browser den Provider und Latchkey nicht, den Proxy ermitteln, den das Skript wählt, und in den Einstellungen eingeben.
       *[line] Erreicht der Browser den Provider und Latchkey nicht, den Proxy ermitteln, den das Skript wählt, und mit --proxy nennen.
    }
proxy-used = die Anfrage ging durch den Proxy { $received }
    .cause = { $source ->
        [given] Er wurde für diesen Lauf genannt.
       *[system] Die Umgebung oder die Systemeinstellungen nennen ihn.
    }
proxy-refused = der Proxy verweigert die Verbindung zu { $host }
    .cause = Der Proxy antwortete: { $received }.
    .fix = Das Netzteam bitten, { $host } freizugeben. Der Dienst selbst nutzt diesen Proxy nicht; betroffen ist nur dieser Computer.
proxy-authentication = der Proxy verlangt Name und Kennwort
    .cause = Er antwortete mit 407, und Latchkey hatte keine Zugangsdaten oder die falschen. Mit einem Proxy spricht Latchkey Basic, nicht NTLM oder Kerberos.
    .fix = { $face ->
        [window] Den Proxy mit Name und Kennwort in den Systemeinstellungen oder in HTTPS_PROXY eintragen oder um eine Ausnahme für { $host } bitten.
       *[line] Den Proxy mit --proxy http://NAME:KENNWORT@HOST:PORT nennen oder um eine Ausnahme für { $host } bitten.
    }
proxy-unsupported = diese Art von Proxy wird nicht unterstützt
    .cause = { $received }. Latchkey spricht nur mit http-Proxys.
    .fix = { $face ->
        [window] In den Einstellungen einen http-Proxy eingeben oder Latchkey dort ausführen, wo keiner nötig ist.
       *[line] Mit --proxy einen http-Proxy nennen oder Latchkey dort ausführen, wo keiner nötig ist.
    }

## TLS

tls-trusted = dem Zertifikat wird vertraut
    .cause = Dafür bürgt { $received }.
tls-cert-expired = { $when ->
        [future] das Zertifikat gilt noch nicht
       *[past] das Zertifikat ist abgelaufen
    }
    .cause = Gültigkeit von { $subject }: { $received }; die Uhr dieses Computers zeigt { $expected }.
    .fix = Das Zertifikat erneuern und beim Provider einspielen. Zeigen es mehrere Websites, die Uhr dieses Computers stellen.
tls-cert-expires-soon = das Zertifikat läuft binnen zwei Wochen ab
    .cause = Es endet am { $received }.
    .fix = Es erneuern und prüfen, ob die Erneuerung automatisch läuft: Mit dem Ablauf endet die Anmeldung für alle.
tls-name-mismatch = das Zertifikat gilt für einen anderen Namen
    .cause = Der Host ist { $expected }; das Zertifikat nennt { $received }. Das Standardzertifikat eines Proxys, ein fehlender Eintrag oder eine Adresse, wo ein Name stehen sollte.
    .fix = Einen Namen aus dem Zertifikat verwenden oder { $expected } darin aufnehmen lassen.
tls-missing-intermediate = der Server sendet sein Zertifikat ohne das Zwischenzertifikat
    .cause = Es kam nur ein Zertifikat, signiert von { $received }. Browser holen das fehlende selbst; die meisten Dienste nicht.
    .fix = Die vollständige Kette (oft fullchain.pem genannt) beim Provider oder beim Proxy davor einspielen.
tls-self-signed = das Zertifikat ist selbst signiert
    .cause = { $received } bürgt für sich selbst; kein Dienst wird ihm vertrauen.
    .fix = { $face ->
        [window] Ein Zertifikat einer öffentlichen Zertifizierungsstelle einspielen. Zum Ausprobieren auf diesem Computer diesem in den Einstellungen vertrauen.
       *[line] Ein Zertifikat einer öffentlichen Zertifizierungsstelle einspielen. Zum Ausprobieren auf diesem Computer dieses mit --ca DATEI angeben.
    }
tls-private-ca = das Zertifikat ist von einer Zertifizierungsstelle signiert, der dieser Computer nicht vertraut
    .cause = { $received } gehört nicht zu den vertrauenswürdigen Stammzertifikaten; gesendete Zertifikate: { $sent }. Es ist eine private Zertifizierungsstelle, oder ein Zwischenzertifikat fehlt.
    .fix = { $face ->
        [window] Ist es die eigene Zertifizierungsstelle, ihr Stammzertifikat im System installieren oder in den Einstellungen hinzufügen. Ein Dienst im Internet braucht ein Zertifikat einer öffentlichen Zertifizierungsstelle.
       *[line] Ist es die eigene Zertifizierungsstelle, ihr Stammzertifikat im System installieren oder mit --ca DATEI angeben. Ein Dienst im Internet braucht ein Zertifikat einer öffentlichen Zertifizierungsstelle.
    }
tls-given-root = nur vertraut, weil das Stammzertifikat für diesen Lauf angegeben wurde
    .cause = { $received } bürgt für das Zertifikat. Es gehört weder zu den Stammzertifikaten dieses Computers noch zu denen des Dienstes.
    .fix = Vor dem Produktivbetrieb ein Zertifikat einer öffentlichen Zertifizierungsstelle einspielen oder sicherstellen, dass der Dienst dieses Stammzertifikat annimmt.
tls-interception = ein Sicherheitsprodukt auf dem Weg bricht die Verbindung auf
    .cause = Das Zertifikat ist von { $received } signiert, nicht von der Zertifizierungsstelle des Providers. Die Server des Dienstes stehen nicht dahinter und sehen ein anderes Zertifikat.
    .fix = Beim Provider nichts. Lehnt dieser Computer es ab, hier das Stammzertifikat des Produkts installieren oder um eine Ausnahme für { $host } bitten.
tls-cert-refused = das Zertifikat wurde abgelehnt
    .cause = { $received }.
    .fix = Ein Zertifikat einspielen, das für Server ausgestellt, nicht widerrufen und auf heute anerkannte Weise signiert ist (SHA-256 oder besser).
tls-old-version = keine gemeinsame TLS-Version oder Cipher-Suite
    .cause = Der Server hat den Handshake beendet: { $received }. Er bietet nur TLS 1.0 oder 1.1 an, oder nur Suiten oder Kurven, die Latchkey nicht hat.
    .fix = Beim Provider oder Load-Balancer TLS 1.2 oder 1.3 mit ECDHE und AES-GCM einschalten.
tls-not-spoken = { $host } spricht auf diesem Port kein TLS
    .cause = Die Antwort auf den Handshake ist kein TLS: { $received }.
    .fix = Den Port prüfen; vielleicht antwortet der Provider dort mit reinem http.
tls-failed = der TLS-Handshake ist gescheitert
    .cause = { $received }.
    .fix = Die TLS-Einstellungen des Providers und Geräte ansehen, die den Verkehr prüfen. Auch ein Server, der ein Client-Zertifikat verlangt, endet hier; eine Authority darf das nicht.
tls-weak-key = ein Schlüssel der Zertifikate ist kleiner, als heute für sicher gilt
    .cause = { $subject } hat { $received }; verlangt wird heute { $expected } oder mehr.
    .fix = Das Zertifikat mit einem größeren Schlüssel erneuern.
tls-no-roots = die vertrauenswürdigen Stammzertifikate dieses Computers ließen sich nicht laden
    .cause = { $received }.
    .fix = { $face ->
        [window] Die Zertifikate des Systems installieren (unter Debian das Paket ca-certificates) oder Stammzertifikate in den Einstellungen hinzufügen.
       *[line] Die Zertifikate des Systems installieren (unter Debian das Paket ca-certificates) oder Stammzertifikate mit --ca DATEI angeben.
    }

## Discovery

discovery-readable = das Discovery-Dokument ist vollständig
discovery-401-403 = das Discovery-Dokument wird diesem Computer verweigert ({ $status })
    .cause = { $received }. Davor steht eine Web Application Firewall, eine Adressliste oder eine Ländersperre; sie blockiert oft alles, was kein Browser ist.
    .fix = /.well-known/*, die Schlüssel und den Token-Endpunkt für Programme und für die Adressen des Dienstes freigeben.
discovery-404 = unter dieser Adresse liegt kein Discovery-Dokument
    .cause = { $provider ->
        [okta] { $received }. Vielleicht hat die Organisation keinen Authorization Server dieses Namens: „default“ gibt es nur mit API Access Management.
        [keycloak] { $received }. Beim Namen des Realms zählt Groß- und Kleinschreibung, und seit Version 17 hat der Pfad kein /auth mehr.
        [entra] { $received }. Der Mandant oder die Version im Pfad ist nicht bekannt.
       *[other] { $received }. Mandant, Realm oder Pfad ist verschrieben, oder der Provider bietet kein Discovery.
    }
    .fix = { $provider ->
        [okta] https://ORGANISATION.okta.com verwenden oder „Issuer URI“ aus Security > API > Authorization Servers kopieren.
        [keycloak] https://HOST/realms/REALM verwenden, mit dem Namen des Realms aus Realm settings > General.
        [entra] https://login.microsoftonline.com/MANDANTEN-ID/v2.0 verwenden, mit der Verzeichnis-ID (Mandant) aus App-Registrierungen > Übersicht.
       *[other] Den Issuer aus der Konsole des Providers kopieren. Gibt es kein Discovery, die Endpunkte von Hand eingeben.
    }
discovery-status = der Provider antwortete mit { $status } statt mit dem Discovery-Dokument
    .cause = { $received }.
    .fix = { $provider ->
        [entra] Die AADSTS-Nummer in der Antwort lesen: 90002 heißt, dass es den Mandanten in dieser Cloud nicht gibt.
       *[other] Das Protokoll des Providers für diesen Zeitpunkt ansehen, dann erneut nachsehen.
    }
discovery-html = statt des Discovery-Dokuments kam eine Webseite
    .cause = { $received }. Der Pfad stimmt nicht und eine Anwendung antwortet dafür, oder vor dem Provider steht eine Anmeldeseite.
    .fix = Den Pfad berichtigen und /.well-known/* sowie die Schlüssel von der vorgeschalteten Anmeldung ausnehmen.
discovery-invalid-json = das Discovery-Dokument ist kein JSON-Objekt
    .cause = { $problem ->
        [kind] Es ist JSON vom Typ { $received }.
       *[syntax] { $received }.
    }
    .fix = Das Dokument des Providers unverändert ausliefern; nach Änderungen von Hand und nach einem Proxy suchen, der es kürzt oder umschreibt.
discovery-duplicate-field = das Feld { $name } steht zweimal im Discovery-Dokument
    .cause = Programme nehmen das erste oder das letzte und sind sich so uneins, was es besagt.
    .fix = Das Dokument des Providers unverändert ausliefern.
discovery-json-wrong-content-type = das Discovery-Dokument wird nicht als application/json gesendet
    .cause = Sein Inhaltstyp ist „{ $received }“; strenge Clients lehnen das ab.
    .fix = Den Typ beim Provider, oder beim Host oder Proxy, der die Datei ausliefert, auf application/json setzen.
discovery-oversized = das Discovery-Dokument ist größer als jedes echte
    .cause = Das Lesen wurde bei 1 MiB abgebrochen.
    .fix = Ansehen, was unter { $received } wirklich antwortet.
discovery-encoding = das Discovery-Dokument kommt komprimiert, obwohl das nicht verlangt war
    .cause = Seine Codierung ist { $received }.
    .fix = Dafür sorgen, dass der Provider oder der Proxy davor Accept-Encoding beachtet.
discovery-redirect = { $what ->
        [keys] die Schlüssel werden umgeleitet
       *[discovery] das Discovery-Dokument wird umgeleitet
    }
    .cause = { $expected } führt zu { $received }. Dienste müssen Umleitungen nicht folgen.
    .fix = { $what ->
        [keys] jwks_uri auf die Adresse setzen, zu der die Umleitung führt.
       *[discovery] Eine Authority verwenden, unter der das Dokument unmittelbar liegt.
    }
discovery-cross-host-redirect = { $what ->
        [keys] die Schlüssel werden auf einen anderen Host umgeleitet
       *[discovery] das Discovery-Dokument wird auf einen anderen Host umgeleitet
    }
    .cause = { $expected } führt zu { $received }. Dienste müssen Umleitungen nicht folgen, schon gar nicht auf einen anderen Host.
    .fix = { $what ->
        [keys] jwks_uri auf die Adresse setzen, zu der die Umleitung führt.
       *[discovery] Den letzten Host als Authority verwenden, sofern der Issuer des Dokuments ihn nennt.
    }
discovery-redirect-not-followed = { $what ->
        [keys] die Schlüssel werden dorthin umgeleitet, wohin Latchkey nicht folgt
       *[discovery] das Discovery-Dokument wird dorthin umgeleitet, wohin Latchkey nicht folgt
    }
    .cause = { $why ->
        [many] Es waren mehr als fünf Umleitungen, oder sie gehen im Kreis.
        [downgrade] Sie führt zu { $received }, und das ist nicht https.
       *[no-address] Die Umleitung nennt keine Adresse.
    }
    .fix = { $what ->
        [keys] jwks_uri auf die Adresse setzen, unter der die Schlüssel liegen.
       *[discovery] Eine Authority verwenden, unter der das Dokument unmittelbar liegt.
    }
discovery-missing-required-field = { $name } fehlt im Discovery-Dokument
    .cause = Die Spezifikation verlangt das Feld. Vielleicht kennt der Server nur OAuth, oder das Dokument ist von Hand gemacht.
    .fix = OpenID Connect für den Mandanten oder die Anwendung einschalten und das Dokument des Providers ausliefern.
discovery-no-userinfo = das Discovery-Dokument nennt keinen userinfo-Endpunkt
    .cause = { $expected } fehlt. Die Spezifikation empfiehlt das Feld.
    .fix = Ohne ihn muss jeder Claim im ID Token stehen: den Provider so einstellen, dass er die E-Mail-Adresse dort mitgibt.
discovery-missing-recommended-field = { $name } fehlt im Discovery-Dokument
    .cause = Die Spezifikation empfiehlt das Feld. Die Anmeldung braucht es nicht; manche Produkte zeigen es an.
discovery-field-type = { $name } hat im Discovery-Dokument den falschen Typ
    .cause = Verlangt ist { $expected }, vorhanden ist { $received }. Strenge Clients lehnen deshalb das ganze Dokument ab.
    .fix = Das Dokument des Providers unverändert ausliefern oder den Fehler dem Hersteller des Providers melden.
discovery-field-no-address = { $name } ist keine absolute Adresse
    .cause = Dort steht { $received }. Strenge Clients lehnen deshalb das ganze Dokument ab.
    .fix = Eine vollständige https-Adresse eintragen oder das Feld weglassen.
discovery-endpoints-http-or-internal = { $name } ist von außen nicht nutzbar
    .cause = { $received } ist reines http oder liegt auf einem nur intern bekannten Host. Der Provider kennt die Adresse nicht, unter der er gesehen wird.
    .fix = { $provider ->
        [keycloak] Keycloak mit --hostname=https://ÖFFENTLICHER-NAME und --proxy-headers=xforwarded starten.
       *[other] Die externe Adresse des Providers einstellen und den Proxy davor X-Forwarded-Proto und X-Forwarded-Host senden lassen.
    }
discovery-endpoints-elsewhere = einige Endpunkte liegen auf einem anderen Host als der Issuer
    .cause = Sie liegen auf { $received }. Das ist erlaubt; auf eine falsche Einstellung deutet es nur, wenn dieser Host unbekannt ist.
cognito-endpoints-on-other-host = die Endpunkte liegen auf der Domain des User Pools
    .cause = Sie liegen auf { $received }. Der Issuer von Cognito liegt auf einem anderen Host als seine Anmeldeseiten; so soll es sein.
discovery-no-code-flow = der Authorization Code Flow wird nicht angeboten
    .cause = { $name } nennt { $received } und nicht { $expected }.
    .fix = Den Authorization Code Flow auf dem Server oder für diesen Anwendungstyp einschalten.
discovery-pkce-not-advertised = PKCE wird nicht erwähnt
    .cause = Das Dokument hat kein code_challenge_methods_supported. Viele Provider können PKCE, ohne es zu sagen; Latchkey sendet S256 trotzdem.
discovery-pkce-without-s256 = PKCE wird ohne S256 angeboten
    .cause = Das Dokument nennt { $received }. Die Methode plain schützt nichts.
    .fix = S256 beim Provider einschalten. Latchkey sendet S256 trotzdem.
discovery-scope-openid-missing = der Scope openid ist nicht aufgeführt
    .cause = Das Dokument nennt { $received }. Ohne openid gibt es kein ID Token.
    .fix = OpenID Connect oder den Scope openid für diesen Server und diese Anwendung einschalten.
discovery-no-rs256 = RS256 gehört nicht zu den Algorithmen für das ID Token
    .cause = Das Dokument nennt { $received }. Jeder Provider muss RS256 anbieten, und viele Produkte kennen nichts anderes.
    .fix = Einen RSA-Signaturschlüssel hinzufügen, außer das Produkt nimmt { $received } nachweislich an.
discovery-alg-none-only = ID Tokens sind nicht signiert
    .cause = Das Dokument nennt nur { $received }.
    .fix = Einen Signaturschlüssel einrichten (RS256).
discovery-no-secret-method = der Token-Endpunkt nimmt kein Client-Secret an
    .cause = Er nennt { $received }.
    .fix = Braucht das Produkt ein Client-Secret, client_secret_basic oder client_secret_post für die Anwendung einschalten.

keycloak-auth-prefix = der Pfad beginnt mit /auth, das Keycloak nicht mehr hat
    .cause = Seit Version 17 antwortet ein Keycloak-Server ohne /auth. Auf { $received } antwortete er mit { $status }.
    .fix = /auth aus der Authority entfernen oder den Server mit --http-relative-path=/auth starten.
keycloak-realm-typo = der Server hat keinen Realm dieses Namens
    .cause = Keycloak kennt unter { $received } keinen Realm. Beim Namen zählt Groß- und Kleinschreibung, und er ist nicht der Anzeigename.
    .fix = Den Namen des Realms verwenden, wie Realm settings > General ihn zeigt.
keycloak-https-required = der Realm verlangt https
    .cause = Keycloak antwortete mit { $status }: Die Anfrage nach { $received } kam dort über reines http an.
    .fix = https verwenden. Endet TLS an einem Proxy vor Keycloak, diesen X-Forwarded-Proto senden lassen und Keycloak mit --proxy-headers=xforwarded starten.
okta-default-server-absent = die Okta-Organisation hat keinen Authorization Server namens „default“
    .cause = Okta antwortete mit { $status } auf { $received }. Diesen Server gibt es nur mit dem Produkt API Access Management.
    .fix = Die Adresse der Organisation selbst als Authority verwenden.
cognito-hosted-ui-domain-as-issuer = dies ist die Domain der Anmeldeseiten von Cognito
    .cause = { $received } hat kein Discovery-Dokument. Der Issuer von Cognito liegt unter cognito-idp.REGION.amazonaws.com.
    .fix = https://cognito-idp.REGION.amazonaws.com/USER-POOL-ID verwenden, mit der ID aus User pools > (Pool) > Overview.
pingone-issuer-needs-as = dem Issuer von PingOne fehlt das Ende
    .cause = PingOne antwortete mit { $status } auf { $received }. Seine Issuer enden auf /as, auf dem Host der Region der Umgebung.
    .fix = Den „Issuer“ aus Applications > (App) > Configuration > URLs kopieren.

## Issuer

issuer-matches = der Issuer ist die Authority
issuer-not-compared = der Issuer wurde nicht verglichen
    .cause = Das Dokument nennt { $received }; zum Vergleich war keine Authority angegeben.
issuer-trailing-slash = Issuer und Authority unterscheiden sich im Schrägstrich am Ende
    .cause = Die Authority ist { $expected }, der Issuer { $received }. Issuer werden Zeichen für Zeichen verglichen.
    .fix = { $provider ->
        [auth0] Der Issuer von Auth0 endet immer mit einem Schrägstrich: { $received } eingeben.
        [authentik] Der Issuer von authentik endet mit einem Schrägstrich, wie Applications > Providers > (Provider) ihn zeigt: { $received } eingeben.
       *[other] Die Authority so eingeben, wie der Issuer geschrieben ist: { $received }.
    }
issuer-case-or-port = Issuer und Authority unterscheiden sich in Groß- und Kleinschreibung oder im Port
    .cause = Die Authority ist { $expected }, der Issuer { $received }. Issuer werden Zeichen für Zeichen verglichen.
    .fix = Die Authority so eingeben, wie der Issuer geschrieben ist: { $received }.
issuer-host-mismatch = der Issuer liegt auf einem anderen Host
    .cause = Die Authority ist { $expected }, der Issuer { $received }: ein anderer Name desselben Providers oder ein anderer Provider.
    .fix = { $provider ->
        [okta] { $received } als Authority verwenden oder Security > API > Authorization Servers > (Server) > Settings > Issuer auf die eigene Domain setzen.
        [keycloak] Keycloak mit --hostname auf der öffentlichen Adresse starten oder { $received } als Authority verwenden.
       *[other] Gehört { $received } zur eigenen Organisation, als Authority verwenden; sonst die externe Adresse des Providers berichtigen.
    }
issuer-scheme-mismatch = der Issuer hat ein anderes Schema
    .cause = Die Authority ist { $expected }, der Issuer { $received }. TLS endet an einem Proxy, und der Provider weiß es nicht.
    .fix = { $provider ->
        [gitlab] external_url in gitlab.rb auf die https-Adresse setzen und neu konfigurieren.
       *[other] Die externe Adresse des Providers auf https setzen und den Proxy X-Forwarded-Proto senden lassen.
    }
issuer-path-mismatch = der Issuer hat einen anderen Pfad
    .cause = Die Authority ist { $expected }, der Issuer { $received }.
    .fix = { $provider ->
        [authentik] „Issuer mode“ unter Advanced protocol settings auf „Each provider has a different issuer“ setzen oder { $received } verwenden.
       *[other] { $received } als Authority verwenden, sofern das Discovery-Dokument dasselbe ist.
    }
issuer-malformed = der Issuer ist keine schlichte Adresse
    .cause = Er lautet { $received }. Ein Issuer ist eine https-Adresse ohne Query und Fragment.
    .fix = Die externe Adresse des Providers berichtigen.
entra-common-template-issuer = der Issuer ist eine Vorlage für beliebige Mandanten
    .cause = Die Authority gilt für beliebige Mandanten, und ihr Dokument nennt { $received }. Diesen Issuer wird kein ID Token je haben.
    .fix = Anstelle von common oder organizations die Verzeichnis-ID (Mandant) aus App-Registrierungen > Übersicht einsetzen.
entra-v1-authority-without-v2 = dies ist die Authority der v1.0-Endpunkte
    .cause = Ohne /v2.0 antworten die älteren Metadaten, deren Issuer { $received } ist.
    .fix = /v2.0 an die Authority anhängen. Bei v1.0 nur für eine alte Einrichtung bleiben, die es verlangt.
entra-b2c-issuer-without-policy = im Issuer fehlt die Richtlinie
    .cause = Die Authority ist { $expected }, der Issuer { $received }, die Voreinstellung von Azure AD B2C.
    .fix = Benutzerflow: unter Eigenschaften > Einstellungen für Tokenkompatibilität „Ausstelleranspruch (iss)“ auf die Form mit /tfp/ setzen. Eigene Richtlinie: IssuanceClaimPattern auf AuthorityWithTfp setzen. Die Authority ist dann { $with_policy }.

## Schlüssel

jwks-readable = { $count ->
        [one] ein Schlüssel ist veröffentlicht
       *[other] { $count } Schlüssel sind veröffentlicht
    }
    .cause = { $received }.
jwks-fetch-fails = die Schlüssel ließen sich nicht abrufen
    .cause = { $url }: { $received }.
    .fix = Die Adresse der Schlüssel für Programme ohne Anmeldung öffnen; nach einer vorgeschalteten Anmeldung oder Firewall suchen.
jwks-invalid = die Antwort unter der Adresse der Schlüssel ist kein Schlüsselsatz
    .cause = Erwartet war { $expected }, erhalten wurde { $received }.
    .fix = jwks_uri im Discovery-Dokument prüfen, und was dort wirklich antwortet.
jwks-empty = kein Schlüssel ist veröffentlicht
    .cause = Der Schlüsselsatz ist leer, niemand kann also ein ID Token prüfen. Der Provider signiert mit dem Client-Secret oder gar nicht.
    .fix = { $provider ->
        [authentik] Unter Applications > Providers > (Provider) ein Zertifikat als „Signing Key“ wählen.
       *[other] Beim Provider einen RSA-Signaturschlüssel anlegen.
    }
jwks-too-many = es sind mehr Schlüssel veröffentlicht, als ein Provider braucht
    .cause = Es sind { $received }; angesehen wurden die ersten { $expected }.
    .fix = Ansehen, was unter der Adresse der Schlüssel wirklich antwortet; nicht mehr benutzte Schlüssel entfernen.
jwks-enc-only = nur Schlüssel zum Verschlüsseln sind veröffentlicht
    .cause = Jeder Schlüssel hat use "enc", keiner kann also ein ID Token prüfen.
    .fix = { $provider ->
        [authentik] Unter Applications > Providers > (Provider) „Signing Key“ setzen und „Encryption Key“ leeren.
       *[other] Einen Schlüssel mit use "sig" veröffentlichen.
    }
jwks-no-kid = ein Signaturschlüssel hat keine ID
    .cause = Es gibt { $count } Signaturschlüssel, mindestens einen davon ohne kid: Welcher ein Token signiert hat, muss geraten werden.
    .fix = Schlüssel-IDs (kid) beim Provider einschalten.
jwks-duplicate-kid = zwei Signaturschlüssel haben die ID { $key }
    .cause = Clients nehmen den ersten oder lehnen beide ab.
    .fix = Jedem Schlüssel eine eigene ID geben; den nicht mehr benutzten entfernen.
jwks-key-malformed = der Schlüssel { $key } ist nicht lesbar
    .cause = { $member } muss { $expected } sein und lautet „{ $received }“.
    .fix = Den Schlüssel beim Provider ersetzen.
jwks-key-unknown = der Schlüssel { $key } ist von einer kaum bekannten Art
    .cause = Es ist { $received }. Clients lassen ihn aus.
jwks-key-too-short = der RSA-Schlüssel { $key } ist zu kurz
    .cause = Er hat { $received } Bit; erlaubt sind mindestens { $expected }.
    .fix = Ihn durch einen RSA-Schlüssel mit 2048 Bit oder mehr ersetzen.
jwks-private-key = der Schlüssel { $key } ist samt seinem privaten Teil veröffentlicht
    .cause = Er hat das Feld „{ $received }“. Wer es gelesen hat, kann sich als beliebige Person anmelden.
    .fix = Den Schlüssel sofort ersetzen und nur seinen öffentlichen Teil veröffentlichen.
jwks-key-contradicts = der Schlüssel { $key } widerspricht sich
    .cause = Er nennt { $expected } und ist { $received }.
    .fix = alg, use und key_ops beim Provider berichtigen oder weglassen.
jwks-certificate-expired = das Zertifikat des Schlüssels { $key } ist abgelaufen
    .cause = Es endete am { $received }. Die meisten Clients sehen nicht nach, manche doch.
    .fix = Das Signaturzertifikat erneuern und den alten Schlüssel veröffentlicht lassen, bis kein Token von ihm mehr in Gebrauch ist.
jwks-alg-mismatch = kein veröffentlichter Schlüssel passt zu den angekündigten Algorithmen
    .cause = Das Discovery-Dokument kündigt { $expected } an; die Schlüssel sind { $received }.
    .fix = Einen Schlüssel für den angekündigten Algorithmus veröffentlichen oder den benutzten ankündigen.

## Was beobachtet wurde, Schicht um Schicht

layer = { $layer ->
        [asked] Adresse
        [name] Name
        [connect] Verbindung
        [proxy] Proxy
        [tls] TLS
        [answer] Antwort
        [discovery] Discovery
        [keys] Schlüssel
        [trial] Anfrage mit dem Secret
        [control] Anfrage mit einem zufälligen Secret
        [redirect] Anfrage mit der Umleitungs-URI
        [device] Geräte-Endpunkt
        [token] Token-Endpunkt
        [userinfo] Userinfo-Endpunkt
       *[desk] Antrags-API
    }
layer-by = { $layer } · { $method ->
        [basic] client_secret_basic
        [basic-raw] client_secret_basic, nicht kodiert
        [post] client_secret_post
       *[none] kein Secret
    }
layer-given-address = { $addresses } (für diesen Lauf angegeben)
layer-more-addresses = { $addresses } { $more ->
        [one] und 1 weitere
       *[other] und { $more } weitere
    }
layer-attempt = { $outcome ->
        [connected] { $address }
        [refused] { $address } · abgelehnt
        [unreachable] { $address } · kein Weg dorthin
        [timed-out] { $address } · keine Antwort
        [overtaken] { $address } · eine andere Adresse war schneller
       *[failed] { $address } · gescheitert
    }
layer-through = { $source ->
        [given] { $address } · Latchkey genannt
       *[system] { $address } · aus den Einstellungen dieses Computers
    }
layer-tls-system = vom System anerkannt
layer-tls-signed = signiert von { $by }
layer-tls-days = { $days ->
        [over] abgelaufen
        [0] noch weniger als ein Tag
        [one] noch 1 Tag
       *[other] noch { $days } Tage
    }
layer-tls-chain = { $count ->
        [one] 1 Zertifikat
       *[other] { $count } Zertifikate
    }
layer-not-followed = { $why ->
        [too-many] zu oft weitergeleitet
        [downgrade] führt zu einfachem http
       *[no-address] leitet zu keiner Adresse weiter
    }
layer-broke = { $kind ->
        [name-not-found] diesen Namen gibt es nicht
        [resolver-failed] der Name ließ sich nicht auflösen
        [refused] abgelehnt
        [unreachable] kein Weg führt dorthin
        [timed-out] keine Antwort binnen der Frist
        [out-of-time] nicht begonnen, weil die Zeit für das Ganze verbraucht war
        [closed] die Verbindung wurde geschlossen
        [proxy-refused] der Proxy ließ es nicht durch
        [proxy-authentication] der Proxy verlangt Name und Kennwort
        [proxy-unsupported] eine Art Proxy, mit der Latchkey nicht spricht
        [certificate] das Zertifikat wird nicht anerkannt
        [tls-version] keine gemeinsame TLS-Version oder Cipher-Suite
        [not-tls] die Gegenseite spricht kein TLS
        [tls-failed] der TLS-Handshake ist gescheitert
        [not-http] die Gegenseite spricht kein HTTP
        [head-too-large] der Kopf der Antwort ist größer als jeder echte
        [body-too-large] die Antwort ist größer als jede echte
        [body-encoding] die Antwort hat eine unlesbare Codierung
        [no-roots] die vertrauenswürdigen Stammzertifikate dieses Computers ließen sich nicht laden
       *[other] { $said }
    }

size-bytes = { $whole }{"\u00A0"}B
size-kilobytes = { $whole },{ $tenths }{"\u00A0"}kB

# Die Testanmeldung: Port, Browser, Autorisierungsantwort, Token, Claims, userinfo.

## Die Seite im Browser

signin-page-refusal = Das ist nicht die Antwort, auf die Latchkey wartet. Zurück zu dem Tab, in dem die Anmeldung läuft.
signin-page-unfinished = Die Anmeldung ist bei Latchkey angekommen und wird noch geprüft. Das Ergebnis steht dort.
signin-page-pass = Die Anmeldung funktioniert
signin-page-warn = Die Anmeldung funktioniert, mit einem Vorbehalt
signin-page-fail = Die Anmeldung funktioniert noch nicht
signin-page-closing = Dieser Tab kann geschlossen werden. Der ganze Bericht steht in Latchkey.

## Das Ganze

signin-works = die Anmeldung funktioniert von Anfang bis Ende
signin-endpoint-not-https = keine Anmeldung begonnen: der Weg zu { $received } ist nicht https
    .cause = Der Endpunkt, oder das Discovery-Dokument, das ihn nennt, kam über reines http. Jeder auf dem Weg könnte Code und Secret lesen oder anderswohin senden lassen.
    .fix = Die öffentliche Adresse des Providers auf https setzen lassen, dann erneut anmelden.
signin-endpoint-missing = der Provider nennt keinen { $received }
    .cause = Die Anmeldung braucht diesen Endpunkt, und in den Metadaten fehlt er, oder dort steht etwas, das keine Adresse ist.
    .fix = { $received ->
        [device_authorization_endpoint] Der Provider bietet keine Anmeldung per Gerät an oder hat sie abgeschaltet. --device weglassen.
       *[other] Die Authority prüfen; ohne Discovery-Dokument die Endpunkte von Hand eingeben.
    }
signin-clock-differs = die Uhr des Providers geht gegenüber diesem Computer { $seconds } Sekunden { $direction ->
        [ahead] vor
       *[behind] nach
    }
    .cause = Token gelten nur begrenzte Zeit. Welche der beiden Uhren falsch geht, ist von hier aus nicht feststellbar.
    .fix = Zuerst die Uhr dieses Computers mit einem Zeitserver synchronisieren und erneut testen. Bleibt der Unterschied, geht die Uhr des Providers falsch.

## Der Port und das Warten

loopback-port-taken = Port { $port } ist von einem anderen Programm belegt
    .cause = Der Browser soll zu { $redirect } zurückkommen, und dort lauscht ein anderes Programm: { $received }. Es kann eine andere Anmeldung von Latchkey sein.
    .fix = { $face ->
        [window] Dieses Programm beenden, oder für die Umleitungs-URI des Tests einen anderen Port wählen und diese Adresse in der App-Registrierung eintragen.
       *[line] Dieses Programm beenden, oder mit --redirect einen anderen Port wählen und diese Adresse in der App-Registrierung eintragen.
    }
loopback-port-not-allowed = dieser Computer erlaubt Port { $port } nicht
    .cause = Ports unter 1024 und Bereiche, die das System für sich behält, sind nicht für alle da: { $received }.
    .fix = { $face ->
        [window] Für die Umleitungs-URI des Tests einen Port über 1024 wählen, etwa 8765, und diese Adresse in der App-Registrierung eintragen.
       *[line] Mit --redirect einen Port über 1024 wählen, etwa 8765, und diese Adresse in der App-Registrierung eintragen.
    }
loopback-port-failed = Port { $port } lässt sich nicht öffnen
    .cause = Das System sagt: { $received }.
    .fix = { $face ->
        [window] Für die Umleitungs-URI des Tests einen anderen Port oder Host wählen und diese Adresse in der App-Registrierung eintragen.
       *[line] Mit --redirect einen anderen Port oder Host wählen und diese Adresse in der App-Registrierung eintragen.
    }
browser-not-opened = von hier ließ sich kein Browser öffnen
    .cause = Die Adresse wurde angezeigt, zum Öffnen von Hand.
signin-no-answer = binnen { $seconds } Sekunden kam niemand aus dem Browser zurück
    .cause = { $provider ->
        [entra] Die Anmeldung endete auf einer Seite von Microsoft, oder niemand hat sie abgeschlossen. Microsoft zeigt die meisten Fehler auf einer Seite mit einer Nummer, die mit AADSTS beginnt, und schickt niemanden zurück: 50011 heißt, dass { $redirect } nicht registriert ist, 700016, dass der Mandant die Client-ID nicht kennt, 50105, dass diese Person nicht zugewiesen ist, 65001 oder 90094, dass die Zustimmung fehlt.
        [google] Die Anmeldung endete auf einer Seite von Google, oder niemand hat sie abgeschlossen. redirect_uri_mismatch heißt dort, dass { $redirect } nicht registriert ist, invalid_client, dass die Client-ID unbekannt ist, org_internal, dass das Konto nicht zur Organisation gehört.
        [okta] Die Anmeldung endete auf einer Seite von Okta, oder niemand hat sie abgeschlossen. Eine 400-Seite, die redirect_uri erwähnt, heißt, dass { $redirect } nicht unter „Sign-in redirect URIs“ steht.
        [keycloak] Die Anmeldung endete auf einer Seite von Keycloak, oder niemand hat sie abgeschlossen. „Invalid parameter: redirect_uri“ heißt, dass { $redirect } nicht unter „Valid redirect URIs“ steht, „Client not found“, dass die Client-ID falsch ist.
       *[other] Die Anmeldung endete auf einer Seite des Providers, oder niemand hat sie abgeschlossen. Zu einer nicht registrierten Adresse schicken Provider niemanden zurück: Sie zeigen eine Seite, die redirect_uri oder „callback URL“ erwähnt. Auch eine falsche Client-ID endet auf einer ihrer Seiten.
    }
    .fix = Die Seite, auf der der Browser stehen blieb, und ihre Adresse ansehen. Spricht sie von der Umleitungs-URI, { $redirect } Zeichen für Zeichen in der App-Registrierung eintragen. Spricht sie vom Client oder der App, die Client-ID vergleichen. Spricht sie vom Zugriff, die Testperson zuweisen. Dann erneut testen.
authorize-state-mismatch = der Browser kam mit der Antwort auf eine andere Frage zurück
    .cause = Antworten mit anderem state: { $other }, ohne state: { $without }. Ein alter Tab wurde abgeschlossen, eine Seite neu geladen, zwei Tests liefen zugleich, oder jemand öffnete einen fremden Link.
    .fix = Die anderen Tabs dieser Anmeldung schließen und nur einen Test zugleich ausführen.
signin-stray-error = ein Fehler kam zurück, der nicht zeigt, dass er zu dieser Anmeldung gehört
    .cause = Er lautet: { $received }. Eine solche Adresse kann jeder öffnen, deshalb wird er gezeigt und nicht geglaubt. Manche Provider lassen in Fehlern den state weg.
    .fix = Stand auf der Seite im Browser dasselbe, es als Antwort des Providers nehmen; sonst die anderen Tabs schließen und erneut testen.
callback-consumed-by-preload = der Browser hat die Antwort im Voraus abgerufen
    .cause = Anfragen, die sich als Prefetch auswiesen: { $count }. Latchkey lässt sie beiseite; ein Dienst, der das nicht tut, verbrauchte den Code, und die Person sähe einen Fehler.
    .fix = In einem Fenster ohne Erweiterungen testen. Bleibt es so, dem Dienst mitteilen, dass sein Callback Prefetches beiseitelassen muss.
loopback-favicon-or-preconnect = andere Anfragen an den Port: { $count }
    .cause = Browser fragen nach Symbolen und öffnen Verbindungen im Voraus; Sicherheitsprodukte sehen sich Adressen an. Sie wurden abgewiesen und haben nichts verändert.
loopback-firewall-dialog = etwas sprach https mit dem Port, der reines http spricht
    .cause = Verbindungen, die mit TLS begannen: { $count }. Eine Einstellung oder Erweiterung des Browsers macht aus http https, auch auf diesem Computer.
    .fix = In der Nur-https-Einstellung des Browsers oder in der Erweiterung http für 127.0.0.1 und localhost erlauben, oder in einem anderen Browser testen.

## Die Autorisierungsantwort

callback-accepted = die Antwort gehört zu dieser Anmeldung und kommt vom Issuer
authorize-iss-mixup = { $absent ->
        [yes] die Antwort sagt nicht, von welchem Issuer sie kommt
       *[no] die Antwort kommt von einem anderen Issuer
    }
    .cause = { $absent ->
        [yes] Die Metadaten versprechen iss in jeder Antwort, und es fehlt. Ein Client, der sich gegen vertauschte Provider schützt, lehnt das ab.
       *[no] Die Antwort nennt { $received }, die Authority ist { $expected }. Ein anderer Provider hat geantwortet, oder derselbe unter anderem Namen. Der Code wurde nicht eingelöst.
    }
    .fix = { $absent ->
        [yes] Vor dem Provider nach einem Proxy suchen, der Parameter verwirft, oder den Provider berichtigen lassen.
       *[no] Prüfen, ob { $received } zur eigenen Organisation gehört; dann als Authority verwenden.
    }
authorize-form-post-on-loopback = die Antwort kam als Formular
    .cause = Der Provider hat die Antwort mit POST gesendet, obwohl eine Umleitung mit Query die Regel ist. Browser lassen bei solchen Anfragen mitunter Cookies weg, und Dienste verlieren die Sitzung.
    .fix = Den Response Mode des Clients auf query setzen.
authorize-access-denied = der Provider meldet, dass der Zugriff verweigert ist
    .cause = Er sagt: { $received }. Die Person hat abgebrochen, ist der App nicht zugewiesen, oder eine Regel hat abgelehnt.
    .fix = { $provider ->
        [okta] Admin Console > Applications > (App) > Assignments: die Testperson oder eine Gruppe zuweisen. Spricht der Text von einer Policy, unter Security > API eine Access-Policy-Regel für diesen Client hinzufügen.
        [entra] Unternehmensanwendungen > (App) > Benutzer und Gruppen: die Testperson hinzufügen. Hat die Person abgebrochen, erneut testen und zustimmen.
       *[other] Diesen Versuch im Anmeldeprotokoll des Providers suchen: es nennt die Regel. Die Testperson der App zuweisen oder mit einer zugewiesenen Person testen.
    }
authorize-error = der Provider antwortete mit dem Fehler { $error }
    .cause = { $error ->
        [invalid_scope] Er sagt: { $received }. Einer der angefragten Scopes ({ $scopes }) ist unbekannt oder diesem Client nicht erlaubt.
        [unauthorized_client] Er sagt: { $received }. Der Client darf den Authorization Code Flow nicht verwenden.
        [unsupported_response_type] Er sagt: { $received }. Der Client darf den Authorization Code Flow nicht verwenden.
        [login_required] Er sagt: { $received }. Niemand war angemeldet, und der Provider sollte nicht fragen.
        [interaction_required] Er sagt: { $received }. Die Person müsste etwas gefragt werden, und der Provider sollte nicht fragen.
        [consent_required] Er sagt: { $received }. Niemand hat zugestimmt, dass die App diese Daten sehen darf.
        [temporarily_unavailable] Er sagt: { $received }. Der Provider ist überlastet.
        [server_error] Er sagt: { $received }. Der Provider hat eine eigene Störung.
       *[other] Er sagt: { $received }.
    }
    .fix = { $error ->
        [invalid_scope] Scopes über openid, profile und email hinaus weglassen oder dem Client erlauben.
        [unauthorized_client] Den Grant Authorization Code in der App-Registrierung erlauben und die Client-ID vergleichen.
        [unsupported_response_type] Den Response Type „code“ in der App-Registrierung erlauben.
        [login_required] Ohne --prompt none testen.
        [interaction_required] Ohne --prompt none testen.
        [consent_required] Die App durch einen Administrator zustimmen lassen, oder ohne --prompt none testen und zustimmen.
        [temporarily_unavailable] Etwas warten und erneut testen.
        [server_error] Das Protokoll des Providers für diesen Zeitpunkt ansehen.
       *[other] Diesen Versuch im Anmeldeprotokoll des Providers suchen.
    }
callback-without-code = die Antwort enthält weder code noch error
    .cause = Sie gehört zu dieser Anmeldung und hat nur diese Parameter: { $received }.
    .fix = Den Client auf den Authorization Code Flow einstellen (Response Type „code“); nach einem Proxy suchen, der Parameter verwirft.
callback-parameter-twice = die Antwort hat den Parameter { $received } zweimal
    .cause = Ein Parameter darf nur einmal vorkommen; ein Client kann nicht wissen, welcher zählt.
    .fix = Die Umleitungs-URI ohne Query registrieren und nach einem Proxy suchen, der Parameter hinzufügt.

## Der Token-Endpunkt

token-received = der Token-Endpunkt hat Token ausgegeben
token-unreachable = der Token-Endpunkt hat nicht geantwortet
    .cause = Der Code ließ sich nicht einlösen: { $received }.
    .fix = Prüfen, ob dieser Computer, und später der Dienst, den Token-Endpunkt erreicht.
token-waf-looks-like-bad-secret = statt des Token-Endpunkts hat eine Bot-Prüfung geantwortet
    .cause = Die Antwort war { $received } mit einer Seite. Ein Bot-Schutz vor dem Provider hält Clients auf, die keine Browser sind. Produkte melden das als falsches Secret, und das ist es nicht.
    .fix = Die Pfade von Token, Schlüsseln, userinfo und /.well-known von der Bot-Prüfung ausnehmen. Bei Cloudflare: Security > WAF, eine eigene Regel mit der Aktion „Skip“; „Bot Fight Mode“ im Gratistarif muss ausgeschaltet sein.
token-html-or-non-json = der Token-Endpunkt hat nicht in JSON geantwortet
    .cause = Er antwortete { $received }. Die Fehlerseite eines Proxys, eine vorgeschaltete Anmeldung am Token-Pfad oder ein Provider, der OAuth auf eigene Art spricht.
    .fix = Den Token-Pfad von der vorgeschalteten Anmeldung ausnehmen und prüfen, ob der Token-Endpunkt der eines OpenID Providers ist.
token-redirected = der Token-Endpunkt schickt Clients anderswohin
    .cause = Er antwortete { $received }. Ein Client, der folgte, gäbe Code und Secret an eine andere Adresse oder machte aus dem POST ein GET.
    .fix = Die Adresse des Providers verwenden, die ohne Umleitung antwortet, und seine Metadaten sie nennen lassen.
token-server-error = der Token-Endpunkt antwortete mit { $status }
    .cause = { $status ->
        [429] Beim Provider kamen zu viele Anfragen an.
       *[other] Der Provider oder ein Proxy davor hat eine eigene Störung.
    }
    .fix = { $status ->
        [429] Etwas warten und erneut testen.
       *[other] Das Protokoll des Providers für diesen Zeitpunkt ansehen.
    }
token-client-refused = der Token-Endpunkt nimmt den Client nicht an
    .cause = Er sagt: { $received }. Der Client wies sich mit { $method } aus. Client-ID oder Secret ist falsch, das Secret ist abgelaufen, oder der Client muss sich auf andere Art ausweisen.
    .fix = { $provider ->
        [entra] Zertifikate & Geheimnisse: den „Wert“ des Secrets kopieren, nicht seine ID, und sein Ablaufdatum ansehen.
        [keycloak] Clients > (Client) > Credentials: das Secret kopieren; Settings > „Client authentication“ muss eingeschaltet sein.
       *[other] { $face ->
            [window] Die Zugangsdaten prüfen: das findet heraus, woran es liegt.
           *[line] `latchkey credentials check` ausführen: es findet heraus, woran es liegt.
        } Dann das Secret neu aus der App-Registrierung kopieren.
    }
token-auth-method-mismatch = der Client wies sich mit einer Methode aus, die der Provider nicht aufführt
    .cause = Verwendet wurde { $received }; die Metadaten nennen { $expected }.
    .fix = { $face ->
        [window] Im Schritt der Zugangsdaten eine der genannten Methoden wählen und die App-Registrierung auf die setzen, die der Dienst verwendet.
       *[line] Mit --auth eine der genannten Methoden wählen und die App-Registrierung auf die setzen, die der Dienst verwendet.
    }
token-refused = der Token-Endpunkt antwortete mit dem Fehler { $error }
    .cause = { $error ->
        [invalid_grant] Er sagt: { $received }. Der Code oder was dazugehört wurde nicht angenommen: Umleitungs-URI, Verifier oder seine Zeit.
        [unauthorized_client] Er sagt: { $received }. Der Client darf diesen Grant nicht verwenden.
        [unsupported_grant_type] Er sagt: { $received }. Der Endpunkt bietet diesen Grant nicht an.
        [invalid_request] Er sagt: { $received }. In der Anfrage fehlt dem Endpunkt etwas, oder etwas steht dort zweimal.
        [invalid_scope] Er sagt: { $received }. Ein Scope ist unbekannt oder diesem Client nicht erlaubt.
        [access_denied] Er sagt: { $received }. Die Person oder eine Regel hat abgelehnt.
        [expired_token] Er sagt: { $received }. Der Code wurde zu spät oder gar nicht eingegeben.
       *[other] Er sagt: { $received }.
    }
    .fix = { $error ->
        [invalid_grant] Erneut testen, ohne die Seite ein zweites Mal zu laden. Bleibt es so, die Umleitungs-URI in der App-Registrierung vergleichen.
        [unauthorized_client] Den Grant in der App-Registrierung erlauben.
        [unsupported_grant_type] Den Grant beim Provider erlauben oder ohne --device anmelden.
        [access_denied] Die Testperson der App zuweisen oder auf der Seite des Providers zustimmen.
        [expired_token] Erneut testen und den Code sofort eingeben.
       *[other] Diesen Versuch im Protokoll des Providers suchen.
    }
token-code-expired-or-used = der Code ist abgelaufen oder wurde schon verwendet
    .cause = Ein Code gilt einmal, und etwa eine Minute lang. Der Provider sagt: { $received }.
    .fix = Erneut testen, ohne die Seite ein zweites Mal zu laden.
token-no-access-token = die Antwort hat kein Access Token
    .cause = Der Token-Endpunkt antwortete mit Erfolg und ohne access_token.
    .fix = { $provider ->
        [entra-b2c] Die Client-ID als weiteren Scope anfragen: für openid allein gibt Azure AD B2C nur ein ID Token aus.
       *[other] Prüfen, ob der Token-Endpunkt der eines OpenID Providers ist und kein Proxy seine Antworten verändert.
    }
token-no-id-token = die Antwort hat kein ID Token
    .cause = { $told ->
        [no] Ohne den Scope openid, oder mit einer App, die für bloßes OAuth registriert ist, gibt ein Provider nur ein Access Token aus.
       *[other] Gewährt sind die Scopes { $received }. Ohne openid gibt ein Provider nur ein Access Token aus.
    }
    .fix = Dem Client den Scope openid erlauben und die App für OpenID Connect registrieren.
token-type-not-bearer = der Token-Typ ist nicht Bearer
    .cause = { $there ->
        [no] token_type fehlt.
       *[other] token_type ist { $received }.
    } Clients, die sich an die Spezifikation halten, lehnen die Antwort ab.
    .fix = Den Besitznachweis (DPoP) für diesen Client ausschalten oder den Provider berichtigen lassen.
token-field-type = { $name } hat einen anderen Typ als vorgeschrieben
    .cause = { $name } ist in JSON vom Typ { $received } und muss vom Typ { $expected } sein. Strenge Clients lehnen deshalb die ganze Antwort ab.
    .fix = Den Provider berichtigen lassen und prüfen, ob es den Dienst stört.
token-duplicate-field = die Antwort hat { $received } zweimal
    .cause = Ein Client kann nicht wissen, welches zählt; strenge lehnen die Antwort ab.
    .fix = Den Provider berichtigen lassen; nach einem Proxy oder einer Erweiterung suchen, die der Antwort etwas hinzufügt.

## Das ID Token

idtoken-accepted = Issuer, Audience, Zeiten, Nonce und Signatur des ID Tokens stimmen ({ $alg })
verifier-disagrees = Latchkey ist sich über das ID Token uneins
    .cause = Zwei Prüfer, die übereinstimmen sollten, tun es nicht: einer erwartete { $expected }, der andere sagt { $received }. Das ist ein Fehler von Latchkey und sagt nichts über den Provider.
    .fix = Den Fehler mit diesem Bericht im Anhang melden. Bis dahin gilt die Anmeldung als nicht entschieden.
idtoken-malformed = das ID Token ist nicht lesbar
    .cause = Es ist kein signiertes Token: { $received }.
    .fix = Den Provider berichtigen lassen; nach einem Proxy suchen, der Antworten verändert.
idtoken-encrypted = das ID Token ist verschlüsselt
    .cause = Es wurde mit { $received } verschlüsselt. Dienste können es nicht öffnen, und Latchkey auch nicht.
    .fix = Den Schlüssel zum Verschlüsseln vom Client entfernen und den Signaturschlüssel behalten. authentik: Providers > (Provider) > „Encryption Key“ leer.
idtoken-alg-none = das ID Token ist nicht signiert
    .cause = Jeder hätte es schreiben können.
    .fix = Für den Client einen Signaturschlüssel einstellen. Kein Dienst darf ein solches Token annehmen.
idtoken-alg-hs256 = das ID Token ist mit einem gemeinsamen Secret signiert
    .cause = Es ist mit { $received } signiert, wo ein Schlüsselpaar zu erwarten war ({ $expected }). Dienste prüfen Signaturen mit den veröffentlichten Schlüsseln und lehnen es ab.
    .fix = { $provider ->
        [auth0] Applications > (App) > Advanced Settings > OAuth > JsonWebToken Signature Algorithm: RS256.
       *[other] Für den Client RS256 wählen. authentik: „Signing Key“ setzen. FusionAuth: unter JWT einen RSA-Schlüssel wählen.
    }
idtoken-alg-es-or-ps = das ID Token ist mit einem Algorithmus signiert, den der Provider nicht aufführt
    .cause = Es ist mit { $received } signiert; die Metadaten nennen { $expected }. Dienste, die sich nach den Metadaten richten, lehnen es ab.
    .fix = Für den Client RS256 wählen oder { $received } in die Metadaten aufnehmen.
idtoken-alg-not-rs256 = das ID Token ist mit { $received } signiert
    .cause = Der Provider darf das; RS256 ist der eine Algorithmus, den jeder Dienst kennt.
    .fix = Lehnt der Dienst die Anmeldung ab, für den Client RS256 wählen.
idtoken-alg-symmetric = das ID Token ist mit dem Client-Secret signiert
    .cause = { $received } verwendet das Secret anstelle eines Schlüsselpaars. Viele Dienste nehmen nur Signaturen mit veröffentlichten Schlüsseln an.
    .fix = Für den Client RS256 wählen.
idtoken-alg-unchecked = Latchkey kann Signaturen mit { $alg } nicht prüfen
    .cause = Alles andere am Token wurde beurteilt. Wer es signiert hat, ist nicht bekannt, deshalb ist die Anmeldung nicht bestanden. Das ist eine Grenze von Latchkey und kein Fehler des Providers.
    .fix = Für den Client RS256 oder ES256 wählen, wenn der Dienst es erlaubt; sonst kann nur der Dienst es feststellen.
idtoken-bad-signature = die Signatur des ID Tokens ist falsch
    .cause = Ein passender Schlüssel ist veröffentlicht, und von ihm stammt die Signatur nicht. Der Schlüssel wechselte und behielt seinen Namen, mehrere Knoten haben verschiedene Schlüssel, oder das Token wurde unterwegs verändert.
    .fix = Jedem neuen Schlüssel einen eigenen Namen geben, alle Knoten auf dieselben Schlüssel bringen und nach einem Proxy suchen, der Antworten verändert.
jwks-unknown-kid = das ID Token ist mit einem Schlüssel signiert, der nicht veröffentlicht ist
    .cause = Es nennt den Schlüssel { $received }; veröffentlicht sind { $expected }. Die Schlüssel wurden noch einmal abgerufen, vergeblich.
    .fix = { $provider ->
        [entra] Eine App mit eigenem Signaturschlüssel veröffentlicht ihn nur über Discovery mit ?appid=CLIENT-ID. Die Anpassung der Claims an der App entfernen oder diese Discovery-Adresse verwenden.
       *[other] Alle Knoten des Providers auf dieselben Schlüssel bringen und davor Caches leeren, die einen alten Schlüsselsatz halten.
    }
idtoken-no-fitting-key = kein veröffentlichter Schlüssel passt zur Signatur des ID Tokens
    .cause = Das Token ist mit { $alg } signiert; die veröffentlichten Schlüssel sind von anderer Art, für einen anderen Zweck oder für einen anderen Algorithmus.
    .fix = Den Signaturschlüssel veröffentlichen, mit use "sig" und dem richtigen alg.
idtoken-key-unusable = der Schlüssel, der das ID Token signiert hat, ist nicht verwendbar
    .cause = Der veröffentlichte Schlüssel passt, und { $received }.
    .fix = Einen neuen Signaturschlüssel anlegen: RSA mit mindestens 2048 Bit oder einen Schlüssel der elliptischen Kurve P-256.
idtoken-no-keys = das ID Token lässt sich nicht prüfen, weil die Schlüssel nicht lesbar sind
    .cause = Der Schlüsselsatz ließ sich nicht abrufen oder ist keiner. Auch kein Dienst kann die Anmeldung prüfen.
    .fix = { $face ->
        [window] Die Authority erneut ansehen und beheben, was über ihre Schlüssel gesagt wird.
       *[line] `latchkey check` ausführen und beheben, was es über die Schlüssel sagt.
    }
idtoken-typ = der Header des ID Tokens weist es als etwas anderes aus
    .cause = typ ist { $received }, wo JWT zu erwarten war. Strenge Clients lehnen es ab.
    .fix = Den Provider typ weglassen oder auf JWT setzen lassen.
idtoken-is-access-token = an der Stelle des ID Tokens steht ein Access Token
    .cause = Sein Header sagt { $received }; das ist der Typ von Access Tokens.
    .fix = Den Provider für den Scope openid ein ID Token ausstellen lassen.
idtoken-crit = der Header des ID Tokens verlangt etwas, das niemand versteht
    .cause = crit ist { $received }. Ein Client, der nicht alles davon versteht, muss das Token ablehnen.
    .fix = Die Erweiterung für diesen Client ausschalten.
idtoken-duplicate-claim = das ID Token hat { $received } zweimal
    .cause = Ein Client kann nicht wissen, welcher zählt; strenge lehnen das Token ab.
    .fix = Einen der Mapper entfernen, die diesen Claim schreiben.
idtoken-claim-missing = dem ID Token fehlt { $received }
    .cause = Dieser Claim muss in jedem ID Token stehen.
    .fix = Den Provider { $received } in das ID Token aufnehmen lassen; Mapper entfernen, die es überschreiben.
idtoken-claim-type = { $claim } hat einen anderen Typ als vorgeschrieben
    .cause = { $claim } ist { $received } und muss vom Typ { $expected } sein. Dienste lehnen das Token ab.
    .fix = Den Mapper, der { $claim } schreibt, auf den Typ { $expected } umstellen.
idtoken-iss-mismatch = das ID Token kommt von einem anderen Issuer
    .cause = Es nennt { $received }; die Authority ist { $expected }. Beide müssen Zeichen für Zeichen gleich sein, einschließlich eines Schrägstrichs am Ende.
    .fix = Prüfen, ob { $received } der eigene Provider ist; dann als Authority verwenden, oder den Issuer des Providers auf { $expected } setzen.
entra-v1-issuer-vs-v2 = das ID Token kommt von der älteren Art Endpunkt
    .cause = Es nennt { $received }; die Authority ist { $expected }. Der v1.0-Endpunkt hat es ausgestellt, oder es ist ein Access Token für eine API.
    .fix = Durchgehend die Authority verwenden, die auf /v2.0 endet. Bei einer eigenen API: App-Registrierungen > Manifest > requestedAccessTokenVersion: 2.
google-issuer-without-scheme = Google hat https:// im Issuer weggelassen
    .cause = Es nennt { $received } anstelle von { $expected }. Google stellt beides aus; ein strenger Client lehnt dieses ab.
    .fix = { $expected } als Authority behalten. Lehnt der Dienst die Anmeldung ab, muss er die andere Form von Google lernen.
okta-org-vs-default-issuer = das ID Token kommt von einem anderen Authorization Server derselben Organisation
    .cause = Es nennt { $received }; die Authority ist { $expected }. Der Server der Organisation und eigene Server haben verschiedene Issuer, Schlüssel und Regeln.
    .fix = „Issuer URI“ aus Security > API > Authorization Servers kopieren oder die bloße Adresse der Organisation nehmen, und sie überall verwenden.
entra-b2c-tfp-issuer = das ID Token nennt eine andere Form des Issuers
    .cause = Es nennt { $received }; die Authority ist { $expected }. Azure AD B2C hat eine Form mit /tfp/ und der Richtlinie und eine ohne, und schreibt die Richtlinie in Kleinbuchstaben.
    .fix = Den Issuer genau so eingeben, wie ihn das Discovery-Dokument dieser Richtlinie nennt. Nach einer Änderung von „Ausstelleranspruch (iss)“ oder IssuanceClaimPattern die Authority erneut prüfen.
auth0-custom-domain-issuer = das ID Token kommt von der anderen Domain des Mandanten
    .cause = Es nennt { $received }; die Authority ist { $expected }. Mit eigener Domain folgt der Issuer der Domain, auf der die Anmeldung begann.
    .fix = Überall die eigene Domain verwenden (Branding > Custom Domains), mit dem Schrägstrich am Ende.
idtoken-aud-mismatch = das ID Token ist für einen anderen Client
    .cause = Seine Audience ist { $received }; die Client-ID ist { $expected }.
    .fix = Die Client-ID eingeben, die der Provider in aud einträgt, oder nach einem Mapper suchen, der sie überschreibt.
idtoken-aud-array-azp = das ID Token ist für mehrere Clients und sagt nicht, welcher gefragt hat
    .cause = Seine Audience ist { $received }, azp ist { $azp }. Clients sollen Audiences ablehnen, die sie nicht kennen, oder azp verlangen.
    .fix = Die weiteren Audiences aus dem ID Token entfernen oder den Provider azp senden lassen.
idtoken-aud-several = das ID Token ist für mehrere Clients, und dieser hat gefragt
    .cause = Seine Audience ist { $received }; azp ist die Client-ID.
idtoken-azp-mismatch = das ID Token hat ein anderer Client angefragt
    .cause = azp ist { $received }; die Client-ID ist { $expected }.
    .fix = Die Client-ID eingeben, die gefragt hat, oder den Provider das richtige azp senden lassen.
idtoken-expired = die Zeit des ID Tokens war bei der Ankunft vorbei
    .cause = { $side ->
        [clocks] Es galt bis { $received }, und die Uhr dieses Computers zeigt { $expected }. Die Uhr des Providers geht um ebenso viel nach: die beiden Uhren gehen verschieden, und eine davon falsch.
       *[token] Es galt bis { $received }; bis zur Ankunft waren { $seconds } Sekunden zu viel vergangen.
    }
    .fix = { $side ->
        [clocks] Zuerst die Uhr dieses Computers synchronisieren, dann die des Providers.
       *[token] ID Tokens beim Provider länger gelten lassen und nach einem Cache davor suchen.
    }
idtoken-iat-future = das ID Token kommt aus der Zukunft
    .cause = { $side ->
        [clocks] { $claim } ist { $received }, { $seconds } Sekunden nach der Uhr dieses Computers. Die Uhr des Providers geht um ebenso viel vor: die beiden Uhren gehen verschieden, und eine davon falsch.
       *[token] { $claim } ist { $received }, { $seconds } Sekunden nach der Uhr dieses Computers, und die Antworten des Providers zeigen keinen solchen Unterschied.
    }
    .fix = { $side ->
        [clocks] Zuerst die Uhr dieses Computers synchronisieren, dann die des Providers.
       *[token] Die Uhren aller Knoten des Providers synchronisieren; eine Regel entfernen, die { $claim } vorstellt.
    }
idtoken-time-close = die Zeiten des ID Tokens liegen einige Sekunden daneben
    .cause = { $claim } ist { $received }; die Uhr dieses Computers zeigt { $expected }. Die meisten Clients erlauben eine Minute, manche gar nichts.
    .fix = Die Uhren dieses Computers und des Providers synchronisieren.
idtoken-nonce-missing = dem ID Token fehlt die Nonce
    .cause = Eine Nonce wurde gesendet und muss zurückkommen. Der Provider oder ein Broker davor verwirft sie.
    .fix = Den Provider berichtigen lassen. Ein Dienst, der die Nonce prüft, lehnt jede Anmeldung ab.
idtoken-nonce-mismatch = das ID Token hat eine andere Nonce
    .cause = Es gehört zu einer anderen Anmeldung oder ist erfunden: { $received }.
    .fix = Die anderen Tabs schließen und nur einen Test zugleich ausführen. Bleibt es so, den Provider berichtigen lassen.
idtoken-at-hash-mismatch = das ID Token gehört zu einem anderen Access Token
    .cause = at_hash ist nicht der Hash des mitgelieferten Access Tokens.
    .fix = Den Provider berichtigen lassen; einen Mapper entfernen, der at_hash schreibt.

## Die Claims

claims-email-accepted = die E-Mail-Adresse ist { $received }
claims-email-missing = es gibt keine E-Mail-Adresse
    .cause = Weder ID Token noch userinfo hat den Claim email. Das Attribut ist bei dieser Person leer oder nicht zugeordnet.
    .fix = { $provider ->
        [entra-b2c] Ein Benutzerflow sendet die Liste emails (Anwendungsansprüche > E-Mail-Adressen). Für einen Dienst, der email liest, eine eigene Richtlinie anlegen, die es sendet.
       *[other] Das E-Mail-Attribut der Person füllen und dem Claim email zuordnen; dem Client den Scope email erlauben.
    }
entra-email-claim-missing = es gibt keine E-Mail-Adresse
    .cause = Entra sendet den Claim email nur, wenn das Mail-Attribut der Person gefüllt ist, und für verwaltete Benutzer als optionalen Anspruch.
    .fix = Benutzer > (Person) > Kontaktinformationen > E-Mail; und App-Registrierungen > Tokenkonfiguration > Optionalen Anspruch hinzufügen > ID > email.
authorize-email-scope-missing = der Scope email wurde nicht gewährt
    .cause = Angefragt waren { $expected }, gewährt wurden { $received }. Deshalb gibt es keine E-Mail-Adresse.
    .fix = Dem Client den Scope email erlauben. Keycloak: Clients > Client scopes > email als „Default“. GitLab: „email“ anhaken.
claims-email-malformed = der Claim email ist keine E-Mail-Adresse
    .cause = Er ist { $received }.
    .fix = Das Attribut mit der E-Mail-Adresse der Person dem Claim email zuordnen.
claims-email-verified-false = laut Provider wurde die E-Mail-Adresse nie bestätigt
    .cause = email_verified ist false. Dienste lassen eine solche Person nicht ein, denn jeder könnte die Adresse angegeben haben.
    .fix = Die Adresse als bestätigt kennzeichnen. Keycloak: Users > (Person) > „Email verified“. Cognito: das Attribut email_verified.
claims-email-verified-string = email_verified hat einen anderen Typ als vorgeschrieben
    .cause = Es ist { $received } und muss true oder false sein. Strenge Clients lehnen deshalb das ganze Token ab.
    .fix = Den Typ des Mappers auf boolean setzen. Keycloak: „Claim JSON Type“ des Mappers.
claims-email-verified-absent = der Provider sagt nicht, ob die E-Mail-Adresse bestätigt ist
    .cause = Der Claim ist optional. Ein Dienst kann ablehnen oder sich nach der Domain richten.
    .fix = Die Domain von { $email } als zugehörige Domain eintragen oder den Claim hinzufügen.
entra-email-verified-absent = Entra sagt nicht, ob die E-Mail-Adresse bestätigt ist
    .cause = Von sich aus sendet Entra email_verified nie; am nächsten kommt der optionale Anspruch xms_edov.
    .fix = Die Domain von { $email } als zugehörige Domain eintragen und im Mandanten bestätigen.
domain-not-associated = die E-Mail-Adresse liegt in keiner der zugehörigen Domains
    .cause = Angemeldet hat sich { $received }; zugehörig sind { $expected }. Der Dienst würde diese Person nicht zu diesem Provider schicken.
    .fix = Mit einer Person aus einer zugehörigen Domain testen oder { $domain } hinzufügen.
claims-email-at-userinfo = die E-Mail-Adresse steht nur bei userinfo
    .cause = Das ID Token hat sie nicht. Ein Dienst, der userinfo nicht fragt, findet sie nicht.
okta-thin-id-token = Okta lässt die E-Mail-Adresse im ID Token weg
    .cause = Neben einem Access Token enthält das ID Token von Okta nur das Nötigste; der Rest steht bei userinfo.
    .fix = Prüfen, ob der Dienst userinfo fragt. Bei einem eigenen Authorization Server: Claims > (Claim) > Include in token type: ID Token, Always.
entra-guest-upn-ext = angemeldet hat sich ein Gast des Mandanten
    .cause = Der Benutzername ist der eines Gasts (#EXT#). Gäste haben andere Claims als Mitglieder.
    .fix = Mit einem Mitglied testen oder den Dienst Personen am Claim email erkennen lassen.

## userinfo

userinfo-matches = userinfo betrifft dieselbe Person wie das ID Token
userinfo-unreachable = der userinfo-Endpunkt hat nicht geantwortet
    .cause = { $received }.
    .fix = Prüfen, ob dieser Computer, und später der Dienst, den userinfo-Endpunkt erreicht.
userinfo-401-403 = der userinfo-Endpunkt lehnt das frische Access Token ab
    .cause = Er antwortete { $received }. Das Token gilt für eine andere Audience, openid fehlt, oder ein Proxy verwirft den Authorization-Header.
    .fix = openid und keine weitere Audience oder Resource anfragen; den Header durch den Proxy lassen.
userinfo-status = der userinfo-Endpunkt antwortete { $received }
    .cause = Gefragt wurde er mit dem frischen Access Token.
    .fix = Das Protokoll des Providers für diesen Zeitpunkt ansehen.
userinfo-not-readable = die Antwort von userinfo ist nicht lesbar
    .cause = { $received }.
    .fix = Den Provider in JSON antworten lassen.
userinfo-duplicate-claim = userinfo hat { $received } zweimal
    .cause = Ein Client kann nicht wissen, welcher zählt.
    .fix = Einen der Mapper entfernen, die diesen Claim schreiben.
userinfo-signed-jwt = userinfo ist signiert, und die E-Mail-Adresse steht sonst nirgends
    .cause = Die Antwort ist ein signiertes Token statt JSON. Latchkey kann es lesen; viele Dienste können es nicht und scheitern.
    .fix = Das Signieren ausschalten. Keycloak: Clients > Advanced > „User info signed response algorithm“: unsigned. Authelia: userinfo_signed_response_alg: none. Oder den Claim email in das ID Token aufnehmen.
userinfo-signed = userinfo ist signiert
    .cause = Die Antwort ist ein signiertes Token statt JSON. Im ID Token steht, was gebraucht wird.
userinfo-bad-signature = die Signatur von userinfo ist falsch oder nicht prüfbar
    .cause = Die Antwort ist ein signiertes Token, und kein veröffentlichter Schlüssel bestätigt es.
    .fix = Das Signieren von userinfo ausschalten oder den Schlüssel veröffentlichen.
userinfo-sub-missing = userinfo sagt nicht, wen es betrifft
    .cause = sub muss in jeder Antwort stehen. Ohne es kann niemand feststellen, ob sie zum ID Token gehört.
    .fix = Den Provider sub in userinfo aufnehmen lassen.
userinfo-sub-mismatch = userinfo betrifft eine andere Person als das ID Token
    .cause = sub ist bei userinfo { $received } und im ID Token { $expected }. Ein Client darf die Antwort nicht verwenden.
    .fix = Für den Client nur eine Art von Subject verwenden (pairwise oder public); nach der Zuordnung eines Brokers suchen.
userinfo-email-differs = userinfo hat eine andere E-Mail-Adresse als das ID Token
    .cause = Dort steht { $received }, im ID Token { $expected }. Welche ein Dienst nimmt, ist nicht bekannt.
    .fix = An beiden Stellen dasselbe Attribut dem Claim email zuordnen.

## Per Gerät

device-refused = der Geräte-Endpunkt gab keinen Code aus
    .cause = Er sagt: { $received }.
    .fix = Dem Client den Device Grant erlauben. Öffentliche Clients müssen mitunter als solche erlaubt werden.
device-answer-incomplete = der Antwort des Geräte-Endpunkts fehlt ein brauchbares { $name }
    .cause = { $name } ist { $received } und muss vom Typ { $expected } sein.
    .fix = Den Provider berichtigen lassen.
device-no-answer = niemand hat den Code rechtzeitig eingegeben
    .cause = Anfragen an den Token-Endpunkt: { $polls }, und immer hieß es warten.
    .fix = Erneut testen, die Adresse auf einem beliebigen Gerät öffnen und den Code sofort eingeben.

## Ein eingefügter Text

pasted-callback = der Browser kam zurück, und niemand wartete dort
    .cause = { $came ->
        [port] Er kam zu { $received } zurück, und dieser Test wartet unter { $expected }.
        [late] Er kam zur Adresse dieses Tests zurück, nachdem das Warten vorbei oder der Test abgebrochen war.
       *[elsewhere] Er kam zu { $received } zurück; das ist nicht die Adresse dieses Tests, { $expected }.
    } Der Code in der Adresse gilt nur für eine Anmeldung; er wurde weder verwendet noch aufgehoben.
    .fix = { $came ->
        [port] { $expected } beim Provider registrieren, genau wie es hier steht, und erneut anmelden.
        [late] Erneut anmelden und dabeibleiben, bis der Browser das Ende meldet.
       *[elsewhere] { $expected } beim Provider registrieren, die andere Adresse entfernen, wenn niemand sie braucht, und erneut anmelden.
    }
pasted-unknown = Latchkey kennt diesen Text noch nicht
    .cause = Darin steht kein OAuth-Fehlercode, keine Callback-Adresse und kein Text, der vom Provider bekannt ist.
    .fix = Diesen Versuch im Anmeldeprotokoll des Providers suchen: es sagt oft mehr als die Seite.

## Das Bild einer Anmeldung

hop = { $hop ->
        [browser] Browser
        [provider] Provider
        [loopback] Dieser Computer
        [token] Token-Endpunkt
       *[userinfo] Userinfo
    }
hop-not-reached = nicht erreicht
hop-passed = bestanden
hop-any-device = nicht nötig: jedes Gerät genügt
hop-not-asked = nicht gefragt
hop-opened = geöffnet
hop-opened-by-hand = von Hand geöffnet
hop-not-opened = ließ sich nicht öffnen
hop-left-to-you = von Hand zu öffnen
hop-is-opened = wird geöffnet
hop-open-it = den Link von Hand öffnen
hop-open-it-after-all = ließ sich nicht öffnen: den Link von Hand öffnen
hop-waits-for-you = wartet auf die Anmeldung
hop-waits = wartet auf die Antwort
hop-listens = wartet auf den Browser
hop-took = { $whose ->
        [person] { $took }, meist die Eingabe
       *[provider] { $took }
    }
hop-timed = { $what } · { $took }
hop-endpoint-missing = veröffentlicht nicht: { $names }
hop-endpoint-in-clear = { $names } über reines http: es wurde nichts gesendet
hop-answered-error = antwortete { $error }
hop-nobody-came = binnen { $waited } kam niemand zurück
hop-port = { $kind ->
        [taken] Port { $port } ist von einem anderen Programm belegt
        [not-allowed] Port { $port } ist nicht erlaubt
       *[failed] Port { $port } ließ sich nicht öffnen
    }
hop-came-instead = { $what ->
        [other-state] es kam die Antwort auf eine andere Anmeldung
        [without-state] es kam eine Antwort ohne state
        [prefetched] der Browser hat die Antwort im Voraus abgerufen
       *[tls] der Browser kam mit https, und diese Adresse ist http
    }
hop-issuer-differs = die Antwort kommt nicht vom Issuer
hop-parameter-twice = ein Parameter steht zweimal in der Antwort
hop-without-code = kam ohne code zurück
hop-state-and-issuer = state und Issuer stimmen
hop-state = state stimmt
hop-answered-after = antwortete nach { $took }
hop-answered = { $with-error ->
        [yes] { $status } { $error } nach { $took }
       *[no] { $status } nach { $took }
    }
hop-id-token-refused = das ID Token wird nicht angenommen
hop-userinfo-refused = die Antwort wird nicht angenommen

## Claims, und was gefragt wurde und zurückkam

claim-note-domain = { $associated ->
        [yes] { $domain } ist eine zugehörige Domain
       *[no] { $domain } ist keine zugehörige Domain
    }
claim-note-missing = kam nicht
asked-client-authentication = Client-Authentifizierung
asked-client-authentication-by = { $form ->
        [raw] { $method }, nicht URL-codiert
       *[usual] { $method }
    }
returned-not-kept = erhalten, nicht aufgehoben
returned-as-sent = wie gesendet
returned-as-published = wie veröffentlicht
returned-differs = weicht ab: { $value }
returned-ignored = nicht beachtet

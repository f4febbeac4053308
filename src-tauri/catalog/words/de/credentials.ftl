# Client-ID und Secret: ihre Form, ob sie stimmen, und Umleitungs-URIs.

## Form

client-id-is-object-id = { $kind ->
        [e-mail] an der Stelle der Client-ID steht eine E-Mail-Adresse
        [address] an der Stelle der Client-ID steht eine Webadresse
        [secret] was an der Stelle der Client-ID steht, sieht nach einem Secret aus
       *[shape] die Client-ID sieht nicht nach einer dieses Providers aus
    }
    .cause = Der Wert eines Nachbarfelds wurde kopiert, oder ID und Secret sind vertauscht.
    .fix = { $provider ->
        [entra] „Anwendungs-ID (Client)“ aus der Übersicht der App-Registrierung kopieren: nicht „Objekt-ID“ und nicht die „Verzeichnis-ID (Mandant)“ daneben.
        [google] Die Client-ID kopieren, die auf .apps.googleusercontent.com endet; die Projektnummer ist ein anderer Wert.
        [okta] „Client ID“ unter Client Credentials im Reiter General der App kopieren.
        [auth0] „Client ID“ aus den Settings der Anwendung kopieren, nicht deren Namen.
       *[other] Die Client-ID neu aus der Konsole des Providers kopieren; sie heißt auch Anwendungs-ID, „application ID“ oder „consumer key“.
    }

client-id-shape-unusual = die Client-ID sieht nicht aus wie die, die dieser Provider vergibt
    .cause = Client-IDs dieses Providers sehen meist so aus: { $expected }. Manche Organisationen wählen eigene, sie kann also trotzdem stimmen.
    .fix = Mit der Client-ID in der Konsole des Providers vergleichen; stimmt sie überein, so lassen.

client-id-is-tenant-id = die Client-ID ist die ID des Mandanten
    .cause = Die ID des Verzeichnisses steht in der Authority und zugleich an der Stelle der Client-ID.
    .fix = „Anwendungs-ID (Client)“ aus der Übersicht der App-Registrierung kopieren; „Verzeichnis-ID (Mandant)“ steht direkt daneben.

client-id-and-secret-swapped = Client-ID und Client-Secret sind vertauscht
    .cause = Die Client-ID sieht nach einem Secret aus, oder das Secret nach einer Client-ID.
    .fix = Beide an der Stelle des anderen eingeben. Ein als Client-ID eingegebenes Secret kann gesehen oder protokolliert worden sein: ein neues erzeugen.

client-secret-is-client-id = als Secret ist die Client-ID eingegeben
    .cause = In beiden Feldern steht derselbe Text.
    .fix = { $provider ->
        [entra] Zertifikate & Geheimnisse > Geheime Clientschlüssel: die Spalte „Wert“ kopieren; sie ist nur direkt nach dem Anlegen lesbar.
       *[other] Das Client-Secret aus der Konsole des Providers kopieren.
    }

credentials-placeholder = der Text eines Beispiels ist stehen geblieben
    .cause = Diesen Text schreiben Anleitungen dort, wo der eigene Wert hingehört.
    .fix = { $provider ->
        [entra] App-Registrierungen > (App): die Client-ID ist „Anwendungs-ID (Client)“ in der Übersicht; das Secret ist die Spalte „Wert“ unter Zertifikate & Geheimnisse.
       *[other] Den Wert aus der Konsole des Providers kopieren.
    }

client-secret-masked = das Secret ist hinter Punkten oder Sternen verborgen
    .cause = Die Konsole zeigt ein Secret nur einmal ganz, direkt nach dem Anlegen; kopiert wurde der maskierte Text.
    .fix = { $provider ->
        [entra] Zertifikate & Geheimnisse > Neuer geheimer Clientschlüssel: einen neuen anlegen und seinen „Wert“ sofort kopieren.
       *[other] Das Secret vor dem Kopieren anzeigen lassen oder ein neues erzeugen.
    }

## Nachweis

credentials-proven = Client-ID und Secret stimmen: nachgewiesen mit { $method }{ $form ->
        [raw] , uncodiert
       *[other] {""}
    }

credentials-method-refused = dieser Client darf { $refused } nicht verwenden; { $method } geht

token-secret-needs-urlencoding = das Secret funktioniert im Header nur uncodiert
    .cause = ID oder Secret enthält Zeichen, die RFC 6749 im Authorization-Header codiert verlangt, und dieser Provider liest sie, wie sie dastehen. Ein Dienst, der sich an den Standard hält, wird abgelehnt, als wäre das Secret falsch.
    .fix = Den Provider ein Secret nur aus Buchstaben und Ziffern erzeugen lassen oder den Dienst das Secret im Formular senden lassen (client_secret_post).

credentials-refused = der Provider lehnt diese Client-ID mit diesem Secret ab
    .cause = Der Provider antwortete { $received } auf { $methods }. Das lässt offen, woran es liegt: er kennt die Client-ID { $client } nicht; das Secret ist falsch, abgelaufen oder gehört zu einer anderen App; die App ist öffentlich und hat kein Secret{ $method-open ->
        [yes] {"; oder"} die App darf nur eine andere Methode der Client-Authentifizierung verwenden.
       *[no] .
    }
    .fix = { $provider ->
        [okta] Applications > (App) > General > Client Credentials: die Client-ID vergleichen, die Methode unter „Client authentication“ ansehen und das Secret neu kopieren.
        [auth0] Applications > (App) > Settings: Client-ID und Secret vergleichen; Credentials: die Authentifizierungsmethode ansehen.
        [google] Google Auth Platform > Clients > (Client): die Client-ID vergleichen und ein neues Secret hinzufügen, wenn das alte verborgen oder deaktiviert ist.
        [gitlab] Applications > (App): „Application ID“ vergleichen; das Secret erneuern, es wird nur einmal angezeigt; „Confidential“ muss angehakt sein.
        [jumpcloud] SSO Applications > (App) > SSO: die Client-ID vergleichen, „Client Authentication Type“ ansehen und ein neues Secret erzeugen, wenn das alte verloren ist.
       *[other] Die Client-ID in der Konsole des Providers vergleichen und ein neues Secret erzeugen, wenn das alte nicht einsehbar ist.
    }

credentials-refused-like-random = abgelehnt genau wie ein zufälliges Secret
    .cause = Der Provider antwortete { $received } und sagte nicht, weshalb; ein zufällig erfundenes Secret erhielt dieselbe Antwort. Entweder stimmt Client-ID oder Secret nicht, oder etwas vor dem Provider lehnt jede solche Anfrage ab.
    .fix = Die Client-ID in der Konsole des Providers vergleichen und ein neues Secret erzeugen; wird auch das abgelehnt, beim Betreiber des Providers erfragen, was sein Token-Endpunkt ablehnt.

credentials-not-checked-first = ohne Anmeldung nicht feststellbar
    .cause = Ein zufällig erfundenes Secret erhielt dieselbe Antwort ({ $received }): Entweder prüft der Provider den Code vor dem Secret, oder er prüft hier gar kein Secret, wie bei einer öffentlichen App.
    .fix = Die Testanmeldung ausführen: erst dort wird das Secret geprüft.

credentials-unlike = nicht feststellbar: die Antworten widersprechen sich
    .cause = Auf das angegebene Secret kam { $received }, auf ein zufälliges { $control }. Keine der beiden ist eine Ablehnung, der die andere entgangen wäre.
    .fix = Die Testanmeldung ausführen; scheitert sie, beide Antworten an den Betreiber des Providers senden.

credentials-experiment-stopped = { $reason ->
        [too-many] abgebrochen: der Provider meldet zu viele Anfragen
        [page] abgebrochen: statt der Antwort des Providers kam eine Webseite
        [redirect] abgebrochen: der Endpunkt des Providers leitet anderswohin um
        [server] abgebrochen: der Endpunkt des Providers ist gestört
        [no-endpoint] abgebrochen: am Endpunkt des Providers antwortet nichts
       *[silent] abgebrochen: der Endpunkt des Providers hat nicht geantwortet
    }
    .cause = { $reason ->
        [page] Etwas vor dem Provider hat an seiner Stelle geantwortet, etwa eine Firewall, eine Bot-Prüfung oder eine vorgeschaltete Anmeldung. Dienste, die keine Browser-Header senden, erhalten dieselbe Seite und halten sie für ein falsches Secret. Es war: { $received } unter { $url }.
       *[other] Eine solche Antwort sagt nichts über das Secret: { $received } unter { $url }.
    }
    .fix = { $reason ->
        [too-many] { $wait ->
            [none] Einige Minuten warten
           *[other] { $wait } warten (Sekunden, oder bis zu diesem Zeitpunkt)
        }, dann noch einmal versuchen.
        [page] Anfragen an die Pfade von Token, Schlüsseln und userinfo ohne Browser-Prüfung durchlassen.
        [redirect] Die Adresse eingeben, zu der umgeleitet wird, oder die Adresse berichtigen, die der Provider veröffentlicht.
        [no-endpoint] Die Authority prüfen: die Adresse, die der Provider für diesen Endpunkt veröffentlicht, führt nirgendwohin.
       *[other] Erneut versuchen, wenn der Provider antwortet; seine Statusseite und sein Protokoll ansehen.
    }

credentials-no-control = ohne Vergleich nicht feststellbar
    .cause = Das Secret wurde nicht abgelehnt ({ $received }), doch erst ein zufälliges Secret auf demselben Weg würde zeigen, dass das etwas bedeutet, und es sollte keines gesendet werden.
    .fix = { $face ->
        [window] Die Zugangsdaten erneut prüfen oder die Testanmeldung ausführen.
       *[line] Die Prüfung ohne --no-control wiederholen oder die Testanmeldung ausführen.
    }

credentials-no-endpoint = der Provider veröffentlicht keinen Token-Endpunkt
    .cause = Ohne Token-Endpunkt gibt es niemanden, der sagen könnte, ob das Secret stimmt.
    .fix = Die Authority prüfen oder die Endpunkte von Hand eingeben.

credentials-endpoint-not-https = das Secret wurde nicht gesendet: der Weg dorthin ist nicht https
    .cause = Der Token-Endpunkt, oder das Discovery-Dokument, das ihn nennt, kam über reines http. Jeder auf dem Weg könnte das Secret lesen oder anderswohin senden lassen.
    .fix = Die öffentliche Adresse des Providers auf https setzen lassen, dann erneut prüfen.

credentials-no-secret-method = dieser Provider nimmt kein Client-Secret an
    .cause = Laut Provider weisen sich Clients nur mit { $received } aus. Ein Secret ist dort nicht verwendbar.
    .fix = client_secret_basic oder client_secret_post beim Provider erlauben oder beim Dienst nachfragen, ob er { $received } verwenden kann.

credentials-public-client = ein öffentlicher Client hat kein Secret nachzuweisen

## Was die eigenen Codes der Provider bedeuten

entra-secret-expired = das Client-Secret ist abgelaufen
    .cause = Microsoft Entra ID antwortete { $code }: die Zeit des Secrets ist vorbei. Im Portal angelegte Secrets gelten höchstens 24 Monate.
    .fix = App-Registrierungen > (App) > Zertifikate & Geheimnisse > Neuer geheimer Clientschlüssel: den neuen „Wert“ und sein Ende hier eingeben, dann den alten löschen.

entra-secret-id-pasted = { $shape ->
        [uuid] statt des Werts ist die ID des Secrets eingegeben
       *[other] { $provider ->
            [entra-b2c] Azure AD B2C kennt dieses Secret für diese App nicht
           *[other] Microsoft Entra ID kennt dieses Secret für diese App nicht
        }
    }
    .cause = { $shape ->
        [uuid] Der Text hat die Form einer ID. Die Spalte „Geheimnis-ID“ steht neben der Spalte „Wert“.
       *[other] Der Wert gehört zu einer anderen App-Registrierung, wurde beim Kopieren abgeschnitten, oder an seiner Stelle wurde die ID des Secrets kopiert.
    }
    .fix = App-Registrierungen > (App) > Zertifikate & Geheimnisse > Geheime Clientschlüssel: die Spalte „Wert“ kopieren. Sie ist nur direkt nach dem Anlegen lesbar; ist sie maskiert, ein neues anlegen.

entra-app-not-in-tenant = der Mandant hat keine App mit dieser Client-ID
    .cause = { $provider ->
        [entra-b2c] Azure AD B2C antwortete { $code }: die Client-ID gehört zu einem anderen Mandanten, ist vertippt, oder die App wurde gelöscht.
       *[other] Microsoft Entra ID antwortete { $code }: die Client-ID gehört zu einem anderen Mandanten, ist vertippt, oder die App wurde gelöscht.
    }
    .fix = „Anwendungs-ID (Client)“ und „Verzeichnis-ID (Mandant)“ in der Übersicht der App-Registrierung mit den Eingaben hier vergleichen.

entra-tenant-not-found = Microsoft Entra ID kennt diesen Mandanten nicht
    .cause = Microsoft Entra ID antwortete { $code }: den Mandanten in der Authority gibt es nicht, oder er liegt in einer anderen Cloud.
    .fix = „Verzeichnis-ID (Mandant)“ aus der Übersicht der App-Registrierung kopieren; Mandanten der US-Regierung und in China haben eigene Hosts.

entra-public-client-sends-secret = die App ist öffentlich, und es wurde ein Secret gesendet
    .cause = { $provider ->
        [entra-b2c] Azure AD B2C antwortete { $code }: die Umleitungs-URI ist unter „Single-Page-Webanwendung“ oder „Mobilgerät- und Desktopanwendungen“ registriert, deshalb gilt die App als öffentlich.
       *[other] Microsoft Entra ID antwortete { $code }: die Umleitungs-URI ist unter „Mobilgerät- und Desktopanwendungen“ registriert, deshalb gilt die App als öffentlich.
    }
    .fix = App-Registrierungen > (App) > Authentifizierung: die URI dort entfernen und unter „Web“ eintragen.

entra-no-keys-configured = die App hat kein Client-Secret
    .cause = Microsoft Entra ID antwortete { $code }: es wurde ein Secret gesendet, und die App-Registrierung hat weder Secret noch Zertifikat.
    .fix = App-Registrierungen > (App) > Zertifikate & Geheimnisse > Neuer geheimer Clientschlüssel: einen anlegen und seinen „Wert“ eingeben.

entra-secret-missing = es kam kein Client-Secret an
    .cause = { $provider ->
        [entra-b2c] Azure AD B2C antwortete { $code }: die App ist vertraulich, und die Anfrage enthielt kein Secret, das es erkannte.
       *[other] Microsoft Entra ID antwortete { $code }: die App ist vertraulich, und die Anfrage enthielt kein Secret, das es erkannte.
    }
    .fix = Das Client-Secret eingeben; bei einer öffentlichen App die Umleitungs-URI unter „Mobilgerät- und Desktopanwendungen“ registrieren und „Öffentliche Clientflows zulassen“ einschalten.

entra-spa-platform-redirect = die Umleitungs-URI ist für eine Single-Page-Webanwendung registriert
    .cause = Microsoft Entra ID antwortete { $code }: Codes für solche Adressen lassen sich nur von einer Seite im Browser einlösen.
    .fix = App-Registrierungen > (App) > Authentifizierung: die URI unter „Single-Page-Webanwendung“ entfernen und unter „Web“ eintragen.

entra-b2c-app-not-for-b2c = die App wurde nicht in Azure AD B2C angelegt
    .cause = Azure AD B2C antwortete { $code }: kein Benutzerflow nimmt diese App an.
    .fix = Azure AD B2C > App-Registrierungen > Neue Registrierung: die App dort anlegen, für Konten in einem beliebigen Identitätsanbieter oder Organisationsverzeichnis.

entra-b2c-app-disabled = die App ist abgeschaltet
    .cause = Azure AD B2C antwortete { $code }: die App mit dieser Client-ID ist im Mandanten deaktiviert.
    .fix = Die App im Mandanten einschalten oder die Client-ID einer anderen eingeben.

entra-b2c-scope-not-supported = Azure AD B2C nimmt diese Scopes nicht an
    .cause = Es antwortete: { $received }
    .fix = openid, offline_access und die Client-ID anfragen, dazu Scopes von APIs, für die die App Berechtigungen hat; sonst nichts.

entra-b2c-password-forgotten = die Person wollte ein neues Passwort
    .cause = Azure AD B2C antwortete { $code }: der Benutzerflow setzt Passwörter nicht selbst zurück und überlässt das der App.
    .fix = Im Benutzerflow die Self-Service-Passwortzurücksetzung einschalten; sonst muss der Dienst den Benutzerflow dafür starten.

keycloak-client-secret-mismatch = Keycloak lehnt den Client oder sein Secret ab
    .cause = Keycloak antwortete { $received }. Dasselbe sagt es bei unbekanntem Client, falschem Secret und einem Client ohne Authentifizierung.
    .fix = Clients > (Client) > Credentials: das Client-Secret kopieren. Settings > Capability config: „Client authentication“ muss eingeschaltet sein.

auth0-grant-not-enabled = die App darf den Grant Authorization Code nicht verwenden
    .cause = Auth0 antwortete: { $received }
    .fix = Applications > (App) > Settings > Advanced Settings > Grant Types: „Authorization Code“ anhaken.

jumpcloud-auth-method-default-post = die App darf nur eine Methode der Client-Authentifizierung verwenden, und nicht die verwendete
    .cause = JumpCloud gibt jeder App eine Methode, „Client Secret POST“, sofern niemand eine andere gewählt hat, und antwortete: { $received }
    .fix = SSO Applications > (App) > SSO > Client Authentication Type: die Methode wählen, die der Dienst verwendet.

hydra-style-strict-auth-method = der Client darf nur die Methode verwenden, mit der er registriert ist
    .cause = Der Provider antwortete: { $received }
    .fix = token_endpoint_auth_method des Clients in der Konfiguration des Providers auf die Methode setzen, die der Dienst verwendet.

okta-dpop-on-by-default = Okta verlangt von dieser App einen Besitznachweis (DPoP)
    .cause = Okta antwortete: { $received } In neueren Organisationen ist die Option ab Werk eingeschaltet, und die meisten Dienste unterstützen sie nicht.
    .fix = Applications > (App) > General > General Settings > Proof of possession: den Haken bei der Pflicht zum DPoP-Header in Token-Anfragen entfernen.

## Ablauf

secret-expired = das Client-Secret ist am { $received } abgelaufen
    .cause = Ein abgelaufenes Secret wird abgelehnt, und niemand kann sich anmelden.
    .fix = { $provider ->
        [entra] Zertifikate & Geheimnisse > Neuer geheimer Clientschlüssel: den neuen „Wert“ und sein Ende hier und beim Dienst eingeben.
       *[other] Beim Provider ein neues Secret erzeugen und es mit seinem Ende hier und beim Dienst eingeben.
    }

secret-expires-soon = das Client-Secret läuft am { $received } ab, in { $days ->
        [0] weniger als einem Tag
        [one] einem Tag
       *[other] { $days } Tagen
    }
    .cause = Ab dann kann sich niemand anmelden.
    .fix = Jetzt ein neues Secret erzeugen und hier und beim Dienst eingeben; das alte löschen, wenn das neue funktioniert.

secret-expiry-ahead = das Client-Secret gilt bis { $received }

secret-expiry-unknown = wann das Client-Secret abläuft, ist nicht bekannt

## Umleitungs-URIs

redirect-registered = { $uri } ist registriert

redirect-accepts-any = { $uri } wird angenommen, und ebenso jede ähnliche Adresse
    .cause = Auf einen erfundenen Pfad desselben Hosts antwortete der Provider ebenso: Er vergleicht nur den Anfang der Adresse oder gar nichts. Codes lassen sich so auf jede Seite dieses Hosts lenken.
    .fix = { $provider ->
        [keycloak] Clients > (Client) > Settings > Valid redirect URIs: das Muster mit dem Stern ersetzen durch { $uri }
       *[other] In der Liste der Umleitungs-URIs des Providers das Muster ersetzen durch { $uri }
    }

redirect-uri-mismatch-generic = { $uri } ist nicht registriert
    .cause = Der Provider sagt es selbst: { $received }. Er vergleicht Zeichen für Zeichen: Schema, Host, Port, Pfad, Groß- und Kleinschreibung und einen Schrägstrich am Ende.
    .fix = { $console ->
        [none] { $uri } beim Provider unter den Umleitungs-URIs der App eintragen, genau wie es hier steht.
       *[other] { $console }: { $uri } eintragen, genau wie es hier steht.
    }

entra-redirect-uri-mismatch = { $uri } ist nicht registriert
    .cause = Microsoft Entra ID antwortete { $received }. Es vergleicht Schema, Host und Pfad, beim Pfad auch Groß- und Kleinschreibung; der Port bleibt nur bei http://localhost außer Betracht.
    .fix = App-Registrierungen > (App) > Authentifizierung > Plattform hinzufügen > Web: { $uri } eintragen, genau wie es hier steht.

keycloak-invalid-redirect-uri = { $uri } ist nicht registriert
    .cause = Keycloak antwortete { $received }.
    .fix = Clients > (Client) > Settings > Valid redirect URIs: { $uri } eintragen. Eine dort ohne Port eingetragene Adresse dieses Computers gilt für jeden Port.

redirect-untold = ob { $uri } registriert ist, lässt sich nicht feststellen
    .cause = { $seen ->
        [page] Der Provider zeigte eine Seite statt einer Antwort; er prüft die Adresse erst nach der Anmeldung, oder nicht, bevor jemand diese Seite liest.
        [redirect] Der Provider schickte den Browser auf eine eigene Seite und nicht zurück zur Adresse.
        [odd-answer] An der Adresse kam etwas an, das nicht die verlangte Antwort ist.
        [refusal] Der Provider lehnte ab ({ $received }), in Worten, von denen nicht bekannt ist, dass sie dies bedeuten.
        [server] Der Provider war gestört ({ $received }); manche sind es, wo niemand angemeldet ist.
       *[nothing] Der Provider hat nicht geantwortet.
    }
    .fix = { $console ->
        [none] Die Umleitungs-URIs der App beim Provider mit { $uri } vergleichen oder die Testanmeldung ausführen.
       *[other] { $console }: mit { $uri } vergleichen oder die Testanmeldung ausführen.
    }

# Der Schritt der Testanmeldung.

sign-in-title = Einmal wirklich anmelden
sign-in-lead = Der Browser öffnet die Seite des Providers und kommt zu diesem Computer zurück. Der Dienst erfährt davon nichts.

## Die Adresse des Tests

sign-in-register = Zuerst die Adresse des Tests registrieren
sign-in-register-lead = Zu dieser Adresse kommt der Browser zurück. Sie kommt in der App-Registrierung zu der des Dienstes hinzu und nach dem Testen wieder weg.
sign-in-register-where = Wo: { $console }
sign-in-register-somewhere = Wo: bei den Umleitungs-URIs der App, auch Callback- oder Reply-URLs genannt.
sign-in-redirect = Umleitungs-URI des Tests
sign-in-remove = Nach dem Testen die Adresse des Tests entfernen
sign-in-remove-lead = Der Dienst braucht sie nicht. Ist sie wieder aus der App-Registrierung heraus, kann auch nichts anderes auf einem Computer nach ihr fragen.

## Der Lauf

sign-in-start = Anmelden
sign-in-again = Noch einmal anmelden
sign-in-running = Die Testanmeldung läuft
sign-in-cancelled = Die Testanmeldung wurde abgebrochen. Nichts davon wurde aufgehoben.
sign-in-link = Link für ein privates Fenster
sign-in-link-note = Gilt für diesen einen Versuch. In einem privaten Fenster meldet er ohne das Konto an, das sich der Browser gemerkt hat.
sign-in-link-only-note = Es wurde kein Browser geöffnet. Diesen Link selbst öffnen, auf diesem Computer; er gilt für diesen einen Versuch.
sign-in-not-opened = Es ließ sich kein Browser öffnen
sign-in-not-opened-lead = { $why }. Diesen Link selbst öffnen, auf diesem Computer; er gilt für diesen einen Versuch.

## Als jemand anderes

sign-in-else = Als jemand anderes, oder in einem privaten Fenster
sign-in-hint = Wessen Konto
sign-in-hint-note = Geht als login_hint mit: der Provider trägt es ein. Leer für niemandes.
sign-in-select = Den Provider nach dem Konto fragen lassen
sign-in-select-note = Geht als prompt=select_account mit, falls der Browser schon als jemand anderes angemeldet ist.
sign-in-link-only = Nur den Link geben
sign-in-link-only-why = Es wird kein Browser geöffnet; der Link passt in ein privates Fenster.

## Worum gebeten wird

sign-in-asked-for = Andere Scopes, oder eine andere Adresse des Tests
sign-in-scopes = Weitere Scopes
sign-in-scopes-hint = Zusätzlich zu openid, profile und email, um die immer gebeten wird. Der Antrag nennt sie dem Dienst.
sign-in-other-redirect = Eine andere Umleitungs-URI
sign-in-redirect-hint = Ein anderer Host, Port oder Pfad dieses Computers, etwa wenn der Port belegt ist. Leer für die übliche.

## Das Bild

sign-in-picture = Der Weg der Anmeldung
sign-in-hop-browser = Browser
sign-in-hop-provider = Provider
sign-in-hop-loopback = Dieser Computer
sign-in-hop-token = Token-Endpunkt
sign-in-hop-userinfo = Userinfo
sign-in-plan-browser = öffnet die Seite
sign-in-plan-provider = Anmeldung
sign-in-plan-loopback = der Browser kommt zurück
sign-in-plan-token = Code gegen Token
sign-in-plan-userinfo = wer es war
sign-in-state = { $state ->
        [waiting] wird erwartet
        [passed] bestanden
        [broken] hier gescheitert
        [skipped] nicht nötig
       *[other] nicht erreicht
    }
sign-in-summary-plan = Fünf Stationen, eine nach der anderen. Die gefragten sagen, wie lange sie gebraucht haben.
sign-in-summary-waiting = Erwartet wird: { $label }.
sign-in-summary-broken = Hier ist es gescheitert: { $label }, { $text }.
sign-in-summary-passed = Alle Stationen haben geantwortet.
sign-in-summary-stopped = Zu Ende vor: { $label }.

## Eine Seite, die nicht zurückkam

sign-in-page = Die Seite zeigt einen Fehler und kommt nicht zurück
sign-in-page-text = Was auf der Seite steht
sign-in-page-note = Ihren Text einfügen, oder die Adresse aus der Adresszeile des Browsers. Ein OAuth-Fehlercode oder eine Callback-Adresse darin wird hier gelesen; es wird nichts gesendet.
sign-in-page-explain = Was bedeutet das?
sign-in-page-nothing = In diesem Text steht nichts, was Latchkey kennt.

## Das Ergebnis

sign-in-at = Getestet am { $when }.
sign-in-stale = Dieser Test lief mit anderen Werten
sign-in-stale-lead = Authority, Client, Secret oder Scopes wurden nach dem { $when } geändert. Ein neuer Test zeigt, wie es jetzt steht.
sign-in-claims = Die Claims, die kamen
sign-in-attempts = { $count ->
        [one] 1 Versuch
       *[other] { $count } Versuche
    }
sign-in-attempt-current = mit den Werten von jetzt
sign-in-attempt-stale = mit anderen Werten
sign-in-attempt-none = nichts zu beheben

## Was gefragt wurde, was zurückkam

sign-in-asked = Was gefragt wurde
sign-in-returned = Was zurückkam
sign-in-field = Feld
sign-in-value = Wert

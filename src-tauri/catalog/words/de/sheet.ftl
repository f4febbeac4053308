# Was Latchkey auf Papier verlässt: das Blatt für die Person mit der Konsole, und was im Katalog steht.

sheet-title = { $service ->
        [unnamed] Single Sign-On für einen Dienst
       *[other] Single Sign-On für { $service }
    }
sheet-title-none = Single Sign-On
sheet-the-provider = Identity Provider
sheet-lead = Für die Person, die diese Konsole verwaltet: { $console }. Dieses Blatt hat Latchkey geschrieben, das Programm, mit dem die Verbindung eingerichtet wird. Ein Secret steht nicht darauf.
sheet-before = Vor dem Anfang
sheet-guide = In der Konsole: { $console }
sheet-guide-general = Für { $console } gibt es hier keine eigene Anleitung: Diese Schritte gelten für jede Konsole, und was sie nennen, kann dort anders heißen.
sheet-guide-for = Anleitung: { $protocol }
sheet-guide-read = Aus Dokumentation, gelesen am { $read }; nicht in der Konsole geprüft. Die Beschriftungen lauten wie in der englischen Konsole.
sheet-guide-seen = Aus Dokumentation, gelesen am { $read }; in der Konsole nachvollzogen am { $seen }. Die Beschriftungen lauten wie in der englischen Konsole.
sheet-permissions = Berechtigungen
sheet-leave-alone = So lassen
sheet-quirks = Was überraschen kann
sheet-comes-back = Was zurückkommt
sheet-in-service = { $service ->
        [unnamed] Für den Dienst, Schritt für Schritt
       *[other] Für { $service }, Schritt für Schritt
    }
sheet-hand-over = { $service ->
        [unnamed] Übergabe an den Dienst
       *[other] Übergabe an { $service }
    }
sheet-hand-over-api = Latchkey sendet diese Werte an { $host }, über die Antrags-API des Dienstes.
sheet-hand-over-form = { $service ->
        [unnamed] Diese Werte gehören in das Formular des Dienstes, in dessen Reihenfolge.
       *[other] Diese Werte gehören in das Formular von { $service }, in dessen Reihenfolge.
    }
sheet-hand-over-mail = { $service ->
        [unnamed] Diese Werte gehen per Mail an den Dienst, das Secret nie.
       *[other] Diese Werte gehen per Mail an { $service }, das Secret nie.
    }
sheet-hand-over-itself = { $service ->
        [unnamed] Der Dienst stellt die Verbindung selbst her: Dort wird das angestoßen, und der angezeigte Zustand wird notiert.
       *[other] { $service } stellt die Verbindung selbst her: Dort wird das angestoßen, und der angezeigte Zustand wird notiert.
    }
sheet-states = Zustände und was sie bedeuten
sheet-state-now = Zuletzt notiert: `{ $state }`, am { $at }.
sheet-afterwards = Danach
sheet-tell = Was den eigenen Leuten zu sagen ist
sheet-sources = Quellen
sheet-source = { $text }, gelesen am { $read }
sheet-secret = geradewegs in Latchkey, in den Schritt Zugangsdaten, oder auf sicherem Weg, etwa über einen gemeinsamen Tresor, zu der Person, die ihn ausfüllt; nie per Mail oder Chat und nicht auf diesem Blatt
sheet-nothing-yet = noch nicht gewählt
sheet-to-note = zu notieren
sheet-noted = schon eingetragen
sheet-kept = in Latchkey gespeichert
sheet-field-secret = aus dem Schlüsselbund, in dem Latchkey es verwahrt, nie von diesem Blatt
sheet-field-empty = nichts eingetragen, und das darf so bleiben

sheet-label-note = Hinweis
sheet-label-warning = Achtung
sheet-label-unverified = Nicht geprüft

# Namen dessen, was auf einem Blatt steht.
sheet-value = { $what ->
    [service] Dienst
    [profile] Profil
    [region] Region
    [provider] Identity Provider
    [protocol] Protokoll
    [setup] Einrichtung
    [changed] Stand der Werte
    [plan] Tarif
    [role] Rolle
    [app-name] Name der App
    [app] Art der App
    [path] Weg
    [page] Adresse
    [gives] Zu notieren
    [copy] Zu kopieren
    [button] Knopf
    [support] Support
    [mail-to] An
    [mail-subject] Betreff
    [mail-ask] Worum gebeten wird
    [after] Danach
    [handed-over] Übergeben
    [own-test] Eigener Test des Dienstes bestanden
    [reference] Referenz
    [override] Ungetestet, weil
    [id] Name im Katalog
    [providers] Identity Provider
    [steps] Schritte
    [scopes] Scopes
    [additional-scopes] Weitere Scopes, die sein Formular nennen muss
    [matching] Konten werden gefunden an
    [renewed] Erneuert das Secret selbst
    [redirect] Umleitungs-URI
    [login] Anmeldeadresse
    [console] Konsole
    [client-authentication] Client-Authentifizierung
    [pkce] PKCE
    [response-mode] Response Mode
    [asked-scopes] Genau diese Scopes
    [base-url] Base URL
    [token] Token
    [locked] Gesperrt
    [not-locked] Nicht gesperrt
    [tell-region] Zuerst wird die Region gewählt
    [tell-no-password] Kein Kennwort mehr
    [hosts] Hosts der Authority
    [mail-hosts] Mail-Hosts, die auf ihn hinweisen
    [redirect-console] Umleitungs-URIs
    [not-registered] Wo eine fehlt
    [loopback-host] Loopback-Host
    [port-ignored] Port ohne Bedeutung bei
    [secret-lifetime] Client-Secret
    [secret-default] Secret hält ohne Wahl
    [secret-longest] Secret hält höchstens
    [secret-overlap] Zwei Secrets nebeneinander
    [scim-push] Provisioniert Personen (SCIM)
    [custom-claims] Weitere Claims
    [device-flow] Device Flow
    [prompt-none] prompt=none
   *[instead] Stattdessen
}

sheet-known = { $answer ->
    [yes] ja
    [no] nein
   *[not-known] nicht bekannt
}
sheet-any = alle
sheet-days = { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
}
sheet-required = nötig
sheet-required-unless = nötig, wenn nicht alle diese einen Wert haben: { $fields }
sheet-confidential = vertraulich
sheet-elsewhere = in keinem Formular, woanders nötig
sheet-recommended = Empfohlen: { $answer }.
sheet-roles = Rollen { $of }
sheet-matched-by = { $by ->
    [email] der E-Mail-Adresse
    [external-id] einer ID der Person, die im Konto steht
   *[not-known] nicht bekannt
}
sheet-regions = Regionen
sheet-fields = Felder des Formulars
sheet-asks = Wie er den Provider fragt
sheet-provisioning = Provisionierung
sheet-channel = Wie die Werte ankommen
sheet-channel-is = { $channel ->
    [request-api] Über die Antrags-API.
    [form] Über das eigene Formular, von Hand ausgefüllt.
    [mail] Per Mail.
   *[itself] Er macht es selbst; der Zustand, den er zeigt, wird notiert.
}
sheet-at-step = Beim Schritt { $step }
sheet-when-provider = nur mit { $ids }
sheet-when-provisioning = { $wanted ->
    [yes] nur mit Provisionierung
   *[no] nur ohne Provisionierung
}
sheet-when-act = neben dem Schritt { $act } der Anleitung
sheet-forms = Wie die Authority gebildet wird
sheet-app-types = Arten von Apps
sheet-refusals = Codes bei Ablehnung
sheet-refusal = { $what ->
    [code] Code
   *[finding] Befund
}
sheet-permission = { $what ->
    [name] Berechtigung
    [kind] Art
    [consent] Zustimmung durch Admin
   *[reason] Wozu
}
sheet-state = { $what ->
    [name] Zustand
    [means] Was er bedeutet
   *[repair] Wie es weitergeht
}
sheet-step = { $step ->
    [service] Dienst
    [provider] Provider
    [register] App registrieren
    [domains] Domains
    [authority] Authority
    [credentials] Zugangsdaten
    [sign-in] Testanmeldung
    [people] Personen
    [provisioning] Provisionierung
    [review] Durchsicht
    [submit] Einreichen
   *[follow] Verfolgen
}

## Kalenderdatei

calendar-summary = { $service ->
        [unnamed] Client-Secret für den Dienst endet
       *[other] Client-Secret für { $service } endet
    }
calendar-description = { $service ->
        [unnamed] Ab jetzt kann sich damit niemand mehr anmelden. Vorher: bei { $provider } ein neues Client-Secret anlegen, in der Einrichtung { $setup } eintragen, dem Dienst geben und die Anmeldung testen.
       *[other] Ab jetzt kann sich damit niemand mehr anmelden. Vorher: bei { $provider } ein neues Client-Secret anlegen, in der Einrichtung { $setup } eintragen, { $service } geben und die Anmeldung testen.
    }
calendar-alarm = { $service ->
        [unnamed] Das Client-Secret für den Dienst endet am { $day }
       *[other] Das Client-Secret für { $service } endet am { $day }
    }
calendar-renewed = { $service } erneuert das Secret selbst: es gibt nichts zu erinnern
calendar-no-secret = die Anmeldung der Einrichtung { $setup } hat kein Client-Secret: es gibt nichts zu erinnern
calendar-no-date = in der Einrichtung { $setup } steht nicht, wann ihr Secret endet
    .hint = { $face ->
        [window] im Schritt der Zugangsdaten eintragen
       *[line] eintragen: latchkey setup set { $setup } secret_expires_at=2027-05-01
    }

# Der Schritt über die Personen: die Claims der Testanmeldung.

people-title = Wen der Dienst sehen wird
people-lead = Der Dienst kennt eine Person an dem, was der Provider bei der Anmeldung über sie sagt. Das hat er über Sie gesagt.
people-none = Es hat sich noch niemand angemeldet
people-none-lead = Die Claims sind nach einer Testanmeldung bekannt, die bis zu den Token kommt.
people-no-claims = Die letzte Testanmeldung brachte keine Claims
people-no-claims-lead = Sie endete, bevor die Token kamen. Ihr Bericht sagt, wo sie scheiterte.
people-stale = Diese Claims sind aus einem Test mit anderen Werten
people-stale-lead = Sie kamen am { $when }. Ein neuer Test zeigt, was jetzt kommt.
people-test-again = Noch einmal testen
people-at = So empfangen am { $when }.

## Wer was trägt

people-carries = Die Person des Tests
people-email = E-Mail
people-name = Name
people-groups = Gruppen
people-id = Bleibende Id
people-carried-by = im Claim { $claim }
people-carried-by-nothing = steht in keinem Claim
people-email-needed = Daran kennen Dienste eine Person.
people-id-needed = Sie bleibt gleich, wenn Name und E-Mail wechseln.
people-groups-missing = Nur nötig, wo Gruppen über Teams oder Rollen entscheiden.

## E-Mail und Domains

people-match = E-Mail und Domains
people-domains = Zugehörige Domains
people-domains-none = keine eingetragen
people-to-domains = Zu den Domains

## Die Tabelle

people-claims = Claims
people-claim = Claim
people-value = Wert
people-source = Wo er stand
people-source-id-token = ID Token
people-source-userinfo = userinfo
people-source-both = ID Token und userinfo
people-matters = zählt
people-not-received = nicht erhalten
people-further = { $count ->
        [one] 1 weiterer Claim
       *[other] { $count } weitere Claims
    }

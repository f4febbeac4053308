# Was der Assistent über Dienste und Anbieter sagt, neben dem, was in deren eigenen Dateien steht.

## Fehler in einem Profil oder einer Anleitung

catalog-fault-too-long = länger, als ein Profil sein kann
catalog-fault-schema = die Form { $value } liest diese Version nicht
catalog-fault-name = { $value } ist kein Name: nur Kleinbuchstaben, Ziffern und Bindestriche
catalog-fault-twice = { $value } steht dort zweimal
catalog-fault-provider = einen Anbieter { $value } gibt es nicht
catalog-fault-step = das Profil hat keinen Schritt { $value }
catalog-fault-part = ein Feld { $value }, das in einer Adresse stehen kann, gibt es nicht
catalog-fault-address = { $value } ist keine https-Adresse, die ein Dienst haben kann
catalog-fault-value = { $value } ist kein Wert seiner Art
catalog-fault-missing = { $value } fehlt

profile-refused = { $count ->
        [one] das Profil hat einen Fehler
       *[other] das Profil hat { $count } Fehler
    }
profile-fault = Zeile { $line }, { $key }: { $text }
profile-fault-whole = Zeile { $line }: { $text }
profile-taken = das Profil nennt sich { $id }; so heißt ein Dienst des Katalogs
    .hint = ihm eine andere id geben

answer-unknown = der Dienst hat kein Feld { $field }
state-unknown = der Dienst zeigt keinen Zustand { $state }

## Werte zum Kopieren

register-entry-name = Name der App
register-entry-login = Anmeldeadresse des Dienstes
register-entry-acs = Adresse, an die Antworten gehen (ACS URL)
register-entry-entity = Entity ID des Dienstes
register-entry-asked-below = Der Dienst nennt sie: unten eintragen, dann lässt sie sich hier kopieren.

guide-app-no-scim = { $known ->
        [yes] { $app } kann keine Personen im Dienst bereitstellen (SCIM).
       *[no] Keine Quelle sagt, ob { $app } Personen im Dienst bereitstellen kann (SCIM).
    }
guide-app-instead = Eine zweite App der Art { $other } kann es.

## Mail an den Dienst

mail-subject = Single Sign-on für { $service }
mail-greeting = Guten Tag,
mail-secret = Das Client-Secret steht nicht in dieser Mail. Bitte einen sicheren Weg für die Übergabe nennen.

## Was den Personen zu sagen ist, die sich anmelden

tell-address = Anmeldung bei { $service } unter { $address }.
tell-service = Anmeldung bei { $service } wie bisher; neu ist nur, womit.
tell-region = Zuerst die Region { $region } wählen.
tell-button = { $button } drücken.
tell-no-password = Ein Passwort von { $service } ist nicht mehr nötig: die Anmeldung der eigenen Organisation öffnet den Dienst.

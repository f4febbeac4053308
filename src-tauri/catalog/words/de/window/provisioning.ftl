# Der Schritt der Wünsche zur Provisionierung.

provisioning-title = Sollen Personen provisioniert werden?
provisioning-lead = Mit Provisionierung (SCIM) legt der Provider Personen beim Dienst selbst an, ändert und entfernt sie. Dieser Schritt ist optional.
provisioning-title-always = Personen werden provisioniert
provisioning-lead-always = Mit Provisionierung (SCIM) legt der Provider Personen beim Dienst selbst an, ändert und entfernt sie. Dafür ist diese Einrichtung da.
provisioning-wanted = Personen vom Provider provisionieren
provisioning-wanted-hint = Der Wunsch geht mit dem Antrag, damit sich der Dienst darauf einrichten kann.
provisioning-preferences = Telefonnummern provisionierter Personen
provisioning-change = Personen dürfen ihre Telefonnummer ändern
provisioning-change-hint = Sie können dann beim Dienst eine andere Nummer eintragen, als der Provider sendet. Sonst gilt nur die des Providers.
provisioning-confirm = Personen müssen ihre Telefonnummer bestätigen
provisioning-confirm-hint = Jede Person zeigt beim Dienst, dass die Nummer ihre ist. Sonst fällt eine falsche erst auf, wenn sie gebraucht wird.
provisioning-later = Verbunden wird später
provisioning-later-lead = Hier steht nur, was gewünscht ist. Die SCIM-Adresse und ihr Token gibt der Dienst, sobald der Antrag aktiv ist; dann werden sie beim Provider eingetragen.

# Der Schritt "Domains und Notfalladressen".

domains-title = Wessen Adressen gehören zu dieser Organisation?
domains-lead = Personen mit einer E-Mail-Adresse in einer dieser Domains werden zum Provider geschickt.

domains-list = Zugehörige Domains
domains-list-hint = Was in den Adressen der Personen nach dem @ steht, zum Beispiel acme.com. Domains darunter werden eigens genannt.
domains-list-placeholder = acme.com

domains-break-glass = Notfalladressen
domains-break-glass-hint = E-Mail-Adressen in einer zugehörigen Domain, eine genügt.
domains-break-glass-placeholder = admin@acme.com
domains-break-glass-why = Wozu eine gebraucht wird
domains-break-glass-because = Ist der Provider nicht erreichbar oder falsch eingestellt, kommt über ihn niemand hinein. Eine Person mit Notfalladresse meldet sich weiter mit Kennwort an und kann das in Ordnung bringen.

domains-findings = Was gefunden wurde

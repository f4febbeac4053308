# Was die Hülle des Fensters nicht tun konnte, und ihre eigenen wenigen Sätze.

app-language = Deutsch

app-cancelled = abgebrochen
app-panicked = Latchkey hat einen Fehler gemacht und konnte dies nicht zu Ende führen; was gespeichert war, ist unverändert
    .hint = noch einmal versuchen; kommt es wieder vor, mit dem Weg dorthin melden
app-hint-roots = die Datei mit Stammzertifikaten in den Einstellungen entfernen
app-sandbox-failed = die Sandbox ließ sich nicht starten: { $said }
    .hint = noch einmal versuchen; ein Programm, das das Netz überwacht, verbietet vielleicht Ports auf diesem Computer
app-link-unknown = zu diesem Text kennt Latchkey keine Seite
app-link-closed = das System konnte es nicht öffnen: { $said }
app-not-copied = das System hat es nicht in die Zwischenablage genommen: { $said }
app-roots-choose = Datei mit Stammzertifikaten wählen
app-profile-choose = Profil eines Dienstes wählen
app-offer-choose = Einrichtungsdatei wählen
app-save-sheet = Blatt sichern
app-save-calendar = Erinnerung für einen Kalender sichern
app-save-mail = Mail sichern

## Die Menüleiste von macOS, in den Worten des Systems

menu-about = Über Latchkey
menu-settings = Einstellungen …
menu-services = Dienste
menu-hide = Latchkey ausblenden
menu-hide-others = Andere ausblenden
menu-show-all = Alle einblenden
menu-quit = Latchkey beenden
menu-edit = Bearbeiten
menu-undo = Widerrufen
menu-redo = Wiederholen
menu-cut = Ausschneiden
menu-copy = Kopieren
menu-paste = Einsetzen
menu-select-all = Alles auswählen
menu-window = Fenster
menu-minimize = Im Dock ablegen
menu-zoom = Zoomen
menu-full-screen = Vollbild
menu-close = Schließen

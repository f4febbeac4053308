# Was Ablage und Schlüsselbund nicht konnten.

store-newer = die Ablage stammt von einer neueren Version von Latchkey (Form { $said })
    .hint = { $face ->
        [window] die neuere Version verwenden oder diese mit einem anderen Ordner starten: --data-dir
       *[line] die neuere Version verwenden oder mit --data-dir einen anderen Ordner nennen
    }
store-foreign = die Datei latchkey.db in { $what } gehört nicht zu Latchkey: { $said }
    .hint = diese Datei verschieben oder mit --data-dir einen anderen Ordner nennen
store-corrupt = die Ablage in { $what } ist beschädigt: { $said }
    .hint = es wurde nichts verändert; eine Kopie des Ordners aufheben und eine Sicherung an seine Stelle legen, oder mit --data-dir einen anderen Ordner nennen
store-locked = ein anderes Programm schreibt gerade in die Ablage
    .hint = warten, bis das andere Latchkey fertig ist, oder es schließen
store-unwritable = die Ablage in { $what } ist nicht beschreibbar: { $said }
    .hint = Platz auf dem Datenträger schaffen oder dem eigenen Benutzer Rechte am Ordner geben; von dem Abgelegten ging nichts verloren
setup-unknown = es gibt keine Einrichtung namens { $what }
    .hint = { $face ->
        [window] die Liste der Einrichtungen zeigt die Namen
       *[line] latchkey setup list zeigt die Namen
    }
setup-exists = es gibt schon eine Einrichtung namens { $what }
    .hint = { $face ->
        [window] einen anderen Namen wählen oder diese aus der Liste öffnen
       *[line] einen anderen Namen wählen oder diese mit latchkey setup set ändern
    }
setup-changed = die Einrichtung { $what } wurde inzwischen anderswo geändert
    .hint = { $face ->
        [window] sie neu öffnen und die Änderung wiederholen
       *[line] sie mit latchkey setup show neu ansehen und die Änderung wiederholen
    }

vault-missing = dieser Computer bietet keinen Schlüsselbund: { $said }
    .hint = { $face ->
        [window] den Schlüsselbund der Desktop-Umgebung starten (unter Linux ein Secret Service wie GNOME Keyring oder KWallet)
       *[line] den Schlüsselbund der Desktop-Umgebung starten (unter Linux ein Secret Service wie GNOME Keyring oder KWallet) oder das Secret jedem Befehl mit --secret-stdin oder LATCHKEY_CLIENT_SECRET geben; dann bleibt es nur für diesen Lauf im Arbeitsspeicher
    }
vault-locked = der Schlüsselbund ist gesperrt: { $said }
    .hint = ihn im Programm der Desktop-Umgebung für Kennwörter und Schlüssel entsperren und { $face ->
        [window] es erneut versuchen
       *[line] den Befehl wiederholen
    }
vault-refused = der Schlüsselbund hat abgelehnt: { $said }
    .hint = im Programm des Schlüsselbunds nach einem Eintrag von Latchkey sehen, der einem anderen Programm gehört, und { $face ->
        [window] es erneut versuchen
       *[line] den Befehl wiederholen
    }
vault-waiting = der Schlüsselbund hat noch nicht geantwortet
    .hint = vielleicht wartet er in einem eigenen Fenster, hinter anderen oder auf einem anderen Bildschirm: dort antworten
vault-silent = der Schlüsselbund hat seit { $said } s nicht geantwortet
    .hint = vielleicht wartet er in einem eigenen Fenster, hinter anderen oder auf einem anderen Bildschirm: dort antworten und { $face ->
        [window] es erneut versuchen
       *[line] den Befehl wiederholen
    }

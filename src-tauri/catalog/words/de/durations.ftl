# Wie lange etwas dauerte. Kern und Fenster sagen es mit denselben Worten.

duration-us = { $whole }{"\u00A0"}µs
duration-ms-tenths = { $whole },{ $tenths }{"\u00A0"}ms
duration-ms = { $whole }{"\u00A0"}ms
duration-s = { $whole },{ $tenths }{"\u00A0"}s
duration-min = { $tenths ->
        [0] { $whole }{"\u00A0"}min
       *[other] { $whole }{"\u00A0"}min { $tenths }{"\u00A0"}s
    }

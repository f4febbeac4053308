# What a service has to say and to ask at every step.

content-notes = { $service ->
        [unnamed] What the service says
       *[other] What { $service } says
    }
content-fields = { $service ->
        [unnamed] What the service asks for here
       *[other] What { $service } asks for here
    }
content-optional = { $label } (optional)
content-who = Who knows it: { $who }.
content-confidential = It stays in Latchkey: no sheet and no mail has it.
content-open = Open in the browser
content-sources = { $count ->
        [one] The document behind this
       *[other] The { $count } documents behind this
    }
content-read = read { $day }

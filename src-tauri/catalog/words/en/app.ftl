# What the window's shell could not do, and its own few sentences.

# The language's name, in itself.
app-language = English

app-cancelled = cancelled
app-panicked = Latchkey has made a mistake and could not finish this; what was stored is as it was
    .hint = try it again; if it happens again, report it with what you did before
app-hint-roots = remove the file of root certificates in the settings
app-sandbox-failed = the sandbox could not be started: { $said }
    .hint = try it again; a program that watches the network may forbid ports on this computer
app-link-unknown = this text has no page that Latchkey knows
app-link-closed = the system could not open it: { $said }
app-not-copied = the system did not take it into the clipboard: { $said }
app-roots-choose = Choose a file of root certificates
app-profile-choose = Choose the profile of a service
app-offer-choose = Choose a set-up file
app-save-sheet = Save the sheet
app-save-calendar = Save the reminder for a calendar
app-save-mail = Save the mail

## The menu bar of macOS, in that system's own words

menu-about = About Latchkey
menu-settings = Settings…
menu-services = Services
menu-hide = Hide Latchkey
menu-hide-others = Hide Others
menu-show-all = Show All
menu-quit = Quit Latchkey
menu-edit = Edit
menu-undo = Undo
menu-redo = Redo
menu-cut = Cut
menu-copy = Copy
menu-paste = Paste
menu-select-all = Select All
menu-window = Window
menu-minimize = Minimize
menu-zoom = Zoom
menu-full-screen = Enter Full Screen
menu-close = Close

# What the store and the vault could not do.

store-newer = the store was written by a newer version of Latchkey (form { $said })
    .hint = { $face ->
        [window] use the newer version, or start this one with another folder: --data-dir
       *[line] use the newer version, or another folder with --data-dir
    }
store-foreign = the file latchkey.db in { $what } is not one of Latchkey's: { $said }
    .hint = move that file away, or name another folder with --data-dir
store-corrupt = the store in { $what } is damaged: { $said }
    .hint = nothing was changed; keep a copy of the folder and put a backup in its place, or name another folder with --data-dir
store-locked = another program is writing into the store
    .hint = wait until the other Latchkey has finished, or close it
store-unwritable = the store in { $what } cannot be written: { $said }
    .hint = make room on the disk or grant the folder to your user; nothing that was stored is lost
setup-unknown = there is no setup named { $what }
    .hint = { $face ->
        [window] the list of setups shows the names
       *[line] latchkey setup list shows the names
    }
setup-exists = there is already a setup named { $what }
    .hint = choose another name, or { $face ->
        [window] open that one from the list
       *[line] change that one with latchkey setup set
    }
setup-changed = the setup { $what } was changed elsewhere in the meantime
    .hint = { $face ->
        [window] open it again, and repeat the change
       *[line] look at it again with latchkey setup show, and repeat the change
    }

vault-missing = this computer offers no keychain: { $said }
    .hint = start the desktop's keychain (on Linux a Secret Service such as GNOME Keyring or KWallet){ $face ->
        [window] {""}
       *[line] , or give the secret to each command by --secret-stdin or LATCHKEY_CLIENT_SECRET, which then keeps it in memory for that run only
    }
vault-locked = the keychain is locked: { $said }
    .hint = unlock it in the desktop's own program for passwords and keys, and { $face ->
        [window] try again
       *[line] repeat the command
    }
vault-refused = the keychain refused: { $said }
    .hint = look into the keychain's own program for an entry of Latchkey that belongs to another program, and { $face ->
        [window] try again
       *[line] repeat the command
    }
vault-waiting = the keychain has not answered yet
    .hint = it may be waiting in a window of its own, perhaps behind others or on another screen: answer it there
vault-silent = the keychain has not answered for { $said } s
    .hint = it may be waiting in a window of its own, perhaps behind others or on another screen: answer it there and { $face ->
        [window] try again
       *[line] repeat the command
    }

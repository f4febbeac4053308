//! What the Secret Service says of itself (freedesktop.org, Secret Service API): asked over D-Bus,
//! because its clients tell a locked keychain as an empty one.

use zbus::blocking::{Connection, Proxy};
use zbus::zvariant::OwnedObjectPath;

const SERVICE: &str = "org.freedesktop.secrets";

/// The collection that entries go to.
pub(super) struct Collection {
    /// Its entries can be neither read nor written.
    pub(super) locked: bool,
}

/// How often the service is asked before it is believed that it has no default collection: GNOME
/// Keyring 42.1 says so now and then, while it is busy, of one that is there.
const ASKED: u8 = 3;

/// The default collection; none where the service has not been set up.
pub(super) fn default_collection() -> zbus::Result<Option<Collection>> {
    let bus = Connection::session()?;
    let service = Proxy::new(
        &bus,
        SERVICE,
        "/org/freedesktop/secrets",
        "org.freedesktop.Secret.Service",
    )?;
    for _ in 1..ASKED {
        if let Some(collection) = ask(&bus, &service)? {
            return Ok(Some(collection));
        }
    }
    ask(&bus, &service)
}

fn ask(bus: &Connection, service: &Proxy<'_>) -> zbus::Result<Option<Collection>> {
    let path: OwnedObjectPath = service.call("ReadAlias", &("default",))?;
    if path.as_str() == "/" {
        return Ok(None);
    }
    let collection = Proxy::new(bus, SERVICE, path, "org.freedesktop.Secret.Collection")?;
    // One that cannot be asked is as good as none.
    let locked = collection.get_property("Locked").ok();
    Ok(locked.map(|locked| Collection { locked }))
}

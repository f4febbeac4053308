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

/// The default collection; none where the service has not been set up.
pub(super) fn default_collection() -> zbus::Result<Option<Collection>> {
    let bus = Connection::session()?;
    let service = Proxy::new(
        &bus,
        SERVICE,
        "/org/freedesktop/secrets",
        "org.freedesktop.Secret.Service",
    )?;
    let path: OwnedObjectPath = service.call("ReadAlias", &("default",))?;
    if path.as_str() == "/" {
        return Ok(None);
    }
    let collection = Proxy::new(&bus, SERVICE, path, "org.freedesktop.Secret.Collection")?;
    let locked = collection.get_property("Locked")?;
    Ok(Some(Collection { locked }))
}

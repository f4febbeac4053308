//! What the keychain of a session holds, as the Secret Service tells it:
//! <https://specifications.freedesktop.org/secret-service/latest/>.

use std::collections::HashMap;

use zbus::blocking::{Connection, Proxy, connection};
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

use crate::session::Session;

const SERVICE: &str = "org.freedesktop.secrets";

/// A secret as it is handed out: session, parameters, value, content type.
type Handed = (OwnedObjectPath, Vec<u8>, Vec<u8>, String);

/// The texts of all entries of the default collection, in alphabetical order.
pub fn kept(session: &Session) -> Vec<String> {
    let bus = connection::Builder::address(session.bus())
        .and_then(connection::Builder::build)
        .unwrap();
    let collection = proxy(
        &bus,
        "/org/freedesktop/secrets/aliases/default",
        "org.freedesktop.Secret.Collection",
    );
    let entries: Vec<OwnedObjectPath> = collection.get_property("Items").unwrap();
    let service = proxy(
        &bus,
        "/org/freedesktop/secrets",
        "org.freedesktop.Secret.Service",
    );
    // Nobody else is on this bus: nothing is to be encrypted.
    let (_, way): (OwnedValue, OwnedObjectPath) = service
        .call("OpenSession", &("plain", Value::from("")))
        .unwrap();
    let secrets: HashMap<OwnedObjectPath, Handed> =
        service.call("GetSecrets", &(entries, way)).unwrap();
    let mut texts: Vec<String> = secrets
        .into_values()
        .map(|(_, _, value, _)| String::from_utf8(value).unwrap())
        .collect();
    texts.sort();
    texts
}

fn proxy<'a>(bus: &Connection, path: &'a str, interface: &'a str) -> Proxy<'a> {
    Proxy::new(bus, SERVICE, path, interface).unwrap()
}

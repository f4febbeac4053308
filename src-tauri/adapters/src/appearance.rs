//! How the desktop wants programs to look, where the windowing library does not ask it.

/// Whether the desktop asks for dark colours (`org.freedesktop.appearance`, key `color-scheme`, of the
/// XDG desktop portal). `None` where it does not say, and on systems whose web view knows by itself.
#[cfg(target_os = "linux")]
pub async fn prefers_dark() -> Option<bool> {
    /// A portal that is not there is said so at once; one that hangs is not waited for.
    const LIMIT: std::time::Duration = std::time::Duration::from_secs(1);
    let asked = tokio::task::spawn_blocking(color_scheme);
    tokio::time::timeout(LIMIT, asked).await.ok()?.ok()?.ok()?
}

/// Whether the desktop asks for dark colours: the web view knows by itself.
#[cfg(not(target_os = "linux"))]
pub async fn prefers_dark() -> Option<bool> {
    None
}

#[cfg(target_os = "linux")]
fn color_scheme() -> zbus::Result<Option<bool>> {
    use zbus::blocking::{Connection, Proxy};
    use zbus::zvariant::{OwnedValue, Value};

    let bus = Connection::session()?;
    let portal = Proxy::new(
        &bus,
        "org.freedesktop.portal.Desktop",
        "/org/freedesktop/portal/desktop",
        "org.freedesktop.portal.Settings",
    )?;
    let key = ("org.freedesktop.appearance", "color-scheme");
    let answer: OwnedValue = portal.call("Read", &key)?;
    let mut said = &*answer;
    // The method wraps the number twice.
    while let Value::Value(inner) = said {
        said = inner;
    }
    Ok(match said {
        Value::U32(1) => Some(true),
        Value::U32(2) => Some(false),
        _ => None,
    })
}

//! Who may end a command before its time.

/// Waits until somebody at the keyboard or the system wants the command to end.
pub async fn asked() {
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = by_the_system() => {}
    }
}

/// The system, or a program that started this one, ends it.
#[cfg(unix)]
async fn by_the_system() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut told) => drop(told.recv().await),
        Err(_) => std::future::pending().await,
    }
}

/// The window of the console is closed.
#[cfg(windows)]
async fn by_the_system() {
    match tokio::signal::windows::ctrl_close() {
        Ok(mut told) => drop(told.recv().await),
        Err(_) => std::future::pending().await,
    }
}

//! A port that is ours alone, whatever the system calls that.

use std::io::Error;
use tokio::net::TcpSocket;

/// Asks that nobody else may have the socket's port while it is ours. To be called before it is bound.
///
/// Unix refuses a port that somebody listens on in any case; what is asked for here is only that
/// connections that are ending do not keep it from us.
#[cfg(unix)]
pub(super) fn demand(socket: &TcpSocket) -> Result<(), Error> {
    socket.set_reuseaddr(true)
}

/// Asks that nobody else may have the socket's port while it is ours. To be called before it is bound.
///
/// Windows lets a program with `SO_REUSEADDR` listen on a port that another one has, unless that one
/// set `SO_EXCLUSIVEADDRUSE`. Neither the standard library nor tokio has a call for it.
#[cfg(windows)]
pub(super) fn demand(socket: &TcpSocket) -> Result<(), Error> {
    use std::os::windows::io::AsRawSocket as _;
    use windows_sys::Win32::Networking::WinSock::{
        SO_EXCLUSIVEADDRUSE, SOCKET, SOL_SOCKET, setsockopt,
    };
    let yes = 1_i32.to_ne_bytes();
    let handle = socket.as_raw_socket() as SOCKET;
    // SAFETY: the handle is that of `socket`, which is open for as long as it is borrowed here. The
    // option is a BOOL of four bytes; `yes` is that long and outlives the call, which reads it and
    // keeps no pointer.
    #[allow(unsafe_code)]
    let outcome = unsafe { setsockopt(handle, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, yes.as_ptr(), 4) };
    if outcome == 0 {
        Ok(())
    } else {
        Err(Error::last_os_error())
    }
}

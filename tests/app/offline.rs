//! A request that is submitted while the service cannot be reached.

use std::net::{Ipv4Addr, SocketAddr};

use latchkey_sandbox::Visitor;
use tokio::net::{TcpSocket, TcpStream};

use crate::desk::Bench;
use crate::session::{Keychain, Session};
use crate::wizard::Wizard;

#[test]
fn it_waits_and_is_sent_once() {
    let session = Session::new(Keychain::Open);
    let bench = Bench::start(&[]);
    let away = Away::new(&bench);
    let wizard = Wizard::open(&session);
    wizard.arrange("acme", &bench, &away.address, "sign-in");
    let alice = Visitor::new(&[("login", "alice")]);
    wizard.sign_in(
        "Sign in",
        |address| bench.sandbox.register_redirect_uri(address),
        &alice,
    );
    wizard.sees("The claims that came");

    wizard.go("Submit", "submit");
    wizard.press("Submit to 127.0.0.1");
    wizard.sees("The request waits to be sent");
    wizard.sees("Not there.");
    wizard.press("Send again now");
    wizard.sees("2, last ");
    assert_eq!(bench.sandbox.desk_requests().len(), 0);
    drop(wizard);

    // It is still there when the window is opened again.
    let wizard = Wizard::open(&session);
    wizard.open_setup("acme");
    wizard.is_at("submit");
    wizard.sees("The request waits to be sent");
    away.comes_back(&bench);
    wizard.press("Send again now");
    wizard.sees("The service has the request");
    let received = bench.sandbox.desk_requests();
    assert_eq!(received.len(), 1, "{received:?}");
    assert_eq!(bench.sandbox.operator().requests().len(), 1);
}

/// An address of the desk at which nobody answers at first. Nobody else can take its port.
struct Away {
    address: String,
    socket: TcpSocket,
}

impl Away {
    fn new(bench: &Bench) -> Self {
        let _inside = bench.runtime.enter();
        let socket = TcpSocket::new_v4().unwrap();
        let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        socket.bind(any).unwrap();
        let address = format!("http://{}", socket.local_addr().unwrap());
        Self { address, socket }
    }

    /// From now on what is sent to the address reaches the desk.
    fn comes_back(self, bench: &Bench) {
        let _inside = bench.runtime.enter();
        let listener = self.socket.listen(16).unwrap();
        let desk = bench.sandbox.desk().replace("http://", "");
        bench.runtime.spawn(async move {
            while let Ok((mut caller, _)) = listener.accept().await {
                let mut desk = TcpStream::connect(&desk).await.unwrap();
                tokio::spawn(async move {
                    // Whichever side goes first, the connection is over.
                    let _ = tokio::io::copy_bidirectional(&mut caller, &mut desk).await;
                });
            }
        });
    }
}

//! What `cargo xtask bench` measures against: documents over TLS, and a sandbox with a person in it.
//!
//! Prints one line of JSON that says where they are, then visits each address that it reads from
//! standard input as alice, with one line more when she has seen the last page, and ends when its
//! input is closed.

mod documents;

use std::error::Error;
use std::io::{BufRead as _, Write as _, stdin, stdout};

use latchkey_sandbox::{Options, Sandbox, Visitor};
use serde_json::json;
use url::Url;

fn main() -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let documents = runtime.block_on(documents::serve())?;
    let sandbox = runtime.block_on(Sandbox::start(Options::default()))?;
    let client = sandbox.client();
    let places = json!({
        "documents": documents.issuer,
        "ca": documents.ca_pem,
        "authority": sandbox.issuer(),
        "client_id": client.client_id,
        // Made for this run, it opens nothing else.
        "client_secret": client.client_secret.as_ref().map(|secret| secret.expose()),
    });
    writeln!(stdout(), "{places}")?;
    for line in stdin().lock().lines() {
        let line = line?;
        for (name, value) in Url::parse(&line)?.query_pairs() {
            if name == "redirect_uri" {
                sandbox.register_redirect_uri(&value);
            }
        }
        let visit = runtime.block_on(Visitor::new(&[("login", "alice")]).open(&line))?;
        let status = visit.status.map(|status| status.as_u16());
        writeln!(stdout(), "{}", json!({ "last_page": status }))?;
    }
    Ok(())
}

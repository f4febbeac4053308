//! The service's desk, and a provider beside it, with the runtime that they live in.

use latchkey_sandbox::{Options, Sandbox, Scenario};
use tokio::runtime::Runtime;

/// A sandbox outside the window.
pub struct Bench {
    pub sandbox: Sandbox,
    pub runtime: Runtime,
}

impl Bench {
    /// Starts one in which these scenarios are played.
    pub fn start(scenarios: &[&str]) -> Self {
        let scenarios = scenarios
            .iter()
            .map(|id| Scenario::find(id).expect(id))
            .collect();
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let options = Options {
            scenarios,
            ..Options::default()
        };
        let sandbox = runtime.block_on(Sandbox::start(options)).unwrap();
        Self { sandbox, runtime }
    }

    /// The secret of the sandbox's first client.
    pub fn secret(&self) -> String {
        let client = self.sandbox.client();
        // EXPOSE: typed in as a person copies it from a console.
        client.client_secret.unwrap().expose().to_owned()
    }

    /// The token of the desk.
    pub fn token(&self) -> &str {
        // EXPOSE: typed in as a person copies it from a console.
        self.sandbox.desk_token().expose()
    }
}

//! How a command does its work: on a task of its own, which can be cancelled and whose panic is caught.

use crate::shell::{Kit, Shell};
use latchkey_engine::failure::{Code, Failure};
use std::sync::Arc;

/// Does the work of one command.
///
/// # Errors
/// What the work could not do.
pub async fn work<T, F>(
    shell: &Arc<Shell>,
    work: impl FnOnce(Kit) -> F + Send,
) -> Result<T, Failure>
where
    F: Future<Output = Result<T, Failure>> + Send + 'static,
    T: Send + 'static,
{
    let kit = Kit::of(shell).await?;
    ended(&kit, tokio::spawn(work(kit.clone())).await)
}

/// The same, as a run of the page, which may cancel it by its number.
///
/// # Errors
/// What the work could not do.
pub async fn run<T, F>(
    shell: &Arc<Shell>,
    run: u32,
    work: impl FnOnce(Kit) -> F + Send,
) -> Result<T, Failure>
where
    F: Future<Output = Result<T, Failure>> + Send + 'static,
    T: Send + 'static,
{
    let kit = Kit::of(shell).await?;
    let task = tokio::spawn(work(kit.clone()));
    let _begun = shell.runs.begin(run, task.abort_handle());
    ended(&kit, task.await)
}

fn ended<T>(
    kit: &Kit,
    outcome: Result<Result<T, Failure>, tokio::task::JoinError>,
) -> Result<T, Failure> {
    match outcome {
        Ok(result) => result,
        Err(error) if error.is_cancelled() => {
            Err(kit.failure(Code::Unexpected, "app-cancelled", &[]))
        }
        // What panicked may stand in the panic's text: it is not repeated.
        Err(_) => Err(kit.failure(Code::Unexpected, "app-panicked", &[])),
    }
}

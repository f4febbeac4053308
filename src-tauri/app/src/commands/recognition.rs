//! Which provider an e-mail address or a domain tells of.

use super::OfShell;
use crate::work::run;
use latchkey_adapters::dns::SystemDns;
use latchkey_engine::failure::Failure;
use latchkey_engine::view::RecognitionView;
use latchkey_engine::wizard;

/// Looks it up. Nothing is changed by it.
#[tauri::command]
pub async fn recognise(
    shell: OfShell<'_>,
    text: String,
    run: u32,
) -> Result<RecognitionView, Failure> {
    self::run(&shell, run, move |kit| async move {
        wizard::recognise(&kit.world(), &SystemDns::default(), &text).await
    })
    .await
}

//! `latchkey setup sheet` and `latchkey setup calendar`: what leaves Latchkey in a file.

use crate::args::SheetFormat;
use crate::render::Said;
use crate::world::World;
use latchkey_engine::calendar::{self, NoReminder};
use latchkey_engine::failure::Failure;
use latchkey_engine::sheet::{self, Format};
use latchkey_engine::wizard;
use serde_json::{Value, json};
use std::ffi::OsStr;
use std::path::Path;

/// Writes the sheet of a setup, to a file or to standard output.
///
/// # Errors
/// There is no such setup, or the file cannot be written.
pub async fn sheet(
    world: &World,
    name: &str,
    format: Option<SheetFormat>,
    out: Option<&Path>,
) -> Result<Said, Failure> {
    let view = wizard::open(&world.wizard().await?, &world.setup_id(name)?).await?;
    let format = match format {
        Some(SheetFormat::Html) => Format::Html,
        Some(SheetFormat::Markdown) => Format::Markdown,
        None => Format::of_ending(out.and_then(Path::extension).and_then(OsStr::to_str)),
    };
    let text = format.write(&sheet::of_setup(&view, &world.printer.words));
    let document = json!({ "schema": "latchkey/sheet/1", "setup": name, "format": format });
    hand_on(world, document, text, out)
}

/// Writes the calendar file of a setup, to a file or to standard output.
///
/// # Errors
/// There is no such setup, it does not say when its secret ends, or the file cannot be written.
pub async fn calendar(world: &World, name: &str, out: Option<&Path>) -> Result<Said, Failure> {
    let stored = world.setup(name).await?;
    let document = json!({ "schema": "latchkey/calendar/1", "setup": name });
    match calendar::of_setup(&stored, &world.printer.words) {
        Ok(text) => hand_on(world, document, text, out),
        Err(renewed @ NoReminder::Renewed(_)) => {
            let said = renewed.failure(&world.printer.words).message;
            world.printer.talk(&said);
            let mut document = document;
            set(&mut document, "text", Value::Null);
            set(&mut document, "why", Value::String(said));
            Ok(Said::data(document, ""))
        }
        Err(undated) => Err(undated.failure(&world.printer.words)),
    }
}

/// A text as data; where a file is named, the text is in the file, and data is where that is.
fn hand_on(
    world: &World,
    mut document: Value,
    text: String,
    out: Option<&Path>,
) -> Result<Said, Failure> {
    let Some(path) = out else {
        set(&mut document, "text", Value::String(text.clone()));
        return Ok(Said::data(document, text));
    };
    world.write(path, text.as_bytes())?;
    let path = path.display().to_string();
    world.printer.tell("file-written", &[("path", &path)]);
    set(&mut document, "file", Value::String(path));
    Ok(Said::data(document, ""))
}

fn set(document: &mut Value, key: &str, value: Value) {
    if let Some(members) = document.as_object_mut() {
        members.insert(key.to_owned(), value);
    }
}

//! The menu bar of macOS. Tauri's own ends the program at once when Quit is chosen, with what was typed last.

use crate::window;
use tauri::AppHandle;
use tauri::menu::MenuEvent;

const QUIT: &str = "quit";
const SETTINGS: &str = "settings";

/// Does what was chosen in the menu bar.
#[allow(clippy::needless_pass_by_value, reason = "Tauri hands it over")]
pub fn chosen(app: &AppHandle, event: MenuEvent) {
    let Some(window) = window::main(app) else {
        return app.exit(0);
    };
    // A window that is closing already does neither.
    let _ = match event.id().as_ref() {
        QUIT => window.close(),
        SETTINGS => window.eval(window::goes_to("settings")),
        _ => Ok(()),
    };
}

/// Shows the menu bar in that language, or in the system's.
///
/// # Errors
/// The system does not take it.
#[cfg(target_os = "macos")]
pub fn show(app: &AppHandle, language: Option<String>) -> tauri::Result<()> {
    use crate::shell;
    use tauri::menu::{
        AboutMetadata, Menu, MenuItem, PredefinedMenuItem as System, Submenu, WINDOW_SUBMENU_ID,
    };

    let words = shell::words(language);
    let say = |id: &str| words.say(id, &[]);
    let own =
        |id: &str, text: &str, keys: &str| MenuItem::with_id(app, id, say(text), true, Some(keys));
    let bundle = &app.config().bundle;
    let about = AboutMetadata {
        name: Some(app.package_info().name.clone()),
        version: Some(app.package_info().version.to_string()),
        copyright: bundle.copyright.clone(),
        ..AboutMetadata::default()
    };
    let line = || System::separator(app);
    let program = Submenu::with_items(
        app,
        app.package_info().name.clone(),
        true,
        &[
            &System::about(app, Some(&say("menu-about")), Some(about))?,
            &line()?,
            &own(SETTINGS, "menu-settings", "Cmd+,")?,
            &line()?,
            &System::services(app, Some(&say("menu-services")))?,
            &line()?,
            &System::hide(app, Some(&say("menu-hide")))?,
            &System::hide_others(app, Some(&say("menu-hide-others")))?,
            &System::show_all(app, Some(&say("menu-show-all")))?,
            &line()?,
            &own(QUIT, "menu-quit", "Cmd+Q")?,
        ],
    )?;
    let edit = Submenu::with_items(
        app,
        say("menu-edit"),
        true,
        &[
            &System::undo(app, Some(&say("menu-undo")))?,
            &System::redo(app, Some(&say("menu-redo")))?,
            &line()?,
            &System::cut(app, Some(&say("menu-cut")))?,
            &System::copy(app, Some(&say("menu-copy")))?,
            &System::paste(app, Some(&say("menu-paste")))?,
            &System::select_all(app, Some(&say("menu-select-all")))?,
        ],
    )?;
    let windows = Submenu::with_id_and_items(
        app,
        WINDOW_SUBMENU_ID,
        say("menu-window"),
        true,
        &[
            &System::minimize(app, Some(&say("menu-minimize")))?,
            &System::maximize(app, Some(&say("menu-zoom")))?,
            &System::fullscreen(app, Some(&say("menu-full-screen")))?,
            &line()?,
            &System::close_window(app, Some(&say("menu-close")))?,
        ],
    )?;
    app.set_menu(Menu::with_items(app, &[&program, &edit, &windows])?)?;
    Ok(())
}

/// Elsewhere the window has no menu bar.
///
/// # Errors
/// None.
#[cfg(not(target_os = "macos"))]
#[allow(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "as on macOS"
)]
pub fn show(_: &AppHandle, _: Option<String>) -> tauri::Result<()> {
    Ok(())
}

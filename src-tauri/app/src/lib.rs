//! The window: a Tauri shell around the page in `ui/`.
//!
//! It holds no rule of its own: what the window shows is decided by the engine, and what it does is
//! done by the adapters.

mod args;
mod clipboard;
mod commands;
mod files;
mod handed;
mod incoming;
mod leaving;
mod links;
mod menu;
mod playground;
mod runs;
mod shell;
mod window;
mod work;

pub use args::Args;
pub use clipboard::Clipboard;
pub use window::CANVAS;

use commands::{desk, link, papers, recognition, service, settings, setups, start, system, tests};
use latchkey_adapters::appearance;
use latchkey_adapters::folders::data_folder;
use shell::{Kit, Shell};
use std::ffi::OsString;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tauri::ipc::Invoke;
use tauri::webview::PageLoadEvent;
use tauri::{Builder, Manager as _, RunEvent, WindowEvent, Wry};
use tauri_plugin_window_state::StateFlags;
use window::Beginning;

/// How long the window waits for what it shows first. It is read while the system makes ready to open a
/// window, and is there before that ends unless the disk is slow; then the page asks for it.
const READING_TAKES: Duration = Duration::from_millis(50);

/// The commands, once: what the page may call, and their names for the test that compares them with the
/// permissions and with the page's own list.
macro_rules! commands {
    ($($module:ident::$name:ident),* $(,)?) => {
        /// The names of all commands.
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),*];

        fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($module::$name),*]
        }
    };
}

commands![
    start::start,
    setups::catalog,
    setups::setups,
    setups::new_setup,
    setups::try_sandbox,
    setups::open,
    setups::ask_vault,
    setups::removal,
    setups::remove,
    setups::change,
    setups::undo,
    setups::redo,
    service::answer_field,
    service::use_profile,
    service::record,
    papers::save,
    recognition::recognise,
    tests::cancel,
    tests::look_at_authority,
    tests::store_secret,
    tests::store_token,
    tests::forget_secret,
    tests::check_credentials,
    tests::sign_in,
    tests::explain,
    desk::submit,
    desk::status,
    desk::answer,
    desk::withdraw,
    system::copy,
    system::copy_secret,
    system::open_link,
    system::zoom,
    settings::set_language,
    settings::set_theme,
    settings::set_proxy,
    settings::add_roots,
    settings::remove_roots,
    settings::forget_everything,
    link::handed,
    link::choose_offer,
    link::look_at_offer,
    link::accept_offer,
    link::decline_offer,
    system::left,
];

/// Opens the window and returns when it has been closed.
///
/// # Errors
///
/// When the system's web view cannot be started, for example because there is no display, or when the
/// system names no folder for data. In one sentence.
// The macro's own code ends the program if the context that it embeds cannot be made.
#[allow(clippy::disallowed_methods)]
pub fn run(args: Args) -> Result<(), String> {
    #[cfg(target_os = "linux")]
    hand_pictures_over_in_shared_memory();
    let folder = args.data_dir.or_else(data_folder);
    let folder = folder.ok_or("this system names no folder for data: name one by --data-dir")?;
    let shell = Arc::new(Shell::new(folder.clone()));
    if let Some(handed) = args.handed {
        shell.waiting.put(handed);
    }
    // While the system makes ready to open a window, the first picture is.
    let early = Arc::clone(&shell);
    let first =
        tauri::async_runtime::spawn(
            async move { start::first_picture(Kit::of(&early).await?).await },
        );
    let prefers_dark = tauri::async_runtime::spawn(appearance::prefers_dark());
    let own = folder.join("window");
    let refused = Arc::new(OnceLock::new());
    let told = Arc::clone(&refused);
    let remembered = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    let app = Builder::default()
        .plugin(tauri_plugin_single_instance::init(
            |app, arguments, folder| {
                let arguments = arguments.into_iter().skip(1).map(OsString::from);
                // What another start is given and nobody understands is no concern of this window's.
                let args = Args::parse(arguments, Path::new(&folder)).unwrap_or_default();
                window::come_forward(app, args.handed);
            },
        ))
        .plugin(
            tauri_plugin_window_state::Builder::default()
                .with_filename(own.join("place.json").to_string_lossy())
                .with_state_flags(remembered)
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .manage(Arc::clone(&shell))
        .invoke_handler(handler())
        .on_page_load(|page, loading| match loading.event() {
            // What the page before this one began is waited for by nobody.
            PageLoadEvent::Started => page.state::<Arc<Shell>>().runs.cancel_all(),
            PageLoadEvent::Finished => window::appear(&page.window()),
        })
        .on_menu_event(menu::chosen)
        .on_window_event(|window, event| {
            if let WindowEvent::CloseRequested { api, .. } = event {
                leaving::begin(window.app_handle(), api);
            }
        })
        .setup(move |app| {
            let read = async {
                tokio::join!(
                    tokio::time::timeout(READING_TAKES, first),
                    tokio::time::timeout(READING_TAKES, prefers_dark)
                )
            };
            let (first, prefers_dark) = tauri::async_runtime::block_on(read);
            let first = match first {
                Ok(Ok(Ok(first))) => Some(first),
                // The page asks again and tells what is wrong.
                _ => None,
            };
            let prefers_dark = prefers_dark.ok().and_then(Result::ok).flatten();
            let waiting = app.state::<Arc<Shell>>().waiting.number();
            let begins = Beginning {
                first: first.as_ref(),
                waiting,
            };
            let language = first.as_ref().map(|start| start.language.clone());
            let shown = menu::show(app.handle(), language);
            if let Err(error) = shown.and_then(|()| window::open(app, &begins, prefers_dark, &own))
            {
                // Said when the loop that begins now has ended.
                let _ = told.set(error.to_string());
                app.handle().exit(1);
            }
            Ok(())
        })
        .build(tauri::generate_context!())
        .map_err(|e| closed(&e.to_string()))?;
    app.run_return(move |_app, event| match event {
        RunEvent::Exit => shell.close(),
        // There, links and files do not come as arguments.
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => {
            for url in urls {
                let handed = handed::argument(url.as_str(), Path::new("/")).ok();
                window::come_forward(_app, handed);
            }
        }
        _ => {}
    });
    refused.get().map_or(Ok(()), |error| Err(closed(error)))
}

fn closed(error: &str) -> String {
    format!("the window could not be opened: {error}")
}

/// With some graphics drivers, NVIDIA's above all, a page stays blank when it is handed over in the card's
/// own memory. Shared memory works everywhere, and costs a copy that a page of forms does not notice. What
/// the person set counts.
#[cfg(target_os = "linux")]
fn hand_pictures_over_in_shared_memory() {
    // Nothing can be done about a variable that cannot be set.
    let _ = gtk::glib::setenv("WEBKIT_DMABUF_RENDERER_FORCE_SHM", "1", false);
}

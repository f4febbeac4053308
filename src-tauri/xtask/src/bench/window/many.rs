//! Whether the list stays quick with many setups, and every field with an engine that does not answer.
//!
//! In the real window, through WebDriver: the keys come from the driver, the times are taken inside of
//! the page, from the system's event to the frame that shows what it changed.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::Outcome;
use crate::bench::SCRIPTS;
use crate::bench::table::{Row, Sample, Target, Unit};
use crate::command::output;
use crate::desktop::{Desktop, Driver};

const FEW: usize = 10;
const MANY: usize = 10_000;

/// The most that many setups may cost over few: one frame, in milliseconds.
const FRAME: f64 = 16.7;

/// For how long the engine does not answer, and within how many milliseconds a key must be painted then.
const SILENCE: Duration = Duration::from_secs(5);
const PROMPT: f64 = 50.0;

/// What the setups are called, with a number.
const NAMES: [&str; 8] = [
    "acme", "birch", "cobalt", "dune", "ember", "fjord", "granite", "harbour",
];

/// What is typed into the search: every key leaves fewer setups than the one before, of few and of many.
const SEARCH: &str = "cobalt";

/// What is typed into a field of a setup.
const TYPED: &str = "login.example";

const SEARCH_FIELD: &str = "input[type=search]";

/// The key, as WebDriver knows it.
const BACKSPACE: &str = "\u{e003}";

/// A window with so many setups, and what was measured in it.
struct Contestant {
    window: Driver,
    /// In milliseconds, all of them.
    openings: Vec<f64>,
    /// The times of each key of the search, in milliseconds.
    keys: [Vec<f64>; SEARCH.len()],
    // The window goes first.
    _desktop: Desktop,
}

/// Measures with few and with many setups, taking turns.
pub fn rows(
    root: &Path,
    folder: &Path,
    app: &Path,
    latchkey: &Path,
    runs: usize,
) -> Outcome<Vec<Row>> {
    let script = root.join(SCRIPTS).join("page.js");
    let script = fs::read_to_string(&script)
        .map_err(|error| format!("{} cannot be read: {error}", script.display()))?;
    let contestant = |count: usize| {
        let desktop = Desktop::start(&folder.join(count.to_string()))?;
        fill(&desktop, latchkey, count)?;
        let window = Driver::start(&desktop, app)?;
        window.area(SEARCH_FIELD)?;
        window.evaluate(&script, &json!([]))?;
        Ok::<_, String>(Contestant {
            window,
            openings: Vec::new(),
            keys: Default::default(),
            _desktop: desktop,
        })
    };
    let mut contest = [contestant(MANY)?, contestant(FEW)?];
    // The round before the first is not counted: it fills the caches.
    for round in 0..=runs {
        for turn in 0..contest.len() {
            let next = (round + turn) % contest.len();
            if let Some(contestant) = contest.get_mut(next) {
                let opening = open_list(&contestant.window)?;
                let keys = search(&contestant.window)?;
                if round > 0 {
                    contestant.openings.push(opening);
                    for (times, time) in contestant.keys.iter_mut().zip(keys) {
                        times.push(time);
                    }
                }
            }
        }
    }
    let [many, few] = contest;
    let (prompt, unheard) = deaf(&few.window)?;
    if unheard == 0 {
        return Err("no key was pressed while the engine owed an answer".to_owned());
    }
    let millis = |numbers| Sample::of(numbers, Unit::Milliseconds);
    let row = |what, ours, theirs| Row {
        what,
        ours,
        target: Target::Over {
            other: format!("with {FEW}"),
            theirs,
            most: FRAME,
        },
    };
    // What holds for a key in the middle need not hold for the first, which finds the most.
    let keys = many.keys.into_iter().zip(few.keys);
    let (slow, quick) = keys
        .map(|(many, few)| (millis(many), millis(few)))
        .max_by(|one, other| one.0.over(&one.1).total_cmp(&other.0.over(&other.1)))
        .ok_or("no key was pressed")?;
    Ok(vec![
        row(
            "list: opening it with 10,000 setups",
            millis(many.openings),
            millis(few.openings),
        ),
        row(
            "list: the worst key of a search in 10,000 setups",
            slow,
            quick,
        ),
        Row {
            what: "search and authority: the slowest key, engine silent for 5 s",
            ours: millis(vec![prompt]),
            target: Target::Most(PROMPT),
        },
    ])
}

/// Makes so many setups with the command line, as a person would.
fn fill(desktop: &Desktop, latchkey: &Path, count: usize) -> Outcome {
    eprintln!("Making {count} setups.");
    let values = desktop.home().join("values.toml");
    fs::write(
        &values,
        "service = \"generic\"\nregion = \"eu\"\nauthority = \"https://login.acme.example\"\n\
         client_id = \"0a1b2c\"\nassociated_domains = [\"acme.example\"]\n",
    )
    .map_err(|error| format!("{} cannot be written: {error}", values.display()))?;
    for (number, name) in (0..count).zip(NAMES.iter().cycle()) {
        let mut begin = desktop.program(latchkey);
        begin
            .args([
                "setup",
                "new",
                &format!("{name}-{number}"),
                "--quiet",
                "--from",
            ])
            .arg(&values);
        output(&mut begin)?;
    }
    Ok(())
}

/// How long it takes from leaving another page until the list is painted.
fn open_list(window: &Driver) -> Outcome<f64> {
    window.evaluate("return bench.go('#/settings')", &json!([]))?;
    number(&window.evaluate("return bench.go('#/')", &json!([]))?)
}

/// How long each key of a search takes until what it finds is painted. The field is empty again after it.
fn search(window: &Driver) -> Outcome<Vec<f64>> {
    let times = SEARCH
        .chars()
        .map(|key| {
            window.evaluate("bench.expectKey()", &json!([]))?;
            window.type_into(SEARCH_FIELD, &key.to_string())?;
            number(&window.evaluate("return bench.all", &json!([]))?)
        })
        .collect::<Outcome<_>>()?;
    window.type_into(SEARCH_FIELD, &BACKSPACE.repeat(SEARCH.len()))?;
    Ok(times)
}

/// The slowest key in two fields whose engine is silent, and how many questions waited then.
fn deaf(window: &Driver) -> Outcome<(f64, u64)> {
    let mut slowest = 0.0_f64;
    let mut unheard = 0;
    let authority = format!("#/setup/{}-0/authority", NAMES.first().unwrap_or(&""));
    for (address, field) in [("#/", SEARCH_FIELD), (&authority, "main input")] {
        window.evaluate("return bench.go(arguments[0])", &json!([address]))?;
        window.area(field)?;
        window.evaluate("bench.deafen(arguments[0])", &json!([SILENCE.as_millis()]))?;
        for key in TYPED.chars() {
            window.evaluate("bench.expectKey()", &json!([]))?;
            window.type_into(field, &key.to_string())?;
            let first = window.evaluate("return bench.first", &json!([]))?;
            slowest = slowest.max(number(first.get(0).unwrap_or(&Value::Null))?);
            unheard += first.get(1).and_then(Value::as_u64).unwrap_or_default();
        }
        window.evaluate("bench.hear()", &json!([]))?;
    }
    Ok((slowest, unheard))
}

fn number(value: &Value) -> Outcome<f64> {
    value
        .as_f64()
        .ok_or_else(|| format!("the page measured nothing: {value}"))
}

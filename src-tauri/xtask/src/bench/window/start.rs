//! From the start of the process to the first frame that is of use, and what all processes hold then.
//!
//! Both programs are watched from outside, by the display's own pixels: the empty one until its page
//! is painted, Latchkey until the heading is painted and a click beside it is taken. The pixels that
//! are waited for are taken from a window that was looked at before, through WebDriver; the runs that
//! are timed know nothing of being watched.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::bench::table::{Row, Sample, Target, Unit};
use crate::desktop::{Area, Desktop, Driver, Kept, Pixels, wait};

/// The most that Latchkey may take of the empty program's time, and of its memory.
const OF_EMPTY: f64 = 1.15;

/// After how long a click that nothing came of is made again.
const PATIENCE: Duration = Duration::from_millis(500);

/// How long a window is left alone before its memory is counted.
const REST: Duration = Duration::from_secs(2);

/// What is waited for.
struct Sight {
    area: Area,
    pixels: Pixels,
    /// What is clicked then, and changes what is there.
    button: Option<(u32, u32)>,
}

/// One of the two programs, and what was measured.
struct Contestant<'a> {
    file: &'a Path,
    sight: Sight,
    times: Vec<Duration>,
    /// Bytes.
    memory: Vec<f64>,
}

/// Measures both, taking turns.
pub fn rows(desktop: &Desktop, app: &Path, empty: &Path, runs: usize) -> Outcome<Vec<Row>> {
    let ours = look(desktop, app, |window| {
        let button = window.area("main button")?.middle();
        Ok((window.area("h1")?, Some(button)))
    })?;
    let area = ours.area;
    let theirs = look(desktop, empty, |_| Ok((area, None)))?;
    let contestant = |file, sight| Contestant {
        file,
        sight,
        times: Vec::new(),
        memory: Vec::new(),
    };
    let mut contest = [contestant(app, ours), contestant(empty, theirs)];
    // What is kept after a first start that changed nothing: every later one begins with it.
    let kept = Kept::of(desktop)?;
    for round in 0..=runs {
        for turn in 0..contest.len() {
            let next = (round + turn) % contest.len();
            if let Some(contestant) = contest.get_mut(next) {
                kept.restore()?;
                let time = time(desktop, contestant)?;
                kept.restore()?;
                let memory = memory(desktop, contestant)?;
                if round > 0 {
                    contestant.times.push(time);
                    contestant.memory.push(memory);
                }
            }
        }
    }
    let [ours, theirs] = contest;
    let row = |what, ours, theirs| Row {
        what,
        ours,
        target: Target::Ratio {
            other: "an empty window".to_owned(),
            theirs,
            most: OF_EMPTY,
        },
    };
    let megabytes = |bytes: Vec<f64>| {
        let millions = bytes.into_iter().map(|bytes| bytes / 1e6);
        Sample::of(millions.collect(), Unit::Megabytes)
    };
    Ok(vec![
        row(
            "window: start to a heading whose button takes a click",
            Sample::times(&ours.times),
            Sample::times(&theirs.times),
        ),
        row(
            "window: memory of all processes (PSS)",
            megabytes(ours.memory),
            megabytes(theirs.memory),
        ),
    ])
}

/// Opens the program once, and remembers what it paints where `find` says.
fn look(
    desktop: &Desktop,
    file: &Path,
    find: impl Fn(&Driver) -> Outcome<(Area, Option<(u32, u32)>)>,
) -> Outcome<Sight> {
    let driver = Driver::start(desktop, file)?;
    let (area, button) = find(&driver)?;
    // The driver finds what is laid out; what is painted is final when it does not change any more.
    let mut last = (desktop.screen.pixels(area)?, Instant::now());
    wait("a window at rest", || {
        let now = desktop.screen.pixels(area)?;
        if !now.are_like(&last.0) {
            last = (now, Instant::now());
        }
        Ok((last.1.elapsed() > REST).then_some(()))
    })?;
    let pixels = last.0;
    if button.is_some() && pixels.are_one_colour() {
        return Err("nothing is to be seen where the heading is".to_owned());
    }
    Ok(Sight {
        area,
        pixels,
        button,
    })
}

/// Waits until nothing is left of the program that was open before.
fn clear(desktop: &Desktop, sight: &Sight) -> Outcome {
    wait("an empty display", || {
        Ok((!desktop.screen.pixels(sight.area)?.are_like(&sight.pixels)).then_some(()))
    })
}

/// From the start of the process until it is of use.
fn time(desktop: &Desktop, contestant: &Contestant) -> Outcome<Duration> {
    let sight = &contestant.sight;
    clear(desktop, sight)?;
    let began = Instant::now();
    let _running = desktop.open(contestant.file)?;
    let is_there =
        || -> Outcome<bool> { Ok(desktop.screen.pixels(sight.area)?.are_like(&sight.pixels)) };
    let mut taken = wait("the first frame", || {
        Ok(is_there()?.then(|| began.elapsed()))
    })?;
    let Some(button) = sight.button else {
        return Ok(taken);
    };
    desktop.click(button)?;
    let mut clicked = Instant::now();
    wait("an answer to the click", || {
        if !is_there()? {
            return Ok(Some(()));
        }
        // It came to nothing, so the window was not of use when it was made.
        if clicked.elapsed() > PATIENCE {
            taken = began.elapsed();
            desktop.click(button)?;
            clicked = Instant::now();
        }
        Ok(None)
    })?;
    Ok(taken)
}

/// What all processes of the program hold at rest, pages that several share counted once (PSS).
fn memory(desktop: &Desktop, contestant: &Contestant) -> Outcome<f64> {
    clear(desktop, &contestant.sight)?;
    let running = desktop.open(contestant.file)?;
    let mut painted = None;
    wait("the first frame", || {
        let sight = &contestant.sight;
        if painted.is_none() && desktop.screen.pixels(sight.area)?.are_like(&sight.pixels) {
            painted = Some(Instant::now());
        }
        Ok(painted.filter(|when| when.elapsed() > REST))
    })?;
    running
        .processes()
        .into_iter()
        .map(|id| {
            let file = format!("/proc/{id}/smaps_rollup");
            let text = fs::read_to_string(&file)
                .map_err(|error| format!("{file} cannot be read: {error}"))?;
            text.lines()
                .find_map(|line| line.strip_prefix("Pss:")?.trim().strip_suffix(" kB"))
                .and_then(|kilobytes| kilobytes.trim().parse::<f64>().ok())
                .map(|kilobytes| kilobytes * 1024.0)
                .ok_or_else(|| format!("{file} names no PSS"))
        })
        .sum()
}

//! A display whose pixels can be read: Xvfb, which keeps them in a file in the form of `xwd`.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use super::{Running, announced};
use crate::Outcome;
use crate::command::program;

/// Its size, which holds the window at its own size.
const SIZE: &str = "1280x900x24";

/// A rectangle of the display, in pixels.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
}

impl Area {
    pub fn middle(self) -> (u32, u32) {
        (self.x + self.width / 2, self.y + self.height / 2)
    }
}

/// By how much a byte of the same picture may differ: web views paint in parts and side by side, and the
/// edges of letters come out a little differently each time.
const SHADE: u8 = 64;

/// The bytes of an area, four a pixel.
pub struct Pixels(Vec<u8>);

impl Pixels {
    /// Whether both show the same.
    pub fn are_like(&self, other: &Self) -> bool {
        let differ = |(one, two): (&u8, &u8)| one.abs_diff(*two) > SHADE;
        self.0.len() == other.0.len() && !self.0.iter().zip(&other.0).any(differ)
    }

    /// Whether all are of one colour.
    pub fn are_one_colour(&self) -> bool {
        let mut each = self.0.chunks(4);
        let first = each.next();
        each.all(|pixel| Some(pixel) == first)
    }
}

/// The display.
pub struct Screen {
    _server: Running,
    name: String,
    frame: File,
    /// Where the pixels begin in the file, and how many bytes a line has.
    start: u64,
    line: u64,
}

impl Screen {
    /// Starts it. It chooses a free number, and keeps its pixels in `folder`.
    pub fn start(folder: &Path) -> Outcome<Self> {
        let (server, number) = announced(
            program("Xvfb", folder)
                .args(["-displayfd", "1", "-noreset", "-nolisten", "tcp"])
                .args(["-screen", "0", SIZE, "-fbdir"])
                .arg(folder),
        )?;
        let frame = folder.join("Xvfb_screen0");
        let frame = File::open(&frame)
            .map_err(|error| format!("{} cannot be read: {error}", frame.display()))?;
        let head = read(&frame, 0, 100)?;
        // Big-endian numbers of four bytes: X11/XWDFile.h.
        let field = |index: usize| {
            let bytes = head.get(index * 4..)?.first_chunk::<4>()?;
            Some(u64::from(u32::from_be_bytes(*bytes)))
        };
        let layout = || Some((field(0)? + field(19)? * 12, field(12)?, field(11)?));
        let (start, line) = layout()
            .filter(|(_, _, bits)| *bits == 32)
            .map(|(start, line, _)| (start, line))
            .ok_or("the display keeps its pixels in an unknown form")?;
        Ok(Self {
            _server: server,
            name: format!(":{number}"),
            frame,
            start,
            line,
        })
    }

    /// What programs know it by.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What is to be seen now.
    pub fn pixels(&self, area: Area) -> Outcome<Pixels> {
        let lines = (area.y..area.y + area.height).map(|y| {
            let from = self.start + u64::from(y) * self.line + u64::from(area.x) * 4;
            read(&self.frame, from, area.width as usize * 4)
        });
        Ok(Pixels(lines.collect::<Outcome<Vec<_>>>()?.concat()))
    }
}

fn read(mut file: &File, from: u64, length: usize) -> Outcome<Vec<u8>> {
    let mut bytes = vec![0; length];
    file.seek(SeekFrom::Start(from))
        .and_then(|_| file.read_exact(&mut bytes))
        .map_err(|error| format!("the display's pixels cannot be read: {error}"))?;
    Ok(bytes)
}

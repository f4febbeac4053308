//! The table that is printed, and whether its targets are met.

use std::fmt;
use std::time::Duration;

/// What the numbers of a sample count.
#[derive(Clone, Copy)]
pub enum Unit {
    Milliseconds,
    /// Millions of bytes.
    Megabytes,
    /// Thousands of bytes.
    Kilobytes,
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Milliseconds => "ms",
            Self::Megabytes => "MB",
            Self::Kilobytes => "kB",
        })
    }
}

/// The median of several numbers, and half of the distance between their quartiles.
#[derive(Clone, Copy)]
pub struct Sample {
    median: f64,
    spread: f64,
    unit: Unit,
}

impl Sample {
    pub fn times(times: &[Duration]) -> Self {
        let millis = times.iter().map(|time| time.as_secs_f64() * 1e3);
        Self::of(millis.collect(), Unit::Milliseconds)
    }

    pub fn of(mut numbers: Vec<f64>, unit: Unit) -> Self {
        numbers.sort_unstable_by(f64::total_cmp);
        let quartile = |number: usize| {
            let index = numbers.len().saturating_sub(1) * number / 4;
            numbers.get(index).copied().unwrap_or_default()
        };
        Self {
            median: quartile(2),
            spread: (quartile(3) - quartile(1)) / 2.0,
            unit,
        }
    }

    /// By how much its median is above another's.
    pub fn over(&self, other: &Self) -> f64 {
        self.median - other.median
    }
}

impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} ±{:.1} {}", self.median, self.spread, self.unit)
    }
}

/// One thing that was measured.
pub struct Row {
    pub what: &'static str,
    pub ours: Sample,
    pub target: Target,
}

/// What it is held against.
pub enum Target {
    /// Another program's number, of which ours may be at most so many times.
    Ratio {
        other: String,
        theirs: Sample,
        most: f64,
    },
    /// The same program under another load, over which ours may be at most so much.
    Over {
        other: String,
        theirs: Sample,
        most: f64,
    },
    /// At most this number.
    Most(f64),
}

impl Row {
    pub fn is_met(&self) -> bool {
        match &self.target {
            Target::Ratio { theirs, most, .. } => self.ours.median <= theirs.median * most,
            Target::Over { theirs, most, .. } => self.ours.over(theirs) <= *most,
            Target::Most(most) => self.ours.median <= *most,
        }
    }

    fn cells(&self) -> [String; 7] {
        let unit = self.ours.unit;
        let [other, theirs, compared, target] = match &self.target {
            Target::Ratio {
                other,
                theirs,
                most,
            } => [
                other.clone(),
                theirs.to_string(),
                format!("{:.2}", self.ours.median / theirs.median),
                format!("<= {most}"),
            ],
            Target::Over {
                other,
                theirs,
                most,
            } => [
                other.clone(),
                theirs.to_string(),
                format!("{:+.1} {unit}", self.ours.over(theirs)),
                format!("<= +{most} {unit}"),
            ],
            Target::Most(most) => {
                let none = String::new;
                [none(), none(), none(), format!("<= {most} {unit}")]
            }
        };
        let met = if self.is_met() { "met" } else { "MISSED" };
        [
            self.what.to_owned(),
            self.ours.to_string(),
            other,
            theirs,
            compared,
            target,
            met.to_owned(),
        ]
    }
}

const HEAD: [&str; 7] = [
    "what",
    "latchkey",
    "other side",
    "its number",
    "compared",
    "target",
    "",
];

/// Prints the rows, and on what they were measured.
pub fn print(rows: &[Row], runs: usize) {
    let cells: Vec<[String; 7]> = std::iter::once(HEAD.map(str::to_owned))
        .chain(rows.iter().map(Row::cells))
        .collect();
    let widths: Vec<usize> = (0..HEAD.len())
        .map(|column| {
            let texts = cells.iter().filter_map(|row| row.get(column));
            texts.map(|text| text.chars().count()).max().unwrap_or(0)
        })
        .collect();
    for row in &cells {
        let line: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(text, width)| format!("{text:<width$}"))
            .collect();
        println!("{}", line.join("  ").trim_end());
    }
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!(
        "\nMedian and half of the distance between quartiles of {runs} runs, in which all took turns; \
         {cores} cores, {}, {}.",
        std::env::consts::OS,
        std::env::consts::ARCH
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(numbers: &[f64]) -> Sample {
        Sample::of(numbers.to_vec(), Unit::Milliseconds)
    }

    fn is_met(ours: f64, target: Target) -> bool {
        Row {
            what: "",
            ours: sample(&[ours]),
            target,
        }
        .is_met()
    }

    #[test]
    fn the_median_and_the_quartiles_are_measured_values() {
        assert_eq!(
            sample(&[90.0, 1.0, 3.0, 2.0, 4.0]).to_string(),
            "3.0 ±1.0 ms"
        );
        let once = Sample::times(&[Duration::from_micros(7_000)]);
        assert_eq!(once.to_string(), "7.0 ±0.0 ms");
    }

    #[test]
    fn a_target_is_met_up_to_its_limit() {
        let (other, theirs) = (String::new, sample(&[100.0]));
        let ratio = |most| Target::Ratio {
            other: other(),
            theirs,
            most,
        };
        assert!(is_met(25.0, ratio(0.25)) && !is_met(26.0, ratio(0.25)));
        let over = |most| Target::Over {
            other: other(),
            theirs,
            most,
        };
        assert!(is_met(116.0, over(16.0)) && !is_met(116.1, over(16.0)));
        assert!(is_met(15.0, Target::Most(15.0)) && !is_met(15.1, Target::Most(15.0)));
    }
}

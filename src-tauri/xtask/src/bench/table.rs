//! The table that is printed, and whether its targets are met.

use std::fmt;
use std::time::Duration;

/// The median of several times, and half of the distance between their quartiles.
#[derive(Clone, Copy)]
pub struct Times {
    median: Duration,
    spread: Duration,
}

impl Times {
    pub fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let quartile = |number: usize| {
            let index = times.len().saturating_sub(1) * number / 4;
            times.get(index).copied().unwrap_or_default()
        };
        Self {
            median: quartile(2),
            spread: (quartile(3) - quartile(1)) / 2,
        }
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:.1} ±{:.1} ms",
            millis(self.median),
            millis(self.spread)
        )
    }
}

/// One thing that was measured.
pub struct Row {
    pub what: &'static str,
    pub ours: Times,
    pub target: Target,
}

/// What it is held against.
pub enum Target {
    /// Another program's time, of which ours may be at most so many times.
    Ratio {
        other: String,
        theirs: Times,
        most: f64,
    },
    /// At most this time.
    Most(Duration),
}

impl Row {
    fn ratio(&self, theirs: Times) -> f64 {
        self.ours.median.as_secs_f64() / theirs.median.as_secs_f64()
    }

    pub fn is_met(&self) -> bool {
        match &self.target {
            Target::Ratio { theirs, most, .. } => self.ratio(*theirs) <= *most,
            Target::Most(most) => self.ours.median <= *most,
        }
    }

    fn cells(&self) -> [String; 7] {
        let (other, theirs, ratio, target) = match &self.target {
            Target::Ratio {
                other,
                theirs,
                most,
            } => (
                other.clone(),
                theirs.to_string(),
                format!("{:.2}", self.ratio(*theirs)),
                format!("<= {most}"),
            ),
            Target::Most(most) => {
                let none = String::new;
                (none(), none(), none(), format!("<= {} ms", millis(*most)))
            }
        };
        let met = if self.is_met() { "met" } else { "MISSED" };
        [
            self.what.to_owned(),
            self.ours.to_string(),
            other,
            theirs,
            ratio,
            target,
            met.to_owned(),
        ]
    }
}

const HEAD: [&str; 7] = [
    "what",
    "latchkey",
    "other side",
    "its time",
    "ratio",
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

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(millis: &[u64]) -> Times {
        Times::of(millis.iter().map(|ms| Duration::from_millis(*ms)).collect())
    }

    #[test]
    fn the_median_and_the_quartiles_are_measured_values() {
        assert_eq!(times(&[90, 1, 3, 2, 4]).to_string(), "3.0 ±1.0 ms");
        assert_eq!(times(&[7]).to_string(), "7.0 ±0.0 ms");
    }

    #[test]
    fn a_target_is_met_up_to_its_limit() {
        let row = |ours: u64, target| Row {
            what: "",
            ours: times(&[ours]),
            target,
        };
        let beside = |most| Target::Ratio {
            other: String::new(),
            theirs: times(&[100]),
            most,
        };
        assert!(row(25, beside(0.25)).is_met() && !row(26, beside(0.25)).is_met());
        let most = || Target::Most(Duration::from_millis(15));
        assert!(row(15, most()).is_met() && !row(16, most()).is_met());
    }
}

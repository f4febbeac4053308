//! The only place that prints. Standard output is data, standard error is talk.

use anstream::{stderr, stdout};
use latchkey_engine::failure::Failure;
use latchkey_engine::finding::Grade;
use latchkey_engine::report::{Report, Verdict};
use latchkey_engine::words::{FindingView, Words};
use serde::Serialize;
use serde_json::Value;
use std::fmt::Write as _;
use std::io::Write as _;

/// Prints, in the language and form asked for.
pub struct Printer {
    /// The words.
    pub words: Words,
    /// One JSON document on standard output.
    pub json: bool,
    /// No talk.
    pub quiet: bool,
    /// More of what was observed.
    pub verbose: bool,
}

/// What a command has to say: data, in both forms.
pub struct Said {
    /// For programs.
    pub document: Value,
    /// For people.
    pub text: String,
    /// The verdict, where something was judged.
    pub verdict: Option<Verdict>,
}

impl Said {
    /// Data that nobody judged.
    #[must_use]
    pub fn data(document: Value, text: impl Into<String>) -> Self {
        Self {
            document,
            text: text.into(),
            verdict: None,
        }
    }
}

/// Colours by meaning; a pipe and `NO_COLOR` strip them.
const BOLD: &str = "\x1b[1m";
const DIM: &str = "\x1b[2m";
const GREEN: &str = "\x1b[32m";
const YELLOW: &str = "\x1b[33m";
const RED: &str = "\x1b[31m";
const RESET: &str = "\x1b[0m";

impl Printer {
    /// A sentence from the catalogue.
    #[must_use]
    pub fn say(&self, id: &str, arguments: &[(&'static str, &str)]) -> String {
        self.words.say(id, arguments)
    }

    /// Talks: a line on standard error, unless quiet.
    pub fn talk(&self, line: &str) {
        if !self.quiet {
            // A reader that has gone away is no reason to stop.
            let _ = writeln!(stderr(), "{line}");
        }
    }

    /// Talks with a sentence from the catalogue.
    pub fn tell(&self, id: &str, arguments: &[(&'static str, &str)]) {
        self.talk(&self.say(id, arguments));
    }

    /// Asks on standard error, also when quiet, and leaves the cursor behind the question.
    pub fn ask(&self, question: &str) {
        let _ = write!(stderr(), "{question} ");
        let _ = stderr().flush();
    }

    /// Prints what a command has to say, on standard output.
    pub fn show(&self, said: &Said) {
        if self.json {
            self.document(&said.document);
        } else if !said.text.is_empty() {
            let _ = writeln!(stdout(), "{}", said.text.trim_end_matches('\n'));
        }
    }

    fn document(&self, document: &impl Serialize) {
        let text = serde_json::to_string_pretty(document).unwrap_or_default();
        let _ = writeln!(stdout(), "{text}");
    }

    /// A line of data that comes before the rest; where that is one document, it is talk.
    pub fn step(&self, line: &str) {
        if self.json {
            self.talk(line);
        } else {
            self.show(&Said::data(Value::Null, line));
        }
    }

    /// A report. `layers` are lines about what was observed, for people.
    #[must_use]
    pub fn report<O: Serialize>(&self, report: &Report<O>, layers: &[String]) -> Said {
        let mut out = String::new();
        if !report.target.is_empty() {
            let _ = writeln!(out, "{BOLD}{}{RESET}", report.target);
        }
        for line in layers {
            let _ = writeln!(out, "{}", format!("  {line}").trim_end());
        }
        for finding in &report.findings {
            self.finding(&mut out, finding);
        }
        let _ = writeln!(out, "{}", self.summary(report));
        Said {
            document: serde_json::to_value(report).unwrap_or_default(),
            text: out,
            verdict: Some(report.verdict),
        }
    }

    /// A line that says how one thing went.
    #[must_use]
    pub fn mark(verdict: Option<Verdict>) -> String {
        match verdict {
            None | Some(Verdict::Pass) => format!("{GREEN}✓{RESET}"),
            Some(Verdict::Warn) => format!("{YELLOW}!{RESET}"),
            Some(Verdict::Fail) => format!("{RED}✗{RESET}"),
        }
    }

    /// Findings, with what to do about them.
    #[must_use]
    pub fn findings<'f>(&self, findings: impl Iterator<Item = &'f FindingView>) -> String {
        findings.fold(String::new(), |mut out, finding| {
            self.finding(&mut out, finding);
            out
        })
    }

    fn finding(&self, out: &mut String, finding: &FindingView) {
        let (mark, colour) = match finding.grade {
            Grade::Pass => ("✓", GREEN),
            Grade::Note => ("·", DIM),
            Grade::Warn => ("!", YELLOW),
            Grade::Fail => ("✗", RED),
        };
        let _ = writeln!(
            out,
            "{colour}{mark}{RESET} {} {DIM}[{}]{RESET}",
            finding.title, finding.id
        );
        let mut line = |label: &str, text: &Option<String>| {
            if let Some(text) = text.as_deref().filter(|t| !t.is_empty()) {
                let name = self.say(label, &[]);
                let _ = writeln!(out, "    {DIM}{name:<9}{RESET} {}", wrapped(text, 14));
            }
        };
        if finding.grade == Grade::Pass {
            if self.verbose {
                line("label-cause", &finding.cause);
            }
            return;
        }
        line("label-expected", &finding.expected);
        line("label-received", &finding.received);
        line("label-cause", &finding.cause);
        line("label-fix", &finding.fix);
        if self.verbose {
            line("label-cites", &finding.cites);
        }
    }

    fn summary<O>(&self, report: &Report<O>) -> String {
        let count = |grade: Grade| {
            report
                .findings
                .iter()
                .filter(|f| f.grade == grade)
                .count()
                .to_string()
        };
        let (id, colour) = match report.verdict {
            Verdict::Pass => ("verdict-pass", GREEN),
            Verdict::Warn => ("verdict-warn", YELLOW),
            Verdict::Fail => ("verdict-fail", RED),
        };
        let (fails, warns) = (count(Grade::Fail), count(Grade::Warn));
        let took = millis(report.took_ms);
        let text = self.say(id, &[("fails", &fails), ("warns", &warns), ("took", &took)]);
        format!("{colour}{text}{RESET}")
    }

    /// A failure: on standard output with `--json`, else on standard error.
    pub fn failure(&self, failure: &Failure) {
        if self.json {
            return self.document(failure);
        }
        let mut out = format!(
            "{RED}{}{RESET} {}\n",
            self.say("label-error", &[]),
            failure.message
        );
        for hint in &failure.hints {
            let _ = writeln!(out, "{BOLD}{}{RESET} {hint}", self.say("label-hint", &[]));
        }
        let _ = stderr().write_all(out.as_bytes());
    }
}

/// A sentence that is said later, when nobody else can.
pub fn later(line: String) -> impl Fn() + Send + Sync + 'static {
    move || {
        let _ = writeln!(stderr(), "{line}");
    }
}

/// A length of time for people.
#[must_use]
pub fn millis(ms: u64) -> String {
    if ms < 1000 {
        format!("{ms} ms")
    } else {
        format!("{}.{} s", ms / 1000, ms % 1000 / 100)
    }
}

/// Text broken at 100 columns, with its further lines indented.
#[must_use]
pub fn wrapped(text: &str, indent: usize) -> String {
    let mut out = String::new();
    let mut column = indent;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column > indent && column + 1 + length > 100 {
            let _ = write!(out, "\n{:indent$}", "");
            column = indent;
        } else if column > indent {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_short() {
        assert_eq!(
            [millis(7), millis(999), millis(1_234)],
            ["7 ms", "999 ms", "1.2 s"]
        );
    }

    #[test]
    fn long_lines_are_broken_between_words() {
        let text = wrapped(&"word ".repeat(40), 14);
        assert!(text.lines().all(|l| l.chars().count() <= 100));
        assert_eq!(text.split_whitespace().count(), 40);
    }
}

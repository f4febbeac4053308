//! What a sign-in costs besides the waits on the provider, by the times in its own report.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use serde_json::{Deserializer, Value};

use super::loopback::Loopback;
use crate::Outcome;
use crate::command::program;

/// Signs in once, and returns what Latchkey took from the callback to the verdict, less the waits.
pub fn own_cost(latchkey: &Path, root: &Path, provider: &mut Loopback) -> Outcome<Duration> {
    let mut signin = program(latchkey, root)
        .args(["signin", "--json", "--no-browser", "--timeout", "30"])
        .args(["--redirect", "http://127.0.0.1:0/callback"])
        .args(["--authority", &provider.text("authority")?])
        .args(["--client-id", &provider.text("client_id")?])
        .env("LATCHKEY_CLIENT_SECRET", provider.text("client_secret")?)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{} could not be started: {error}", latchkey.display()))?;
    let report = report(&mut signin, provider);
    // The port stays open for the browser's repeats, which is no part of the measurement.
    let _ = signin.kill();
    let _ = signin.wait();
    let report = report?;
    if report.get("verdict").and_then(Value::as_str) != Some("pass") {
        return Err(format!("the sign-in did not pass: {report:#}"));
    }
    own(&report).ok_or_else(|| format!("the report lacks a time: {report:#}"))
}

fn report(signin: &mut Child, provider: &mut Loopback) -> Outcome<Value> {
    let (Some(talk), Some(data)) = (signin.stderr.take(), signin.stdout.take()) else {
        return Err("the sign-in's output is not there".to_owned());
    };
    // Held until the report is there: it goes on talking.
    let mut talk = BufReader::new(talk).lines().map_while(Result::ok);
    let address = talk
        .find_map(|line| {
            line.split_whitespace()
                .find(|word| word.contains("redirect_uri="))
                .map(str::to_owned)
        })
        .ok_or("the sign-in named no address to open")?;
    provider.visit(&address)?;
    let report = Deserializer::from_reader(BufReader::new(data))
        .into_iter()
        .next()
        .ok_or("the sign-in printed no report")?
        .map_err(|error| format!("the sign-in's report cannot be read: {error}"))?;
    // The browser's last page comes from the sign-in, which must not be ended before.
    provider.visited()?;
    Ok(report)
}

fn own(report: &Value) -> Option<Duration> {
    let seen = report.pointer("/observations/sign_in")?;
    let micros = |path: &str| seen.pointer(path)?.as_u64();
    let fetched = seen.pointer("/keys/fetched/hops").and_then(Value::as_array);
    let waits = micros("/token/exchange/took_us")?
        + micros("/userinfo/exchange/took_us").unwrap_or_default()
        + fetched
            .into_iter()
            .flatten()
            .filter_map(|exchange| exchange.get("took_us")?.as_u64())
            .sum::<u64>();
    let whole = micros("/hops/verdict_us")?.checked_sub(micros("/hops/answered_us")?)?;
    Some(Duration::from_micros(whole.checked_sub(waits)?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;
    use serde_json::json;

    #[test]
    fn the_waits_on_the_provider_are_left_out() {
        let exchange = |micros: u64| json!({ "exchange": { "took_us": micros } });
        let mut sign_in = json!({
            "hops": { "answered_us": 1_000, "verdict_us": 9_000 },
            "token": exchange(3_000),
            "userinfo": exchange(2_000),
            "keys": { "fetched": { "hops": [{ "took_us": 500 }, { "took_us": 500 }] } },
        });
        let cost = |sign_in: &Value| own(&json!({ "observations": { "sign_in": sign_in } }));
        assert_eq!(cost(&sign_in), Some(Duration::from_micros(2_000)));

        sign_in["userinfo"] = Value::Null;
        sign_in["keys"] = Value::Null;
        assert_eq!(cost(&sign_in), Some(Duration::from_micros(5_000)));

        sign_in["token"] = Value::Null;
        assert_eq!(cost(&sign_in), None);
    }
}

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
use super::*;
use crate::clock::SystemClock;
use latchkey_engine::fetch::Limits;
use latchkey_engine::finding::Grade;
use latchkey_engine::ports::{KEPT_REPORTS, KEPT_REVISIONS};
use latchkey_engine::report::{Proof, Subject, Verdict};
use latchkey_engine::request::{Body, State};
use latchkey_engine::settings::{Roots, Settings, Theme};
use latchkey_engine::setup::{Beside, Given, Key, Override, from_toml};
use latchkey_engine::wizard::{self, World};
use latchkey_engine::words::Words;
use tempfile::TempDir;

const SHORT: Duration = Duration::from_millis(20);

const FILE: &str = r#"
    name = "acme"
    service = "all-quiet"
    region = "eu"
    desk = "https://desk.example.com"
    authority = "https://id.acme.com"
    client_id = "abc"
    associated_domains = ["acme.com"]
    provisioning.confirm_phone_number = true
"#;

fn at(minute: u32) -> DateTime<Utc> {
    format!("2026-11-22T12:{minute:02}:00Z").parse().unwrap()
}

fn draft() -> Draft {
    from_toml(FILE, Beside::default()).unwrap()
}

async fn store(folder: &TempDir) -> SqliteStore {
    SqliteStore::open_with(folder.path(), SHORT).await.unwrap()
}

async fn with_acme() -> (TempDir, SqliteStore) {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    store.add_setup(&draft(), at(0)).await.unwrap();
    (folder, store)
}

fn waiting(key: &str) -> Waiting {
    let draft = draft();
    Waiting {
        key: IdempotencyKey::stored(key.into()),
        setup: draft.name.clone(),
        desk: draft.desk.clone().unwrap(),
        body: Body::of(&draft).unwrap(),
        secret_version: 1,
        overridden: Some(Override {
            reason: "hurry".into(),
            at: at(0),
            findings: vec!["setup-sign-in-missing".into()],
        }),
        written_at: at(1),
        attempts: 0,
        last_attempt_at: None,
        may_be_there: false,
        not_before: None,
        withdrawn: false,
    }
}

fn status(state: State) -> Status {
    Status {
        id: "req_1".into(),
        state,
        who_acts_next: state.next_actor(),
        since: at(2),
        associated_domains: Vec::new(),
        timeline: Vec::new(),
        question: None,
    }
}

fn taken(row: &Waiting) -> StoredRequest {
    StoredRequest {
        setup: row.setup.clone(),
        key: row.key.clone(),
        desk: row.desk.clone(),
        body: row.body.clone(),
        secret_version: row.secret_version,
        overridden: row.overridden.clone(),
        status: status(State::Submitted),
        seen_at: at(2),
    }
}

#[tokio::test]
async fn what_was_confirmed_is_there_after_a_new_start() {
    let (folder, first) = with_acme().await;
    let mark = SecretMark {
        version: 3,
        kept_at: Some(at(1)),
    };
    first.mark_secret(&draft().name, mark).await.unwrap();
    drop(first);
    let stored = store(&folder).await.setup(&draft().name).await.unwrap();
    assert_eq!(
        stored,
        StoredSetup {
            draft: draft(),
            revision: Revision(1),
            changed_at: at(0),
            secret: mark
        }
    );
}

#[tokio::test]
async fn a_name_is_given_once_and_an_unknown_one_is_told() {
    let (_folder, store) = with_acme().await;
    assert_eq!(
        store.add_setup(&draft(), at(1)).await,
        Err(StoreError::Exists)
    );
    let other = SetupId::parse("other").unwrap();
    assert_eq!(store.setup(&other).await, Err(StoreError::Unknown));
    assert_eq!(store.remove_setup(&other).await, Err(StoreError::Unknown));
    assert_eq!(
        store.mark_secret(&other, SecretMark::default()).await,
        Err(StoreError::Unknown)
    );
    assert_eq!(
        store
            .enqueue(&Waiting {
                setup: other,
                ..waiting("a")
            })
            .await,
        Err(StoreError::Unknown)
    );
    assert_eq!(store.setups().await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_slower_of_two_changes_is_refused_and_earlier_drafts_are_kept() {
    let (_folder, store) = with_acme().await;
    let mut changed = draft();
    changed
        .set(Key::parse("region").unwrap(), Given::Text("us".into()))
        .unwrap();
    assert_eq!(
        store
            .change_setup(&changed, Revision(1), at(1))
            .await
            .unwrap()
            .revision,
        Revision(2)
    );
    assert_eq!(
        store.change_setup(&draft(), Revision(1), at(2)).await,
        Err(StoreError::Changed)
    );
    assert_eq!(store.setup(&draft().name).await.unwrap().draft, changed);
    let earlier = store.revisions(&draft().name).await.unwrap();
    assert_eq!(
        earlier,
        [StoredRevision {
            draft: draft(),
            revision: Revision(1),
            changed_at: at(0),
            undone: false,
        }]
    );
    for revision in 2..KEPT_REVISIONS + 10 {
        store
            .change_setup(&changed, Revision(revision), at(3))
            .await
            .unwrap();
    }
    let earlier = store.revisions(&draft().name).await.unwrap();
    assert_eq!(earlier.len() as u32, KEPT_REVISIONS);
    assert!(earlier[0].revision > earlier[1].revision);
}

/// A draft of a number, to be told from others.
fn numbered(number: u32) -> Draft {
    let mut changed = draft();
    let region = Given::Text(format!("r{number}"));
    changed.set(Key::parse("region").unwrap(), region).unwrap();
    changed
}

/// Whether a step back and a step forward are possible.
async fn reach(store: &SqliteStore) -> (bool, bool) {
    let kept = store.revisions(&draft().name).await.unwrap();
    (
        kept.iter().any(|r| !r.undone),
        kept.iter().any(|r| r.undone),
    )
}

/// Does one row of changes (0), steps back (1) and steps forward (2) in the store and on two stacks.
fn row_of(steps: &[u32], transaction: &Transaction<'_>) -> Result<(), StoreError> {
    let id = draft().name;
    let begun = setups::one(transaction, &id)?.revision;
    // Whatever an earlier row left to be made again goes with this.
    let mut present = setups::change(transaction, &numbered(0), begun, at(0))?;
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for (number, step) in (1..).zip(steps) {
        let (from, old) = (present.revision, present.draft.clone());
        let expected = match step {
            0 => Some(numbered(number)),
            1 => before.pop(),
            _ => after.pop(),
        };
        let stepped = match step {
            0 => Some(setups::change(transaction, &numbered(number), from, at(1))?),
            // The stacks begin with this row, the store long before.
            1 if expected.is_none() => None,
            1 => setups::step(transaction, &id, from, false, at(2))?,
            _ => setups::step(transaction, &id, from, true, at(3))?,
        };
        assert_eq!(stepped.as_ref().map(|s| &s.draft), expected.as_ref());
        let Some(stepped) = stepped else { continue };
        assert_eq!(stepped.revision.0, from.0 + 1, "a step is a change too");
        if *step == 1 {
            after.push(old);
        } else {
            before.push(old);
        }
        if *step == 0 {
            after.clear();
        }
        present = stepped;
        let undone = setups::revisions(transaction, &id)?;
        let undone = undone.into_iter().filter(|r| r.undone).map(|r| r.draft);
        assert!(undone.eq(after.iter().rev().cloned()), "{steps:?}");
    }
    Ok(())
}

#[tokio::test]
async fn any_row_of_changes_undone_and_made_again_is_as_on_two_stacks() {
    const LONG: u32 = 5;
    let (_folder, store) = with_acme().await;
    let rows = |t: &Transaction<'_>| {
        (0..3_u32.pow(LONG)).try_for_each(|row| {
            let steps: Vec<u32> = (0..LONG).map(|n| row / 3_u32.pow(n) % 3).collect();
            row_of(&steps, t)
        })
    };
    store.write(rows).await.unwrap();
}

/// With 10 setups and with 10,000: how long the list takes, and each keystroke of its search. Run with
/// `cargo test --release -p latchkey-adapters -- --ignored --nocapture`.
#[tokio::test]
#[ignore = "a measurement"]
#[allow(clippy::print_stdout)]
async fn the_list_takes_no_frame_longer_with_ten_thousand_setups() {
    let words = Words::speaking("en");
    let mut slowest = Vec::new();
    for count in [10, 10_000] {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder).await;
        let fill = move |t: &Transaction<'_>| {
            for number in 0..count {
                let mut draft = numbered(number);
                draft.name = SetupId::parse(&format!("setup-{number}")).unwrap();
                setups::add(t, &draft, at(number % 60))?;
                for subject in [Subject::Authority, Subject::Credentials, Subject::SignIn] {
                    let setup = draft.name.clone();
                    let document = serde_json::json!({ "text": "x".repeat(20_000) });
                    setups::add_report(
                        t,
                        &StoredReport {
                            setup,
                            document,
                            ..report(subject, 0)
                        },
                    )?;
                }
            }
            Ok(())
        };
        store.write(fill).await.unwrap();
        let mut took = Vec::new();
        for search in ["", "s", "set", "setup-99", "r17", "nowhere", "", "e", "id."] {
            let world = World {
                http: &(),
                store: &store,
                vault: &(),
                clock: &SystemClock::default(),
                random: &(),
                limits: Limits::default(),
                words: &words,
            };
            let begun = std::time::Instant::now();
            let page = wizard::page(&world, search, 0).await.unwrap();
            took.push(begun.elapsed());
            println!(
                "{count} setups, {search:?}: {} in {:?}",
                page.found,
                begun.elapsed()
            );
        }
        slowest.push(took.into_iter().max().unwrap());
    }
    assert!(
        slowest[1] - slowest[0] < Duration::from_micros(16_700),
        "{slowest:?}"
    );
}

#[tokio::test]
async fn a_step_is_refused_where_there_is_none_or_somebody_was_quicker() {
    let (_folder, store) = with_acme().await;
    let id = draft().name;
    assert_eq!(reach(&store).await, (false, false));
    assert_eq!(store.step_back(&id, Revision(1), at(1)).await, Ok(None));
    assert_eq!(store.step_forward(&id, Revision(1), at(1)).await, Ok(None));
    store
        .change_setup(&numbered(1), Revision(1), at(1))
        .await
        .unwrap();
    assert_eq!(
        store.step_back(&id, Revision(1), at(2)).await,
        Err(StoreError::Changed)
    );
    assert_eq!(reach(&store).await, (true, false), "nothing was lost by it");
    store.step_back(&id, Revision(2), at(2)).await.unwrap();
    assert_eq!(reach(&store).await, (false, true));
    let other = SetupId::parse("other").unwrap();
    assert_eq!(
        store.step_back(&other, Revision(1), at(2)).await,
        Err(StoreError::Unknown)
    );
}

#[tokio::test]
async fn the_list_has_what_was_changed_last_first_and_finds_every_value() {
    let (_folder, store) = with_acme().await;
    for number in 0..5 {
        let mut other = Draft::new(SetupId::parse(&format!("other-{number}")).unwrap());
        other.provider = (number == 3).then(|| "entra".to_owned());
        store.add_setup(&other, at(10 + number)).await.unwrap();
    }
    let names = |page: &StoredPage| -> Vec<String> {
        let names = page.setups.iter().map(|l| l.setup.draft.name.to_string());
        names.collect()
    };
    let page = store.page("", 1, 2).await.unwrap();
    assert_eq!((page.total, page.found), (6, 6));
    assert_eq!(names(&page), ["other-3", "other-2"]);
    for (search, found) in [
        ("ACME.com", 1),
        ("all-QUIET", 1),
        (" abc ", 1),
        ("id.acme", 1),
        ("entra", 1),
        ("other-", 5),
        ("nobody", 0),
        ("%", 0),
    ] {
        let page = store.page(search, 0, 100).await.unwrap();
        assert_eq!((page.total, page.found), (6, found), "{search}");
        assert_eq!(page.setups.len() as u32, found);
    }
}

#[tokio::test]
async fn a_line_of_the_list_has_the_latest_reports_and_how_far_the_request_is() {
    let (_folder, store) = with_acme().await;
    let id = draft().name;
    for (subject, minute, grade) in [
        (Subject::SignIn, 1, Grade::Fail),
        (Subject::Authority, 2, Grade::Pass),
        (Subject::SignIn, 3, Grade::Pass),
    ] {
        let report = StoredReport {
            verdict: Verdict::from(grade),
            ..report(subject, minute)
        };
        store.add_report(&report).await.unwrap();
    }
    let heads = [(Subject::SignIn, at(3)), (Subject::Authority, at(2))];
    store.enqueue(&waiting("a")).await.unwrap();
    let line = store.page("", 0, 1).await.unwrap().setups.remove(0);
    let told: Vec<_> = line.reports.iter().map(|r| (r.subject, r.at)).collect();
    assert_eq!(told, heads);
    assert_eq!(line.reports[0].verdict, Verdict::Pass);
    assert_eq!((line.sent.waiting, line.sent.state), (true, None));
    let row = waiting("a");
    store.settle(&row.key, Some(&taken(&row))).await.unwrap();
    let line = store.page("", 0, 1).await.unwrap().setups.remove(0);
    assert_eq!(line.sent.state, Some(State::Submitted));
    assert!(!line.sent.waiting);
    assert_eq!(line.setup, store.setup(&id).await.unwrap());
}

#[tokio::test]
async fn settings_are_kept_and_everything_can_be_forgotten() {
    let (folder, store) = with_acme().await;
    assert_eq!(store.settings().await, Ok(Settings::default()));
    let settings = Settings {
        language: Some("de".into()),
        theme: Theme::Dark,
        proxy: Some("http://proxy.acme.com:3128".into()),
        roots: vec![Roots {
            name: "acme.pem".into(),
            pem: "x".into(),
        }],
    };
    store.set_settings(&settings).await.unwrap();
    let newer = "INSERT INTO settings (key, value) VALUES ('of_a_newer_version', '1')";
    let inserted = store.write(|t| t.execute(newer, []).map_err(meant)).await;
    inserted.unwrap();
    drop(store);
    let store = self::store(&folder).await;
    assert_eq!(store.settings().await, Ok(settings));
    store.clear().await.unwrap();
    assert_eq!(store.settings().await, Ok(Settings::default()));
    assert_eq!(store.page("", 0, 1).await.unwrap().total, 0);
}

fn report(subject: Subject, minute: u32) -> StoredReport {
    StoredReport {
        setup: draft().name,
        subject,
        at: at(minute),
        basis: "[1]".into(),
        verdict: Verdict::from(Grade::Warn),
        proof: Some(Proof::Proven),
        document: serde_json::json!({"schema": "latchkey/report/1"}),
    }
}

#[tokio::test]
async fn reports_are_kept_by_subject_the_newest_first() {
    let (_folder, store) = with_acme().await;
    store.add_report(&report(Subject::SignIn, 1)).await.unwrap();
    for minute in 0..KEPT_REPORTS + 5 {
        store
            .add_report(&report(Subject::Authority, minute))
            .await
            .unwrap();
    }
    let reports = store.reports(&draft().name).await.unwrap();
    assert_eq!(reports.len() as u32, KEPT_REPORTS + 1);
    assert_eq!(reports[0], report(Subject::Authority, KEPT_REPORTS + 4));
    assert_eq!(reports.last(), Some(&report(Subject::SignIn, 1)));
}

#[tokio::test]
async fn one_request_waits_for_a_setup() {
    let (_folder, store) = with_acme().await;
    let id = draft().name;
    store.enqueue(&waiting("a")).await.unwrap();
    assert_eq!(store.enqueue(&waiting("b")).await, Err(StoreError::Exists));
    assert_eq!(store.outbox(&id).await.unwrap(), [waiting("a")]);

    store
        .supersede(&waiting("a").key, Some(&waiting("b")))
        .await
        .unwrap();
    assert_eq!(store.outbox(&id).await.unwrap(), [waiting("b")]);

    store.mark_attempt(&waiting("b").key, at(4)).await.unwrap();
    store
        .supersede(&waiting("b").key, Some(&waiting("c")))
        .await
        .unwrap();
    let sent = Waiting {
        attempts: 1,
        last_attempt_at: Some(at(4)),
        may_be_there: true,
        withdrawn: true,
        ..waiting("b")
    };
    assert_eq!(store.outbox(&id).await.unwrap(), [sent, waiting("c")]);

    store
        .postpone(&waiting("c").key, false, Some(at(9)))
        .await
        .unwrap();
    assert_eq!(store.outbox(&id).await.unwrap()[1].not_before, Some(at(9)));
    assert_eq!(
        store.mark_attempt(&waiting("a").key, at(5)).await,
        Err(StoreError::Changed)
    );
}

#[tokio::test]
async fn an_answer_settles_a_row_once() {
    let (_folder, store) = with_acme().await;
    let row = waiting("a");
    store.enqueue(&row).await.unwrap();
    store.settle(&row.key, Some(&taken(&row))).await.unwrap();
    store.settle(&row.key, Some(&taken(&row))).await.unwrap();
    assert!(store.outbox(&row.setup).await.unwrap().is_empty());
    assert_eq!(store.requests(&row.setup).await.unwrap(), [taken(&row)]);
    store
        .note_status(&row.setup, &status(State::Active), at(7))
        .await
        .unwrap();
    let noted = StoredRequest {
        status: status(State::Active),
        seen_at: at(7),
        ..taken(&row)
    };
    assert_eq!(store.requests(&row.setup).await.unwrap(), [noted]);
}

#[tokio::test]
async fn a_removed_setup_leaves_nothing_behind() {
    let (folder, store) = with_acme().await;
    let named = |folder: &TempDir| {
        let files = std::fs::read_dir(folder.path()).unwrap();
        let bytes = files.flat_map(|file| std::fs::read(file.unwrap().path()).unwrap());
        let bytes: Vec<u8> = bytes.collect();
        bytes.windows(4).any(|piece| piece == b"acme")
    };
    assert!(named(&folder));
    let row = waiting("a");
    store.enqueue(&row).await.unwrap();
    store.settle(&row.key, Some(&taken(&row))).await.unwrap();
    store.enqueue(&waiting("b")).await.unwrap();
    store
        .change_setup(&draft(), Revision(1), at(1))
        .await
        .unwrap();
    store.remove_setup(&row.setup).await.unwrap();
    for table in ["setups", "revisions", "reports", "outbox", "requests"] {
        let query = format!("SELECT count(*) FROM {table}");
        let left: i64 = store
            .read(move |t| t.query_row(&query, [], |r| r.get(0)).map_err(meant))
            .await
            .unwrap();
        assert_eq!(left, 0, "{table}");
    }
    drop(store);
    assert!(!named(&folder), "nor in what the file no longer uses");
}

#[tokio::test]
async fn another_program_that_writes_is_waited_for_and_then_named() {
    let (folder, first) = with_acme().await;
    let second = store(&folder).await;
    let holder = open::open(folder.path(), SHORT).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(
        second
            .mark_secret(&draft().name, SecretMark::default())
            .await,
        Err(StoreError::Locked)
    );
    assert!(first.setup(&draft().name).await.is_ok(), "reading goes on");
    assert!(
        SqliteStore::open_with(folder.path(), SHORT).await.is_ok(),
        "opening goes on"
    );
    holder.execute_batch("COMMIT").unwrap();
    second
        .mark_secret(&draft().name, SecretMark::default())
        .await
        .unwrap();
}

#[tokio::test]
async fn two_programs_that_submit_at_once_write_one_row() {
    let (folder, _first) = with_acme().await;
    let patient = Duration::from_secs(30);
    let mut programs = Vec::new();
    for n in 0..8 {
        let store = SqliteStore::open_with(folder.path(), patient)
            .await
            .unwrap();
        programs.push(tokio::spawn(async move {
            store.enqueue(&waiting(&format!("key-{n}"))).await
        }));
    }
    let mut written = 0;
    for program in programs {
        match program.await.unwrap() {
            Ok(()) => written += 1,
            Err(error) => assert_eq!(error, StoreError::Exists),
        }
    }
    assert_eq!(written, 1);
}

#[tokio::test]
async fn a_full_disk_is_told_and_loses_nothing() {
    let (folder, store) = with_acme().await;
    store
        .read(|t| {
            let pages: i64 = t
                .query_row("PRAGMA page_count", [], |r| r.get(0))
                .map_err(meant)?;
            t.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))
                .map_err(meant)
        })
        .await
        .unwrap();
    let mut big = draft();
    big.further_redirect_uris = (0..500)
        .map(|n| {
            latchkey_engine::values::RedirectUri::parse(&format!("https://app.example.com/{n}"))
                .unwrap()
        })
        .collect();
    let error = store
        .change_setup(&big, Revision(1), at(1))
        .await
        .unwrap_err();
    assert!(matches!(error, StoreError::Unwritable { .. }), "{error:?}");
    assert_eq!(store.setup(&draft().name).await.unwrap().draft, draft());
    drop(store);
    let again = self::store(&folder).await;
    assert_eq!(again.setup(&draft().name).await.unwrap().draft, draft());
    again.change_setup(&big, Revision(1), at(1)).await.unwrap();
}

#[tokio::test]
async fn a_draft_of_a_newer_version_is_told() {
    let (_folder, store) = with_acme().await;
    let newer = r#"UPDATE setups SET draft = '{"schema":"latchkey/draft/2"}'"#;
    store
        .write(|t| t.execute(newer, []).map_err(meant))
        .await
        .unwrap();
    assert!(matches!(
        store.setups().await,
        Err(StoreError::Newer { .. })
    ));
}

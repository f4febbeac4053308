//! What leaves Latchkey in a file, as the window writes it.

use super::*;
use latchkey_engine::view::Paper;

/// A setup of a service that gets a mail, with all that the mail and the reminder need.
async fn setup(world: &Touched<'_>) {
    let begun = wizard::begin(world, "acme").await.unwrap();
    let changes = vec![
        change("service", "rossum"),
        change("provider", "google"),
        change("client_id", "1.apps.googleusercontent.com"),
        change("secret_expires_at", "2027-08-03T09:00:00Z"),
    ];
    wizard::change(world, &id(), begun.revision, changes)
        .await
        .unwrap();
    let secret = ClientSecret::new("canary~8Q.not-a-real-secret".to_owned());
    wizard::store_secret(world, &id(), secret).await.unwrap();
}

async fn written(world: &Touched<'_>, paper: Paper, ending: Option<&str>) -> String {
    let content = wizard::paper(world, &id(), paper, ending).await.unwrap();
    let text = String::from_utf8(content).unwrap();
    assert!(!text.contains("canary"), "{text}");
    text
}

#[tokio::test]
async fn a_sheet_is_written_in_the_form_that_its_ending_asks_for() {
    let desktop = Desktop::new().await;
    let world = desktop.world();
    setup(&world).await;
    for ending in ["html", "HTM"] {
        let page = written(&world, Paper::Sheet, Some(ending)).await;
        assert!(page.starts_with("<!doctype html>") || page.starts_with("<!DOCTYPE html>"));
        assert!(page.contains("1.apps.googleusercontent.com"));
    }
    for ending in [Some("md"), Some("txt"), None] {
        let text = written(&world, Paper::Sheet, ending).await;
        assert!(text.starts_with("# "), "{text}");
    }
}

#[tokio::test]
async fn a_reminder_and_a_mail_are_written_with_what_the_setup_says() {
    let desktop = Desktop::new().await;
    let world = desktop.world();
    setup(&world).await;
    let reminder = written(&world, Paper::Calendar, Some("ics")).await;
    assert!(reminder.contains("DTSTART:20270803T090000Z"), "{reminder}");
    let mail = written(&world, Paper::Mail, Some("eml")).await;
    assert!(mail.contains("support@rossum.ai"), "{mail}");
}

#[tokio::test]
async fn what_would_say_nothing_is_not_written() {
    let desktop = Desktop::new().await;
    let world = desktop.world();
    let begun = wizard::begin(&world, "acme").await.unwrap();
    let changes = vec![change("service", "all-quiet")];
    wizard::change(&world, &id(), begun.revision, changes)
        .await
        .unwrap();
    for (paper, field) in [
        (Paper::Calendar, Some(Field::SecretExpires)),
        (Paper::Mail, None),
    ] {
        let refused = wizard::paper(&world, &id(), paper, None).await.unwrap_err();
        assert_eq!(refused.code, Code::InvalidValue, "{refused:?}");
        assert_eq!(refused.field, field);
        assert!(!refused.message.is_empty());
    }
    let nobody = SetupId::parse("nobody").unwrap();
    let none = wizard::paper(&world, &nobody, Paper::Sheet, None).await;
    assert!(none.is_err());
}

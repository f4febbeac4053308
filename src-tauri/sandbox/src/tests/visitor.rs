use axum::Router;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Redirect};
use axum::routing::{get, post};
use url::Url;

use crate::provider::pages::escape;
use crate::server::{Bound, Server};
use crate::visitor::{VisitError, Visitor};

async fn serve(router: Router) -> (String, Server) {
    let bound = Bound::on(0).await.unwrap();
    let base = format!("http://{}", bound.address);
    (base, bound.serve(router, None))
}

/// A site whose pages are given; what is posted to `/done` is shown on its page.
async fn site(page: &'static str) -> (String, Server) {
    let shown = async |body: String| Html(format!("<p>got {}</p>", escape(&body)));
    serve(
        Router::new()
            .route("/", get(async move || Html(page)))
            .route("/done", get(async || "got by query").post(shown)),
    )
    .await
}

async fn submitted(page: &'static str, fields: &[(&str, &str)]) -> String {
    let (base, _server) = site(page).await;
    Visitor::new(fields).open(&base).await.unwrap().text
}

#[tokio::test]
async fn fields_are_filled_in_and_the_rest_is_sent_as_it_stands() {
    let page = r#"<form method="post" action="/done"><input type="hidden" name="csrf" value="a&amp;b">
        <input name="login"><input type="password" name="password"><input type="checkbox" name="stay">
        <input type="checkbox" name="terms" checked><select name="realm"><option value="x">X</option>
        <option value="y" selected>Y</option></select><textarea name="note">hello</textarea>
        <input name="off" disabled value="1"><button>Go</button></form>"#;
    assert_eq!(
        submitted(page, &[("login", "alice"), ("password", "p w")]).await,
        "got csrf=a%26b&login=alice&password=p+w&terms=on&realm=y&note=hello",
    );
}

#[tokio::test]
async fn the_form_with_known_fields_is_chosen_before_others() {
    let page = r#"<form method="post" action="/search"><input name="q"></form>
        <form method="post" action="/done"><input name="user"></form>"#;
    assert_eq!(submitted(page, &[("user", "dwho")]).await, "got user=dwho");
}

#[tokio::test]
async fn buttons_that_refuse_and_forms_that_lead_away_are_left_alone() {
    let page = r#"<form method="post" action="/logout"><button>Sign out</button></form>
        <form method="get" action="/lang"><button>English</button></form>
        <form method="post" action="/done" id="consent"><input type="submit" value="Cancel">
        <button name="choice" value="1">Deny</button></form>
        <button form="consent" name="allow" value="yes">Authorize</button>"#;
    assert_eq!(submitted(page, &[]).await, "got allow=yes");
    assert_eq!(submitted(page, &[("choice", "1")]).await, "got choice=1");
}

#[tokio::test]
async fn somebody_who_refuses_signs_in_first_and_then_says_no() {
    let consent = r#"<form method="post" action="/done"><input name="csrf" value="a">
        <button name="choice" value="allow">Allow</button><button name="choice" value="deny">Deny</button></form>"#;
    let linked = r#"<form method="post" action="/done"><button>Continue</button></form>
        <a href="/help">Help</a> <a href="/no">[ Cancel ]</a>"#;
    let login =
        async || Html("<form method=post><input name=login><a href=/lost>Cancel</a></form>");
    let no = async || Html("refused <form method=post action=/done><button>Again</button></form>");
    let (base, _server) = serve(
        Router::new()
            .route("/buttons", get(login).post(async move || Html(consent)))
            .route("/links", get(login).post(async move || Html(linked)))
            .route("/done", post(async |body: String| format!("got {body}")))
            .route("/no", get(no)),
    )
    .await;
    let visitor = Visitor::new(&[("login", "alice")]).refusing();
    let visit = visitor.open(&format!("{base}/buttons")).await.unwrap();
    assert_eq!(visit.text, "got csrf=a&choice=deny");
    let visit = visitor.open(&format!("{base}/links")).await.unwrap();
    assert_eq!(visit.text, "refused Again");
}

#[tokio::test]
async fn what_stands_in_a_script_is_no_form() {
    let page = r#"<script>var x = '<form method="post" action="/wrong"><input name="login"></form>';</script><p>Hello</p>"#;
    assert_eq!(submitted(page, &[("login", "alice")]).await, "Hello");
}

#[tokio::test]
async fn a_form_without_method_is_sent_in_the_query() {
    let page = r#"<form action="/done"><input name="user_code"></form>"#;
    let (base, _server) = site(page).await;
    let visit = Visitor::new(&[("user_code", "AB-CD")])
        .open(&base)
        .await
        .unwrap();
    assert_eq!(visit.text, "got by query");
    assert_eq!(visit.url.query(), Some("user_code=AB-CD"));
    assert!(!format!("{visit:?}").contains("AB-CD"), "{visit:?}");
}

#[tokio::test]
async fn cookies_and_redirects_are_followed_and_the_trace_has_no_values() {
    let shown = async |headers: HeaderMap| headers[header::COOKIE].to_str().unwrap().to_owned();
    let (base, _server) = serve(
        Router::new()
            .route(
                "/",
                get(async || {
                    (
                        [(header::SET_COOKIE, "sid=42")],
                        Redirect::to("/in?code=secret"),
                    )
                }),
            )
            .route("/in", get(shown)),
    )
    .await;
    let visit = Visitor::new(&[]).open(&base).await.unwrap();
    assert_eq!(visit.text, "sid=42");
    assert_eq!(
        visit.trace,
        [
            format!("GET {base}/ 303"),
            format!("GET {base}/in?code 200")
        ]
    );
}

#[tokio::test]
async fn a_visit_stops_before_the_address_at_which_nobody_listens() {
    let target = "http://127.0.0.1:1/callback";
    let (base, _server) = serve(Router::new().route(
        "/",
        get(async || Redirect::to("http://127.0.0.1:1/callback?code=1")),
    ))
    .await;
    let visit = Visitor::new(&[]).open_until(&base, target).await.unwrap();
    assert_eq!(
        visit.url,
        Url::parse("http://127.0.0.1:1/callback?code=1").unwrap()
    );
    assert_eq!(visit.status, None);
}

#[tokio::test]
async fn an_error_page_ends_the_visit_even_if_it_has_a_form() {
    let page = async || {
        (
            StatusCode::BAD_REQUEST,
            Html("<p>No.</p><form method=post><button>Again</button></form>"),
        )
            .into_response()
    };
    let (base, _server) = serve(Router::new().route("/", get(page))).await;
    let visit = Visitor::new(&[]).open(&base).await.unwrap();
    assert_eq!(visit.status, Some(StatusCode::BAD_REQUEST));
    assert_eq!(visit.text, "No. Again");
}

#[tokio::test]
async fn what_never_ends_is_given_up() {
    let (base, _server) = serve(Router::new().route("/", get(async || Redirect::to("/")))).await;
    let error = Visitor::new(&[]).open(&base).await.unwrap_err();
    assert!(matches!(error, VisitError::TooManyRedirects { trace } if trace.len() == 26));

    let again =
        async || Html("<p>Wrong password</p><form method=post action=/><input name=login></form>");
    let (base, _server) = serve(Router::new().route("/", get(again).post(again))).await;
    let error = Visitor::new(&[("login", "alice")])
        .open(&base)
        .await
        .unwrap_err();
    assert!(matches!(error, VisitError::TooManyForms { text, .. } if text == "Wrong password"));
}

#[tokio::test]
async fn addresses_that_cannot_be_opened_are_told() {
    let visitor = Visitor::new(&[]);
    assert!(matches!(
        visitor.open("file:///etc/hosts").await,
        Err(VisitError::Address(_))
    ));
    let bound = Bound::on(0).await.unwrap();
    let address = format!("http://{}", bound.address);
    drop(bound);
    assert!(matches!(
        visitor.open(&address).await,
        Err(VisitError::Unreachable { .. })
    ));
}

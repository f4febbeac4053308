//! Each statement of the seed documents is shown in a walk of its service.

use super::spoken::Spoken;
use super::*;

/// A statement of one of the documents that the product grew from, and what shows it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    service: String,
    heading: Option<String>,
    from: Option<String>,
    says: String,
    shown_by: Vec<String>,
}

#[derive(Deserialize)]
struct Statements {
    statement: Vec<Statement>,
}

fn statements() -> Vec<Statement> {
    let text = include_str!("../../../../../tests/fixtures/seeds.toml");
    toml::from_str::<Statements>(text).unwrap().statement
}

/// What stands in a profile under each key: a key for each fact that is told of by itself.
fn keys(service: &Service) -> BTreeMap<String, Value> {
    let Value::Object(profile) = serde_json::to_value(service).unwrap() else {
        panic!("a profile is a table");
    };
    let mut keys = BTreeMap::new();
    let said = |value: &Value| match value {
        Value::Null => false,
        Value::Array(members) => !members.is_empty(),
        Value::Bool(flag) => *flag,
        _ => true,
    };
    let named = |prefix: &str, members: &Value, keys: &mut BTreeMap<String, Value>| {
        for member in members.as_array().into_iter().flatten() {
            let id = member["id"].as_str().unwrap();
            keys.insert(format!("{prefix}.{id}"), member.clone());
        }
    };
    for (key, value) in profile.iter().filter(|(_, value)| said(value)) {
        match key.as_str() {
            "schema" | "id" | "name" | "summary" | "steps" | "sources" => {}
            "fields" | "states" | "notes" | "procedures" => named(key, value, &mut keys),
            "regions" => {
                let regions = value.as_array().unwrap();
                for region in regions {
                    let id = region["id"].as_str().unwrap();
                    for (part, value) in region.as_object().unwrap() {
                        // One that stands alone is not asked for, and its name is told to nobody.
                        let named = part == "name" && regions.len() == 1;
                        if part != "id" && !named && said(value) {
                            keys.insert(format!("regions.{id}.{part}"), value.clone());
                        }
                    }
                }
            }
            "permissions" => {
                for wanted in value.as_array().unwrap() {
                    let provider = wanted["provider"].as_str().unwrap();
                    let permission = &wanted["permission"];
                    let name = permission["name"].as_str().unwrap();
                    keys.insert(format!("permissions.{provider}.{name}"), permission.clone());
                }
            }
            "asks" | "provisioning" | "submission" | "tell" => {
                for (part, value) in value.as_object().unwrap() {
                    match part.as_str() {
                        "modes" | "roles" => named(&format!("{key}.{part}"), value, &mut keys),
                        _ if said(value) => {
                            keys.insert(format!("{key}.{part}"), value.clone());
                        }
                        _ => {}
                    }
                }
            }
            "expiry" if value["text"].is_null() && value["renewed_by_service"] == false => {}
            _ => {
                keys.insert(key.clone(), value.clone());
            }
        }
    }
    keys
}

#[test]
fn every_statement_of_the_seeds_is_shown_in_a_walk_of_its_service() {
    let words = Words::speaking("en");
    let of_window = words.of_window();
    let mut known = BTreeMap::new();
    let mut amiss = Vec::new();
    for statement in statements() {
        let Statement { service, says, .. } = &statement;
        assert!(
            statement.heading.is_some() != statement.from.is_some(),
            "{says}"
        );
        let of = Service::find(service).unwrap();
        let (keys, spoken) = known
            .entry(service.clone())
            .or_insert_with(|| (keys(of), Spoken::of(of, &words)));
        let mut lacks = |what: String| amiss.push(format!("{service}: {says}: {what}"));
        for shown_by in &statement.shown_by {
            match (shown_by.split_once(':'), keys.get(shown_by)) {
                // The page's own words are looked for on its pages (`tests/ui/seeds.spec.ts`).
                (Some(("word", id)), _) => {
                    let named = format!("{id} =");
                    let of_window = of_window.lines().any(|line| line.starts_with(&named));
                    let said = words.knows(id) && spoken.says(&words.say(id, &[]));
                    if !of_window && !said {
                        lacks(format!("no page and no walk shows the word {id}"));
                    }
                }
                (Some(("finding", id)), _) => {
                    if !spoken.finds(id) {
                        lacks(format!("{id} is found in no walk"));
                    }
                }
                (_, None) => lacks(format!("there is no {shown_by}")),
                (_, Some(value)) => {
                    for text in spoken.lacks((shown_by, value), of, &words) {
                        lacks(format!("{shown_by} is shown nowhere: {text}"));
                    }
                }
            }
        }
    }
    assert!(amiss.is_empty(), "{}", amiss.join("\n"));
}

#[test]
fn every_key_of_a_profile_stands_beside_a_statement() {
    let statements = statements();
    let mut alone = Vec::new();
    for id in ["all-quiet", "cipp", "leasepilot", "rossum", "devolutions"] {
        let service = Service::find(id).unwrap();
        let told: BTreeSet<&str> = statements
            .iter()
            .filter(|statement| statement.service == id)
            .flat_map(|statement| statement.shown_by.iter().map(String::as_str))
            .collect();
        let keys = keys(service).into_keys();
        alone.extend(
            keys.filter(|key| !told.contains(key.as_str()))
                .map(|key| format!("{id}: {key}")),
        );
    }
    assert!(alone.is_empty(), "{}", alone.join("\n"));
}

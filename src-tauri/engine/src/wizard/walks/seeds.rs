//! Each statement of the seed documents is shown in a walk of its service.

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
                for region in value.as_array().unwrap() {
                    let id = region["id"].as_str().unwrap();
                    for (part, value) in region.as_object().unwrap() {
                        if part != "id" && said(value) {
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

/// The texts for people under a key, in English.
fn texts(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Object(members) => match members.get("en") {
            Some(english) => into.push(english.as_str().unwrap().to_owned()),
            None => members.values().for_each(|member| texts(member, into)),
        },
        Value::Array(members) => members.iter().for_each(|member| texts(member, into)),
        _ => {}
    }
}

/// All that is said of a service in its walks, in English.
fn spoken(service: &Service) -> BTreeSet<String> {
    let words = Words::speaking("en");
    let mut spoken = BTreeSet::new();
    each_walk(service, |draft, _| {
        strings(
            &serde_json::to_value(view(draft, &words)).unwrap(),
            &mut spoken,
        );
        for used in [ClientAuthentication::Basic, ClientAuthentication::Post] {
            for finding in asks(draft, Some(used)) {
                let said = serde_json::to_value(words.finding(&finding)).unwrap();
                strings(&said, &mut spoken);
            }
        }
    });
    spoken
}

#[test]
fn every_statement_of_the_seeds_is_shown_in_a_walk_of_its_service() {
    let words = Words::speaking("en");
    let faults: BTreeSet<&str> = crate::all_faults().map(|fault| fault.id).collect();
    let of_window = words.of_window();
    let mut known = BTreeMap::new();
    let mut amiss = Vec::new();
    for statement in statements() {
        let Statement { service, says, .. } = &statement;
        assert!(
            statement.heading.is_some() != statement.from.is_some(),
            "{says}"
        );
        let (keys, spoken) = known.entry(service.clone()).or_insert_with(|| {
            let service = Service::find(service).unwrap();
            (keys(service), spoken(service))
        });
        for shown_by in &statement.shown_by {
            let there = match shown_by.split_once(':') {
                Some(("word", id)) => {
                    let named = format!("{id} =");
                    words.knows(id) || of_window.lines().any(|line| line.starts_with(&named))
                }
                Some(("finding", id)) => faults.contains(id),
                _ => match keys.get(shown_by) {
                    None => false,
                    Some(value) => {
                        let mut said = Vec::new();
                        texts(value, &mut said);
                        let missing: Vec<_> = said
                            .iter()
                            .filter(|text| {
                                let plain = text.replace('`', "");
                                !spoken
                                    .iter()
                                    .any(|s| s.contains(text.as_str()) || s.contains(&plain))
                            })
                            .collect();
                        for text in missing {
                            amiss.push(format!("{service}: {shown_by} is shown nowhere: {text}"));
                        }
                        true
                    }
                },
            };
            if !there {
                amiss.push(format!("{service}: {says}: there is no {shown_by}"));
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

//! What came of a run: its exit status and its JSON document, held against the published schemas.

use jsonschema::Validator;
use serde_json::Value;
use std::fmt;
use std::path::Path;
use std::sync::LazyLock;

static REPORT: LazyLock<Validator> = LazyLock::new(|| schema("report-1.json"));
static FAILURE: LazyLock<Validator> = LazyLock::new(|| schema("failure-1.json"));

fn schema(name: &str) -> Validator {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../engine/schemas");
    let text = std::fs::read_to_string(folder.join(name)).unwrap();
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

/// A run that ended.
pub struct Ended {
    /// The exit status.
    pub code: i32,
    /// The document on standard output; null if there was none.
    pub document: Value,
    /// What stood on standard error.
    pub talk: String,
}

impl Ended {
    /// Reads the document, which must be of a published schema and agree with the exit status.
    pub fn new(code: Option<i32>, out: &str, talk: String) -> Self {
        let code = code.unwrap_or_else(|| panic!("killed; it had said:\n{talk}"));
        let document = match out {
            "" => Value::Null,
            text => serde_json::from_str(text).unwrap(),
        };
        let (validator, expected) = match document["schema"].as_str() {
            Some("latchkey/report/1") => (Some(&REPORT), i32::from(document["verdict"] == "fail")),
            Some("latchkey/failure/1") => (Some(&FAILURE), 2),
            Some(_) => (None, 0),
            None => (None, 130),
        };
        assert_eq!(code, expected, "{document:#}\n{talk}");
        let against = |v: &LazyLock<Validator>| v.validate(&document).err().map(|e| e.to_string());
        let broken = validator.and_then(against);
        assert_eq!(broken, None, "{document:#}");
        Self {
            code,
            document,
            talk,
        }
    }

    /// The ids of the findings of these grades, in the order of the report.
    fn ids(&self, grades: &[&str]) -> Vec<&str> {
        let findings = self.document["findings"].as_array();
        findings
            .unwrap_or_else(|| panic!("no report: {self:?}"))
            .iter()
            .filter(|f| grades.iter().any(|grade| f["grade"] == *grade))
            .filter_map(|f| f["id"].as_str())
            .collect()
    }

    /// What must be put right, and what is doubtful.
    pub fn troubles(&self) -> Vec<&str> {
        self.ids(&["fail", "warn"])
    }

    /// What is right.
    pub fn passes(&self) -> Vec<&str> {
        self.ids(&["pass"])
    }

    /// What is merely worth knowing.
    pub fn notes(&self) -> Vec<&str> {
        self.ids(&["note"])
    }

    /// A member of the document, by its JSON pointer.
    pub fn at(&self, pointer: &str) -> &Value {
        self.document
            .pointer(pointer)
            .unwrap_or_else(|| panic!("no {pointer} in {:#}", self.document))
    }
}

impl fmt::Debug for Ended {
    /// The findings and the talk: observations are long.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = self.document.clone();
        if let Some(members) = shown.as_object_mut() {
            members.remove("observations");
        }
        write!(f, "exit status {}\n{shown:#}\n{}", self.code, self.talk)
    }
}

//! What was meant, where a name is not known.

/// The longest name that is compared.
const LONGEST: usize = 60;

/// The most names that are told.
const MOST: usize = 3;

/// The known names that are written nearly so, the nearest first: a third of their letters may differ, and
/// one at least.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let written = folded(name);
    if written.len() > LONGEST {
        return Vec::new();
    }
    let apart = |other: &'a str| {
        let folded = folded(other);
        let apart = distance(&written, &folded);
        (other != name && apart <= (folded.len() / 3).max(1)).then_some((apart, other))
    };
    let mut near: Vec<(usize, &str)> = known.into_iter().filter_map(apart).collect();
    near.sort_by_key(|(apart, _)| *apart);
    near.into_iter()
        .take(MOST)
        .map(|(_, other)| other)
        .collect()
}

/// Case and the kind of hyphen are no difference.
fn folded(name: &str) -> Vec<char> {
    name.trim()
        .to_lowercase()
        .replace('_', "-")
        .chars()
        .collect()
}

/// How many letters must be put in, taken out, changed or swapped with their neighbour to make one of the
/// other (optimal string alignment).
fn distance(one: &[char], other: &[char]) -> usize {
    let cell = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(LONGEST);
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    let mut a_before = None;
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        let mut b_before = None;
        for (j, b) in other.iter().enumerate() {
            let (above, aside) = (cell(&last, j + 1), cell(&row, j));
            let changed = cell(&last, j) + usize::from(a != b);
            let mut least = changed.min(above + 1).min(aside + 1);
            if a_before == Some(b) && b_before == Some(a) {
                least = least.min(cell(&before, j - 1) + 1);
            }
            row.push(least);
            b_before = Some(b);
        }
        before = std::mem::replace(&mut last, row);
        a_before = Some(a);
    }
    cell(&last, other.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_seen_and_another_word_is_none() {
        let keys = [
            "role",
            "regions",
            "client_id",
            "client_authentication",
            "is",
        ];
        for (written, meant) in [
            ("rolle", &["role"][..]),
            ("Regions", &["regions"]),
            ("regoins", &["regions"]),
            ("client-id", &["client_id"]),
            ("client_authentification", &["client_authentication"]),
            ("si", &["is"]),
            ("felder", &[]),
            ("role", &[]),
            ("", &[]),
        ] {
            assert_eq!(nearest(written, keys), meant, "{written}");
        }
        assert!(nearest(&"r".repeat(LONGEST + 1), keys).is_empty());
        let many = ["note", "nota", "notes", "noto", "not"];
        assert_eq!(nearest("nots", many), ["note", "nota", "notes"]);
    }
}

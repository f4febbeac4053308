//! Addresses with names in braces, and what stands in their place.

/// The names in braces, in their order.
pub(crate) fn names(template: &str) -> impl Iterator<Item = &str> {
    let after = template.split('{').skip(1);
    after.filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

/// The address, with every name in its place.
///
/// # Errors
/// The first name that has no value.
pub(crate) fn fill(template: &str, value: impl Fn(&str) -> Option<String>) -> Result<String, &str> {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else {
            break;
        };
        filled.push_str(before);
        filled.push_str(&value(name).ok_or(name)?);
        rest = behind;
    }
    filled.push_str(rest);
    Ok(filled)
}

/// What stands in the place of each name, where the whole text is made by the template. A value ends
/// where the text after its name begins.
pub(crate) fn read<'t>(template: &'t str, text: &str) -> Option<Vec<(&'t str, String)>> {
    let mut values = Vec::new();
    let (head, mut template) = template.split_once('{').unwrap_or((template, ""));
    let mut text = text.strip_prefix(head)?;
    while !template.is_empty() {
        let (name, after) = template.split_once('}')?;
        let (literal, next) = after.split_once('{').unwrap_or((after, ""));
        let end = match literal {
            "" => text.len(),
            _ => text.find(literal)?,
        };
        let value = text.get(..end)?;
        let fits = !value.is_empty() && !value.contains(['/', '?', '#', '@']);
        fits.then(|| values.push((name, value.to_owned())))?;
        text = text.get(end..)?.strip_prefix(literal)?;
        template = next;
    }
    text.is_empty().then_some(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OKTA: &str = "https://{org}.okta.com/oauth2/{server}";

    #[test]
    fn what_was_filled_in_is_read_again() {
        assert_eq!(names(OKTA).collect::<Vec<_>>(), ["org", "server"]);
        let value = |name: &str| Some(if name == "org" { "acme" } else { "default" }.to_owned());
        let address = fill(OKTA, value).unwrap();
        assert_eq!(address, "https://acme.okta.com/oauth2/default");
        let read = read(OKTA, &address).unwrap();
        assert_eq!(read, [("org", "acme".into()), ("server", "default".into())]);
    }

    #[test]
    fn what_another_template_made_is_not_read() {
        for other in [
            "https://acme.okta.com",
            "https://acme.okta.com/oauth2/",
            "https://acme.okta.com/oauth2/default/more",
            "http://acme.okta.com/oauth2/default",
            "https://a/b.okta.com/oauth2/default",
        ] {
            assert_eq!(read(OKTA, other), None, "{other}");
        }
        assert_eq!(
            read("https://accounts.google.com", "https://accounts.google.com"),
            Some(vec![])
        );
    }

    #[test]
    fn a_name_without_a_value_is_told() {
        assert_eq!(fill(OKTA, |_| None), Err("org"));
        assert_eq!(fill("no names", |_| None).as_deref(), Ok("no names"));
    }
}

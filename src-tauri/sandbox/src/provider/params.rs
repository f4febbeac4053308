//! Parameters of OAuth 2.0 requests, in a query or a form.

use url::form_urlencoded;

/// The parameters of one request. Those without a value count as left out, and none comes twice
/// (RFC 6749, sections 3.1 and 3.2).
pub(crate) struct Params(Vec<(String, String)>);

impl Params {
    /// Reads a query or a form body; the error names the parameter that came more than once.
    pub(crate) fn parse(text: &[u8]) -> Result<Params, String> {
        let mut params: Vec<(String, String)> = Vec::new();
        for (name, value) in form_urlencoded::parse(text) {
            if params.iter().any(|(known, _)| *known == name) {
                return Err(name.into_owned());
            }
            params.push((name.into_owned(), value.into_owned()));
        }
        params.retain(|(_, value)| !value.is_empty());
        Ok(Params(params))
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Undoes `application/x-www-form-urlencoded` for one value.
pub(crate) fn form_decode(value: &str) -> String {
    // `&` and `=` part names from values in a form; in a value by itself they are only characters.
    let value = value.replace('&', "%26").replace('=', "%3D");
    form_urlencoded::parse(value.as_bytes())
        .next()
        .map(|(decoded, _)| decoded.into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_that_comes_twice_is_named() {
        assert_eq!(Params::parse(b"a=1&b=2&a=3").err().unwrap(), "a");
    }

    #[test]
    fn a_parameter_without_value_counts_as_left_out() {
        let params = Params::parse(b"state=&nonce=x+y").unwrap();
        assert_eq!(params.get("state"), None);
        assert_eq!(params.get("nonce"), Some("x y"));
    }

    #[test]
    fn form_decoding_leaves_separators_alone() {
        assert_eq!(form_decode("a%3Ab%2Bc+d&e=f%41"), "a:b+c d&e=fA");
    }
}

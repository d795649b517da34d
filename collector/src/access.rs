use crate::reject::Reject;
use axum::http::{HeaderMap, header};
use std::hint::black_box;

/// What a reader of rows has to show.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// The given token, or a new one and `true`.
    pub fn from_option(given: Option<&str>) -> Result<(Token, bool), String> {
        match given {
            None => Ok((Token(random()?), true)),
            Some(text) if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic()) => Ok((Token(text.into()), false)),
            Some(_) => Err("the token (--token or WAYMARK_TOKEN) is empty or holds blanks or non-ASCII characters: \
                            use letters, digits, `-` and `_`, or leave it out to get a random one"
                .into()),
        }
    }

    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// `Authorization: Bearer TOKEN`, the scheme in any case: <https://www.rfc-editor.org/rfc/rfc6750#section-2.1>
    pub fn check(&self, headers: &HeaderMap) -> Result<(), Reject> {
        let given = headers.get(header::AUTHORIZATION).map(|value| value.as_bytes()).and_then(|value| {
            let (scheme, token) = value.split_at_checked("Bearer ".len())?;
            scheme.eq_ignore_ascii_case(b"Bearer ").then_some(token)
        });
        match given {
            Some(given) if same(given, self.0.as_bytes()) => Ok(()),
            _ => Err(Reject::unauthorized()),
        }
    }
}

/// Takes as long for a near miss as for any other token of that length, so that the time of an answer tells nothing.
fn same(given: &[u8], expected: &[u8]) -> bool {
    let differing = given.iter().zip(expected).fold(0, |differing, (a, b)| black_box(differing | (a ^ b)));
    given.len() == expected.len() && black_box(differing) == 0
}

fn random() -> Result<String, String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| format!("no random token: {error}; give one with --token"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(authorization: Option<&str>) -> bool {
        let (token, _) = Token::from_option(Some("open-sesame")).unwrap();
        let headers = authorization.map(|value| (header::AUTHORIZATION, value.parse().unwrap()));
        token.check(&headers.into_iter().collect()).is_ok()
    }

    #[test]
    fn only_the_very_token_opens() {
        assert!(answer(Some("Bearer open-sesame")));
        assert!(answer(Some("bearer open-sesame")));
        let wrong =
            ["Bearer open-sesamE", "Bearer open-sesam", "Bearer open-sesame2", "Bearer ", "Bearer", "open-sesame", "Basic open-sesame"];
        for value in wrong {
            assert!(!answer(Some(value)), "{value}");
        }
        assert!(!answer(None));
    }

    #[test]
    fn a_made_token_is_long_and_new_each_time() {
        let (first, made) = Token::from_option(None).unwrap();
        let (second, _) = Token::from_option(None).unwrap();
        assert!(made && first.reveal().len() == 32 && first.reveal() != second.reveal());
    }

    #[test]
    fn a_token_that_no_header_can_carry_is_refused() {
        for text in ["", "a b", "ä", "a\n"] {
            assert!(Token::from_option(Some(text)).is_err(), "{text:?}");
        }
    }
}

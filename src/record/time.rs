//! Time comes in as data: the core has no clock.

use crate::json::Writer;

/// The two clocks at one moment, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Now {
    /// Since the document began; never goes back.
    pub mono: f64,
    /// Since 1970, as the visitor's clock says.
    pub wall: f64,
}

impl Now {
    /// What the visitor's clock said at an earlier moment of this document.
    pub fn wall_at(self, mono: f64) -> f64 {
        self.wall - (self.mono - mono).max(0.0)
    }
}

/// ISO 8601 in UTC, to the millisecond.
pub fn iso(wall: f64) -> String {
    // 0001-01-01 to 9999-12-31: a visitor's clock can be anywhere.
    let millis = wall.clamp(-62_135_596_800_000.0, 253_402_300_799_999.0) as i64;
    let (days, rest) = (millis.div_euclid(86_400_000), millis.rem_euclid(86_400_000) as u64);
    let (year, month, day) = civil(days);
    let mut out = Writer::default();
    out.padded(year, 4).raw("-").padded(month, 2).raw("-").padded(day, 2);
    out.raw("T").padded(rest / 3_600_000, 2).raw(":").padded(rest / 60_000 % 60, 2).raw(":").padded(rest / 1_000 % 60, 2);
    out.raw(".").padded(rest % 1_000, 3);
    out.raw("Z");
    out.out
}

/// Days since 1970 to year, month, day. <https://howardhinnant.github.io/date_algorithms.html#civil_from_days>
fn civil(days: i64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year as u64, month as u64, day as u64)
}

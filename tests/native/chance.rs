//! Chance, which spreads retries.

use waymark::record::Random;

/// Xorshift with 13, 17 and 5 from 1 on. <https://www.jstatsoft.org/article/view/v008i14>
#[test]
fn del_3_the_numbers_are_those_of_xorshift() {
    let mut random = Random::new(0.0);
    let shares: Vec<f64> = (0..4).map(|_| random.share() * 4_294_967_296.0).collect();
    assert_eq!(shares, [270_369.0, 67_634_689.0, 2_647_435_461.0, 307_599_695.0]);
}

/// From 0 Xorshift never gets away.
#[test]
fn del_3_every_seed_gives_other_numbers() {
    let first = |seed: f64| Random::new(seed).share();
    let all: Vec<f64> = (0..100).map(|step| first(f64::from(step) / 100.0)).chain([first(1.0)]).collect();
    for (place, share) in all.iter().enumerate() {
        assert!(*share > 0.0 && *share < 1.0, "{share}");
        assert!(!all[..place].contains(share), "{share} again");
    }
}

//! Engaged time.

use waymark::trigger::Way;

use super::{IDLE, amounts, attention, engaged, limits, measure, next_view, run, seen, times, with};
use crate::world::{Signal, World};

#[test]
fn dwell_1_engaged_is_visible_and_focused_and_lately_active() {
    for (visible, focused, playing, idle, counts) in [
        (true, true, false, false, true),
        (true, true, false, true, false),
        (true, true, true, true, true),
        (true, false, false, false, false),
        (true, false, true, false, false),
        (false, true, false, false, false),
        (false, true, true, false, false),
    ] {
        let mut world = engaged(&[50_000.0]);
        attention(&mut world, false, false, false);
        world.pass(100_000.0);
        if !idle {
            world.hear(Signal::Active);
        }
        attention(&mut world, visible, focused, playing);
        for _ in 0..6 {
            world.pass(10_000.0);
            if !idle {
                world.hear(Signal::Active);
            }
        }
        assert_eq!(limits(&world).len(), usize::from(counts), "visible {visible}, focused {focused}, playing {playing}, idle {idle}");
    }
}

#[test]
fn dwell_2_activity_extends_and_the_load_is_activity() {
    let mut world = engaged(&[30_000.0, 45_000.0, 75_000.0]);
    world.pass(20_000.0);
    world.hear(Signal::Active);
    world.pass(60_000.0);
    assert_eq!(times(&world), [30_000.0, 45_000.0]);
    assert_eq!(world.wake(), f64::INFINITY, "idle: no timer");
    world.hear(Signal::Active);
    world.pass(60_000.0);
    assert_eq!(times(&world)[2], 80_000.0 + 25_000.0, "50 s until it idled, and 25 more");
}

#[test]
fn dwell_2_the_idle_limit_is_an_option() {
    let mut world = with(Way::Cumulative, Some(5_000), &[5_000.0, 5_001.0]);
    run(&mut world, true);
    world.pass(3_600_000.0);
    assert_eq!(times(&world), [5_000.0]);
}

#[test]
fn dwell_3_a_gap_adds_at_most_the_idle_limit() {
    let mut world = engaged(&[]);
    measure(&mut world, 1, Way::Delta, Some(IDLE), &[]);
    world.hear(Signal::Run { goal: 1, subject: 0, on: true, anew: false });
    for gap in [1_000.0, 29_999.0, 30_000.0, 30_001.0, 8.0 * 3_600_000.0] {
        let before = world.fired.len();
        world.pass(gap);
        world.hear(Signal::Active);
        world.hear(Signal::Close);
        assert_eq!(amounts(&world)[before..], [f64::min(gap, 30_000.0)], "{gap}");
    }
}

/// A laptop that sleeps wakes with one late tick.
#[test]
fn dwell_3_sleep_adds_nothing_beyond_the_idle_limit() {
    let mut world = engaged(&[30_000.0, 30_001.0, 60_000.0]);
    world.mono += 8.0 * 3_600_000.0;
    world.hear(Signal::Tick);
    assert_eq!(limits(&world), [(0, 0)]);
    attention(&mut world, true, true, false);
    world.hear(Signal::Active);
    assert_eq!(limits(&world).len(), 1);
    world.pass(1.0);
    assert_eq!(limits(&world).len(), 2);
}

#[test]
fn dwell_3_throttled_ticks_add_nothing() {
    let mut world = engaged(&[60_000.0]);
    world.pass(10_000.0);
    attention(&mut world, false, false, false);
    for _ in 0..600 {
        world.mono += 60_000.0;
        world.hear(Signal::Tick);
    }
    attention(&mut world, true, true, false);
    for _ in 0..4_000 {
        world.mono += 1_000.0;
        world.hear(Signal::Tick);
    }
    assert_eq!(limits(&world), [], "10 s before, and none since the visitor did nothing");
    world.hear(Signal::Active);
    world.pass(30_000.0);
    world.hear(Signal::Active);
    world.pass(20_000.0);
    assert_eq!(limits(&world).len(), 1);
}

#[test]
fn dwell_4_each_limit_once_per_view() {
    let mut world = engaged(&[10_000.0, 30_000.0, 60_000.0]);
    let used = |world: &mut World| {
        for _ in 0..10 {
            world.hear(Signal::Active);
            world.pass(10_000.0);
        }
    };
    used(&mut world);
    assert_eq!((limits(&world), times(&world)), (vec![(0, 0), (0, 1), (0, 2)], vec![10_000.0, 30_000.0, 60_000.0]));
    next_view(&mut world);
    used(&mut world);
    assert_eq!(times(&world)[3..], [110_000.0, 130_000.0, 160_000.0]);
}

#[test]
fn dwell_4_an_element_counts_while_it_is_in_view() {
    let mut world = engaged(&[10_000.0]);
    run(&mut world, false);
    world.pass(60_000.0);
    world.hear(Signal::Active);
    for _ in 0..4 {
        run(&mut world, true);
        world.pass(3_000.0);
        run(&mut world, false);
        world.pass(1_000.0);
    }
    assert_eq!(times(&world), [60_000.0 + 3.0 * 4_000.0 + 1_000.0]);
}

#[test]
fn dwell_5_a_delta_says_what_has_come_since() {
    let mut world = with(Way::Delta, Some(IDLE), &[]);
    run(&mut world, true);
    world.pass(7_000.0);
    world.hear(Signal::Close);
    world.hear(Signal::Close);
    attention(&mut world, false, false, false);
    world.hear(Signal::Close);
    assert_eq!(amounts(&world), [7_000.0], "nothing new: nothing said");
    attention(&mut world, true, true, false);
    world.hear(Signal::Active);
    world.pass(2_500.0);
    next_view(&mut world);
    world.pass(1_000.0);
    world.hear(Signal::Close);
    assert_eq!(amounts(&world), [7_000.0, 2_500.0, 1_000.0]);
    assert_eq!(world.wake(), f64::INFINITY, "without a report interval there is no timer");
}

#[test]
fn dwell_5_a_delta_may_be_told_at_intervals() {
    let mut world = with(Way::Delta, Some(IDLE), &[15_000.0]);
    run(&mut world, true);
    world.pass(20_000.0);
    world.hear(Signal::Active);
    world.pass(20_000.0);
    world.hear(Signal::Close);
    assert_eq!((times(&world), amounts(&world)), (vec![15_000.0, 30_000.0, 40_000.0], vec![15_000.0, 15_000.0, 10_000.0]));
}

#[test]
fn dwell_5_five_hours_in_a_background_tab_are_zero() {
    let mut world = seen();
    attention(&mut world, false, false, false);
    measure(&mut world, 0, Way::Delta, Some(IDLE), &[]);
    run(&mut world, true);
    world.pass(5.0 * 3_600_000.0);
    world.hear(Signal::Close);
    attention(&mut world, true, true, false);
    world.hear(Signal::Active);
    world.hear(Signal::Close);
    assert!(world.fired.is_empty());
}

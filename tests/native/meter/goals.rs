//! Goals that measure come and go.

use waymark::goal::Once;
use waymark::trigger::Way;

use super::{engaged, limits, measure, reading, run, times, with};
use crate::world::Signal;

#[test]
fn goal_3_a_goal_that_is_removed_measures_no_more() {
    for way in [Way::Cumulative, Way::Continuous, Way::Delta] {
        let mut world = with(way, None, &[1_000.0]);
        run(&mut world, true);
        world.pass(500.0);
        world.hear(Signal::Remove(0));
        assert_eq!(world.wake(), f64::INFINITY, "{way:?}: no timer");
        // What an observer still had to say.
        run(&mut world, true);
        reading(&mut world, 1, 5_000.0);
        world.pass(60_000.0);
        world.hear(Signal::Close);
        assert_eq!(limits(&world), [], "{way:?}");
    }
}

#[test]
fn goal_3_a_goal_that_is_replaced_begins_anew_with_its_own_limits() {
    let mut world = with(Way::Cumulative, None, &[1_000.0, 2_000.0]);
    measure(&mut world, 1, Way::Cumulative, None, &[1_500.0]);
    run(&mut world, true);
    world.hear(Signal::Run { goal: 1, subject: 0, on: true, anew: false });
    world.pass(1_200.0);
    measure(&mut world, 0, Way::Cumulative, None, &[700.0]);
    world.pass(500.0);
    assert_eq!(world.fired.iter().map(|fired| fired.goal).collect::<Vec<_>>(), [0, 1], "the other one goes on");
    run(&mut world, true);
    world.pass(700.0);
    assert_eq!(times(&world), [1_000.0, 1_500.0, 2_400.0]);
}

#[test]
fn goal_3_a_goal_that_is_replaced_by_one_that_does_not_measure_ends() {
    let mut world = with(Way::Cumulative, None, &[1_000.0]);
    run(&mut world, true);
    world.hear(Signal::Goal { goal: 0, once: Once::No, cooldown: 0.0 });
    run(&mut world, true);
    world.pass(5_000.0);
    assert_eq!(limits(&world), []);
}

#[test]
fn goal_3_stop_ends_all_clocks() {
    let mut world = engaged(&[1_000.0]);
    measure(&mut world, 1, Way::Delta, None, &[]);
    world.hear(Signal::Run { goal: 1, subject: 0, on: true, anew: false });
    world.pass(500.0);
    world.hear(Signal::Stop(1));
    assert_eq!(world.wake(), f64::INFINITY);
    world.pass(60_000.0);
    world.hear(Signal::Close);
    world.hear(Signal::Tick);
    assert_eq!(limits(&world), []);
}

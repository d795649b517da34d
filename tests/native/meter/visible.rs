//! Seconds in view.

use waymark::trigger::Way;

use super::{amounts, attention, limits, next_view, run, times, with};
use crate::world::{Signal, World, page};

#[test]
fn vis_1_a_second_without_a_break_counts_at_the_exact_limit() {
    let mut world = with(Way::Continuous, None, &[1_000.0]);
    run(&mut world, true);
    assert_eq!(world.wake(), 2_000.0);
    world.pass(999.0);
    assert_eq!(limits(&world), []);
    world.pass(1.0);
    assert_eq!((times(&world), amounts(&world)), (vec![1_000.0], vec![1_000.0]));
    assert_eq!(world.wake(), f64::INFINITY, "nothing more to wait for");
}

#[test]
fn vis_1_a_break_begins_the_second_anew() {
    let mut world = with(Way::Continuous, None, &[1_000.0]);
    for _ in 0..3 {
        run(&mut world, true);
        world.pass(900.0);
        run(&mut world, false);
        assert_eq!(world.wake(), f64::INFINITY);
        world.pass(50.0);
    }
    run(&mut world, true);
    world.pass(2_000.0);
    assert_eq!(times(&world), [3.0 * 950.0 + 1_000.0]);
}

/// Neither the focus nor a second word that it is in view.
#[test]
fn vis_1_nothing_else_is_a_break() {
    let others: [fn(&mut World); 3] =
        [|world| attention(world, true, false, false), |world| attention(world, true, true, true), |world| run(world, true)];
    for other in others {
        let mut world = with(Way::Continuous, None, &[1_000.0]);
        run(&mut world, true);
        world.pass(600.0);
        other(&mut world);
        world.pass(1_000.0);
        assert_eq!(times(&world), [1_000.0]);
    }
}

#[test]
fn vis_1_cumulative_adds_up() {
    let mut world = with(Way::Cumulative, None, &[1_000.0]);
    for _ in 0..4 {
        run(&mut world, true);
        world.pass(300.0);
        run(&mut world, false);
        world.pass(50.0);
    }
    assert_eq!(times(&world), [3.0 * 350.0 + 100.0]);
}

/// The timer of a busy page comes late. What was in view long enough counts, whatever is heard before it.
#[test]
fn vis_1_a_late_timer_takes_nothing_away() {
    let ends: [fn(&mut World); 4] = [
        |world| run(world, false),
        |world| attention(world, false, false, false),
        |world| world.begins(&page("https://shop.example/next")),
        |world| world.hear(Signal::Run { goal: 0, subject: 0, on: true, anew: true }),
    ];
    for end in ends {
        let mut world = with(Way::Continuous, None, &[1_000.0]);
        run(&mut world, true);
        world.mono += 1_200.0;
        end(&mut world);
        assert_eq!((times(&world), amounts(&world)), (vec![1_200.0], vec![1_200.0]));
    }
}

#[test]
fn vis_2_the_clock_runs_only_while_the_page_is_visible() {
    let mut world = with(Way::Cumulative, None, &[1_000.0]);
    run(&mut world, true);
    world.pass(600.0);
    attention(&mut world, false, false, false);
    assert_eq!(world.wake(), f64::INFINITY, "no timer in a hidden page");
    world.pass(60_000.0);
    attention(&mut world, true, false, false);
    world.pass(1_000.0);
    assert_eq!(times(&world), [61_000.0], "focus and idling are no matter here");
}

#[test]
fn vis_2_a_page_that_is_hidden_breaks_what_is_continuous() {
    let mut world = with(Way::Continuous, None, &[1_000.0]);
    run(&mut world, true);
    world.pass(900.0);
    attention(&mut world, false, false, false);
    world.pass(10.0);
    attention(&mut world, true, true, false);
    world.pass(999.0);
    assert_eq!(limits(&world), []);
    world.pass(1.0);
    assert_eq!(times(&world), [1_910.0]);
}

/// At expiry it was not really to be seen: the host looks again a limit's length later.
#[test]
fn vis_2_looking_again_begins_anew() {
    let mut world = with(Way::Continuous, None, &[1_000.0]);
    run(&mut world, true);
    for _ in 0..3 {
        world.pass(1_000.0);
        world.hear(Signal::Run { goal: 0, subject: 0, on: true, anew: true });
    }
    assert_eq!(times(&world), [1_000.0, 2_000.0, 3_000.0]);
}

#[test]
fn vis_4_once_per_element_until_the_next_view_or_a_full_exit() {
    let mut world = with(Way::Continuous, None, &[1_000.0]);
    for _ in 0..3 {
        run(&mut world, true);
        world.pass(1_500.0);
        run(&mut world, false);
        world.pass(500.0);
    }
    assert_eq!(times(&world), [1_000.0], "in view again is not another time");
    next_view(&mut world);
    run(&mut world, true);
    world.pass(1_000.0);
    assert_eq!(times(&world).len(), 2, "a new view starts anew");
    // `repeat`, after a full exit.
    world.hear(Signal::Run { goal: 0, subject: 0, on: false, anew: true });
    run(&mut world, true);
    world.pass(1_000.0);
    assert_eq!(times(&world).len(), 3);
}

/// What stays in view as a single-page shop goes on begins with the view.
#[test]
fn vis_4_a_new_view_starts_the_clock_anew() {
    for way in [Way::Continuous, Way::Cumulative] {
        let mut world = with(way, None, &[1_000.0]);
        run(&mut world, true);
        world.pass(700.0);
        next_view(&mut world);
        world.pass(999.0);
        assert_eq!(limits(&world), [], "{way:?}");
        world.pass(1.0);
        assert_eq!(times(&world), [1_700.0], "{way:?}");
    }
}

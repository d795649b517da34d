//! Amounts that grow, and the limits that they pass.

use proptest::prelude::*;
use serde_json::json;
use waymark::goal::Once;
use waymark::trigger::{Meter, Way};

use crate::world::{Signal, World, page};

const IDLE: u32 = 30_000;

/// A page that is seen and used from 1,000 ms on, without goals.
fn seen() -> World {
    World::with(json!([]))
}

/// A goal that measures.
fn measure(world: &mut World, goal: u32, way: Way, idle: Option<u32>, limits: &[f64]) {
    world.hear(Signal::Goal { goal, once: Once::No, cooldown: 0.0 });
    world.hear(Signal::Meter { goal, meter: Meter { way, idle } });
    limits.iter().for_each(|limit| world.hear(Signal::Limit { goal, limit: *limit }));
}

/// A page with one goal.
fn with(way: Way, idle: Option<u32>, limits: &[f64]) -> World {
    let mut world = seen();
    measure(&mut world, 0, way, idle, limits);
    world
}

fn reading(world: &mut World, subject: u32, amount: f64) {
    world.hear(Signal::Reading { goal: 0, subject, amount });
}

fn run(world: &mut World, on: bool) {
    world.hear(Signal::Run { goal: 0, subject: 0, on, anew: false });
}

fn attention(world: &mut World, visible: bool, focused: bool, playing: bool) {
    world.hear(Signal::Attention { visible, focused, playing });
}

fn next_view(world: &mut World) {
    world.hear(Signal::Close);
    world.begins(&page("https://shop.example/next"));
}

/// Subject and place of each limit passed, in order.
fn limits(world: &World) -> Vec<(u32, u32)> {
    world.fired.iter().map(|fired| (fired.subject, fired.limit)).collect()
}

/// When each was passed, after 1,000 ms.
fn times(world: &World) -> Vec<f64> {
    world.fired.iter().map(|fired| fired.mono - 1_000.0).collect()
}

fn amounts(world: &World) -> Vec<f64> {
    world.fired.iter().map(|fired| fired.amount).collect()
}

// ---- Scroll depth

#[test]
fn scroll_2_a_reading_that_skips_some_passes_them_in_order_at_one_moment() {
    let mut world = with(Way::View, None, &[25.0, 50.0, 75.0, 90.0]);
    reading(&mut world, 0, 24.9);
    assert_eq!(limits(&world), []);
    world.pass(100.0);
    reading(&mut world, 0, 80.0);
    assert_eq!((limits(&world), times(&world)), (vec![(0, 0), (0, 1), (0, 2)], vec![100.0; 3]));
    assert_eq!(amounts(&world), [80.0; 3]);
}

#[test]
fn scroll_2_the_exact_limit_counts() {
    let mut world = with(Way::View, None, &[25.0, 50.0]);
    reading(&mut world, 0, 25.0);
    assert_eq!(limits(&world), [(0, 0)]);
}

#[test]
fn scroll_2_growth_of_the_page_never_arms_a_limit_again() {
    let mut world = with(Way::View, None, &[25.0, 50.0, 75.0]);
    for depth in [60.0, 20.0, 60.0, 10.0, 74.0, 80.0, 80.0] {
        reading(&mut world, 0, depth);
    }
    assert_eq!(limits(&world), [(0, 0), (0, 1), (0, 2)]);
}

#[test]
fn scroll_2_each_limit_counts_again_in_the_next_view() {
    let mut world = with(Way::View, None, &[25.0, 50.0]);
    reading(&mut world, 0, 60.0);
    next_view(&mut world);
    assert_eq!(limits(&world).len(), 2, "not by what the view before had");
    reading(&mut world, 0, 30.0);
    assert_eq!(limits(&world), [(0, 0), (0, 1), (0, 0)]);
}

#[test]
fn scroll_2_each_element_has_its_own_depth() {
    let mut world = with(Way::View, None, &[25.0]);
    for subject in [3, 4, 3] {
        reading(&mut world, subject, 50.0);
    }
    assert_eq!(limits(&world), [(3, 0), (4, 0)]);
}

// ---- Visibility of an element

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

// ---- Engaged time

fn engaged(limits: &[f64]) -> World {
    let mut world = with(Way::Cumulative, Some(IDLE), limits);
    run(&mut world, true);
    world
}

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

// ---- Media

#[test]
fn media_2_what_was_watched_belongs_to_its_subject_whatever_the_view() {
    let mut world = with(Way::Subject, None, &[10.0, 25.0, 50.0, 75.0, 95.0]);
    reading(&mut world, 5, 30.0);
    next_view(&mut world);
    assert_eq!(limits(&world), [(5, 0), (5, 1)], "a view fires nothing");
    for share in [30.0, 5.0, 26.0, 55.0] {
        reading(&mut world, 5, share);
    }
    assert_eq!(limits(&world)[2..], [(5, 2)], "a replay never fires again");
    reading(&mut world, 6, 12.0);
    assert_eq!(limits(&world)[3..], [(6, 0)], "a new source is a new subject");
}

// ---- Goals come and go

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

// ---- Whatever happens

/// Goals of `mixed`: their ways, idle limits and limits.
const MIXED: [(Way, Option<u32>, &[f64]); 5] = [
    (Way::View, None, &[25.0, 50.0, 90.0]),
    (Way::Subject, None, &[25.0, 50.0, 90.0]),
    (Way::Cumulative, Some(3_000), &[700.0, 2_000.0, 9_000.0]),
    (Way::Continuous, None, &[1_000.0, 1_500.0]),
    (Way::Delta, Some(2_000), &[2_500.0]),
];

#[derive(Clone, Debug)]
enum Act {
    Pass(f64),
    /// The timers of a busy or sleeping page do not come.
    Late(f64),
    Reading(u32, u32, f64),
    Run(u32, u32, bool, bool),
    Active,
    Attention(bool, bool, bool),
    View,
    Close,
    Replace(u32),
}

fn act(times: fn(u32) -> f64) -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => (0..50_000u32).prop_map(move |time| Act::Pass(times(time))),
        1 => (0..50_000u32).prop_map(move |time| Act::Late(times(time))),
        2 => (0..2u32, 0..2u32, 0..101u32).prop_map(|(goal, subject, amount)| Act::Reading(goal, subject, amount.into())),
        5 => (2..5u32, 0..2u32, prop::bool::weighted(0.8), prop::bool::weighted(0.1)).prop_map(|(goal, subject, on, anew)| Act::Run(goal, subject, on, anew)),
        4 => Just(Act::Active),
        2 => (prop::bool::weighted(0.8), prop::bool::weighted(0.8), prop::bool::weighted(0.2)).prop_map(|(visible, focused, playing)| Act::Attention(visible, focused, playing)),
        1 => Just(Act::View),
        1 => Just(Act::Close),
        1 => (0..5u32).prop_map(Act::Replace),
    ]
}

fn mixed() -> World {
    let mut world = seen();
    for (goal, (way, idle, limits)) in (0..).zip(MIXED) {
        measure(&mut world, goal, way, idle, limits);
    }
    world
}

fn perform(world: &mut World, act: &Act) {
    match *act {
        Act::Pass(time) => world.pass(time),
        Act::Late(time) => world.mono += time,
        Act::Reading(goal, subject, amount) => world.hear(Signal::Reading { goal, subject, amount }),
        Act::Run(goal, subject, on, anew) => world.hear(Signal::Run { goal, subject, on, anew }),
        Act::Active => world.hear(Signal::Active),
        Act::Attention(visible, focused, playing) => attention(world, visible, focused, playing),
        Act::View => next_view(world),
        Act::Close => world.hear(Signal::Close),
        Act::Replace(goal) => {
            let (way, idle, limits) = MIXED[goal as usize];
            measure(world, goal, way, idle, limits);
        }
    }
}

/// Quarters of a millisecond, which a double holds exactly, and a clock's own fractions.
fn whole(time: u32) -> f64 {
    f64::from(time) / 4.0
}

fn fractions(time: u32) -> f64 {
    f64::from(time) / 7.0
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn dwell_3_amounts_never_exceed_the_time_that_passed(acts in prop::collection::vec(act(fractions), 0..80)) {
        let mut world = mixed();
        let begin = world.mono;
        for act in &acts {
            perform(&mut world, act);
        }
        world.hear(Signal::Close);
        let passed = world.mono - begin + 1e-3;
        for subject in 0..2 {
            let of = |goal| world.fired.iter().filter(move |fired| fired.goal == goal && fired.subject == subject).map(|fired| fired.amount);
            prop_assert!(of(2).chain(of(3)).all(|amount| amount <= passed));
            prop_assert!(of(4).sum::<f64>() <= passed, "the deltas of one clock, together");
        }
    }

    #[test]
    fn scroll_2_limits_are_passed_in_order_and_once_a_view(acts in prop::collection::vec(act(fractions), 0..80)) {
        let mut world = mixed();
        // What each goal passed for each subject since it began.
        let mut passed = std::collections::BTreeMap::<(u32, u32), u32>::new();
        let mut seen = 0;
        for act in &acts {
            perform(&mut world, act);
            for fired in &world.fired[seen..] {
                let (way, _, limits) = MIXED[fired.goal as usize];
                prop_assert!(fired.amount >= limits[fired.limit as usize] - 1e-3 || way == Way::Delta);
                if way != Way::Delta {
                    let next = passed.entry((fired.goal, fired.subject)).or_default();
                    prop_assert_eq!(fired.limit, *next, "{:?} after {:?}", fired, act);
                    *next += 1;
                }
            }
            seen = world.fired.len();
            match act {
                Act::View => passed.retain(|(goal, _), _| MIXED[*goal as usize].0 == Way::Subject),
                Act::Replace(replaced) => passed.retain(|(goal, _), _| goal != replaced),
                Act::Run(goal, subject, _, true) => drop(passed.remove(&(*goal, *subject))),
                _ => {}
            }
        }
    }

    /// One timer stands for the next limit: it comes at the right moment, and each time that it comes something is passed.
    #[test]
    fn dwell_3_one_timer_a_limit(acts in prop::collection::vec(act(whole), 0..80)) {
        let mut world = mixed();
        for act in acts.iter().filter(|act| !matches!(act, Act::Late(_))) {
            let end = world.mono + if let Act::Pass(time) = act { *time } else { 0.0 };
            while matches!(act, Act::Pass(_)) && world.wake() <= end {
                let before = world.fired.len();
                prop_assert!(world.wake() >= world.mono);
                world.mono = world.wake();
                world.hear(Signal::Tick);
                prop_assert!(world.fired.len() > before, "woken for nothing at {}", world.mono);
                for fired in &world.fired[before..] {
                    let limit = MIXED[fired.goal as usize].2[fired.limit as usize];
                    prop_assert_eq!(fired.amount, limit, "at the moment itself");
                }
            }
            perform(&mut world, act);
        }
    }

    /// A clock's own fractions do not add up exactly: the timer comes once nevertheless.
    #[test]
    fn dwell_3_one_timer_a_limit_whatever_the_clock_reads(acts in prop::collection::vec(act(fractions), 0..80)) {
        let mut world = mixed();
        for act in &acts {
            let end = world.mono + if let Act::Pass(time) = act { *time } else { 0.0 };
            while matches!(act, Act::Pass(_)) && world.wake() <= end {
                let before = world.fired.len();
                world.mono = world.wake().max(world.mono);
                world.hear(Signal::Tick);
                prop_assert!(world.fired.len() > before, "woken for nothing at {}", world.mono);
            }
            perform(&mut world, act);
        }
    }

    /// A tick is an occasion, not a fact: whenever it comes, the same limits are passed.
    #[test]
    fn dwell_3_a_tick_more_takes_and_gives_nothing(acts in prop::collection::vec(act(whole), 0..80), ticks in prop::collection::vec(any::<bool>(), 80)) {
        let (mut one, mut other) = (mixed(), mixed());
        for (act, tick) in acts.iter().zip(ticks) {
            perform(&mut one, act);
            if tick {
                other.hear(Signal::Tick);
            }
            perform(&mut other, act);
        }
        one.hear(Signal::Tick);
        other.hear(Signal::Tick);
        let told = |world: &World| world.fired.iter().filter(|fired| fired.goal < 4).map(|fired| (fired.goal, fired.subject, fired.limit)).collect::<Vec<_>>();
        let (mut one, mut other) = (told(&one), told(&other));
        one.sort();
        other.sort();
        prop_assert_eq!(one, other);
    }
}

//! Scroll depth.

use waymark::trigger::Way;

use super::{amounts, limits, next_view, reading, times, with};

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

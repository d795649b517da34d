//! What was watched.

use waymark::trigger::Way;

use super::{limits, next_view, reading, with};

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

//! Events without goals, to fill a queue.

use serde_json::{Value as Json, json};

use crate::world::World;

/// Without goals.
pub fn tracking(options: Json) -> World {
    let mut all = json!({"collector": "/c"});
    for (name, value) in options.as_object().into_iter().flatten() {
        all[name] = value.clone();
    }
    World::new(all)
}

/// So many events of little weight.
pub fn track(world: &mut World, count: usize) {
    for _ in 0..count {
        world.track("t", json!(null));
    }
}

/// About 1 kB each.
pub fn fill(world: &mut World, count: usize, name: &str) {
    for _ in 0..count {
        world.track(name, json!({"props": {"a": "x".repeat(450), "b": "x".repeat(450)}}));
    }
}

//! Amounts that grow, and the limits that they pass.

mod any;
mod dwell;
mod goals;
mod media;
mod scroll;
mod visible;

use serde_json::json;
use waymark::goal::Once;
use waymark::trigger::{Meter, Way};

use crate::world::{Signal, World, page};

/// Milliseconds.
const IDLE: u32 = 30_000;

/// A page that is seen and used from 1,000 ms on, without goals.
pub fn seen() -> World {
    World::with(json!([]))
}

/// A goal that measures.
pub fn measure(world: &mut World, goal: u32, way: Way, idle: Option<u32>, limits: &[f64]) {
    world.hear(Signal::Goal { goal, once: Once::No, cooldown: 0.0 });
    world.hear(Signal::Meter { goal, meter: Meter { way, idle } });
    limits.iter().for_each(|limit| world.hear(Signal::Limit { goal, limit: *limit }));
}

/// A page with one goal.
pub fn with(way: Way, idle: Option<u32>, limits: &[f64]) -> World {
    let mut world = seen();
    measure(&mut world, 0, way, idle, limits);
    world
}

pub fn reading(world: &mut World, subject: u32, amount: f64) {
    world.hear(Signal::Reading { goal: 0, subject, amount });
}

pub fn run(world: &mut World, on: bool) {
    world.hear(Signal::Run { goal: 0, subject: 0, on, anew: false });
}

pub fn attention(world: &mut World, visible: bool, focused: bool, playing: bool) {
    world.hear(Signal::Attention { visible, focused, playing });
}

pub fn next_view(world: &mut World) {
    world.hear(Signal::Close);
    world.begins(&page("https://shop.example/next"));
}

/// Subject and place of each limit passed, in order.
pub fn limits(world: &World) -> Vec<(u32, u32)> {
    world.fired.iter().map(|fired| (fired.subject, fired.limit)).collect()
}

/// When each was passed, after 1,000 ms.
pub fn times(world: &World) -> Vec<f64> {
    world.fired.iter().map(|fired| fired.mono - 1_000.0).collect()
}

pub fn amounts(world: &World) -> Vec<f64> {
    world.fired.iter().map(|fired| fired.amount).collect()
}

/// A page whose engaged time is measured.
pub fn engaged(limits: &[f64]) -> World {
    let mut world = with(Way::Cumulative, Some(IDLE), limits);
    run(&mut world, true);
    world
}

//! What a batch may hold. The tracker's own bounds (8 KiB an event, 2,000 events in its journal) fit in.

/// A header's and an event's identifiers, in characters.
pub const ID: usize = 128;
/// An event's name, in characters.
pub const EVENT_NAME: usize = 64;
/// Any other text, in characters: URLs, titles, keys.
pub const TEXT: usize = 4_096;
pub const EVENTS: usize = 2_000;
pub const PAGES: usize = EVENTS;
/// As compact JSON without its `page`, in bytes. The tracker measures 8 KiB before it adds the page and the last brace.
pub const EVENT_BYTES: usize = 8 * 1024 + 1;
pub const ITEMS: usize = 200;
pub const EVIDENCE: usize = 100;
pub const DROP_REASONS: usize = 64;
/// What a double, hence JavaScript, counts without a gap: <https://www.rfc-editor.org/rfc/rfc8259#section-6>
pub const INTEGER: u64 = (1 << 53) - 1;

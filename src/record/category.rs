/// The two kinds of micro-conversion that shop owners tell apart, and the tracker's own diagnostics, which are the first
/// to go when room is short (DEL-5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    Diagnostic,
    Secondary,
    Milestone,
}

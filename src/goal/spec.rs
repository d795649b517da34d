//! The specification of everything a shop developer writes: one table per object, from which the parser, the words of
//! `inspect` and the reference pages come. A test compares it with `js/api.d.ts`.

use crate::trigger;

/// What a value may be.
#[derive(Debug, PartialEq)]
pub enum Kind {
    Flag,
    True,
    False,
    Number {
        min: f32,
        max: f32,
    },
    Text {
        max: usize,
    },
    AnyNumber,
    OneOf(&'static [&'static str]),
    /// A CSS selector: the browser checks it when the goal is watched.
    Selector,
    /// ISO 4217 by its shape: three letters, in either case.
    Currency,
    Function,
    List {
        min: usize,
        of: &'static Kind,
        max: usize,
    },
    /// Any names, one kind of value.
    Map {
        of: &'static Kind,
        max: usize,
    },
    /// Known names.
    Table(&'static [Field]),
    /// A table of which exactly one of the first `SOURCE_KINDS` names is there.
    Source(&'static [Field]),
    /// The first whose shape fits.
    Either(&'static [Kind]),
    /// `on`: exactly one trigger.
    Trigger,
    /// Read apart, after the rest.
    Goals,
}

/// One member of an object.
#[derive(Debug, PartialEq)]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    pub need: Need,
}

/// What follows where a member is missing or wrong (GOAL-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The default holds.
    Optional,
    /// The object is refused if it is wrong.
    Sound,
    /// The object is refused if it is wrong or missing.
    Required,
}

pub const fn optional(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, need: Need::Optional }
}

pub const fn sound(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, need: Need::Sound }
}

pub const fn required(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, need: Need::Required }
}

/// Text that leaves the page.
pub const TEXT: Kind = Kind::Text { max: 500 };
/// Names and ids.
pub const NAME: Kind = Kind::Text { max: 64 };
pub const MONEY: Kind = Kind::Number { min: 0.0, max: 1e12 };

/// Goals in one configuration. Above, the first ones work.
pub const MOST_GOALS: usize = 1_000;

pub static OPTIONS: &[Field] = &[
    required(
        "collector",
        Kind::Either(&[COLLECTOR_URL, COLLECTOR, Kind::List { min: 1, of: &Kind::Either(&[COLLECTOR_URL, COLLECTOR]), max: 8 }]),
    ),
    optional("goals", Kind::Goals),
    optional(
        "flush",
        Kind::Table(&[
            optional("every", Kind::Number { min: 0.1, max: 3600.0 }),
            optional("events", Kind::Number { min: 1.0, max: 100.0 }),
        ]),
    ),
    optional("beacon", Kind::OneOf(&["fallback", "first", "never"])),
    optional("queryKeys", Kind::List { min: 0, of: &NAME, max: 50 }),
    optional("currency", Kind::Currency),
    optional("props", PROPS_DATA),
    optional("synthetic", SYNTHETIC),
    optional("debug", Kind::Flag),
    optional("onDiagnostic", Kind::Function),
];

const COLLECTOR_URL: Kind = Kind::Text { max: 2_000 };
const COLLECTOR: Kind = Kind::Table(&[
    required("url", COLLECTOR_URL),
    // A collector gets nothing rather than what it was not to get.
    sound("filter", Kind::Table(&[sound("category", CATEGORY), sound("events", Kind::List { min: 1, of: &NAME, max: 100 })])),
]);
const CATEGORY: Kind = Kind::OneOf(&["milestone", "secondary"]);
const SYNTHETIC: Kind = Kind::OneOf(&["ignore", "count"]);

pub static GOAL: &[Field] = &[
    required("id", NAME),
    required("on", Kind::Trigger),
    optional("event", NAME),
    optional("category", CATEGORY),
    optional("value", Kind::Either(&[MONEY, SOURCE])),
    optional("currency", Kind::Either(&[Kind::Currency, SOURCE])),
    optional("items", Kind::List { min: 0, of: &ITEM, max: 100 }),
    optional("props", Kind::Map { of: &Kind::Either(&[TEXT, Kind::AnyNumber, Kind::Flag, SOURCE]), max: 50 }),
    sound("once", Kind::Either(&[Kind::False, Kind::OneOf(&["page", "session", "visitor"])])),
    sound("key", Kind::Either(&[Kind::Text { max: 200 }, SOURCE])),
    optional("cooldown", Kind::Number { min: 0.0, max: 86_400.0 }),
    optional("send", Kind::OneOf(&["batch", "now"])),
    optional("synthetic", SYNTHETIC),
];

/// A product: GA4's item parameters, each a constant or a source.
const ITEM: Kind = Kind::Table(&[
    optional("item_id", ITEM_TEXT),
    optional("item_name", ITEM_TEXT),
    optional("item_variant", ITEM_TEXT),
    optional("item_brand", ITEM_TEXT),
    optional("item_category", ITEM_TEXT),
    optional("price", Kind::Either(&[MONEY, SOURCE])),
    optional("quantity", Kind::Either(&[MONEY, SOURCE])),
]);
const ITEM_TEXT: Kind = Kind::Either(&[TEXT, SOURCE]);

/// How many of `SOURCE_FIELDS` say what is read; the rest say where and how.
pub const SOURCE_KINDS: usize = 3;
const SOURCE_FIELDS: &[Field] = &[
    sound("attr", NAME),
    sound("data", NAME),
    sound("text", Kind::True),
    sound(
        "from",
        Kind::Either(&[
            Kind::OneOf(&["match", "document"]),
            Kind::Table(&[sound("closest", Kind::Selector), sound("find", Kind::Selector)]),
        ]),
    ),
    sound("regex", TEXT),
    optional("locale", NAME),
];
pub const SOURCE: Kind = Kind::Source(SOURCE_FIELDS);

/// What `track()` takes.
pub static EVENT: &[Field] = &[
    required("event", NAME),
    optional("key", Kind::Text { max: 200 }),
    optional("value", MONEY),
    optional("currency", Kind::Currency),
    optional("transaction_id", Kind::Text { max: 200 }),
    optional("items", Kind::List { min: 0, of: &Kind::Table(ITEM_DATA), max: 100 }),
    optional("props", PROPS_DATA),
];

const ITEM_DATA: &[Field] = &[
    optional("item_id", TEXT),
    optional("item_name", TEXT),
    optional("item_variant", TEXT),
    optional("item_brand", TEXT),
    optional("item_category", TEXT),
    optional("price", MONEY),
    optional("quantity", MONEY),
];
const PROPS_DATA: Kind =
    Kind::Map { of: &Kind::Either(&[TEXT, Kind::AnyNumber, Kind::Flag, Kind::List { min: 0, of: &TEXT, max: 50 }]), max: 50 };

/// The trigger of that name.
pub fn trigger(name: &str) -> Option<&'static trigger::Spec> {
    trigger::ALL.iter().copied().find(|spec| spec.name == name)
}

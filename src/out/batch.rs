use super::drops::Drops;
use crate::json::Writer;
use crate::record::{Category, Identity, Now, iso};

/// An event on its way out.
#[derive(Clone, Debug)]
pub struct Record {
    pub seq: u64,
    pub category: Category,
    /// Index into the stream's page views.
    pub page: usize,
    /// JSON without its page and its closing brace.
    pub body: String,
}

impl Record {
    /// What it adds to a batch: `,"page":12}` and the comma.
    pub fn size(&self) -> usize {
        self.body.len() + 12
    }
}

/// What all batches of a stream say.
pub struct Header<'a> {
    pub identity: &'a Identity,
    pub pages: &'a [String],
    pub now: Now,
    /// Highest sequence number given so far.
    pub high: u64,
    pub automated: bool,
}

pub const SDK: &str = concat!("waymark/", env!("CARGO_PKG_VERSION"));

/// The canonical batch (`Batch` in `js/api.d.ts`).
pub fn encode(batch: u64, tries: u64, header: &Header, drops: &Drops, records: &[&Record]) -> String {
    let mut out = Writer::default();
    out.raw("{").key("v").integer(1);
    out.key("batch_id").quoted(&header.identity.numbered(batch));
    out.key("stream_id").quoted(&header.identity.stream);
    out.key("sent_at").quoted(&iso(header.now.wall));
    out.key("mono").integer(header.now.mono as u64);
    out.key("session_id").quoted(&header.identity.session);
    out.key("sdk").quoted(SDK);
    out.key("hw").integer(header.high);
    out.key("drops").raw("{");
    for (reason, count) in drops {
        out.key(reason).integer(*count);
    }
    out.raw("}");
    if tries > 0 {
        out.key("attempt").integer(tries + 1);
    }
    if header.automated {
        out.key("automated").raw("true");
    }
    let mut views: Vec<usize> = Vec::new();
    let mut events = Writer::default();
    out.key("pages").raw("[");
    for record in records {
        let place = views.iter().position(|view| *view == record.page).unwrap_or_else(|| {
            views.push(record.page);
            out.item().raw(header.pages.get(record.page).map_or("{}", String::as_str));
            views.len() - 1
        });
        events.item().raw(&record.body).key("page").integer(place as u64).raw("}");
    }
    out.raw("]").key("events").raw("[").raw(&events.out).raw("]}");
    out.out
}

use super::drops::Drops;
use crate::json::Writer;
use crate::record::{Category, Identity, Now, PageView, iso};

/// An event on its way out.
#[derive(Clone, Debug)]
pub struct Record {
    pub seq: u64,
    pub category: Category,
    /// Index into the stream's page views.
    pub page: usize,
    /// JSON without its page and its closing brace.
    pub body: String,
    /// The lanes that still owe it to their collector, a bit each.
    pub owed: u32,
}

impl Record {
    pub fn new(seq: u64, category: Category, page: usize, body: String) -> Record {
        Record { seq, category, page, body, owed: 0 }
    }
}

/// Events that travel together. Their membership is frozen: a retry has the same id and the same events; the header is
/// written anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    pub number: u64,
    pub seqs: Vec<u64>,
    /// How often it was sent before.
    pub tries: u32,
}

/// What all batches of a stream say.
pub struct Header<'a> {
    pub identity: &'a Identity,
    pub pages: &'a [PageView],
    pub now: Now,
    /// Highest sequence number given so far.
    pub high: u64,
    pub automated: bool,
}

pub const SDK: &str = concat!("waymark/", env!("CARGO_PKG_VERSION"));

/// The canonical batch (`Batch` in `js/api.d.ts`).
pub fn encode(batch: &Batch, header: &Header, drops: &Drops, records: &[&Record]) -> String {
    let mut views: Vec<usize> = Vec::new();
    for record in records {
        if !views.contains(&record.page) {
            views.push(record.page);
        }
    }
    let mut out = Writer::default();
    out.raw("{").key("v").integer(1);
    let id: String = header.identity.numbered(batch.number);
    out.key("batch_id").text(&id);
    out.key("stream_id").text(&header.identity.stream);
    out.key("sent_at").text(&iso(header.now.wall));
    out.key("mono").integer(header.now.mono as u64);
    out.key("session_id").text(&header.identity.session);
    out.key("sdk").text(SDK);
    out.key("hw").integer(header.high);
    out.key("drops");
    drops.write(&mut out);
    if batch.tries > 0 {
        out.key("attempt").integer(u64::from(batch.tries) + 1);
    }
    if header.automated {
        out.key("automated").raw("true");
    }
    out.key("pages").raw("[");
    for view in views.iter().filter_map(|view| header.pages.get(*view)) {
        view.write(&mut out);
    }
    out.raw("]").key("events").raw("[");
    for record in records {
        let page = views.iter().position(|view| *view == record.page).unwrap_or_default();
        out.item().raw(&record.body).key("page").integer(page as u64).raw("}");
    }
    out.raw("]}");
    out.out
}

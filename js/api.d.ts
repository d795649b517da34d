// Waymark's public surface: what a shop developer writes, and what leaves the page. The build copies it to dist/index.d.ts.
//
// Conventions
//   Config keys are camelCase; names that leave the page are snake_case, as in GA4.
//   Times in config are seconds, money is in major units, depth in percent, lengths in CSS pixels. Times that leave are ISO 8601 UTC.
//   A trigger has a short form (`click: ".buy"`) and a long form (`click: { selector: ".buy" }`): the short one with defaults.
//   Whatever is wrong becomes a Problem with its path; what is right keeps working. Nothing throws on the page.

/** Returns at once, on a server too. A second call for the same collector returns the first instance and reports a Problem to both. */
export declare function start(options: Options): Waymark;
/** Checks a configuration without starting anything. Loads `inspect.js`; also in Node. What only a browser knows (is a selector one?) it leaves out there. */
export declare function validate(options: unknown): Promise<Problem[]>;

export interface Options {
  /** Where batches go: a URL, relative to the page or absolute. Several (at most 8): each has its own filter, position and back-off. */
  collector: string | Collector | (string | Collector)[];
  /** At most 1,000. */
  goals?: Goal[];
  /** A batch goes when `events` (1–100, default 20) wait, or `every` (0.1–3,600, default 5) seconds after the first of them, and when the page is hidden or left. */
  flush?: { every?: number; events?: number };
  /** The end of a page: one keepalive fetch, and `sendBeacon` if that cannot be had ("fallback", default), beacon first, or never. A beacon sends the collector's cookies. */
  beacon?: "fallback" | "first" | "never";
  /** Share of sessions kept, 0–1. Milestones are kept, and goals with a `sample` of their own have their own. Default: all. */
  sample?: number;
  /** What makes a new page view within one document: another path, another path or search, or also another fragment. Default "path". */
  spa?: "path" | "search" | "hash" | false;
  /** Query keys that may leave in URLs, besides `utm_source`, `utm_medium`, `utm_campaign`, `utm_term`, `utm_content` and `utm_id`. */
  queryKeys?: string[];
  /** ISO 4217. Default for every goal and for `track()`. */
  currency?: string;
  /** Added to every event. */
  props?: Props;
  /** Clicks, inputs and changes that a script made. "count" is for tests that cannot make real input. Default "ignore". */
  synthetic?: "ignore" | "count";
  /** Loads `inspect.js` and puts problems into words on the console. Default false. */
  debug?: boolean;
  onDiagnostic?(problem: Problem): void;
}

export interface Waymark {
  /** Resolves when the module runs and every goal is watched, or when it is known that it will not: see `status`. Never rejects. */
  readonly ready: Promise<Waymark>;
  readonly status: "starting" | "running" | "stopped" | "inert" /* no browser */ | "failed";
  /** An event that needs no goal. The name has 1 to 64 characters. */
  track(event: string, data?: EventData): void;
  /** Adds goals, or replaces those with the same id. Paths in the problems count in this argument: `goals[0].on`. */
  addGoals(goals: Goal[]): Promise<Problem[]>;
  removeGoals(ids: string[]): void;
  /** Opens a closed shadow root to the triggers. */
  registerRoot(root: ShadowRoot): void;
  /** Sends what waits. Resolves when every collector has answered or given up for now. */
  flush(): Promise<void>;
  /** Removes every listener, observer and timer, and sends what waits. Resolves when every collector has answered. */
  stop(): Promise<void>;
}

// ---- Goals ---------------------------------------------------------------------------------------------------------------------------

export interface Goal {
  /** Unique, 1 to 64 characters. A goal with the same id replaces the earlier one. */
  id: string;
  on: On;
  /** Default: the trigger's own name for it, else the id. A Problem where a trigger has several names (form, media). */
  event?: string;
  /** Default: view_item, add_to_cart, view_cart, begin_checkout, add_shipping_info, add_payment_info, purchase, generate_lead and sign_up are milestones. */
  category?: "milestone" | "secondary";
  /** ≥ 0, in major units; needs a currency. Default: the sum of the items' price × quantity. */
  value?: number | Source | ((match: Match) => number);
  currency?: string | Source;
  items?: ItemSource[];
  props?: Record<string, string | number | boolean | Source> | ((match: Match) => Props);
  /** How long a firing bars the next with the same key. Default by trigger. Without stored state a session and a visitor last as long as the document. */
  once?: false | "page" | "session" | "visitor";
  /** What counts as the same thing. Default by trigger. */
  key?: string | Source | ((match: Match) => string);
  /** Seconds between two firings with the same key. Default 0.5 for click, outbound and download, 2 for submit, else 0. */
  cooldown?: number;
  /** Only if it holds: a URL pattern of the page, or a callback. */
  where?: UrlPattern | ((match: Match) => boolean);
  /** Share of sessions kept, 0–1, instead of the options' own. */
  sample?: number;
  /** "now" sends at once instead of with the batch. */
  send?: "batch" | "now";
  synthetic?: "ignore" | "count";
}

// Triggers: exactly one key. What each sends, how often, and under which key by default:
//
//   trigger       event(s)                                  once    key            props beside the goal's own
//   click         the goal's id                             false   element        tag, text (≤ 80, else aria-label), href?
//   outbound      click                                     false   element        link_url, link_domain, outbound: true
//   download      file_download                             page    file           file_name, file_extension, link_url
//   submit        form_submit                               false   form           form_id, form_name, form_destination
//   form          form_start, form_invalid, form_abandon    FORM-*  form           form_id, form_name, attempt, fields?, last_field?, values?
//   change        the goal's id                             false   element        name (never a value, FORM-6)
//   scroll        scroll                                    page    page           percent_scrolled | pixels_scrolled
//   visible       the goal's id                             page    element        percent, seconds
//   dwell         dwell                                     page    page           seconds
//   engaged       engaged_time                              false   page           seconds (since the last), max_depth, scrollable
//   media         video_start, video_progress,              page    media source   video_title?, video_url, video_percent | video_seconds, video_duration,
//                 video_complete                                                   video_provider, autoplay?
//   page          page_view                                 page    page           –
//   customEvent   the event's name                          false   goal           –
//   dataLayer     the pushed event's name, earlier ones too false   goal           –
//   rage          rage_click                                false   element        clicks, tag, text
//   dead          dead_click                                page    element        tag, text
//   error         error_click                               page    element        message
//
// `once` and `key` hold per goal, event name and threshold.

type OneOf<T> = { [K in keyof T]-?: { [P in K]: T[P] } & { [P in Exclude<keyof T, K>]?: never } }[keyof T];

export type On = OneOf<Triggers>;
export interface Triggers {
  click: Selector | (ClickOptions & { selector: Selector });
  outbound: true | Selector | ClickOptions;
  /** `extensions`: instead of the known ones. */
  download: true | Selector | (ClickOptions & { extensions?: string[] });
  submit: Selector;
  form: Selector | { selector: Selector; capture?: string[] };
  change: Selector | { selector: Selector; capture?: string[] };
  /** `root`: "auto" finds what scrolls. */
  scroll: true | number[] | { at?: number[] /* 25, 50, 75, 90 */; unit?: "percent" | "px"; inside?: Selector; root?: "auto" | Selector };
  visible: Selector | { selector: Selector; percent?: number /* 50 */; seconds?: number /* 1 */; mode?: "continuous" | "cumulative"; repeat?: boolean };
  dwell: true | number[] | { at?: number[] /* 10, 30, 60 */; inside?: Selector; idle?: number /* 30 */ };
  engaged: true | { every?: number /* only at leave */; idle?: number /* 30 */ };
  media: true | Selector | { selector?: Selector; at?: number[] /* 10, 25, 50, 75 */; unit?: "percent" | "seconds"; autoplay?: "ignore" | "flag" | "count" };
  page: true | UrlPattern | UrlPattern[];
  customEvent: string | { name: string; target?: Selector };
  dataLayer: string | { event: string; global?: string /* "dataLayer" */ };
  rage: true | { clicks?: number /* 4 */; interval?: number /* 0.75 */; radius?: number /* 30 */ };
  dead: true | { after?: number /* 2.5 */ };
  error: true;
}

/** Any CSS selector that the browser accepts; checked when the goal is added. */
export type Selector = string;
// `*` is any characters, also none, also "/". Compared with the whole path; with a "?" in it, with path and query; with a scheme or "//", with origin
// and path (and query, if it has a "?"). Fragments never count, letter case does: "*/cart/add*", "*?wc-ajax=add_to_cart*", "/checkout/*".
export type UrlPattern = string;

export interface ClickOptions {
  selector?: Selector;
  /** Does a click on a control inside the matched element count? Default "ignore". */
  nested?: "ignore" | "include";
  /** Does a click count whose default was prevented? Default "ignore" for outbound and download, else "count". */
  cancelled?: "ignore" | "count";
  /** Does the middle button count? Default true for outbound and download, else false. */
  auxiliary?: boolean;
}

/**
 * Where a datum is read: one place; `from`: the match (default), its closest ancestor, the first found inside either, or the document. A `field`
 * is read only if it is a number, hidden, range, select, radio or checkbox field.
 */
export type Source = OneOf<{
  attr: string; data: string; prop: string; text: true; field: string; meta: string; jsonld: string /* "offers.price" */; microdata: string; query: string; global: string;
}> & { from?: "match" | "document" | { closest?: Selector; find?: Selector }; regex?: string /* one capture */; locale?: string };

/** A product, each part a constant or read at the firing. */
export type ItemSource = { [K in keyof Item]?: Item[K] | Source };

export interface Collector {
  url: string;
  /** Only these: the others are counted in `drops.filtered`. */
  filter?: { category?: "milestone" | "secondary"; events?: string[] };
}

// ---- What leaves: the canonical batch, `text/plain` so that no preflight is needed ------------------------------------------------------

export interface Batch {
  v: 1; batch_id: string; stream_id: string; sent_at: string;
  /** Milliseconds since the document began, at sending: with `sent_at` it shows a clock that jumped. */
  mono: number;
  session_id: string; visitor_id?: string; user_id?: string; sdk: string;
  /** Highest sequence number given so far: a hole below it is counted in `drops`, or lost. `drops` is this collector's own: filtered, sampled, queue_full, suppressed, too_large, rejected. */
  hw: number; drops: Record<string, number>;
  /** The stream before this one in the same tab. */
  prev?: { stream_id: string; hw: number };
  /** From 2 on: sent again. */
  attempt?: number; sample?: number;
  /** A test drives this browser (`navigator.webdriver`). */
  automated?: true;
  pages: { view_id: string; url: string; path: string; title: string; referrer: string }[];
  events: TrackedEvent[];
}
/** An event's id is its stream id and sequence number: nothing is written that can be derived. */
export interface TrackedEvent extends EventData {
  seq: number; time: string; event: string;
  /** Index into `pages`. */
  page: number;
  goal?: string; category: "milestone" | "secondary";
  confirmed?: boolean; attempts?: number; surface?: string;
  /** A value was expected and could not be read: value and currency are left out. */
  value_error?: true; sample?: number;
  confidence?: number; evidence?: string[];
}
export interface EventData { key?: string; value?: number; currency?: string; transaction_id?: string; items?: Item[]; props?: Props }
export interface Item { item_id?: string; item_name?: string; item_variant?: string; item_brand?: string; item_category?: string; price?: number; quantity?: number }
export type Props = Record<string, string | number | boolean | string[]>;
/** What a callback is given. */
export interface Match { element: Element; goal: string; domEvent?: Event }

/** `path` as in "goals[3].on.click.selector". `message` and `hint` need the inspect module (`debug`, `validate`); `code` is always there. */
export interface Problem { code: string; path: string; message?: string; hint?: string; severity: "error" | "warning" }

// A server has no types of a browser: there these are empty, and where there are such types they add nothing.
declare global {
  interface Element {}
  interface Event {}
  interface ShadowRoot {}
}

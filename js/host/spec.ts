// The specification of everything a shop developer writes: one table per object. The checker, the words of `inspect` and the reference pages
// come from it; a test compares it with `js/api.d.ts`. Data only.

/** What a value may be. */
export type Kind =
  /** Text of at most so many characters, and not blank. */
  | number
  /** One of these: `"a|b"`. */
  | string
  /** This one. */
  | boolean
  /** Text that fits: ISO 4217 by its shape, three letters in either case. */
  | RegExp
  /** A callback: `Function`. */
  | FunctionConstructor
  /** A number, from … to. */
  | readonly [number, number]
  | Compound;

/** One of the first six. */
export interface Compound {
  /** The first whose shape fits. */
  readonly _any?: readonly Kind[];
  /** A list of these, from `_min` to `_max` items. */
  readonly _list?: Kind;
  /** Any names, one kind of value, at most `_max`. */
  readonly _map?: Kind;
  /** Known names. */
  readonly _table?: Fields;
  /** Text with a syntax of its own, which the browser checks: the code of the problem. */
  readonly _syntax?: "selector" | "regex";
  /** `on`: exactly one trigger. `goals`: read apart. */
  readonly _as?: "trigger" | "goals";

  readonly _min?: number;
  readonly _max?: number;
  /** Of a list: a bare item stands for a list of one. */
  readonly _bare?: true;
  /** Of a table: a bare value stands for this member. There is `true` too, unless the table has a required member. */
  readonly _short?: string;
  /** Of such a table: there is no long form. */
  readonly _only?: true;
  /** Of a table: exactly one of so many of its first members. */
  readonly _one?: number;
}

/** What follows where a member is missing or wrong (GOAL-2): nothing; the object is refused if it is wrong; also if it is missing. */
export const enum Need {
  Sound = 1,
  Required,
}

/** A member with more to say than its kind. */
export interface Field {
  readonly _of: Kind;
  readonly _need?: Need;
  /** Holds where nothing, or nothing right, is given. */
  readonly _default?: unknown;
  /** The kind where `unit` is not percent. */
  readonly _amount?: Kind;
  /** Is `null` where it is wrong: something was expected (GOAL-5). */
  readonly _lost?: null;
}

export type Fields = { readonly [name: string]: Kind | Field };

/** What a trigger says of itself. */
export interface Trigger {
  readonly _options: Compound;
  /** Its event's name; empty if it is the goal's id, or what the options name. */
  readonly _event: string;
  readonly _once: false | "page";
  /** Seconds. */
  readonly _cooldown: number;
  /** What counts as the same thing. No element outlives its page: then a scope beyond it needs a key of the goal's own. */
  readonly _key: "element" | "file" | "form" | "page" | "media" | "goal";
  /** Where its page side is, if not in the entry. */
  readonly _part?: string | undefined;
  /** It has several: then a goal cannot name one. */
  readonly _events?: readonly string[] | undefined;
}

const required = (_of: Kind): Field => ({ _of, _need: Need.Required });
const sound = (_of: Kind): Field => ({ _of, _need: Need.Sound });
const preset = (_of: Kind, _default: unknown): Field => ({ _of, _default });
/** One of these, by default the first. */
const first = (names: string): Field => preset(names, names.split("|")[0]);
const any = (..._any: Kind[]): Compound => ({ _any });
const list = (_list: Kind, _min: number, _max: number): Compound => ({ _list, _min, _max });
const table = (_table: Fields): Compound => ({ _table });

/** Text that leaves the page. */
const TEXT = 500;
/** Names and ids. */
const NAME = 64;
const KEY = 200;
const MONEY: Kind = [0, 1e12];
const NUMBER: Kind = [-Infinity, Infinity];
const SHARE: Kind = [0, 1];
const SECONDS: Kind = [0.1, 86_400];
const PERCENT: Kind = [1, 100];
/** What a threshold is in unless `unit` says otherwise. */
export const UNIT = "percent";
const FLAG = any(true, false);
const OFF = preset(FLAG, false);
const ON = preset(FLAG, true);
const CURRENCY = /^[a-z]{3}$/i;
const CATEGORY = "milestone|secondary";
const CHOICE = "ignore|count";
/** A CSS selector. */
export const SELECTOR: Compound = { _syntax: "selector" };
const REGEX: Compound = { _syntax: "regex" };

/** Where a datum is read (GOAL-6): one of the first ten. */
export const SOURCE: Compound = {
  _table: {
    attr: sound(NAME),
    data: sound(NAME),
    prop: sound(NAME),
    text: sound(true),
    field: sound(NAME),
    meta: sound(NAME),
    jsonld: sound(KEY),
    microdata: sound(NAME),
    query: sound(NAME),
    global: sound(KEY),
    from: sound(any("match|document", table({ closest: sound(SELECTOR), find: sound(SELECTOR) }))),
    regex: sound(REGEX),
    locale: NAME,
  },
  _one: 10,
};

/** A product: GA4's item parameters. */
const item = (text: Kind, number: Kind) =>
  list(
    table({ item_id: text, item_name: text, item_variant: text, item_brand: text, item_category: text, price: number, quantity: number }),
    0,
    100,
  );

/** Constants. */
const PROPS: Compound = { _map: any(TEXT, NUMBER, FLAG, list(TEXT, 0, 50)), _max: 50 };

const COLLECTOR: Compound = {
  _table: {
    url: required(2_000),
    // A collector gets nothing rather than what it was not to get.
    filter: sound(table({ category: sound(CATEGORY), events: sound(list(NAME, 1, 100)) })),
  },
  _short: "url",
};

export const OPTIONS = table({
  collector: required({ ...list(COLLECTOR, 1, 8), _bare: true }),
  goals: { _as: "goals" },
  flush: preset(table({ every: preset([0.1, 3_600], 5), events: preset([1, 100], 20) }), {}),
  beacon: first("fallback|first|never"),
  sample: SHARE,
  spa: preset(any("path|search|hash", false), "path"),
  queryKeys: preset(list(NAME, 0, 50), []),
  currency: CURRENCY,
  props: PROPS,
  synthetic: first(CHOICE),
  debug: OFF,
  onDiagnostic: Function,
});

export const GOAL = table({
  id: required(NAME),
  on: required({ _as: "trigger" }),
  event: NAME,
  category: CATEGORY,
  value: any(MONEY, SOURCE, Function),
  currency: any(CURRENCY, SOURCE),
  items: item(any(TEXT, SOURCE), any(MONEY, SOURCE)),
  props: any({ _map: any(TEXT, NUMBER, FLAG, SOURCE), _max: 50 }, Function),
  once: sound(any(false, "page|session|visitor")),
  key: sound(any(KEY, SOURCE, Function)),
  cooldown: [0, 86_400],
  where: sound(any(TEXT, Function)),
  sample: SHARE,
  send: "batch|now",
  synthetic: CHOICE,
});

/** The first ones work. */
export const GOALS = list(GOAL, 0, 1_000);

/** What `track()` takes. */
export const EVENT = table({
  event: required(NAME),
  key: KEY,
  value: { _of: MONEY, _lost: null },
  currency: { _of: CURRENCY, _lost: null },
  transaction_id: KEY,
  items: item(TEXT, MONEY),
  props: PROPS,
});

/** Thresholds: of their own unit, or in percent. */
const at = (kind: Kind, ..._default: number[]): Field => ({
  ...preset(list(kind, 1, 100), _default),
  _amount: list([0.1, 1e6], 1, 100),
});

const options = (_short: string, _table: Fields = {}): Compound => ({ _table, _short });
/** What has no long form. */
const short = (_short: string, kind: Field | Kind): Compound => ({ ...options(_short, { [_short]: kind }), _only: true });

const ELEMENT = required(SELECTOR);
const click = (selector: Kind | Field, cancelled: string, auxiliary: Field, more?: Fields) =>
  options("selector", {
    selector,
    nested: first("ignore|include"),
    cancelled: preset(CHOICE, cancelled),
    auxiliary,
    ...more,
  });
const form = options("selector", { selector: ELEMENT, capture: preset(list(NAME, 0, 100), []) });
const idle = preset(SECONDS, 30);

const trigger = (
  _options: Compound,
  _event: string,
  _key: Trigger["_key"],
  _once: Trigger["_once"] = false,
  _cooldown = 0,
  _part?: string,
  _events?: string[],
): Trigger => ({ _options, _event, _key, _once, _cooldown, _part, _events });

/** By name. Not what an old library has hung on `Object.prototype`. */
export const TRIGGERS: { readonly [name: string]: Trigger } = {
  __proto__: null as never,
  // One firing for a double click: the usual system limit is 500 ms.
  // https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-getdoubleclicktime
  click: trigger(click(ELEMENT, "count", OFF), "", "element", false, 0.5),
  outbound: trigger(click(SELECTOR, "ignore", ON), "click", "element", false, 0.5, "links"),
  download: trigger(click(SELECTOR, "ignore", ON, { extensions: list(NAME, 1, 100) }), "file_download", "file", "page", 0.5, "links"),
  page: trigger(short("url", { ...list(TEXT, 1, 100), _bare: true }), "page_view", "page", "page"),
  customEvent: trigger(options("name", { name: required(NAME), target: SELECTOR }), "", "goal", false, 0, "messages"),
  dataLayer: trigger(options("event", { event: required(NAME), global: preset(NAME, "dataLayer") }), "", "goal", false, 0, "messages"),

  submit: trigger(short("selector", ELEMENT), "form_submit", "form", false, 2, "forms"),
  form: trigger(form, "", "form", false, 0, "forms", ["form_start", "form_invalid", "form_abandon"]),
  change: trigger(form, "", "element", false, 0, "forms"),

  scroll: trigger(
    options("at", { at: at(PERCENT, 25, 50, 75, 90), unit: first("percent|px"), inside: SELECTOR, root: preset(SELECTOR, "auto") }),
    "scroll",
    "page",
    "page",
    0,
    "observe",
  ),
  visible: trigger(
    options("selector", {
      selector: ELEMENT,
      percent: preset(PERCENT, 50),
      seconds: preset([0, 86_400], 1),
      mode: first("continuous|cumulative"),
      repeat: OFF,
    }),
    "",
    "element",
    "page",
    0,
    "observe",
  ),
  dwell: trigger(options("at", { at: at(SECONDS, 10, 30, 60), inside: SELECTOR, idle }), "dwell", "page", "page", 0, "observe"),
  engaged: trigger(options("", { every: SECONDS, idle }), "engaged_time", "page", false, 0, "observe"),
  media: trigger(
    options("selector", { selector: SELECTOR, at: at(PERCENT, 10, 25, 50, 75), unit: first("percent|seconds"), autoplay: first("ignore|flag|count") }),
    "",
    "media",
    "page",
    0,
    "observe",
    ["video_start", "video_progress", "video_complete"],
  ),

  rage: trigger(
    options("", { clicks: preset([2, 100], 4), interval: preset([0.1, 60], 0.75), radius: preset([0, 1_000], 30) }),
    "rage_click",
    "element",
    false,
    0,
    "frustration",
  ),
  dead: trigger(options("", { after: preset([0.1, 60], 2.5) }), "dead_click", "element", "page", 0, "frustration"),
  error: trigger({ ...options(""), _only: true }, "error_click", "element", "page", 0, "frustration"),
};

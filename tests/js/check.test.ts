import "./page.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { cases } from "../data/problems.ts";

const { checkEvent, checkGoals, checkOptions } = await import("../../js/host/check.ts");

type Found = [code: string, path: string][];
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as Record<string, any>;

function options(given: unknown) {
  const found: Found = [];
  const { goals, ...clean } = checkOptions(given, (code, path) => found.push([code, path]));
  return { found, clean: plain(clean), goals: goals as unknown };
}

function goals(list: unknown, currency = true) {
  const found: Found = [];
  const checked = checkGoals(list, currency, (code, path) => found.push([code, path]));
  return { found, checked, ids: checked.map(({ goal }) => goal.id) };
}

function track(event: unknown, data?: unknown) {
  const found: Found = [];
  const said = checkEvent(event, data, (code, path) => found.push([code, path]));
  return { found, said: said && plain(said) };
}

const buy = { id: "buy", on: { click: ".buy" } };
const goal = (change: object) => goals([{ ...buy, ...change }, { id: "other", on: { page: true } }]);
const on = (name: string, options: unknown) => goal({ on: { [name]: options } });

test("goal_2_each_configuration_has_exactly_these_problems_and_these_goals_stay", () => {
  for (const { name, options: given, problems, goals: stay } of cases()) {
    const { found, clean, goals: list } = options(given);
    const checked = list === undefined ? undefined : goals(list, !!clean.currency);
    assert.deepEqual([...found, ...(checked?.found ?? [])], problems.map(({ code, path }) => [code, path]), name);
    assert.deepEqual(new Set(checked?.ids), new Set(stay), name);
  }
});

test("goal_2_one_bad_goal_never_disables_the_others", () => {
  const { found, ids } = goals([{ id: "a" }, buy, 5, undefined, { id: "c", on: { hover: ".x" } }, { id: "d", on: { page: true } }]);
  assert.deepEqual(found, [["missing", "goals[0].on"], ["wrong_type", "goals[2]"], ["unknown_trigger", "goals[4].on.hover"]]);
  assert.deepEqual(ids, ["buy", "d"]);
});

test("goal_2_what_is_wrong_in_id_on_once_key_or_where_switches_the_goal_off", () => {
  for (const [change, code, path] of [
    [{ id: "" }, "empty", "id"],
    [{ id: "\n\t" }, "empty", "id"],
    [{ id: "x".repeat(65) }, "too_long", "id"],
    [{ id: undefined }, "missing", "id"],
    [{ on: {} }, "one_trigger", "on"],
    [{ on: { click: ".a", page: true } }, "one_trigger", "on"],
    [{ on: { constructor: ".a" } }, "unknown_trigger", "on.constructor"],
    [{ on: { page: ["/a", 5] } }, "wrong_type", "on.page[1]"],
    [{ on: { page: [] } }, "empty", "on.page"],
    [{ once: "day" }, "unknown_value", "once"],
    [{ once: "page|session" }, "unknown_value", "once"],
    [{ once: true }, "wrong_type", "once"],
    [{ key: 5 }, "wrong_type", "key"],
    [{ key: {} }, "one_source", "key"],
    [{ key: { data: "a", attr: "b" } }, "one_source", "key"],
    [{ key: { data: "a", from: "nowhere" } }, "unknown_value", "key.from"],
    [{ key: { from: "match" } }, "one_source", "key"],
    [{ where: 5 }, "wrong_type", "where"],
    [{ where: "" }, "empty", "where"],
  ] as [object, string, string][]) {
    const { found, ids } = goal(change);
    assert.deepEqual(found, [[code, `goals[0].${path}`]], JSON.stringify(change));
    assert.deepEqual(ids, ["other"], JSON.stringify(change));
  }
});

test("goal_2_elsewhere_the_wrong_part_is_left_out_or_the_default_holds", () => {
  for (const [change, code, path] of [
    [{ value: -1 }, "out_of_range", "value"],
    [{ value: NaN }, "not_finite", "value"],
    [{ value: "5" }, "wrong_type", "value"],
    [{ value: { data: "" } }, "empty", "value.data"],
    [{ currency: "€" }, "not_currency", "currency"],
    [{ currency: 5 }, "wrong_type", "currency"],
    [{ items: 5 }, "wrong_type", "items"],
    [{ items: [{ price: "5" }] }, "wrong_type", "items[0].price"],
    [{ props: { a: [] } }, "wrong_type", "props.a"],
    [{ props: { a: Infinity } }, "not_finite", "props.a"],
    [{ props: 5 }, "wrong_type", "props"],
    [{ event: "" }, "empty", "event"],
    [{ cooldown: -1 }, "out_of_range", "cooldown"],
    [{ category: "vip" }, "unknown_value", "category"],
    [{ sample: 1.5 }, "out_of_range", "sample"],
    [{ send: "soon" }, "unknown_value", "send"],
    [{ synthetic: true }, "wrong_type", "synthetic"],
    [{ evnet: "x" }, "unknown_key", "evnet"],
    [{ on: { click: { selector: ".a", nestd: 1 } } }, "unknown_key", "on.click.nestd"],
  ] as [object, string, string][]) {
    const { found, checked } = goal(change);
    assert.deepEqual(found, [[code, `goals[0].${path}`]], JSON.stringify(change));
    assert.equal(checked.length, 2, JSON.stringify(change));
    const [name] = Object.keys(change) as [string];
    const left = plain(checked[0]!.goal)[name];
    assert.deepEqual(left, name === "on" ? left : name === "items" && Array.isArray((change as any).items) ? [{}] : name === "props" && left ? {} : undefined, JSON.stringify(change));
  }
});

test("goal_2_later_milestones_keys_are_unknown_now", () => {
  const { found, ids } = goal({ confirm: "manual", score: 3, items: "auto" });
  assert.deepEqual(found, [["wrong_type", "goals[0].items"], ["unknown_key", "goals[0].confirm"], ["unknown_key", "goals[0].score"]]);
  assert.equal(ids.length, 2);
  assert.deepEqual(on("detected", "add_to_cart").found, [["unknown_trigger", "goals[0].on.detected"]]);
});

/** Every trigger: what its short form becomes, and what is wrong in it. */
const TRIGGERS: Record<string, { short: [given: unknown, options: object][]; wrong: [given: unknown, code: string, path: string][] }> = {
  click: {
    short: [[".a", { selector: ".a", nested: "ignore", cancelled: "count", auxiliary: false }]],
    wrong: [
      [true, "wrong_type", ""],
      [" ", "empty", ""],
      [".a >", "selector", ""],
      [{}, "missing", ".selector"],
      [{ selector: "[" }, "selector", ".selector"],
      [{ selector: ".a", nested: "all" }, "unknown_value", ".nested"],
      [{ selector: ".a", cancelled: true }, "wrong_type", ".cancelled"],
      [{ selector: ".a", auxiliary: 1 }, "wrong_type", ".auxiliary"],
    ],
  },
  outbound: {
    short: [[true, { nested: "ignore", cancelled: "ignore", auxiliary: true }], ["a", { selector: "a", nested: "ignore", cancelled: "ignore", auxiliary: true }]],
    wrong: [[false, "wrong_type", ""], [{ selector: 5 }, "wrong_type", ".selector"], [{ cancelled: "never" }, "unknown_value", ".cancelled"]],
  },
  download: {
    short: [[{ extensions: ["pdf"] }, { nested: "ignore", cancelled: "ignore", auxiliary: true, extensions: ["pdf"] }]],
    wrong: [[5, "wrong_type", ""], [{ extensions: "pdf" }, "wrong_type", ".extensions"], [{ extensions: [] }, "empty", ".extensions"], [{ extensions: ["pdf", 7] }, "wrong_type", ".extensions[1]"]],
  },
  submit: { short: [["form", { selector: "form" }]], wrong: [[true, "wrong_type", ""], [{ selector: "form" }, "wrong_type", ""], ["form:", "selector", ""]] },
  form: {
    short: [["form", { selector: "form", capture: [] }]],
    wrong: [[true, "wrong_type", ""], [{ capture: ["size"] }, "missing", ".selector"], [{ selector: "form", capture: "size" }, "wrong_type", ".capture"]],
  },
  change: { short: [["select", { selector: "select", capture: [] }]], wrong: [[true, "wrong_type", ""], [{ selector: "a", capture: [""] }, "empty", ".capture[0]"]] },
  scroll: {
    short: [[true, { at: [25, 50, 75, 90], unit: "percent", root: "auto" }], [[50], { at: [50], unit: "percent", root: "auto" }], [{ at: [3_000], unit: "px" }, { at: [3_000], unit: "px", root: "auto" }]],
    wrong: [
      [50, "wrong_type", ""],
      [[], "empty", ""],
      [[25, 140], "out_of_range", "[1]"],
      [[140], "out_of_range", "[0]"],
      [{ at: [25, 140] }, "out_of_range", ".at[1]"],
      [{ at: [0], unit: "px" }, "out_of_range", ".at[0]"],
      [{ at: [2e6], unit: "px" }, "out_of_range", ".at[0]"],
      [{ unit: "em" }, "unknown_value", ".unit"],
      [{ inside: "(" }, "selector", ".inside"],
      [{ root: 5 }, "wrong_type", ".root"],
    ],
  },
  visible: {
    short: [[".a", { selector: ".a", percent: 50, seconds: 1, mode: "continuous", repeat: false }]],
    wrong: [
      [true, "wrong_type", ""],
      [{ selector: ".a", percent: 140 }, "out_of_range", ".percent"],
      [{ selector: ".a", seconds: -1 }, "out_of_range", ".seconds"],
      [{ selector: ".a", mode: "sum" }, "unknown_value", ".mode"],
      [{ selector: ".a", repeat: "yes" }, "wrong_type", ".repeat"],
    ],
  },
  dwell: {
    short: [[true, { at: [10, 30, 60], idle: 30 }], [[0.3], { at: [0.3], idle: 30 }]],
    wrong: [[10, "wrong_type", ""], [[0], "out_of_range", "[0]"], [{ at: ["10"] }, "wrong_type", ".at[0]"], [{ inside: "" }, "empty", ".inside"], [{ idle: 0 }, "out_of_range", ".idle"]],
  },
  engaged: { short: [[true, { idle: 30 }], [{ every: 15 }, { every: 15, idle: 30 }]], wrong: [["15", "wrong_type", ""], [{ every: 0 }, "out_of_range", ".every"], [{ idle: "30" }, "wrong_type", ".idle"]] },
  media: {
    short: [[true, { at: [10, 25, 50, 75], unit: "percent", autoplay: "ignore" }], [{ at: [300], unit: "seconds" }, { at: [300], unit: "seconds", autoplay: "ignore" }]],
    wrong: [[["video"], "wrong_type", ""], [{ at: [300] }, "out_of_range", ".at[0]"], [{ unit: "px" }, "unknown_value", ".unit"], [{ autoplay: true }, "wrong_type", ".autoplay"], ["1", "selector", ""]],
  },
  page: {
    short: [[true, {}], ["/a", { url: ["/a"] }], [["/a", "*/b"], { url: ["/a", "*/b"] }]],
    wrong: [[false, "wrong_type", ""], [{ url: "/a" }, "wrong_type", ""], ["", "empty", ""], [["/a", ""], "empty", "[1]"]],
  },
  customEvent: { short: [["cart:add", { name: "cart:add" }]], wrong: [[true, "wrong_type", ""], [{ target: "a" }, "missing", ".name"], [{ name: "a", target: "(" }, "selector", ".target"]] },
  dataLayer: { short: [["purchase", { event: "purchase", global: "dataLayer" }]], wrong: [[true, "wrong_type", ""], [{ global: "dl" }, "missing", ".event"], [{ event: "a", global: [] }, "wrong_type", ".global"]] },
  rage: {
    short: [[true, { clicks: 4, interval: 0.75, radius: 30 }]],
    wrong: [[4, "wrong_type", ""], [{ clicks: 1 }, "out_of_range", ".clicks"], [{ interval: 0 }, "out_of_range", ".interval"], [{ radius: -1 }, "out_of_range", ".radius"]],
  },
  dead: { short: [[true, { after: 2.5 }]], wrong: [["a", "wrong_type", ""], [{ after: 0 }, "out_of_range", ".after"]] },
  error: { short: [[true, {}]], wrong: [[{}, "wrong_type", ""], [false, "wrong_type", ""]] },
};

test("goal_2_every_trigger_has_a_short_form_which_is_the_long_one_with_defaults", async () => {
  const spec = await import("../../js/host/spec.ts");
  assert.deepEqual(Object.keys(TRIGGERS).sort(), Object.keys(spec.TRIGGERS).sort());
  for (const [name, { short }] of Object.entries(TRIGGERS)) {
    for (const [given, clean] of short) {
      const { found, checked } = on(name, given);
      assert.deepEqual(found, [], name);
      assert.deepEqual(plain(checked[0]!.goal.on), { [name]: clean }, name);
      assert.deepEqual([checked[0]!.name, checked[0]!.path], [name, "goals[0]"]);
    }
  }
});

test("goal_2_whatever_is_wrong_in_a_trigger_switches_the_goal_off_and_its_short_form_ends_at_its_name", () => {
  for (const [name, { wrong }] of Object.entries(TRIGGERS)) {
    for (const [given, code, path] of wrong) {
      const { found, ids } = on(name, given);
      assert.deepEqual([found, ids], [[[code, `goals[0].on.${name}${path}`]], ["other"]], `${name}: ${JSON.stringify(given)}`);
    }
  }
});

test("goal_2_everything_is_said_at_once", () => {
  const { found } = goals([{ id: "a", on: { click: ".a" }, value: -1, currency: "euro", props: { x: null }, nope: 1 }]);
  assert.deepEqual(found, [["out_of_range", "goals[0].value"], ["not_currency", "goals[0].currency"], ["wrong_type", "goals[0].props.x"], ["unknown_key", "goals[0].nope"]]);
});

test("goal_2_lengths_are_characters", () => {
  for (const character of ["a", "購", "😀"]) {
    assert.deepEqual(goal({ id: character.repeat(64) }).found, [], character);
    assert.deepEqual(goal({ id: character.repeat(65) }).found, [["too_long", "goals[0].id"]], character);
  }
});

test("goal_2_a_thousand_goals_work_and_a_thousand_problems_are_said", () => {
  const { found, ids } = goals(Array.from({ length: 1_500 }, (_, index) => ({ id: `${index}`, on: { click: ".a" } })));
  assert.deepEqual([found, ids.length], [[["too_many", "goals[1000]"]], 1_000]);
  assert.equal(goals(Array.from({ length: 999 }, () => ({ a: 1 }))).found.length, 1_000);
  assert.equal(options(Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`x${index}`, 1]))).found.length, 1_000);
});

test("goal_2_goals_are_a_list", () => {
  for (const list of [{ id: "x" }, 5, null, "goals", undefined, () => []]) assert.deepEqual(goals(list), { found: [["wrong_type", "goals"]], checked: [], ids: [] });
});

test("goal_2_options_keep_what_is_right_and_the_defaults_hold_elsewhere", () => {
  const defaults = { collector: [{ url: "/c" }], flush: { every: 5, events: 20 }, beacon: "fallback", spa: "path", queryKeys: [], synthetic: "ignore", debug: false };
  assert.deepEqual(options({ collector: "/c" }), { found: [], clean: defaults, goals: undefined });
  for (const [change, code, path] of [
    [{ flush: { every: 0 } }, "out_of_range", "flush.every"],
    [{ flush: { events: 500 } }, "out_of_range", "flush.events"],
    [{ flush: 5 }, "wrong_type", "flush"],
    [{ beacon: "always" }, "unknown_value", "beacon"],
    [{ sample: -1 }, "out_of_range", "sample"],
    [{ spa: true }, "wrong_type", "spa"],
    [{ spa: "history" }, "unknown_value", "spa"],
    [{ queryKeys: "q" }, "wrong_type", "queryKeys"],
    [{ currency: "€" }, "not_currency", "currency"],
    [{ synthetic: "all" }, "unknown_value", "synthetic"],
    [{ debug: 1 }, "wrong_type", "debug"],
    [{ props: [] }, "wrong_type", "props"],
    [{ onDiagnostic: "log" }, "wrong_type", "onDiagnostic"],
    [{ consent: "granted" }, "unknown_key", "consent"],
  ] as [object, string, string][]) {
    const { found, clean } = options({ collector: "/c", ...change });
    assert.deepEqual([found, clean], [[[code, path]], defaults], JSON.stringify(change));
  }
  const all = { flush: { every: 1, events: 2 }, beacon: "never", sample: 0.5, spa: false, queryKeys: ["q"], currency: "eur", synthetic: "count", debug: true, props: { a: 1, b: ["c"] } };
  assert.deepEqual(options({ collector: "/c", ...all }).clean, { collector: [{ url: "/c" }], ...all });
});

test("options_that_are_no_object_leave_the_defaults_and_nothing_to_send_to", () => {
  for (const given of [null, undefined, 5, "/collect", [], new Map(), () => {}]) {
    const { found, clean } = options(given);
    assert.deepEqual([found, clean.collector, clean.flush], [[["wrong_type", ""]], [], { every: 5, events: 20 }]);
  }
});

test("del_7_a_collector_is_a_url_or_an_object_one_or_several", () => {
  const filter = { category: "milestone", events: ["a"] };
  for (const [collector, clean] of [
    ["/a", [{ url: "/a" }]],
    [{ url: "/a", filter }, [{ url: "/a", filter }]],
    [["/a", { url: "/b" }], [{ url: "/a" }, { url: "/b" }]],
  ] as const) assert.deepEqual([options({ collector }).found, options({ collector }).clean.collector], [[], clean]);
});

test("del_7_a_collector_with_a_wrong_filter_gets_nothing", () => {
  for (const [filter, code, path] of [
    [{ category: "major" }, "unknown_value", ".category"],
    [{ events: [] }, "empty", ".events"],
    [{ events: "sign_up" }, "wrong_type", ".events"],
    ["milestone", "wrong_type", ""],
  ]) {
    const { found, clean } = options({ collector: [{ url: "/filtered", filter }, "/all"] });
    assert.deepEqual([found, clean.collector], [[[code, `collector[0].filter${path}`]], [{ url: "/all" }]]);
  }
});

test("del_7_an_events_list_whose_names_are_all_wrong_lets_nothing_through", () => {
  const { found, clean } = options({ collector: { url: "/c", filter: { events: [5] } } });
  assert.deepEqual([found, clean.collector], [[["wrong_type", "collector.filter.events[0]"]], [{ url: "/c", filter: { events: [] } }]]);
});

test("goal_1_functions_only_where_they_are_marked", () => {
  const call = () => 1;
  const { found, checked } = goal({ value: call, key: call, props: call, where: call });
  assert.deepEqual(found, []);
  const { goal: clean } = checked[0]!;
  for (const part of ["value", "key", "props", "where"] as const) assert.equal((clean as any)[part], call, part);
  for (const part of ["id", "on", "event", "category", "currency", "items", "once", "cooldown", "sample", "send", "synthetic"]) {
    assert.deepEqual(goal({ [part]: call }).found, [["wrong_type", `goals[0].${part}`]], part);
  }
  assert.deepEqual(goal({ props: { a: call } }).found, [["wrong_type", "goals[0].props.a"]]);
});

test("goal_1_what_the_page_changes_later_does_nothing", () => {
  const given = { id: "a", on: { page: ["/a"] }, props: { a: { data: "x" } } as Record<string, unknown> };
  const { checked } = goals([given]);
  const before = plain(checked[0]);
  given.on.page.push("/b");
  (given.props.a as { data: string }).data = "y";
  given.props.b = 1;
  given.id = "b";
  assert.deepEqual(plain(checked[0]), before);
  const first = goals([{ id: "a", on: { scroll: true } }]).checked[0]!.goal.on.scroll as { at: number[] };
  first.at.push(1);
  assert.deepEqual(plain(goals([{ id: "a", on: { scroll: true } }]).checked[0]!.goal.on.scroll).at, [25, 50, 75, 90], "nor what a goal does with a default");
});

test("goal_4_a_scope_beyond_the_page_needs_a_key_that_outlives_it", () => {
  for (const name of ["click", "outbound", "change", "visible", "rage", "dead", "error"]) {
    const given = TRIGGERS[name]!.short[0]![0];
    for (const once of ["session", "visitor"]) {
      const { found, ids } = goal({ on: { [name]: given }, once });
      assert.deepEqual([found, ids], [[["needs_key", "goals[0].once"]], ["other"]], `${name} ${once}`);
      assert.deepEqual(goal({ on: { [name]: given }, once, key: { data: "sku" } }).found, [], `${name} ${once} with a key`);
    }
    for (const once of ["page", false]) assert.deepEqual(goal({ on: { [name]: given }, once }).found, [], `${name} ${once}`);
  }
  for (const name of ["download", "submit", "scroll", "dwell", "page", "customEvent"]) {
    assert.deepEqual(goal({ on: { [name]: TRIGGERS[name]!.short[0]![0] }, once: "visitor" }).found, [], name);
  }
});

test("goal_2_a_trigger_with_several_events_names_them_itself", () => {
  for (const name of ["form", "media"]) {
    const { found, checked } = goal({ on: { [name]: "form" }, event: "x" });
    assert.deepEqual([found, checked[0]!.goal.event], [[["several_events", "goals[0].event"]], undefined]);
  }
});

test("goal_5_a_value_needs_a_currency_from_the_goal_or_the_options", () => {
  for (const value of [5, { data: "price" }, () => 5]) {
    const given = [{ ...buy, value }];
    const { found, ids } = goals(given, false);
    assert.deepEqual([found, ids], [[["needs_currency", "goals[0].value"]], ["buy"]]);
    assert.deepEqual(goals(given, true).found, []);
    assert.deepEqual(goals([{ ...buy, value, currency: "EUR" }], false).found, []);
    assert.deepEqual(goals([{ ...buy, value, currency: { data: "currency" } }], false).found, []);
  }
});

test("goal_6_every_kind_of_source_and_place_is_taken_and_one_at_a_time", () => {
  const kinds = { attr: "a", data: "a", prop: "a", text: true, field: "a", meta: "a", jsonld: "offers.price", microdata: "a", query: "a", global: "shop.sku" };
  for (const [kind, value] of Object.entries(kinds)) {
    for (const more of [{}, { from: "match" }, { from: "document" }, { from: { closest: ".a", find: ".b" } }, { regex: "(a)", locale: "de" }]) {
      const source = { [kind]: value, ...more };
      const { found, checked } = goal({ value: source, key: source, currency: source, props: { a: source }, items: [{ price: source, item_id: source }] });
      assert.deepEqual([found, plain(checked[0]!.goal).key], [[], source]);
    }
    assert.deepEqual(goal({ key: { [kind]: value, [kind === "attr" ? "data" : "attr"]: "b" } }).found, [["one_source", "goals[0].key"]], kind);
    assert.deepEqual(goal({ key: { [kind]: 5 } }).found, [["wrong_type", `goals[0].key.${kind}`]], kind);
  }
  for (const [more, code, path] of [
    [{ regex: "(" }, "regex", "regex"],
    [{ regex: 5 }, "wrong_type", "regex"],
    [{ from: { closest: "[" } }, "selector", "from.closest"],
    [{ from: { find: "" } }, "empty", "from.find"],
  ] as [object, string, string][]) {
    const { found, ids } = goal({ key: { data: "a", ...more } });
    assert.deepEqual([found, ids], [[[code, `goals[0].key.${path}`]], ["other"]]);
  }
  assert.deepEqual(goal({ props: { find: "(", regex: "(", closest: "1" } }).found, [], "the names of props are the shop's own");
});

test("dom_6_a_getter_that_throws_hides_nothing_but_itself", () => {
  const thrower = (names: string[], rest: object) => {
    const out = { ...rest };
    for (const name of names) Object.defineProperty(out, name, { enumerable: true, get: () => assert.fail(name) });
    return out;
  };
  const { found, clean } = options(thrower(["flush", "props", "x"], { collector: "/c", currency: "EUR" }));
  assert.deepEqual(found, [["threw", "flush"], ["threw", "props"], ["unknown_key", "x"]]);
  assert.deepEqual([clean.currency, clean.flush], ["EUR", { every: 5, events: 20 }]);
  assert.deepEqual(goals([thrower(["event"], buy), thrower(["on"], { id: "a" })]).found, [["threw", "goals[0].event"], ["threw", "goals[1].on"]]);
  assert.deepEqual(track("a", thrower(["value"], { key: "k" })), { found: [["threw", "track.value"]], said: { event: "a", key: "k", value: null } });
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const listless = new Proxy({}, { ownKeys: () => assert.fail("listed") });
  for (const broken of [proxy, listless, Object.defineProperty({}, Symbol.toStringTag, { get: () => assert.fail("tag") })]) {
    assert.deepEqual(options({ collector: "/c", flush: broken }).found, [["threw", "flush"]]);
    assert.deepEqual(goals([broken]).found, [["threw", "goals[0]"]]);
  }
});

test("dom_6_each_member_is_read_exactly_once", () => {
  const reads: Record<string, number> = {};
  const counted = (value: unknown, path: string): unknown => {
    if (typeof value !== "object" || value === null) return value;
    const out = Array.isArray(value) ? [] : {};
    for (const [name, part] of Object.entries(value)) {
      const at = `${path}.${name}`;
      Object.defineProperty(out, name, { enumerable: true, get: () => ((reads[at] = (reads[at] ?? 0) + 1), counted(part, at)) });
    }
    return out;
  };
  const list = [{ id: "a", on: { scroll: { at: [5, 10], unit: "percent" } }, props: { a: { data: "x", from: { closest: ".a" } } }, items: [{ price: 5 }], value: 5 }, { id: "b", on: { page: ["/a"] } }];
  goals(counted(list, "goals"));
  options(counted({ collector: ["/a", { url: "/b" }], flush: { every: 1 }, props: { a: ["b"] } }, "options"));
  track("a", counted({ items: [{ item_id: "a" }], props: { a: ["b"] }, value: 5 }, "track"));
  assert.ok(Object.keys(reads).length > 30);
  assert.deepEqual(Object.entries(reads).filter(([, count]) => count !== 1), []);
});

test("dom_6_names_of_objects_themselves_are_only_names", () => {
  const props = JSON.parse('{ "__proto__": "a", "constructor": "b", "": "c", "a.b[0]": "d" }') as object;
  const { found, checked } = goal({ props });
  assert.deepEqual(found, []);
  assert.deepEqual(Object.entries((checked[0]!.goal as any).props), Object.entries(props));
  Object.defineProperty(Object.prototype, "once", { value: "week", enumerable: true, configurable: true });
  try {
    assert.deepEqual(goal({}).found, [], "what an old library has hung on every object is nobody's goal");
  } finally {
    delete (Object.prototype as { once?: unknown }).once;
  }
});

test("dom_6_what_a_page_does_to_lists_later_breaks_no_check", () => {
  const kept = Object.getOwnPropertyDescriptors(Array.prototype);
  let all: unknown[] = [];
  try {
    for (const name of Object.getOwnPropertyNames(Array.prototype)) {
      if (typeof (Array.prototype as any)[name] === "function") (Array.prototype as any)[name] = () => assert.fail(name);
    }
    let count = 0;
    const report = () => count++;
    checkOptions({ collector: ["/a", { url: "/b", filter: { events: ["a"] } }], flush: 5, queryKeys: ["q"], props: { a: ["b"] } }, report);
    checkGoals([buy, { id: "s", on: { scroll: [25, 140] } }, { id: "p", on: { page: ["/a"] }, once: "page", items: [{ price: 5 }] }], true, report);
    checkEvent("a", { value: 5, currency: "EUR", items: [{ item_id: "a" }], props: { a: ["b"], c: 1 } }, report);
    all = [count];
  } finally {
    Object.defineProperties(Array.prototype, kept as never);
  }
  assert.deepEqual(all, [2]);
});

test("goal_2_track_says_where_it_is_wrong_and_the_event_still_goes", () => {
  assert.deepEqual(track("sign_up"), { found: [], said: { event: "sign_up" } });
  assert.deepEqual(track("sign_up", null), { found: [], said: { event: "sign_up" } });
  const data = { key: "k", value: 5, currency: "eur", transaction_id: "t", items: [{ item_id: "a", price: 5, quantity: 1 }], props: { a: 1, b: ["c"], d: true } };
  assert.deepEqual(track("buy", data), { found: [], said: { event: "buy", ...data } });
  for (const [change, code, path] of [
    [{ key: 5 }, "wrong_type", "key"],
    [{ transaction_id: "" }, "empty", "transaction_id"],
    [{ items: [{ price: -1 }] }, "out_of_range", "items[0].price"],
    [{ items: [{ item_id: { data: "sku" } }] }, "wrong_type", "items[0].item_id"],
    [{ props: { a: null } }, "wrong_type", "props.a"],
    [{ event: "x" }, undefined, ""],
    [{ goal: "x" }, "unknown_key", "goal"],
  ] as [object, string | undefined, string][]) {
    const { found, said } = track("buy", change);
    assert.deepEqual([found, said!.event], [code ? [[code, `track.${path}`]] : [], "buy"]);
  }
  for (const data of [5, "text", [1], new Map()]) assert.deepEqual(track("buy", data), { found: [["wrong_type", "track"]], said: { event: "buy" } });
  for (const [event, code] of [["", "empty"], [undefined, "wrong_type"], [5, "wrong_type"], ["x".repeat(65), "too_long"]]) {
    assert.deepEqual(track(event, { key: "k" }), { found: [[code, "track.event"]], said: undefined });
  }
});

test("goal_5_a_value_or_currency_that_track_cannot_take_was_expected_and_is_null", () => {
  assert.deepEqual(track("buy", { value: "5", items: [{ price: 3 }] }).said, { event: "buy", value: null, items: [{ price: 3 }] });
  assert.deepEqual(track("buy", { value: NaN, currency: "€" }), { found: [["not_finite", "track.value"], ["not_currency", "track.currency"]], said: { event: "buy", value: null, currency: null } });
  assert.deepEqual(track("buy", { value: undefined }).said, { event: "buy" });
});

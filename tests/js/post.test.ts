import "./page.ts";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { Options } from "../../js/api.d.ts";
import { define } from "./page.ts";

type Answer = () => Promise<Response>;
const fine: Answer = async () => new Response(null, { status: 204 });

let answer: Answer;
let beacon: () => boolean;
const fetches: { url: string; init: RequestInit }[] = [];
const beacons: { url: string; body: string }[] = [];

define("fetch", (url: string, init: RequestInit) => {
  fetches.push({ url, init });
  return answer();
});
define("navigator", {
  sendBeacon(url: string, body: string) {
    beacons.push({ url, body });
    return beacon();
  },
});
const { post } = await import("../../js/host/post.ts");

beforeEach(() => {
  fetches.length = beacons.length = 0;
  answer = fine;
  beacon = () => true;
});

/** How it ended: the status, and the seconds of a `Retry-After`. */
const posted = ({ keepalive = false, leaving = false, order }: { keepalive?: boolean; leaving?: boolean; order?: Options["beacon"] }) =>
  new Promise<[number, number]>((resolve) => post("/collect", "{}", keepalive, leaving, order, (status, after) => resolve([status, after])));
const refused: Answer = () => {
  throw new TypeError("refused");
};

const NETWORK = 0;
const NOT_TAKEN = 1;
const TAKEN = 2;

test("del_2_a_batch_is_one_simple_request_without_cookies_or_referrer", async () => {
  assert.deepEqual(await posted({ keepalive: true }), [204, NaN]);
  const [{ url, init }] = fetches as [(typeof fetches)[0]];
  const { signal, ...rest } = init;
  assert.equal(url, "/collect");
  assert.deepEqual(rest, { method: "POST", body: "{}", keepalive: true, credentials: "omit", referrerPolicy: "no-referrer", redirect: "error" });
  assert.ok(signal && !signal.aborted, "a collector that does not answer is given up");
  assert.match(new Request("https://shop.example/", { method: "POST", body: init.body! }).headers.get("content-type")!, /^text\/plain/);
  assert.deepEqual(beacons, []);
});

test("del_3_every_status_is_told_and_so_is_retry_after", async () => {
  for (const status of [200, 202, 400, 401, 413, 429, 500, 503]) {
    answer = async () => new Response("", { status });
    assert.deepEqual(await posted({}), [status, NaN]);
  }
  const after = async (text: string) => {
    answer = async () => new Response("", { status: 429, headers: { "retry-after": text } });
    return (await posted({}))[1];
  };
  assert.equal(await after("120"), 120);
  assert.equal(await after("0"), 0);
  assert.ok(Number.isNaN(await after("soon")));
  const seconds = await after(new Date(Date.now() + 60_000).toUTCString());
  assert.ok(seconds > 50 && seconds <= 60, `${seconds}`);
});

test("del_3_an_answer_counts_when_its_body_is_read_also_when_that_fails", async () => {
  let read = false;
  answer = async () => {
    const response = new Response("ok", { status: 200 });
    response.arrayBuffer = async () => {
      read = true;
      throw new Error("cut off");
    };
    return response;
  };
  assert.deepEqual(await posted({}), [200, NaN]);
  assert.ok(read);
});

test("del_3_no_answer_is_a_failure_of_the_network", async () => {
  answer = () => Promise.reject(new TypeError("Failed to fetch"));
  assert.deepEqual(await posted({}), [NETWORK, NaN]);
  answer = refused;
  assert.deepEqual(await posted({}), [NETWORK, NaN]);
  assert.deepEqual(beacons, [], "a beacon is for the end of a page");
  answer = () => Promise.reject(new TypeError("Failed to fetch"));
  assert.deepEqual(await posted({ leaving: true }), [TAKEN, NaN], "a spent quota rejects late");
  assert.equal(beacons.length, 1);
});

test("del_2_a_page_that_is_left_waits_for_no_time_out", async () => {
  assert.deepEqual(await posted({ keepalive: true, leaving: true }), [204, NaN]);
  assert.equal(fetches[0]!.init.signal, null);
  assert.deepEqual(beacons, []);
});

test("del_2_a_beacon_goes_where_no_request_can_be_had", async () => {
  answer = refused;
  assert.deepEqual(await posted({ leaving: true }), [TAKEN, NaN]);
  assert.deepEqual(beacons, [{ url: "/collect", body: "{}" }]);
  beacon = () => false;
  assert.deepEqual(await posted({ leaving: true }), [NOT_TAKEN, NaN]);
});

test("del_2_the_beacon_may_be_first_or_never", async () => {
  assert.deepEqual(await posted({ leaving: true, order: "first" }), [TAKEN, NaN]);
  assert.deepEqual([fetches.length, beacons.length], [0, 1]);
  beacon = () => false;
  assert.deepEqual(await posted({ leaving: true, order: "first" }), [204, NaN], "the request is next");
  answer = refused;
  beacons.length = 0;
  assert.deepEqual(await posted({ leaving: true, order: "never" }), [NOT_TAKEN, NaN]);
  assert.deepEqual(beacons, []);
  assert.deepEqual(await posted({ order: "first" }), [NETWORK, NaN]);
  assert.deepEqual(beacons, [], "first at the end of a page only");
});

test("dom_6_a_beacon_that_throws_is_one_that_was_not_taken", async () => {
  beacon = () => {
    throw new TypeError("blocked");
  };
  assert.deepEqual(await posted({ leaving: true, order: "first" }), [204, NaN]);
  answer = refused;
  assert.deepEqual(await posted({ leaving: true }), [NOT_TAKEN, NaN]);
});

// Whatever this file says of types holds under every way to look them up: see the tsconfig files beside it.
import { vimeo } from "waymark/embeds/vimeo";
import { youtube } from "waymark/embeds/youtube";
import "waymark/snippet";
import { start, validate, type Batch, type Goal, type Options, type Problem, type Waymark } from "waymark";

const buy: Goal = {
  id: "buy",
  event: "add_to_cart",
  on: { click: "[data-add-to-cart]" },
  key: { data: "sku" },
  value: { data: "price" },
  items: [{ item_id: { data: "sku" }, price: { data: "price" } }],
};
const read: Goal[] = [
  { id: "depth", on: { scroll: true } },
  { id: "lead", event: "generate_lead", on: { submit: "form" }, key: ({ element, goal }) => goal + element.toString.name },
  { id: "pdf", on: { download: { extensions: ["pdf"] } }, value: ({ domEvent }) => (domEvent ? 1 : 0) },
];
const options: Options = { collector: "/collect", currency: "EUR", goals: [buy, ...read], onDiagnostic: ({ code }) => code.toUpperCase() };
const waymark: Waymark = start(options);
const found: Promise<Problem[]> = validate(options);
const events = (batch: Batch): string[] => batch.events.map(({ event }) => event);
waymark.track("wished", { key: "A1", value: 2, props: { size: "L" } });

// @ts-expect-error: there is no such trigger.
start({ collector: "/collect", goals: [{ id: "buy", on: { clik: ".buy" } }] });
// @ts-expect-error: a goal has one trigger.
start({ collector: "/collect", goals: [{ id: "buy", on: { click: ".buy", page: true } }] });
// @ts-expect-error: a collector is needed.
start({ goals: [buy] });
// @ts-expect-error: a datum is read at one place.
start({ collector: "/collect", goals: [{ ...buy, key: { data: "sku", attr: "id" } }] });
// @ts-expect-error: this is for reading only.
waymark.status = "running";
// @ts-expect-error: only what `exports` names can be imported.
import "waymark/dist/inspect.js";

const ends: (() => void)[] = [youtube(), vimeo()];

export { ends, events, found };

// The page is ten viewports high: 10 % are there at once.
import { start } from "/dist/index.js";
globalThis.waymark = start({
  collector: "/collect",
  goals: [
    { id: "depth", on: { scroll: true } },
    { id: "pixels", event: "pixels", on: { scroll: { at: [3000, 2000], unit: "px" } } },
    { id: "article", event: "article", on: { scroll: { at: [50, 100], inside: "article" } } },
    { id: "nothing", event: "nothing", on: { scroll: { at: [1], inside: ".missing" } } },
    { id: "aside", event: "aside", on: { scroll: { at: [60], root: "aside" } } },
  ],
});

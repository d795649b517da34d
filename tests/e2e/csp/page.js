import { start } from "/dist/index.js";

globalThis.problems = [];
globalThis.waymark = start({
  collector: "/collect",
  flush: { every: 0.1 },
  goals: [{ id: "buy", on: { click: "#buy" } }],
  onDiagnostic: problem => problems.push(problem),
});

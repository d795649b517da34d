// The panel: asks for the rows after the last one it has, and the answer waits until there are some.

import { row } from "./row.js";

const list = document.querySelector("#rows");
const empty = document.querySelector("#empty");
const state = document.querySelector("#state");
const WAIT = 25;
const PAUSE = 2000;
const MOST = 50;

let after = 0;
let wait = 0; // The first answer comes at once, so that the panel can say that it works.
let request = new AbortController();

async function follow() {
  const { signal } = request;
  while (!signal.aborted) {
    try {
      const answer = await fetch(`/rows?after=${after}&wait=${wait}`, { signal });
      if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
      show(await answer.json());
      say("Live", "live");
      wait = WAIT;
    } catch {
      if (signal.aborted) return;
      say("The collector does not answer. Trying again …", "down");
      await new Promise(resolve => setTimeout(resolve, PAUSE));
    }
  }
}

function show({ rows, next }) {
  after = Math.max(after, next ?? 0);
  for (const each of rows) list.prepend(row(each));
  while (list.children.length > MOST) list.lastElementChild.remove();
  empty.hidden = list.children.length > 0;
}

function say(text, kind) {
  if (state.textContent !== text) state.textContent = text;
  state.dataset.kind = kind;
}

// An open request would keep the page out of the back/forward cache.
addEventListener("pagehide", () => request.abort());
addEventListener("pageshow", event => {
  if (!event.persisted) return;
  request = new AbortController();
  follow();
});

follow();
document.querySelector("#source").textContent = await (await fetch("goals.js")).text();

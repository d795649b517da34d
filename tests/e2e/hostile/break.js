// Breaks what scripts stand on: as old libraries do, from before the tracker is loaded until it runs, and again around each
// click. In between all is whole, for the test's own tools.

const kept = [];
const names = [
  [window, "fetch"], [navigator, "sendBeacon"], [JSON, "stringify"], [JSON, "parse"], [Date, "now"], [performance, "now"],
  [EventTarget.prototype, "addEventListener"], [Event.prototype, "composedPath"], [Node.prototype, "getRootNode"],
  ...["closest", "matches", "getAttribute", "querySelector"].map(name => [Element.prototype, name]),
];
const additions = { toJSON: () => "patched", each() {}, options: { more: {} } };

function extend() {
  for (const prototype of [Object.prototype, Array.prototype]) Object.assign(prototype, additions);
}

function replace() {
  for (const [object, name] of names) {
    kept.push(Object.getOwnPropertyDescriptor(object, name));
    // Non-strict pages go on when an assignment fails; it must not.
    Object.defineProperty(object, name, { configurable: true, writable: true, value() { throw new Error(`${name} was replaced`); } });
  }
}

function mend() {
  for (const [index, was] of kept.entries()) {
    const [object, name] = names[index];
    if (was) Object.defineProperty(object, name, was);
    else delete object[name];
  }
  kept.length = 0;
  for (const prototype of [Object.prototype, Array.prototype]) for (const name of Object.keys(additions)) delete prototype[name];
}

addEventListener("pointerdown", () => (extend(), replace()), true);
// In a task of its own: behind whatever the click does.
addEventListener("pointerup", () => setTimeout(() => setTimeout(mend)));
extend();

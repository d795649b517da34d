// Breaks what scripts stand on: as old libraries do, from before the tracker is loaded until it runs, and again around each
// click and key. In between all is whole, for the test's own tools.

const kept = [];
const names = [
  [window, "fetch"], [navigator, "sendBeacon"], [JSON, "stringify"], [JSON, "parse"], [Date, "now"], [Date.prototype, "toISOString"],
  [performance, "now"], [EventTarget.prototype, "addEventListener"], [Event.prototype, "composedPath"], [Node.prototype, "getRootNode"],
  ...["closest", "matches", "getAttribute", "querySelector", "querySelectorAll"].map(name => [Element.prototype, name]),
  // All of them.
  ...Object.getOwnPropertyNames(Array.prototype).filter(name => !/^(constructor|length)$/.test(name)).map(name => [Array.prototype, name]),
];
const additions = { toJSON: () => "patched", each() {}, options: { more: {} } };
const { defineProperty, getOwnPropertyDescriptor } = Object;
let broken = false;

function extend() {
  for (const prototype of [Object.prototype, Array.prototype]) Object.assign(prototype, additions);
}

function replace() {
  if (broken) return;
  broken = true;
  for (let index = 0; index < names.length; index++) {
    const [object, name] = names[index];
    kept[index] = getOwnPropertyDescriptor(object, name);
    // Non-strict pages go on when an assignment fails; it must not.
    defineProperty(object, name, { configurable: true, writable: true, value() { throw new Error(`${name} was replaced`); } });
  }
}

function mend() {
  for (let index = 0; broken && index < names.length; index++) {
    const [object, name] = names[index];
    if (kept[index]) defineProperty(object, name, kept[index]);
    else delete object[name];
  }
  broken = false;
  for (const prototype of [Object.prototype, Array.prototype]) for (const name of Object.keys(additions)) delete prototype[name];
}

/** Once the tracker runs. */
function begun() {
  mend();
  new Image().src = "mended.svg";
}

for (const type of ["pointerdown", "keydown"]) addEventListener(type, () => (extend(), replace()), true);
// In a task of its own: behind whatever the click does.
for (const type of ["pointerup", "keyup"]) addEventListener(type, () => setTimeout(() => setTimeout(mend)));
extend();

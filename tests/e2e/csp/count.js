// Counts requests at the doors that the browser has for them, and does something of its own on each click.
globalThis.requests = 0;
const { fetch } = window;
window.fetch = (...given) => (requests++, fetch(...given));
const { sendBeacon } = navigator;
navigator.sendBeacon = (...given) => (requests++, sendBeacon.apply(navigator, given));
document.querySelector("#buy").addEventListener("click", () => document.querySelector("#count").value++);

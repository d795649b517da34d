// Knows every listener that is on the page, from before the tracker is loaded.
{
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const live = new Set();

  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = this ?? window;
    const entry = { type, target, listener, options };
    live.add(entry);
    options?.signal && addEventListener.call(options.signal, "abort", () => live.delete(entry));
    return addEventListener.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? window;
    for (const entry of live) if (entry.type === type && entry.target === target && entry.listener === listener) live.delete(entry);
    return removeEventListener.call(target, type, listener, options);
  };
  const watching = new Set();
  for (const name of ["MutationObserver", "IntersectionObserver", "ResizeObserver", "PerformanceObserver"]) {
    const { observe, disconnect } = globalThis[name].prototype;
    globalThis[name].prototype.observe = function (...given) {
      watching.add(this);
      return observe.apply(this, given);
    };
    globalThis[name].prototype.disconnect = function () {
      watching.delete(this);
      return disconnect.call(this);
    };
  }
  globalThis.observers = () => [...watching].map(({ constructor }) => constructor.name).sort();
  globalThis.listeners = () => [...live].map(({ type }) => type).sort();
  globalThis.passive = () => [...live].every(({ options }) => options?.passive && options?.capture);
}

// Knows every observer that is on the page, from before the tracker is loaded, and how often it asked what is rendered.
{
  const live = new Map();
  /** Their names, and how many targets each has. */
  globalThis.observed = () => [...live].map(([{ constructor }, targets]) => [constructor.name, targets.size]).sort();
  for (const name of ["IntersectionObserver", "MutationObserver", "ResizeObserver"]) {
    const Original = globalThis[name];
    globalThis[name] = class extends Original {
      static { Object.defineProperty(this, "name", { value: name }); }
      observe(target, options) {
        live.set(this, (live.get(this) ?? new Set()).add(target));
        super.observe(target, options);
      }
      unobserve(target) {
        live.get(this)?.delete(target);
        super.unobserve(target);
      }
      disconnect() {
        live.delete(this);
        super.disconnect();
      }
    };
  }
  const { checkVisibility } = Element.prototype;
  globalThis.looks = 0;
  Element.prototype.checkVisibility = function (options) {
    globalThis.looks++;
    return checkVisibility.call(this, options);
  };
}

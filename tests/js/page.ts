// As much of a browser as `js/host/natives.ts` takes at load. Import it before what needs it.

/** A name on the global object, also where Node has a read-only one. */
export function define(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

class Place {
  addEventListener(): void {}
  composedPath(): [] {
    return [];
  }
  getRootNode(): this {
    return this;
  }
  get nodeType(): number {
    return 1;
  }
  getAttribute(): null {
    return null;
  }
  querySelector(): null {
    return null;
  }
  querySelectorAll(): [] {
    return [];
  }
  /** Refuses what no browser takes for a selector, here always beside `*`, which everything is. */
  closest(selector: string): this | null {
    const first = selector.replace(/,\*$/, "");
    if (/[[(:.#>,]$|^\d|^$|!/.test(first)) throw new SyntaxError(`'${selector}' is not a valid selector`);
    return first === selector ? null : this;
  }
}

define("window", globalThis);
if (!("keepalive" in Request.prototype)) Object.defineProperty(Request.prototype, "keepalive", { value: false });
define("document", { documentElement: new Place() });
define("navigator", {});
define("getComputedStyle", () => ({}));
for (const name of ["Element", "Node", "Event", "EventTarget"]) define(name, Place);

// What the tracker needs of the page, taken at load: a page that later puts its own in its place cannot break us (DOM-6).

const page = typeof document === "undefined" ? undefined : window;

/** `f.call` as a function of its own, safe from fields that shadow methods (`<input name="closest">` in a form). */
const uncurry = <T, A extends unknown[], R>(f: ((this: T, ...args: A) => R) | undefined) =>
  f && (Function.prototype.call.bind(f) as unknown as (self: T, ...args: A) => R);

export const apply = Reflect.apply as (f: (this: never, ...rest: never[]) => unknown, self: unknown, given: unknown[]) => unknown;

export const inBrowser = page !== undefined;
export const quote = JSON.stringify as (text: string) => string;
export const parse = JSON.parse as (text: string) => unknown;
export const mono = page ? page.performance.now.bind(page.performance) : () => 0;
export const wall = Date.now;
export const { hasOwn } = Object;
export const { URL } = globalThis;
const Time = Date;
const toIso = uncurry<Date, [], string>(Date.prototype.toISOString)!;
/** ISO 8601 in UTC; a visitor's clock can be anywhere. */
export const iso = (at: number) => toIso(new Time(Math.min(Math.max(at, 0), 253402300799999)));
export const keysOf = Object.keys;
export const tag = uncurry<unknown, [], string>(Object.prototype.toString)!;

export const replace = uncurry<string, [RegExp, string | ((...found: string[]) => string)], string>(String.prototype.replace as never)!;

// In place of lists' own methods. (`for … of` and spreading stay as they are: who replaces iteration itself ends every script.)
const list = Array.prototype;
export const indexOf = uncurry<ArrayLike<unknown>, [unknown], number>(list.indexOf)!;
export const includes = (list: ArrayLike<unknown>, one: unknown) => indexOf(list, one) >= 0;
export const push = uncurry(list.push as never) as unknown as <T>(list: T[], ...more: T[]) => number;
export const shift = uncurry(list.shift as never) as unknown as <T>(list: T[]) => T | undefined;
export const map = uncurry(list.map as never) as unknown as <T, U>(list: ArrayLike<T>, each: (one: T, index: number) => U) => U[];
export const filter = uncurry(list.filter as never) as unknown as <T>(list: ArrayLike<T>, each: (one: T) => unknown) => T[];
export const join = uncurry(list.join as never) as unknown as (list: ArrayLike<unknown>, between: string) => string;
export const sort = uncurry(list.sort as never) as unknown as (list: number[], compare: (one: number, other: number) => number) => number[];

export const closest = uncurry<Element, [string], Element | null>(page?.Element.prototype.closest)!;
export const attribute = uncurry<Element, [string], string | null>(page?.Element.prototype.getAttribute)!;
export const find = uncurry<ParentNode, [string], Element | null>(page?.Element.prototype.querySelector as never)!;
export const findAll = uncurry<ParentNode, [string], NodeListOf<Element>>(page?.Element.prototype.querySelectorAll as never)!;
/** Old browsers cannot tell. */
export const isRendered = uncurry<Element, [CheckVisibilityOptions], boolean>(page?.Element.prototype.checkVisibility);
export const rootOf = uncurry<Node, [], Node>(page?.Node.prototype.getRootNode)!;
const nodeType = page && uncurry<Node, [], number>(Object.getOwnPropertyDescriptor(Node.prototype, "nodeType")!.get!);
/** The window, too, stands on paths. */
export const typeOf = (node: EventTarget) => (node === page ? 0 : nodeType!(node as Node));
export const pathOf = uncurry<Event, [], EventTarget[]>(page?.Event.prototype.composedPath)!;
export const listen = uncurry<EventTarget, [string, (event: Event) => void, AddEventListenerOptions], void>(
  page?.EventTarget.prototype.addEventListener as never,
)!;

export const later = page?.setTimeout.bind(page) as (run: () => void, after?: number) => number;
export const cancel = page?.clearTimeout.bind(page) as (timer: number | undefined) => void;

export const styleOf = page?.getComputedStyle.bind(page) as (element: Element) => CSSStyleDeclaration;
export const Mutations = page?.MutationObserver as typeof MutationObserver;
export const Intersections = page?.IntersectionObserver as typeof IntersectionObserver;

const encoder = new TextEncoder();
const encode = uncurry<TextEncoder, [string], Uint8Array>(TextEncoder.prototype.encode)!;
/** In UTF-8. */
export const bytesOf = (text: string) => encode(encoder, text).length;

export const timeout = page?.AbortSignal.timeout;
/** Firefox has it from 133 on. https://developer.mozilla.org/docs/Web/API/Request/keepalive */
export const keepsAlive = "keepalive" in (page?.Request?.prototype ?? {});
export const dateOf = Date.parse;

export const fetch = page?.fetch?.bind(page);
export const beacon = page?.navigator.sendBeacon?.bind(page.navigator);

import { join, map, URL } from "#natives";

/** Does the URL pattern fit? `*` is any characters, also none, also `/`. See `UrlPattern` in `api.d.ts`. */
export function fits(pattern: string, url: string): boolean {
  const { origin, pathname, search } = new URL(url);
  const [, scheme, rest] = /^([^/?]*:)?\/\/(.*)$/s.exec(pattern) ?? [];
  let subject = pathname;
  if (rest !== undefined) {
    subject = (scheme ? origin : origin.replace(/^.*?\/\//, "//")) + pathname;
  }
  if (pattern.includes("?")) subject += search || "?";
  const parts = map(pattern.split("*"), (part) => part.replace(/[\\^$.+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${join(parts, ".*")}$`, "s").test(subject);
}

import { closest, inBrowser } from "#natives";

/** What is wrong with a selector, or a regular expression, as the code of the problem. Only a browser knows selectors. */
export function flawed(syntax: "selector" | "regex", text: string): string | undefined {
  try {
    if (syntax === "regex") new RegExp(text);
    // Beside others in one list: an unclosed bracket or comment would take them with it.
    else if (inBrowser && !closest(document.documentElement, `${text},*`)) return syntax;
    return;
  } catch {
    return syntax;
  }
}

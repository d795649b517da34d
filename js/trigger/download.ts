import { clicking, linkOf, type Clicks } from "../host/clicking.ts";
import type { Watch } from "../host/goal.ts";
import { attribute } from "#natives";
import { address } from "../host/view.ts";

/** What GA4 takes for a file. Source: https://support.google.com/analytics/answer/9216061 */
const FILES = "7z avi csv doc docx exe gz key mid midi mov mp3 mp4 mpeg mpg pdf pkg pps ppt pptx rar rtf txt wav wma wmv xls xlsx zip";

/** A click on a link to a file (FILE-1): by its `download` attribute or extension; a selector decides instead. */
export const download: Watch<Clicks & { extensions?: string[] }> = (goal, host) => {
  const { selector, extensions = FILES.split(" ") } = goal._options;
  const known = (path: string) => {
    for (const each of extensions) if (path.endsWith(each.toLowerCase().replace(/^\.?/, "."))) return true;
    return false;
  };
  clicking(goal, host, (match) => {
    const [link, url] = linkOf(match);
    if (!link) return selector ? {} : undefined;
    const { origin, pathname, hostname, href } = url!;
    const named = attribute(link, "download");
    if (!selector && named == null && !(hostname && known(pathname.toLowerCase()))) return;
    // What `data:` and its like hold is no name.
    const file_name = named || (hostname && /[^/]*$/.exec(pathname)![0]) || undefined;
    return { _key: hostname ? origin + pathname : href, _props: { file_name, file_extension: /\.(\w+)$/.exec(file_name ?? "")?.[1]?.toLowerCase(), link_url: address(href, host._options.queryKeys!) } };
  });
};

import type { Waymark } from "../../js/api.d.ts";

declare global {
  /** What the pages of the cases keep of `start()`. */
  var waymark: Waymark;
}

import { chromium } from "./chromium.ts";
import { firefox } from "./firefox.ts";
import type { Page } from "./page.ts";
import { webkit } from "./webkit.ts";

export interface Engine {
  name: string;
  version: string;
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

export const engines: Record<string, () => Promise<Engine>> = { chromium, firefox, webkit };

import { readdirSync, existsSync } from "node:fs";
import { Builder, type WebDriver } from "selenium-webdriver";
import { display } from "./display.ts";
import type { Engine } from "./engines.ts";
import { freePort } from "./free_port.ts";
import type { Page } from "./page.ts";
import { end, start } from "./process.ts";
import { program } from "./program.ts";
import { reachable } from "./reachable.ts";
import { WebKitPage } from "./webkit_page.ts";

/** WebKit for GTK has no headless mode: it gets a screen of its own. */
export async function webkit(): Promise<Engine> {
  const screen = await display();
  const port = await freePort();
  const server = start(program("WebKitWebDriver"), [`--port=${port}`], { stdio: "ignore", env: { ...process.env, DISPLAY: screen.name } });
  const driver = await session(await reachable(`http://127.0.0.1:${port}`, server));
  const version = (await driver.getCapabilities()).getBrowserVersion() ?? "unknown";
  // A session ends with its last window: the first one stays empty and open.
  const first = await driver.getWindowHandle();

  return {
    name: "webkit",
    version,
    async newPage(): Promise<Page> {
      await driver.switchTo().window(first);
      await driver.switchTo().newWindow("window"); // A tab would stay in the background.
      return new WebKitPage(driver, await driver.getWindowHandle());
    },
    async close(): Promise<void> {
      await driver.quit();
      await end(server);
      await screen.close();
    },
  };
}

async function session(server: string): Promise<WebDriver> {
  return new Builder()
    .usingServer(server)
    .withCapabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] } })
    .build();
}

/** Debian keeps it beside the library, in a folder named after the processor. */
function miniBrowser(): string {
  const places = readdirSync("/usr/lib").map(folder => `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`);
  const found = places.find(place => existsSync(place));
  if (!found) throw new Error("webkit2gtk-4.1/MiniBrowser: not in /usr/lib/*; install webkit2gtk-driver, or leave the engine out with WAYMARK_ENGINES");
  return found;
}

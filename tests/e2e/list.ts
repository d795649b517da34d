// Prints what the cases are, as JSON, without running any: for the table of rules (`xtask rules`).

import { declared } from "./declared.ts";
import { engines } from "./engines.ts";

const cases = (await declared()).map(({ folder, title, not }) => ({ folder, title, not }));
process.stdout.write(JSON.stringify({ engines: Object.keys(engines), cases }), () => process.exit());

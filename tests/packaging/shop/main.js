import { start } from "waymark";
import { options } from "./options.js";

globalThis.waymark = start(options);

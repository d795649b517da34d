import type { Problem } from "../api.d.ts";
import { development } from "./development.ts";
import { write } from "./text.ts";

export async function validate(options: unknown): Promise<Problem[]> {
  const { check } = await development();
  return check(write(options));
}

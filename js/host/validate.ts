import type { Problem } from "../api.d.ts";
import { development } from "./development.ts";

export async function validate(options: unknown): Promise<Problem[]> {
  const { check } = await development();
  return check(options);
}

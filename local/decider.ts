/** Who decides, in the words of whoever runs the command. */
import { userInfo } from "node:os";
import type { Words } from "./command-line.ts";

export function decider(words: Words): string {
  return words.value("by")?.trim() ?? userInfo().username;
}

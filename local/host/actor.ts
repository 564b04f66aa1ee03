/** Who decides, in the words of whoever runs the command. */
import { userInfo } from "node:os";
import type { AuditEntry } from "../../shared/contracts/api/api.ts";
import type { Words } from "../terminal/command-line.ts";

export function decider(words: Words): string {
  return words.value("by")?.trim() ?? userInfo().username;
}

/** For the audit trail: `--by` is what somebody says, the subject is whose computer account it was. */
export function author(words: Words): AuditEntry["by"] {
  // Whoever can run commands on this home has all of it in hand.
  return { subject: `os:${userInfo().username}`, name: decider(words), role: "finance" };
}

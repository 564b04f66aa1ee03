/** Ctrl-C and its kin as a signal that work looks at, so that what was begun is also ended. */

import { CloudTrouble } from "./cloud-trouble.ts";

/** Aborts at the first of them; whoever asks a second time is heard by nobody, and the ending goes on. */
export function untilInterrupted(): AbortSignal {
  const interruption = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      interruption.abort(
        new CloudTrouble(
          `중단되었습니다 (${name}). 시작한 것을 모두 끝냅니다.`,
          `Interrupted (${name}); what was started is being ended.`,
        ),
      );
    });
  }
  return interruption.signal;
}

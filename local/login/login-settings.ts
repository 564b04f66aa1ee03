/** How long a session lasts, as the host's environment says. */
import * as z from "zod";
import { CommandError } from "../terminal/command-line.ts";
import { particle } from "../../shared/domain/values/bilingual.ts";

export interface SessionLifetimes {
  /** Without a request. */
  readonly idleMilliseconds: number;
  /** From its login on, whatever is done in it. */
  readonly wholeMilliseconds: number;
}

const schema = z.object({
  MONITOR_SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1_440).default(120),
  /** A working day; whoever stays longer logs in again. */
  MONITOR_SESSION_HOURS: z.coerce.number().int().min(1).max(720).default(12),
});

/** @throws CommandError that names the variable. */
export function sessionLifetimes(environment: NodeJS.ProcessEnv): SessionLifetimes {
  const { data, error } = schema.safeParse(environment);
  if (error !== undefined) {
    const names = error.issues.map(({ path }) => path.join(".")).join(", ");
    throw new CommandError(
      `환경 변수 ${names}${particle(names, "을/를")} 확인하여 주십시오: 쉬는 시간은 1~1440분, 전체 시간은 1~720시간의 정수입니다.`,
      `Check ${names}: a whole number, of 1 to 1440 minutes without use or 1 to 720 hours in all.`,
    );
  }
  return {
    idleMilliseconds: data.MONITOR_SESSION_IDLE_MINUTES * 60_000,
    wholeMilliseconds: data.MONITOR_SESSION_HOURS * 3_600_000,
  };
}

/** Whose computer asks, and whether the way there is encrypted. */
export interface Origin {
  readonly address: string;
  readonly isSecure: boolean;
}

/** What people and systems do in one simulated summer, as plain data that can be printed and shortened. */
import type { ExecutionRecorded } from "../../shared/contracts/events/execution-recorded.ts";
import type { UploadOptions } from "../../shared/domain/uploads/upload.ts";

export interface SentFile {
  readonly fileName: string;
  readonly content: string;
  readonly options: UploadOptions;
}

export type Act =
  /** Files that one batch of the queue brings. */
  | { readonly act: "upload"; readonly files: readonly SentFile[]; readonly copies: number }
  | { readonly act: "event"; readonly event: ExecutionRecorded; readonly copies: number }
  /** The nth upload of the books, counted around. */
  | {
      readonly act: "release" | "discard" | "undo" | "restore";
      readonly nth: number;
      /** So many hosts are asked at the same moment. */
      readonly copies: number;
    }
  /** The figures are looked at, as of a day or with everything that is known. */
  | { readonly act: "look"; readonly asOf: string | null }
  | { readonly act: "acknowledge" | "snooze" | "explain"; readonly nth: number }
  | { readonly act: "snapshot"; readonly asOf: string; readonly isForced: boolean }
  | { readonly act: "policy"; readonly noticeBasisPoints: bigint; readonly yearEndBasisPoints: bigint }
  | { readonly act: "days"; readonly count: number }
  /** Everything that was begun comes to its end. */
  | { readonly act: "rest" };

export type Step = Act & {
  /** How much goes wrong meanwhile. */
  readonly faultRate: number;
  readonly salt: number;
  /** How many accesses are let through before the next step. */
  readonly ticks: number;
};

export function stepText(step: Step): string {
  const { faultRate, salt, ticks, ...act } = step;
  const said = JSON.stringify(act, (_key, value: unknown) =>
    typeof value === "bigint" ? `${value}` : value,
  );
  return `${said}  [trouble ${faultRate}, salt ${salt}, then ${ticks} accesses]`;
}

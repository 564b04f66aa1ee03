/** What became of a file, for a person and for a program. */
import type { SettleResult } from "../../functions/ingest/decisions/settle-upload.ts";
import type { IngestOutcome } from "../../shared/examination/submission.ts";
import { formatTitle } from "../../shared/domain/uploads/source-formats.ts";
import type { AppliedOutcome } from "../../shared/domain/uploads/upload.ts";
import type { Finding } from "../../shared/domain/values/finding.ts";
import type { Tally } from "../../shared/examination/known-file.ts";
import { type ExitCode, exits } from "../terminal/command-line.ts";
import type { EarlierNumbers } from "../terminal/upload-numbers.ts";
import { type Display, say } from "../terminal/display.ts";
import {
  findingLines,
  findingText,
  foldedFindings,
  foldedHint,
  heldOrder,
  heldRemedies,
  mapRemedy,
  optionAll,
  uploadWhole,
} from "./print-remedies.ts";
import { counted, personText, uploadNumber, momentText } from "./sentence-parts.ts";

export function exitCodeOf(outcome: IngestOutcome): ExitCode {
  switch (outcome.kind) {
    case "applied":
      return exits.done;
    case "already-applied":
      return outcome.findings.length > 0 ? exits.refused : exits.done;
    case "held":
      return exits.held;
    case "rejected":
    case "already-discarded":
    case "already-undone":
      return exits.refused;
  }
}

/** A broken environment before a refused file before a held one. */
export function highestOf(codes: readonly ExitCode[]): ExitCode {
  return [exits.broken, exits.refused, exits.held].find((code) => codes.includes(code)) ?? exits.done;
}

export interface OutcomeShown {
  /** False folds what is found alike. */
  readonly isWhole?: boolean;
  /** Where the file lies for who reads this, where that is another place than its name says. */
  readonly path?: string;
  /** It is read when no command is at hand that an option could be added to. */
  readonly isLater?: boolean;
}

export function outcomeText(
  display: Display,
  name: string,
  outcome: IngestOutcome,
  earlier: EarlierNumbers,
  { isWhole = true, path = name, isLater = false }: OutcomeShown = {},
): string {
  const { upload } = outcome;
  const how = isLater ? uploadWhole(upload.seq) : optionAll;
  const number = uploadNumber(display, upload, earlier);
  switch (outcome.kind) {
    case "already-applied": {
      const at = upload.outcome.state === "applied" ? ` (${momentText(display, upload.outcome.at)})` : "";
      return [
        say(display, {
          ko: `${outcome.findings.length > 0 ? "!" : "="} ${name}: 이미 반영된 파일입니다${at}. 바뀐 것이 없습니다.`,
          en: `${outcome.findings.length > 0 ? "!" : "="} ${name}: applied before${at}; nothing changed.`,
        }),
        ...outcome.findings.map((finding) => `${findingText(display, finding)} → monitor undo ${upload.seq}`),
      ].join("\n");
    }
    case "already-discarded": {
      const { outcome: discarded } = upload;
      const by = discarded.state === "discarded" ? byWhom(display, discarded) : "";
      return say(display, {
        ko: `! ${name}: 폐기하기로 한 파일입니다${by}. 반영하려면 monitor release ${upload.seq}.`,
        en: `! ${name}: discarded before${by}; monitor release ${upload.seq} lets it in.`,
      });
    }
    case "already-undone": {
      const { outcome: undone } = upload;
      const by = "by" in undone ? byWhom(display, undone) : "";
      return say(display, {
        ko: `! ${name}: 되돌린 파일입니다${by}. 다시 반영하려면 monitor release ${upload.seq}, 다른 단위나 기준일로 읽으려면 --unit이나 --as-of를 붙여 다시 올리십시오.`,
        en: `! ${name}: undone before${by}; monitor release ${upload.seq} brings it in again. To read it in another unit or of another day, send it again with --unit or --as-of.`,
      });
    }
    case "applied": {
      const applied = upload.outcome.state === "applied" ? upload.outcome : null;
      return [
        say(display, {
          ko: `+ ${name}: 반영했습니다(번호 ${number}, ${formatTitle(applied?.format ?? "").ko}).`,
          en: `+ ${name}: applied (number ${number}, ${formatTitle(applied?.format ?? "").en}).`,
        }),
        `  ${contentText(display, outcome.tally, applied)}`,
        ...appliedFindings(display, isWhole ? outcome.findings : foldedFindings(outcome.findings)),
        ...foldedHint(display, outcome.findings, isWhole, how),
      ].join("\n");
    }
    case "held":
      return [
        say(display, {
          ko: `? ${name}: 보류했습니다(번호 ${number}). 아직 반영하지 않았습니다.`,
          en: `? ${name}: held (number ${number}); nothing of it is in the ledger.`,
        }),
        ...heldRemedies(display, upload.seq, outcome.findings),
        ...findingLines(display, heldOrder(outcome.findings), isWhole, how),
      ].join("\n");
    case "rejected":
      return [
        say(display, {
          ko: `! ${name}: 반려했습니다(${outcome.findings.length}건). 한 줄도 반영하지 않았습니다.`,
          en: `! ${name}: refused, ${counted(outcome.findings.length, "finding")}; nothing of it is in the ledger.`,
        }),
        ...findingLines(display, outcome.findings, isWhole, how),
        ...questionsLater(display, outcome.findings),
        ...mapRemedy(display, path, upload.books.office, outcome.findings),
      ].join("\n");
  }
}

/** A refused file has no hold that anybody could release. */
function questionsLater(display: Display, findings: readonly Finding[]): readonly string[] {
  if (!findings.some(({ consequence }) => consequence === "hold")) return [];
  return [
    say(display, {
      ko: "  반려된 파일에는 해제할 보류가 없습니다. 보류를 해제하라고 한 것은 고쳐서 다시 올린 파일에서 다시 묻습니다.",
      en: "  A refused file has no hold to release: what may be released is asked again of the file that is mended.",
    }),
  ];
}

/** The option under which nothing is folded. */
export const oneByOne = {
  value: null,
  help: { ko: "같은 지적도 하나하나 보기", en: "what is found alike, one by one" },
} as const;

function byWhom(display: Display, { by, at }: { readonly by: string; readonly at: string }): string {
  return ` (${personText(display, by)}, ${momentText(display, at)})`;
}

/** What held it speaks of a hold that is over: somebody looked and let it in. */
function appliedFindings(display: Display, findings: readonly Finding[]): readonly string[] {
  const held = findings.filter(({ consequence }) => consequence === "hold");
  const noted = findings
    .filter((finding) => !held.includes(finding))
    .map((finding) => findingText(display, finding));
  if (held.length === 0) return noted;
  return [
    ...noted,
    say(display, {
      ko: `  보류했던 까닭 ${held.length}건입니다. 사람이 확인하고 반영했습니다.`,
      en: `  What held it, ${held.length}; somebody looked and let it in:`,
    }),
    ...held.map((finding) => findingText(display, finding)),
  ];
}

/** A table of departments states no project. */
function contentText(
  display: Display,
  { added, changed, unchanged }: Tally,
  applied: Pick<AppliedOutcome, "format" | "records" | "named" | "saysFrom"> | null,
): string {
  return applied !== null && applied.records === 0 && applied.named > 0
    ? say(display, {
        ko: `부서 이름 ${applied.named}개 · ${applied.saysFrom}부터`,
        en: `names of departments: ${applied.named}, since ${applied.saysFrom}`,
      })
    : applied?.format === "payment-list"
      ? say(display, {
          ko: `지급이 있는 사업: 처음 ${added} · 변경 ${changed} · 동일 ${unchanged}`,
          en: `projects with payments: ${added} first seen, ${changed} changed, ${unchanged} unchanged`,
        })
      : say(display, {
          ko: `새 사업 ${added} · 변경 ${changed} · 동일 ${unchanged}`,
          en: `projects: ${added} new, ${changed} changed, ${unchanged} unchanged`,
        });
}

/** What became of an act on an upload, with what an undo could not change. */
export function settledText(display: Display, result: SettleResult): string {
  const { fileName } = result.upload;
  switch (result.kind) {
    case "undone":
      return [
        say(display, {
          ko: `- ${fileName}: 되돌렸습니다(사업 ${result.projects}건). 원본과 기록은 남습니다.`,
          en: `- ${fileName}: undone, ${counted(result.projects, "project")}; its bytes and records stay.`,
        }),
        ...result.findings.map((finding) => findingText(display, finding)),
      ].join("\n");
    case "restored":
      return say(display, {
        ko: `+ ${fileName}: 다시 반영했습니다(사업 ${result.projects}건).`,
        en: `+ ${fileName}: brought in again, ${counted(result.projects, "project")}.`,
      });
    case "discarded":
      return say(display, {
        ko: `- ${fileName}: 폐기했습니다. 원본과 기록은 남습니다.`,
        en: `- ${fileName}: discarded; its bytes and record stay.`,
      });
    case "nothing-to-do":
      return say(display, {
        ko: `= ${fileName}: 이미 그 상태입니다. 바뀐 것이 없습니다.`,
        en: `= ${fileName}: it stood so before; nothing changed.`,
      });
    case "refused":
      return [
        say(display, { ko: `! ${fileName}: 그대로 두었습니다.`, en: `! ${fileName}: left as it was.` }),
        // Their value is the code of a state, which the sentence names in words.
        ...result.findings.map((finding) => findingText(display, { ...finding, value: null })),
      ].join("\n");
  }
}

export function outcomeJson(name: string, outcome: IngestOutcome, earlier: EarlierNumbers) {
  const { upload } = outcome;
  return {
    file: name,
    outcome: outcome.kind,
    uploadId: upload.uploadId,
    number: upload.seq,
    earlierNumbers: earlier.get(upload.uploadId) ?? [],
    sha256: upload.sha256,
    ...upload.books,
    format: "format" in upload.outcome ? upload.outcome.format : null,
    asOf: upload.outcome.state === "applied" ? upload.outcome.asOf : null,
    added: outcome.kind === "applied" ? outcome.tally.added : 0,
    changed: outcome.kind === "applied" ? outcome.tally.changed : 0,
    unchanged: outcome.kind === "applied" ? outcome.tally.unchanged : 0,
    findings: "findings" in outcome ? outcome.findings : [],
  };
}

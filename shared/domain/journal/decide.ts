/**
 * What follows from a command, given what the ledger knows of its upload: pure, and the only place that says so.
 * Ingest, dry run, undo, the replay of verify and the stored commands of the API all ask it.
 */
import { appliedOf, sameOptions, type Upload, type UploadOptions } from "../uploads/upload.ts";
import { type Bilingual, particle } from "../values/bilingual.ts";
import { type Consequence, fileFinding, type Finding } from "../values/finding.ts";
import { uploadStateNames } from "../words/act-names.ts";

export type Command =
  | {
      readonly kind: "submit";
      readonly options: UploadOptions;
      /** Who lets it in although something holds it; null when nobody said so. */
      readonly releasedBy: string | null;
      /** Whether a file that was taken back or put aside is read once more: what is answered about its lines may be another now. */
      readonly isAnew: boolean;
      /** The weightiest of what was found in the file and against the ledger; null before the file was read. */
      readonly weight: Consequence | "none" | null;
    }
  | { readonly kind: "discard" | "undo" | "restore" | "match" | "unmatch" };

export type Decision =
  /** The file must be read before anything can be said. */
  | { readonly kind: "read" }
  /** It stands so already: nothing is written. */
  | { readonly kind: "stands"; readonly as: OpenAs }
  | { readonly kind: "refuse"; readonly because: "not-held" | "not-applied" | "not-undone" | "not-matchable" }
  /** A journal entry is made of it. */
  | {
      readonly kind: "enter";
      readonly act: "apply" | "hold" | "reject" | "discard" | "undo" | "restore" | "match" | "unmatch";
    };

export type OpenAs = "applied" | "discarded" | "undone" | "held" | "rejected";

/** @param upload null where these bytes never came. */
export function decide(upload: Upload | null, command: Command): Decision {
  switch (command.kind) {
    case "submit":
      return decideSubmission(upload, command);
    case "discard":
      if (upload?.outcome.state === "discarded") return { kind: "stands", as: "discarded" };
      return upload?.outcome.state === "held"
        ? { kind: "enter", act: "discard" }
        : { kind: "refuse", because: "not-held" };
    case "undo":
      if (upload?.outcome.state === "undone") return { kind: "stands", as: "undone" };
      return upload?.outcome.state === "applied"
        ? { kind: "enter", act: "undo" }
        : { kind: "refuse", because: "not-applied" };
    case "restore":
      if (upload?.outcome.state === "applied") return { kind: "stands", as: "applied" };
      return upload?.outcome.state === "undone"
        ? { kind: "enter", act: "restore" }
        : { kind: "refuse", because: "not-undone" };
    case "match": {
      // What waits, counts, or was taken back or put aside has lines to ask about; what is rejected can't be read.
      const state = upload?.outcome.state;
      const isThere = state === "held" || state === "applied" || state === "undone" || state === "discarded";
      return isThere ? { kind: "enter", act: "match" } : { kind: "refuse", because: "not-matchable" };
    }
    case "unmatch":
      return upload === null
        ? { kind: "refuse", because: "not-matchable" }
        : { kind: "enter", act: "unmatch" };
  }
}

export type SubmissionDecision =
  | Extract<Decision, { kind: "read" | "stands" }>
  | { readonly kind: "enter"; readonly act: "apply" | "hold" | "reject" };

/** Of a file, before it is read and after: what comes of an act on an upload is never an answer. */
export function decideSubmission(
  upload: Upload | null,
  submission: Omit<Extract<Command, { kind: "submit" }>, "kind">,
): SubmissionDecision {
  const { options, releasedBy, isAnew, weight } = submission;
  const state = upload?.outcome.state ?? null;
  const staysOut = upload !== null && !isAnew && contradictedBy(options, upload).length === 0;
  if (state === "applied" || (state === "undone" && staysOut)) return { kind: "stands", as: state };
  const isAsBefore = upload !== null && sameOptions(upload.options, options);
  // A person put these bytes aside, read in this way; another way of reading them is another matter.
  if (state === "discarded" && isAsBefore && releasedBy === null && !isAnew)
    return { kind: "stands", as: "discarded" };
  if (weight === null) return { kind: "read" };
  if (weight !== "reject" && (weight !== "hold" || releasedBy !== null))
    return { kind: "enter", act: "apply" };
  // What was taken back can still be restored as it was: a wrong try of another reading is told, and replaces nothing.
  if (weight === "reject" && state === "undone" && !isAnew) return { kind: "stands", as: "rejected" };
  const [act, as] = weight === "hold" ? (["hold", "held"] as const) : (["reject", "rejected"] as const);
  return state === as && isAsBefore ? { kind: "stands", as } : { kind: "enter", act };
}

type Option = keyof UploadOptions;

const optionNames: Readonly<Record<Option, Bilingual>> = {
  unit: { ko: "단위", en: "unit" },
  asOf: { ko: "기준일", en: "as-of date" },
  mapping: { ko: "열 매핑", en: "column mapping" },
};

/**
 * What a sender states beside bytes that came before, and they were read in another way. What is left out contradicts
 * nothing, so that a file that was taken back stays out when it is plainly sent again.
 */
function contradictedBy(options: UploadOptions, upload: Upload): Option[] {
  const before = { ...upload.options, asOf: dayOf(upload) };
  return (["unit", "asOf", "mapping"] as const).filter(
    (option) => options[option] !== null && options[option] !== before[option],
  );
}

/** The day that the sender said, or else the one that the file says itself. */
function dayOf(upload: Upload): UploadOptions["asOf"] {
  return upload.options.asOf ?? appliedOf(upload)?.asOf ?? null;
}

/** What is said of an applied file that comes again with another unit, day or mapping: it stays as it was read. */
export function appliedOtherwise(upload: Upload, options: UploadOptions): Finding[] {
  const contradicted = contradictedBy(options, upload);
  if (contradicted.length === 0) return [];
  const ways = contradicted.map((option) => wayOf(option, upload));
  const [ko, en] = [ways.map((way) => way.ko).join(", "), ways.map((way) => way.en).join(", ")];
  const names = contradicted.map((option) => optionNames[option]);
  const other = names.map((name) => name.ko).join("·");
  // The figures went back to what they were: undone, the first day would have none.
  const again =
    contradicted.includes("asOf") && options.asOf !== null
      ? {
          ko: ` 금액이 다시 그날과 같아진 것이면 파일에 기준일 ${options.asOf}${particle(options.asOf, "을/를")} 적어 저장한 새 파일을 올려 주십시오.`,
          en: ` If the figures went back to those of that day, write the day ${options.asOf} into the file, save it, and send that one.`,
        }
      : { ko: "", en: "" };
  return [
    said("applied-otherwise", "reject", contradicted.map((option) => options[option]).join(", "), {
      ko: `이 파일은 ${ko}${particle(ko, "으로/로")} 반영되어 있습니다.${again.ko} 다른 ${other}${particle(other, "으로/로")} 읽으려면 먼저 되돌리십시오.`,
      en: `This file is applied with ${en}.${again.en} To read it with another ${names.map((name) => name.en).join(" and ")}, take it back first.`,
    }),
  ];
}

function wayOf(option: Option, upload: Upload): Bilingual {
  const { ko, en } = optionNames[option];
  const value = option === "asOf" ? dayOf(upload) : upload.options[option];
  if (value === null) return { ko: `파일에 적힌 ${ko}`, en: `the ${en} of its own` };
  return option === "mapping"
    ? { ko: `전에 준 ${ko}`, en: `the ${en} of before` }
    : { ko: `${ko} ${value}`, en: `the ${en} ${value}` };
}

type Reason = Extract<Decision, { kind: "refuse" }>["because"];

/**
 * What is said of an act on an upload: why it cannot be done, and what an undo could not change. The upload is in
 * another state than the act needs.
 */
export function wrongState(because: Reason, { fileName, outcome: { state } }: Upload): Finding {
  const name = uploadStateNames[state];
  switch (because) {
    case "not-applied":
      return said("upload-not-applied", "reject", state, {
        ko: `"${fileName}"${particle(fileName, "은/는")} 반영된 업로드가 아니어서 되돌릴 것이 없습니다(상태: ${name.ko}).`,
        en: `"${fileName}" is not applied (it is ${name.en}), so there is nothing to undo.`,
      });
    case "not-undone":
      return said("upload-not-undone", "reject", state, {
        ko: `"${fileName}"${particle(fileName, "은/는")} 되돌린 업로드가 아닙니다(상태: ${name.ko}).`,
        en: `"${fileName}" was not undone (it is ${name.en}).`,
      });
    case "not-matchable":
      return said("upload-not-matchable", "reject", state, {
        ko: `"${fileName}"${particle(fileName, "은/는")} 보류 중이거나 반영된 업로드가 아니어서 같은 사업인지 답할 것이 없습니다(상태: ${name.ko}).`,
        en: `"${fileName}" is neither held nor applied (it is ${name.en}), so there is nothing to answer about it.`,
      });
    case "not-held":
      return said("upload-not-held", "reject", state, {
        ko: `"${fileName}"${particle(fileName, "은/는")} 보류 중이 아니어서 폐기할 수 없습니다(상태: ${name.ko}).`,
        en: `"${fileName}" is not held, so it cannot be discarded (it is ${name.en}).`,
      });
  }
}

/** Later uploads state those projects themselves, so their figures stay. @param unmoved how many. */
export function figuresStay(unmoved: number): Finding[] {
  if (unmoved === 0) return [];
  return [
    said("figures-stated-by-others", "note", `${unmoved}`, {
      ko: `사업 ${unmoved}건은 다른 업로드가 같은 날짜 이후의 금액을 밝히고 있어 금액이 바뀌지 않습니다. 그 금액도 틀렸다면 그 업로드를 되돌려 주십시오.`,
      en: `The figures of ${unmoved} projects stay, because other uploads state them. Undo those too if they are wrong.`,
    }),
  ];
}

function said(code: string, consequence: Finding["consequence"], value: string, words: Bilingual): Finding {
  return fileFinding(consequence, code, value, words);
}

/**
 * What happened to one scope, as one row of a letter: its gravest matter speaks, and what other rules say of it follows
 * as notes. Stored notices keep each matter by itself, so that one which came to nothing can be taken out of them.
 */
import { type Matter, subjectLine } from "./notice.ts";
import type { Sentence } from "../alerts/rules/rule.ts";

/** @returns in the order of the first of each scope. */
export function matterRows(matters: readonly Matter[]): Matter[] {
  const rows = Map.groupBy(matters, (matter) => scopeOf(matter) ?? matter);
  return [...rows.values()].flatMap(([lead, ...others]) =>
    lead === undefined ? [] : [{ ...lead, notes: distinct([...others.map(said), ...lead.notes]) }],
  );
}

/** The name of an alert is its scope's, its fund and its rule. Null for what is no alert's. */
function scopeOf({ alert }: Matter): string | null {
  return alert === null ? null : alert.name.replace(/#[^#]*#[^#]*$/, "");
}

function said({ label, text }: Matter): Sentence {
  return { ko: `[${label.ko}] ${text.ko}`, en: `[${label.en}] ${text.en}` };
}

function distinct(notes: readonly Sentence[]): Sentence[] {
  return [...new Map(notes.map((note) => [note.ko, note])).values()];
}

/** What a letter of alerts is called: by its first row, and how many more there are. */
export function alertSubject(matters: readonly Matter[]): string {
  const [first, ...more] = matterRows(matters);
  if (first === undefined) return "";
  const others = more.length === 0 ? "" : ` 외 ${more.length}건`;
  return `${subjectLine(`[${first.label.ko}] ${first.place}`)}${others}`;
}

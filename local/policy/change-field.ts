/** What `policy set FIELD VALUE`, `policy unset FIELD` and `policy show FIELD` make of a name and a value. */
import { readPolicyChange, type PolicyReading } from "../../shared/contracts/policy/policy-change.ts";
import {
  type FieldResult,
  setField,
  unsetField,
  valueOf,
} from "../../shared/contracts/policy/field-changes.ts";
import { fieldPaths, fieldShapes, isFieldName } from "../../shared/contracts/policy/field-shapes.ts";
import { valueText } from "../../shared/contracts/policy/shown-values.ts";
import { fieldWords, titleAt } from "../../shared/contracts/policy/policy-reference.ts";
import { defaultPolicy, type Policy } from "../../shared/domain/policy/policy.ts";
import { type Bilingual, type Language, particle } from "../../shared/domain/values/bilingual.ts";
import { CommandError } from "../terminal/command-line.ts";
import { comparableName } from "../../shared/domain/values/project.ts";
import { nearestName, nearNames } from "../../shared/domain/values/nearest-name.ts";

/** @throws CommandError for a field that is not there or a value that does not fit. */
export function fieldSet(current: Policy, given: string, written: string): PolicyReading {
  const path = pathNamed(given);
  return readingOf(
    current,
    path,
    setField(current, path, path === "digestWeekday" ? weekdayIn(written) : written),
  );
}

/** @throws CommandError for a field that is not there. */
export function fieldUnset(current: Policy, given: string): PolicyReading {
  const path = pathNamed(given);
  return readingOf(current, path, unsetField(current, path));
}

const weekdays = [
  ["월", "mon"],
  ["화", "tue"],
  ["수", "wed"],
  ["목", "thu"],
  ["금", "fri"],
  ["토", "sat"],
  ["일", "sun"],
] as const;

/** A day of the week by its name is its number; what is none stays as it is written. */
function weekdayIn(written: string): string {
  const own = written.trim().toLowerCase();
  const at = weekdays.findIndex(
    ([ko, en]) =>
      own === ko || own === `${ko}요일` || own === en || (own.startsWith(en) && own.endsWith("day")),
  );
  return at === -1 ? written : `${at + 1}`;
}

/** A field by the title under which `policy show` lists it, too; what stands behind a dot is of its own. */
function pathNamed(given: string): string {
  const own = comparableName(given);
  const path = fieldPaths().find((each) => {
    const { ko, en } = titleAt(each);
    return comparableName(ko) === own || comparableName(en) === own;
  });
  if (path !== undefined) return path;
  const dot = given.indexOf(".");
  return dot === -1 ? given : `${pathNamed(given.slice(0, dot))}${given.slice(dot)}`;
}

function readingOf(current: Policy, path: string, result: FieldResult): PolicyReading {
  if (result.kind === "unknown") throw unknownField(path, result.names);
  if (result.kind === "refused") throw new CommandError(result.text.ko, result.text.en);
  return readPolicyChange(JSON.stringify(result.change), current);
}

function unknownField(path: string, names: readonly string[]): CommandError {
  const byCase = names.find((name) => name.toLowerCase() === path.toLowerCase());
  const [field = ""] = path.split(".");
  const parts = names.filter((name) => path.includes(".") && name.startsWith(`${field}.`));
  const fields = parts.length > 0 ? parts : names.filter((name) => !name.includes("."));
  const titled = nearNames(
    path,
    fields.map((name) => titleAt(name).ko),
    1,
  );
  const near =
    byCase ?? nearestName(path, names) ?? fields.find((name) => titled.includes(titleAt(name).ko)) ?? null;
  const listIn = (language: Language): string =>
    fields.map((name) => `${titleAt(name)[language]}(${name})`).join(", ");
  return near === null
    ? new CommandError(
        `"${path}": 그런 정책 항목이 없습니다. 항목: ${listIn("ko")}.`,
        `"${path}": the policy has no such field. Its fields: ${listIn("en")}.`,
      )
    : new CommandError(
        `"${path}": 그런 정책 항목이 없습니다. "${near}"${particle(near, "이/가")} 아닌지 확인하여 주십시오.`,
        `"${path}": the policy has no such field. Did you mean "${near}"?`,
      );
}

/** Neither a field nor a file. */
export function fieldMissing(act: "set" | "unset"): CommandError {
  return act === "set"
    ? new CommandError(
        "무엇을 정할지 항목과 값을 적어 주십시오. 예: monitor policy set minimumBudgetWon 50,000,000. 여러 항목은 set 파일.json으로 정합니다. 항목은 monitor policy show에 나옵니다.",
        "Name a field and its value: monitor policy set minimumBudgetWon 50,000,000. Several are set by set FILE.json. monitor policy show lists the fields.",
      )
    : new CommandError(
        "무엇을 기본값으로 되돌릴지 항목을 적어 주십시오. 예: monitor policy unset minimumBudgetWon. 항목은 monitor policy show에 나옵니다.",
        "Name the field to set back: monitor policy unset minimumBudgetWon. monitor policy show lists the fields.",
      );
}

/** A name without a value, where a file might have been meant. */
export function valueMissing(given: string): CommandError | null {
  const path = pathNamed(given);
  const [field = ""] = path.split(".");
  if (!isFieldName(field)) return null;
  const { example, shape } = fieldShapes[field];
  const command = `monitor policy set ${shape.kind === "list" ? `${field}.+` : field} "${example}"`;
  return new CommandError(
    `${path}: 값을 적어 주십시오. 예: ${command}`,
    `${path}: write a value, for example: ${command}`,
  );
}

/** What a field decides, what it is, what it would be by default, and how it is set. */
export function fieldText(policy: Policy, given: string): Bilingual {
  const path = pathNamed(given);
  const value = valueOf(policy, path);
  const [field = ""] = path.split(".");
  if (!isFieldName(field) || value === undefined) throw unknownField(path, fieldPaths());
  const { example, shape } = fieldShapes[field];
  const words = fieldWords(field);
  const list = Array.isArray(value) && shape.kind === "list" ? value : null;
  const shownAt = (place: string, language: Language): string =>
    valueText(place, valueOf(policy, place), language);
  const shown = (each: unknown, language: Language): string => valueText(path, each, language);
  const lines = (names: Bilingual, language: Language): string =>
    [
      `${path} – ${words[language]}`,
      ...(list === null || list.length === 0
        ? [`  ${shown(value, language)}`]
        : list.map((_, at) => `  ${path}.${at + 1}  ${shownAt(`${path}.${at + 1}`, language)}`)),
      `  ${names[language]}: ${shown(valueOf(defaultPolicy, path), language)}`,
      `  monitor policy set ${shape.kind === "list" ? `${field}.+` : field} "${example}"`,
    ].join("\n");
  const names = { ko: "기본값", en: "by default" };
  return { ko: lines(names, "ko"), en: lines(names, "en") };
}

/** The project that a person names, among all that their books have: those of now, those that wait, and those that ended. */
import { withDepartmentName } from "../../../shared/domain/departments/names-of-codes.ts";
import type { JoinedBalance } from "../../../shared/domain/matching/joined-ledger.ts";
import { knownKey } from "../../../shared/domain/matching/match-answers.ts";
import type { Bilingual } from "../../../shared/domain/values/bilingual.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import {
  codeIdOfNamed,
  comparableName,
  projectIdOfCode,
  type ProjectId,
} from "../../../shared/domain/values/project.ts";
import type { LedgerReading, LedgerStore } from "../../../shared/ports/ledger-store.ts";
import { effectiveBalances } from "../../../shared/reading/current-ledger.ts";
import { joinedReading } from "../../../shared/reading/read-lines.ts";
import { type Arguments, CommandError } from "../../terminal/command-line.ts";
import { selectDepartment } from "../../terminal/select-department.ts";
import { selectBooks } from "../../terminal/select-books.ts";

interface NamedProject {
  readonly books: Books;
  readonly joined: JoinedBalance;
  readonly isEnded: boolean;
}

export interface FoundProject extends NamedProject {
  /** What ended and bears the same name, though another goes on under it. */
  readonly endedNamesakes: readonly ProjectId[];
}

/** By id, by code, by its whole name, or by a part of the name that only one has. */
export async function findProject(ledger: LedgerStore, args: Arguments): Promise<FoundProject> {
  const given = args.files.join(" ").trim();
  const name = comparableName(given);
  const [exact, ended, like, endedLike]: readonly NamedProject[][] = [[], [], [], []];
  for (const books of await selectBooks(ledger, args)) {
    const reading = await ledger.readLedger(books);
    const isCoded = ofCode(reading, given);
    for (const { isEnded, ...joined } of everyLine(reading)) {
      const { project } = joined.balance;
      const own = comparableName(project.name);
      const found = { books, joined, isEnded };
      if (project.id === given || isCoded(project.id) || own === name) (isEnded ? ended : exact)?.push(found);
      else if (name !== "" && own.includes(name)) (isEnded ? endedLike : like)?.push(found);
    }
  }
  // What ended is named by who means it, and never stands in the way of what goes on.
  const named = [exact, ended, like, endedLike].find((each) => each !== undefined && each.length > 0) ?? [];
  const found = ofDepartment(named, args.value("department"));
  const [only] = found;
  if (only !== undefined && found.length === 1) {
    const namesakes = named === exact ? (ended ?? []).filter(({ books }) => books === only.books) : [];
    return { ...only, endedNamesakes: namesakes.map(({ joined }) => joined.balance.project.id) };
  }
  if (given === "")
    throw new CommandError(
      "사업의 이름이나 코드를 적어 주십시오. 예: monitor history 기본경비",
      "Write a project's name or code, such as monitor history 1129000A0001.",
    );
  throw found.length === 0
    ? new CommandError(`"${given}": 그런 사업이 없습니다.`, `"${given}": there is no such project.`)
    : severalFound(given, found);
}

/** @throws CommandError where none of these is of the department, with those that are. */
function ofDepartment(found: readonly NamedProject[], given: string | null): readonly NamedProject[] {
  if (given === null || found.length === 0) return found;
  const known = found.flatMap(({ joined: { balance } }) => {
    const { department, departmentCode } = balance.project;
    return department === null ? [] : [{ name: department, code: departmentCode ?? null }];
  });
  const { name } = selectDepartment(given, known);
  return found.filter(({ joined }) => joined.balance.project.department === name);
}

/** A code is the same each year, and another office's too: there the id alone names nothing. */
function severalFound(given: string, found: readonly NamedProject[]): CommandError {
  const isOneLedger = new Set(found.map(({ books }) => `${books.office}/${books.fiscalYear}`)).size === 1;
  const how = isOneLedger
    ? { ko: "아래 식별자로", en: "name one by its id" }
    : { ko: "아래 식별자와 --office, --year를 함께", en: "name one by its id, --office and --year" };
  const list = idsOf(found, isOneLedger);
  return new CommandError(
    `"${given}"에 맞는 사업이 ${found.length}건입니다. ${how.ko} 적어 주십시오.\n${list}${restOf(found).ko}`,
    `${found.length} projects fit "${given}"; ${how.en}.\n${list}${restOf(found).en}`,
  );
}

/** A code that files write now, and the one that the ledger knows the project by since somebody answered that they are one. */
function ofCode({ partners }: LedgerReading, code: string): (id: ProjectId) => boolean {
  if (code === "") return () => false;
  const written = projectIdOfCode(code);
  const known = knownKey(partners, written);
  return (id) => id === written || id === known || codeIdOfNamed(id) === written;
}

/** Also the lines whose payments are in no total, and those that ended: a later full statement left them out, or they were put together. */
function everyLine(reading: LedgerReading): readonly (JoinedBalance & { readonly isEnded: boolean })[] {
  const { lines, unmatched, names } = joinedReading(reading, null);
  const current = new Set(lines.flatMap(({ balance, parts }) => [balance.project.id, ...parts]));
  const waiting = new Set((unmatched?.lines ?? []).map(({ project: { id } }) => id));
  const left = [...effectiveBalances(reading)].flatMap(([id, { balance }]) =>
    current.has(id)
      ? []
      : [
          {
            balance: { ...balance, project: withDepartmentName(balance.project, names) },
            parts: [id],
            paidAfter: waiting.has(id) ? (unmatched?.through ?? null) : null,
            isEnded: !waiting.has(id),
          },
        ],
  );
  return [...lines.map((line) => ({ ...line, isEnded: false })), ...left];
}

const shownIds = 12;

function idsOf(found: readonly NamedProject[], isOneLedger: boolean): string {
  return found
    .slice(0, shownIds)
    .map(({ books, joined: { balance } }) => {
      const { id, name, department, account } = balance.project;
      const options = isOneLedger ? "" : ` --office ${books.office} --year ${books.fiscalYear}`;
      return `  ${id}${options}  ${[name, department, account].filter((part) => part !== null).join(" · ")}`;
    })
    .join("\n");
}

function restOf({ length }: readonly NamedProject[]): Bilingual {
  const rest = length - shownIds;
  if (rest <= 0) return { ko: "", en: "" };
  return {
    ko: `\n  외 ${rest}건: 이름을 더 적거나 --department 부서로 골라 주십시오.`,
    en: `\n  and ${rest} more: write more of the name, or choose by --department NAME.`,
  };
}

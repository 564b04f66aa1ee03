/** monitor match: says whether new lines of a file, or payments that fit no project, are known projects. */
import { unmatchedQuestions } from "../../shared/reading/read-lines.ts";
import type { Answered } from "../../functions/ingest/decisions/answer-questions.ts";
import { linesMatched } from "../../shared/contracts/stored/audit-acts.ts";
import type { MatchAnswer, MatchPair } from "../../shared/domain/matching/match-answers.ts";
import type { Upload } from "../../shared/domain/uploads/upload.ts";
import type { QuestionPair } from "../../shared/domain/values/finding.ts";
import type { Host } from "../host/host.ts";
import { type PastAnswer, pastAnswers } from "../../shared/reading/past-match-answers.ts";
import { inHome } from "../host/open-home.ts";
import { actorName, actorOf, recordAudit } from "../host/record-audit.ts";
import { officeNamesOf } from "../terminal/office-names.ts";
import { earlierNumbers } from "../terminal/upload-numbers.ts";
import {
  type Arguments,
  type Command,
  type ExitCode,
  exits,
  printResult,
  CommandError,
  type Terminal,
} from "../terminal/command-line.ts";
import { answersText } from "../print/print-answers.ts";
import { exitCodeOf } from "../print/print-outcome.ts";
import {
  answeredJson,
  answeredText,
  chosenText,
  leftOpenText,
  pairsNumbered,
  noQuestionText,
  questionsText,
} from "../print/print-questions.ts";
import { assertDepartmentsListed, departmentsOf, refuseContradictions } from "./lookup/read-match-answer.ts";
import { decidedBy, booksOptions, findUpload, selectBooks } from "../terminal/select-books.ts";

export const match: Command = {
  name: "match",
  usage:
    "[UPLOAD] [--all-same] [--same N,M-P] [--new N,M-P] [--department OLD=NEW] [--answers] [--undo N,M] [--by NAME] [--office CODE] [--year YYYY]",
  options: {
    "all-same": {
      value: null,
      help: {
        ko: "모두 같은 사업: 근거가 가리키는 짝이 하나뿐인 사업을 모두 이음",
        en: "every line is the known project that its evidence points to alone",
      },
    },
    same: {
      value: "N,M-P",
      help: { ko: "이 번호의 짝은 같은 사업", en: "the pairs with these numbers are one project each" },
    },
    new: {
      value: "N,M-P",
      help: { ko: "이 번호의 짝은 새 사업", en: "the new lines of these pairs are projects of their own" },
    },
    department: {
      value: "OLD=NEW",
      help: {
        ko: "부서 이름이 바뀜: 두 부서 사이의 짝은 모두 같은 사업",
        en: "the department was renamed: all pairs of the two departments are one project each",
      },
    },
    undo: {
      value: "N,M",
      help: {
        ko: "이 번호의 답을 되돌림(번호는 --answers에 나옴)",
        en: "takes answers back, by the numbers of their journal entries",
      },
    },
    answers: {
      value: null,
      help: {
        ko: "적은 답을 되돌리는 번호와 함께 보기",
        en: "the answers given, with the numbers that --undo takes",
      },
    },
    by: decidedBy,
    ...booksOptions,
  },
  takesFiles: true,
  run: (args, terminal) =>
    inHome((host) => {
      if (args.has("answers")) return listAnswers(host, args, terminal);
      if (args.value("undo") !== null) return takeBack(host, args, terminal);
      return isAnswer(args) ? answer(host, args, terminal) : list(host, args, terminal);
    }),
};

async function listAnswers(host: Host, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const answers: PastAnswer[] = [];
  for (const books of await selectBooks(host.ledger, args))
    answers.push(...(await pastAnswers(host.ledger, books)));
  const names = await officeNamesOf(
    host.ledger,
    answers.map(({ books }) => books),
  );
  printResult(
    terminal,
    args,
    () => answers,
    () => answersText(terminal.display, answers, names),
  );
  return exits.done;
}

function isAnswer(args: Arguments): boolean {
  return ["all-same", "same", "new", "department"].some((option) => args.has(option));
}

interface Requested {
  readonly upload: Upload;
  readonly pairs: readonly QuestionPair[];
}

async function list(host: Host, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { display } = terminal;
  const names = await officeNamesOf(host.ledger, await host.ledger.listBooks());
  const questions = args.files.length > 0 ? [await requestedOf(host, args)] : await everyQuestion(host, args);
  printResult(
    terminal,
    args,
    () => questions.map(({ upload, pairs }) => ({ uploadId: upload.uploadId, ...upload.books, pairs })),
    () =>
      questions.map(({ upload, pairs }) => questionsText(display, upload, pairs, names)).join("\n\n") ||
      noQuestionText(display),
  );
  return exits.done;
}

async function requestedOf(host: Host, args: Arguments): Promise<Requested> {
  const upload = await findUpload(host.ledger, args);
  return { upload, pairs: await host.questions(upload) };
}

/** Of files that are held for them, and of payments that fit no project. */
async function everyQuestion(host: Host, args: Arguments): Promise<Requested[]> {
  const questions: Requested[] = [];
  for (const books of await selectBooks(host.ledger, args)) {
    const reading = await host.ledger.readLedger(books);
    const stating = unmatchedQuestions(reading).flatMap(({ from }) => {
      const uploadId = reading.balances.get(from)?.statement?.uploadId;
      return uploadId === undefined ? [] : [uploadId];
    });
    for (const uploadId of new Set([...reading.head.held, ...stating])) {
      const upload = await host.ledger.findUpload(books, uploadId);
      const pairs = upload === null ? [] : await host.questions(upload);
      if (upload !== null && pairs.length > 0) questions.push({ upload, pairs });
    }
  }
  return questions;
}

async function answer(host: Host, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { upload, pairs } = await requestedOf(host, args);
  const numbered = (option: string) => pairsNumbered(args.value(option) ?? "", pairs);
  const answers: readonly MatchPair[] = [
    ...numbered("same").map(({ from, to }) => ({ from, to })),
    ...numbered("new").map(({ from }) => ({ from, to: null })),
  ];
  refuseContradictions(answers, pairs);
  const given: MatchAnswer = {
    isAllSame: args.has("all-same"),
    departments: departmentsOf(args),
    pairs: answers,
  };
  assertDepartmentsListed(given.departments, pairs);
  const result = await host.match(upload, given, actorName(args));
  const open = result.kind === "refused" ? [] : await host.questions(result.upload);
  if (!args.json && result.kind === "matched")
    terminal.out(chosenText(terminal.display, pairs, given.pairs, given.isAllSame ? [] : open));
  const code = await reportAnswer(result, upload, host, args, terminal);
  if (!args.json && given.isAllSame && open.length > 0)
    terminal.out(
      `${leftOpenText(terminal.display, result.upload, open, await officeNamesOf(host.ledger, [upload.books]))}\n`,
    );
  return code;
}

async function takeBack(host: Host, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const given = args.value("undo") ?? "";
  const entries = given.split(",").map((text) => text.trim());
  const numbers = entries.every((text) => /^\d{1,9}$/.test(text))
    ? entries.map((text) => Number.parseInt(text, 10))
    : [];
  const found: Upload[] = [];
  for (const books of await selectBooks(host.ledger, args)) {
    const answered = await uploadAnswered(host, books, numbers);
    if (answered !== null) found.push(answered);
  }
  const [upload, ...more] = found;
  // Numbers are of one office and year.
  if (upload !== undefined && more.length > 0)
    throw new CommandError(
      `"${given}"번 답이 여러 장부에 있습니다. --office 코드 --year 연도로 골라 주십시오.`,
      `Several books have an answer ${given}: choose with --office CODE --year YYYY.`,
    );
  if (upload === undefined)
    throw new CommandError(
      `"${given}": 그런 답이 없습니다. 번호는 monitor match --answers에 나옵니다.`,
      `"${given}": there is no such answer; monitor match --answers lists their numbers.`,
    );
  const { matches } = await host.ledger.readHead(upload.books);
  if (!numbers.some((number) => matches.includes(number)))
    throw new CommandError(
      `"${given}": 이미 되돌린 답입니다. 지금 있는 답은 monitor match --answers에 나옵니다.`,
      `"${given}": this answer was taken back before; monitor match --answers lists those that stand.`,
    );
  return reportAnswer(await host.unmatch(upload, numbers, actorName(args)), upload, host, args, terminal);
}

/** The one upload that all of the answers are about; null where one of them is none, or is about another. */
async function uploadAnswered(
  host: Host,
  books: Upload["books"],
  numbers: readonly number[],
): Promise<Upload | null> {
  const ids = new Set<string | null>();
  for (const number of numbers) {
    const entry = await host.ledger.readEntry(books, number);
    ids.add(entry?.act.kind === "match" ? entry.uploadId : null);
  }
  const [id = null] = ids;
  return id === null || ids.size > 1 ? null : host.ledger.findUpload(books, id);
}

async function reportAnswer(
  result: Answered,
  before: Upload,
  host: Host,
  args: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  if (result.kind === "matched")
    await recordAudit(host, before.books, actorOf(args), linesMatched(before, result));
  await host.drain();
  const read = [result.outcome, ...result.others].flatMap((outcome) => outcome?.upload ?? []);
  const earlier = await earlierNumbers(host.ledger, before.books, read);
  printResult(
    terminal,
    args,
    () => answeredJson(result, earlier),
    () => answeredText(terminal.display, result, earlier),
  );
  if (result.kind === "refused") return exits.refused;
  return result.outcome === null ? exits.done : exitCodeOf(result.outcome);
}

/** GET matching: payments that fit no project with the projects that they may be, and the answers that stand. */
import type { MatchingAnswer, operations } from "../../../shared/contracts/api/api.ts";
import { maxAnswersShown, maxMatchItems } from "../../../shared/contracts/api/bodies/matching.ts";
import { type PaymentQuestion, paymentQuestions } from "../../../shared/domain/identity/payment-questions.ts";
import { isQuestion, sureAnswers } from "../../../shared/domain/identity/questions.ts";
import { isOfItsOwn, type Partners } from "../../../shared/domain/matching/match-answers.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import { pastAnswers } from "../../../shared/reading/past-match-answers.ts";
import type { BooksModel } from "../figures/books-model.ts";
import { percentText, wonText } from "../figures/scope-figures.ts";
import { json } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";

const maxFiles = 100;

export const showMatching: Act<typeof operations.matching> = async ({ params }, { cache, ledger }) => {
  const books = booksOf(params);
  const model = await cache.current(books);
  const { unmatched, head } = model.reading;
  const waiting = await Promise.all(head.held.slice(-maxFiles).map((id) => ledger.findUpload(books, id)));
  const answers = await pastAnswers(ledger, books);
  return json({
    unmatched:
      unmatched === null
        ? null
        : { through: unmatched.through, lines: unmatched.lines.length, won: `${unmatched.won}` },
    items: itemsOf(model),
    held: waiting.flatMap((upload) => heldView(upload, model.reading.partners)),
    answers: answers
      .toReversed()
      .slice(0, maxAnswersShown)
      .map(({ seq: entry, uploadId, fileName, by, at, pairs }) => {
        return { entry, uploadId, fileName, by, at, pairs: pairs.map((pair) => ({ ...pair })) };
      }),
  });
};

function itemsOf({ reading, projectsById }: BooksModel): MatchingAnswer["items"] {
  const { unmatched, joined, partners, statedBy } = reading;
  if (unmatched === null) return [];
  const questions = paymentQuestions({ lines: joined, unmatched }, partners);
  // Each file is answered by itself.
  const byFile = Map.groupBy(questions, ({ from }) => statedBy.get(from) ?? null);
  const sure = new Set([...byFile.values()].flatMap(sureAnswers));
  const byPayment = Map.groupBy(questions, ({ from }) => from);
  const candidateOf = (question: PaymentQuestion): MatchingAnswer["items"][number]["candidates"] => {
    const figures = projectsById.get(question.to)?.figures;
    return figures === undefined ? [] : [{ ...candidateView(question, figures), isSure: sure.has(question) }];
  };
  return unmatched.lines
    .slice(0, maxMatchItems)
    .map(({ project: { id, name, department, account }, won }) => ({
      id,
      name,
      department,
      account,
      won: `${won}`,
      uploadId: statedBy.get(id) ?? null,
      isOfItsOwn: isOfItsOwn(partners, id),
      candidates: (byPayment.get(id) ?? []).flatMap(candidateOf),
    }));
}

function candidateView(
  { to, toName, toDepartment, evidence, why }: PaymentQuestion,
  { budget, spent, rate }: BooksModel["projects"][number]["figures"],
) {
  return {
    id: to,
    name: toName,
    department: toDepartment,
    budgetWon: wonText(budget),
    spentWon: wonText(spent),
    rate: percentText(rate),
    evidence: [...evidence],
    why: { ...why },
  };
}

/** What was answered since it came is asked no more. */
function heldView(upload: Upload | null, partners: Partners): MatchingAnswer["held"] {
  if (upload?.outcome.state !== "held") return [];
  const pairs = upload.outcome.findings
    .filter(isQuestion)
    .flatMap((finding) => finding.pairs ?? [])
    .filter(({ from }) => !partners.has(from));
  return pairs.length === 0
    ? []
    : [{ uploadId: upload.uploadId, fileName: upload.fileName, pairs: pairs.length }];
}

/** Payments that no figure has, as the overview shows them: with the projects that they probably belong to. */
import type { Overview } from "../../../shared/contracts/api/api.ts";
import { type Principal, seesDepartment } from "../../../shared/domain/access/principal.ts";
import { type PaymentQuestion, paymentQuestions } from "../../../shared/domain/identity/payment-questions.ts";
import { sureAnswers } from "../../../shared/domain/identity/questions.ts";
import type { OfficeReading } from "../../../shared/reading/read-figures.ts";
import type { BooksModel } from "../figures/books-model.ts";

type View = NonNullable<Overview["unmatched"]>;

const maxItems = 100;
const maxFiles = 100;

export function unmatchedView({ reading, projectsById }: BooksModel, principal: Principal): View | null {
  const { unmatched, joined, partners, statedBy } = reading;
  if (unmatched === null) return null;
  const mayAnswer = principal.role === "finance";
  const questions = paymentQuestions({ lines: joined, unmatched }, partners);
  const byPayment = Map.groupBy(questions, ({ from }) => from);
  const seesProject = (id: string): boolean => {
    const known = projectsById.get(id);
    return known !== undefined && seesDepartment(principal, known.line.project);
  };
  const seen = unmatched.lines.filter(({ project }) => seesDepartment(principal, project));
  return {
    through: unmatched.through,
    lines: unmatched.lines.length,
    won: `${unmatched.won}`,
    items: seen.slice(0, maxItems).map(({ project: { id, name, department, account }, won }) => ({
      id,
      name,
      department,
      account,
      won: `${won}`,
      uploadId: mayAnswer ? (statedBy.get(id) ?? null) : null,
      partners: (byPayment.get(id) ?? []).filter(({ to }) => seesProject(to)).map(partnerView),
    })),
    sure: mayAnswer ? sureOf(questions, statedBy) : [],
  };
}

function partnerView({ to, toName, toDepartment, evidence, why }: PaymentQuestion) {
  return { id: to, name: toName, department: toDepartment, evidence: [...evidence], why: { ...why } };
}

/** Each file is answered by itself, as `allSame` does. */
function sureOf(questions: readonly PaymentQuestion[], statedBy: OfficeReading["statedBy"]): View["sure"] {
  return [...Map.groupBy(questions, ({ from }) => statedBy.get(from) ?? null)]
    .flatMap(([uploadId, own]) => {
      const payments = new Set(sureAnswers(own).map(({ from }) => from)).size;
      return uploadId === null || payments === 0 ? [] : [{ uploadId, payments }];
    })
    .slice(0, maxFiles);
}

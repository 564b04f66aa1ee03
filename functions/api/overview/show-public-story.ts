/** GET story: what anybody may read of an office that opened its story page; of any other there is no such thing. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import { storyProjects } from "../../../shared/contracts/api/bodies/story.ts";
import type { AnswerOf } from "../../../shared/contracts/api/operation.ts";
import { rateBasisNames, unreportedOf } from "../../../shared/domain/rates/rate.ts";
import { storyGlossary } from "../../../shared/domain/story/story-glossary.ts";
import {
  type StoryFacts,
  storyHeadline,
  storySentences,
} from "../../../shared/domain/story/story-sentences.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { formatTitle } from "../../../shared/domain/uploads/source-formats.ts";
import { appliedOf } from "../../../shared/domain/uploads/upload.ts";
import { ascending } from "../../../shared/domain/values/order.ts";
import { sumWon } from "../../../shared/domain/values/won.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import type { BooksModel, ProjectModel } from "../figures/books-model.ts";
import { remembered } from "../figures/remembered.ts";
import { figuresToJson, judgedOf } from "../figures/scope-figures.ts";
import { json, refuse } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";
import { actualOf, monthsAhead, monthsOfLines, spentByMonth } from "./chart-months.ts";

type Story = AnswerOf<typeof operations.story>;

const stories = remembered<Promise<Story>>();

/** So many of the latest files are looked through for the kinds that there are. */
const lookedThrough = 100;

export const showStory: Act<typeof operations.story> = async ({ params }, dependencies) => {
  const { policies, cache, ledger, officeNameOf } = dependencies;
  const books = booksOf(params);
  // Before anything is computed: whoever tries offices and years costs a look at one item.
  if (!(await policies.current(books)).publicStory) return refuse("not-found");
  const model = await cache.current(books);
  return json(
    await stories(model, "public", async () =>
      storyOf(model, (await officeNameOf(books.office)) ?? books.office, await sourcesOf(model, ledger)),
    ),
  );
};

function storyOf(model: BooksModel, officeName: string, sources: Story["sources"]): Story {
  const { books, office, evaluation, reading } = model;
  const largest = largestOf(model);
  const figures = office === null ? null : figuresToJson(office);
  const facts: StoryFacts = {
    office: officeName,
    fiscalYear: books.fiscalYear,
    asOf: office?.asOf ?? evaluation.today,
    later: reading.figures.view.later,
    budget: office?.budget ?? null,
    spent: office?.spent ?? null,
    unreported: unreportedOf(linesOfOffice(model), evaluation.basis),
    rate: office?.rate ?? null,
    pace: paceOf(figures),
    forecast: forecastOf(office, figures),
    largest: {
      projects: largest.length,
      budget: sumWon(largest.map(({ figures: { budget } }) => budget ?? 0n)),
    },
  };
  return {
    books,
    officeName,
    headline: storyHeadline(facts),
    sentences: [...storySentences(facts)],
    figures: figures === null ? null : withoutCounts(figures),
    basis: office === null ? null : { code: evaluation.basis, ...rateBasisNames[evaluation.basis] },
    curve: curveOf(model),
    projects: largest.map(
      ({
        row: {
          name,
          department,
          figures: { budgetWon, spentWon, rate },
        },
      }) => ({
        name,
        department,
        budgetWon: budgetWon ?? "0",
        spentWon,
        rate,
      }),
    ),
    glossary: [...storyGlossary(evaluation.basis)],
    sources,
  };
}

function paceOf(figures: ReturnType<typeof figuresToJson> | null): StoryFacts["pace"] {
  if (figures === null || figures.expectation === null) return null;
  const { judgedRate: rate, expectedRate, gapPoints } = figures.expectation;
  return { rate, expectedRate, gapPoints };
}

function forecastOf(
  office: BooksModel["office"],
  figures: ReturnType<typeof figuresToJson> | null,
): StoryFacts["forecast"] {
  if (office === null || office.forecast === null) return null;
  return { amount: office.forecast.amount, rate: figures?.forecast?.rate ?? null };
}

function withoutCounts({
  lines: _lines,
  notReported: _notReported,
  ...figures
}: ReturnType<typeof figuresToJson>): NonNullable<Story["figures"]> {
  return figures;
}

/** Businesses tell parts of a unit project again: their money is in it. */
function largestOf({ projects }: BooksModel): readonly ProjectModel[] {
  return projects
    .filter(({ row, figures: { budget } }) => row.tier !== "business" && budget !== null && budget > 0n)
    .toSorted(
      (a, b) => ascending(b.figures.budget ?? 0n, a.figures.budget ?? 0n) || ascending(a.row.id, b.row.id),
    )
    .slice(0, storyProjects);
}

function linesOfOffice({ reading }: BooksModel): readonly LedgerLine[] {
  return reading.figures.view.rows.find(({ scope }) => scope.level === "office")?.lines ?? [];
}

function curveOf(model: BooksModel): Story["curve"] {
  const { office, evaluation } = model;
  if (office === null || office.judged === null) return null;
  const judged = judgedOf(linesOfOffice(model), evaluation);
  const sums = spentByMonth(monthsOfLines(judged, model), office.asOf);
  return {
    budgetWon: `${office.judged.budget}`,
    expectedWon: `${office.judged.expectation.expected}`,
    actual: actualOf(sums, office.asOf, evaluation.fiscalYear),
    expected: monthsAhead(judged, evaluation).map(({ date, expectedWon }) => ({ date, expectedWon })),
  };
}

/** By kind alone: what a file is called is nobody else's matter. */
async function sourcesOf(
  { books }: BooksModel,
  ledger: Pick<LedgerStore, "pageUploads">,
): Promise<Story["sources"]> {
  const { uploads } = await ledger.pageUploads(books, null, lookedThrough);
  const latest = new Map<string, Story["sources"][number]>();
  for (const upload of uploads) {
    const applied = upload.outcome.state === "applied" ? appliedOf(upload) : null;
    if (applied === null || applied.records === 0) continue;
    const title = formatTitle(applied.format);
    const before = latest.get(title.ko);
    if (before === undefined || before.asOf < applied.asOf)
      latest.set(title.ko, { title, asOf: applied.asOf });
  }
  return [...latest.values()];
}

/** docs/cost.md, computed: the same text from the same measurements, templates and prices. */
import { formatPercent, fraction, type Fraction } from "../shared/domain/values/fraction.ts";
import { type Bill, billAfterYears, billOf, dollars, driversOf, grouped } from "./cost-bill.ts";
import { assumed, quantitiesOf } from "./cost-quantities.ts";
import type { Resources } from "./cost-resources.ts";
import { acts, assumptions, growth, howMeasured, notInIt, pricesText } from "./cost-sections.ts";
import type { Measured } from "./cost-table.ts";
import { left, list, paragraph, right, table } from "./cost-text.ts";
import { reportsPerMonth, type Variant, variantNames, variants, whole } from "./cost-use.ts";
import { dumpsPerMonth } from "./cost-year.ts";

const allOffices = 243;
const years = 5;
/** The country's 243 offices have about 480,000 projects. */
const projectsOfMeanOffice = 1_975;

type BillFor = (variant: Variant, offices: number) => Bill;

export function costDocument(measured: Measured, resources: Resources): string {
  const bill: BillFor = (variant, offices) => billOf(quantitiesOf(measured, resources, variant), offices);
  const later: BillFor = (variant, offices) => billAfterYears(measured, resources, variant, offices, years);
  return [
    "# Cost",
    paragraph(
      "US dollars a month on AWS, at list prices of Seoul (`ap-northeast-2`), without free tiers and taxes. This page is computed: `npm run cost -- --write` writes it from [measurements](../bench/cost-measured.json), the templates and the prices below, and a test holds it to that. `npm run cost -- --measure --write` measures anew.",
    ),
    totals(bill, later),
    dominating(bill, measured),
    "## The workload",
    workload(measured),
    "## Line by line",
    lineByLine(bill),
    "## What one act costs",
    acts(measured),
    "## What grows",
    growth(measured, allOffices),
    "## How it was measured",
    howMeasured(measured),
    "## What is assumed",
    assumptions(resources),
    "## Prices",
    pricesText(),
    "## Not in it",
    `${notInIt()}\n`,
  ].join("\n\n");
}

function totals(bill: BillFor, later: BillFor): string {
  const row = (name: string, from: BillFor, offices: number) => [
    name,
    ...variants.map((variant) => dollars(from(variant, offices).total)),
  ];
  return table(
    [left("dollars a month"), ...variants.map((variant) => right(variantNames[variant]))],
    [
      row("1 office, mean of the first year", bill, 1),
      row(`${allOffices} offices, mean of the first year`, bill, allOffices),
      row(`1 office, after ${years} years`, later, 1),
      row(`${allOffices} offices, after ${years} years`, later, allOffices),
    ],
  );
}

function dominating(bill: BillFor, { months }: Measured): string {
  const [none, one] = [bill("built", 0), bill("built", 1)];
  const [all, quiet] = [bill("built", allOffices), bill("quiet", allOffices)];
  const looks = Object.values(months).flatMap(({ morning, afterDump }) => [morning, afterDump]);
  const changes = looks.reduce((sum, each) => sum + each.changes, 0);
  const dateOnly = looks.reduce((sum, each) => sum + each.changesOfDateOnly, 0);
  return [
    paragraph(
      `**One office pays for being watched.** ${dollars(none.total)} of ${dollars(one.total)} dollars are there before the first file comes: ${topOf(one)}.`,
    ),
    paragraph(
      `**${allOffices} offices pay for writing down that nothing changed.** The dearest lines are ${topOf(all)}. Of 50 projects in a dump 49 only confirm what stands ([ADR 5](adr/0005-dated-statements-are-kept.md)), and ${share(whole(dateOnly), whole(changes))} of the stored changes of alerts carry an open alert to another day with the same figures. One item of confirmations for each dump, and an alert stored anew only when its figures move, would leave ${dollars(quiet.total)} of ${dollars(all.total)} dollars.`,
    ),
  ].join("\n\n");
}

function topOf(bill: Bill): string {
  return driversOf(bill)
    .slice(0, 4)
    .map(([line, cost]) => `${line} (${share(cost, bill.total)})`)
    .join(", ");
}

function workload({ changedRows, projects }: Measured): string {
  return list([
    `A full dump of ${grouped(`${projects}`)} projects on ${dumpsPerMonth} days a month; ${changedRows} rows (2 %) differ from the dump before.`,
    `${reportsPerMonth} council report a month, like that of 2020 in \`samples/\`.`,
    "`assess` every morning of the year, and after each upload.",
    `Notices as they come, each to ${assumed.recipientsPerNotice} address, and ${assumed.managerNoticesPerWeek} e-mails a week to managers.`,
    `${allOffices} offices of this size. The country's mean is ${grouped(`${projectsOfMeanOffice}`)} projects: add an eighth to what offices use.`,
  ]);
}

function lineByLine(bill: BillFor): string {
  const [one, all, quiet] = [bill("built", 1), bill("built", allOffices), bill("quiet", allOffices)];
  const rows = driversOf(all).map(([line, cost]) => [
    line,
    ofLine(one, line),
    dollars(cost),
    share(cost, all.total),
    ofLine(quiet, line),
  ]);
  const text = table(
    [
      left("mean of the first year"),
      right("1 office"),
      right(`${allOffices} offices`),
      right("share"),
      right(`${allOffices}, confirmed and quiet`),
    ],
    [...rows, ["**together**", dollars(one.total), dollars(all.total), "100 %", dollars(quiet.total)]],
  );
  return `${text}\n\n${paragraph("Sums are of exact amounts, so that printed lines may differ from them by a cent.")}`;
}

function ofLine({ lines }: Bill, line: string): string {
  return dollars(lines.get(line) ?? whole(0));
}

function share(part: Fraction, of: Fraction): string {
  const ratio = fraction(part.numerator * of.denominator, part.denominator * of.numerator);
  const percent = formatPercent(ratio, 0);
  return percent === "0" && part.numerator > 0n ? "<1 %" : `${percent} %`;
}

/** The tables of docs/cost.md: the bill, its lines, what one act costs, prices and assumptions. */
import { left, right, table } from "../results/markdown.ts";
import { assumptions, billOf, dollarsOf, prices, type Scale, sumOf } from "./bill.ts";
import type { OfficeYear } from "../worlds/metered-year.ts";
import type { Resources } from "./resources.ts";

const scales: readonly (readonly [string, Scale])[] = [
  ["1 office", { offices: 1, traffic: 1, years: 0 }],
  ["25 offices", { offices: 25, traffic: 1, years: 0 }],
  ["243 offices", { offices: 243, traffic: 1, years: 0 }],
  ["243, ten times the traffic", { offices: 243, traffic: 10, years: 0 }],
  ["243, after 5 years", { offices: 243, traffic: 1, years: 5 }],
];

export function costTables(measured: OfficeYear, resources: Resources): string {
  const bills = scales.map(([, scale]) => billOf(measured, resources, scale));
  const dearest = Object.keys(prices).toSorted((a, b) => (bills[2]?.get(b) ?? 0) - (bills[2]?.get(a) ?? 0));
  const lines = dearest.map((key) => [
    prices[key]?.name ?? "",
    ...bills.map((bill) => dollars(bill.get(key) ?? 0)),
  ]);
  const totals = ["**together**", ...bills.map((bill) => dollars(sumOf([...bill.values()], (each) => each)))];
  const acts = Object.entries(measured.acts).map(([name, { stages }]) => {
    const of = (what: "writeUnits" | "readUnits" | "calls" | "milliseconds") =>
      sumOf(Object.values(stages), (use) => use[what]);
    const cost = dollarsOf("writeUnit", of("writeUnits")) + dollarsOf("readUnit", of("readUnits"));
    const figures = [of("writeUnits"), of("readUnits"), of("calls"), of("milliseconds")].map(rounded);
    return [`\`${name}\``, ...figures, dollars(cost, 6)];
  });
  const actColumns = ["write units", "read units", "calls", "ms of processor", "dollars"].map(right);
  const listed = Object.values(prices).map(({ name, usd, per, unit, listed: day }) => [
    name,
    `${usd < 0.001 ? usd.toFixed(10) : usd}`,
    per === 1 ? unit : `${rounded(per)} ${unit}`,
    day,
  ]);
  const given = Object.values(assumptions).map(({ value, why }) => [`${value}`, why]);
  return [
    table([left("dollars a month"), ...scales.map(([name]) => right(name))], [...lines, totals]),
    table([left("one act, in DynamoDB"), ...actColumns], acts),
    table([left("price"), right("dollars"), left("for each"), left("in the price list of")], listed),
    table([right("assumed"), left("what and why")], given),
  ].join("\n\n");
}

/** What is there but rounds to nothing is `<0.01`. */
function dollars(amount: number, digits = 2): string {
  const least = 10 ** -digits;
  return amount > 0 && amount < least / 2 ? `<${least.toFixed(digits)}` : grouped(amount, digits);
}

function rounded(amount: number): string {
  return grouped(amount, 0);
}

function grouped(amount: number, digits: number): string {
  return amount.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

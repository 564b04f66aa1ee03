// Reads a drawn report and holds what was read against what it states.
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { isMoneyUnit } from "../../../shared/domain/values/won.ts";
import { readOpened, readSource, type SourceReading } from "../../../shared/formats/registry.ts";
import { amountsOf, contextOf, day } from "../readings.ts";
import { type Container, containers, written } from "./containers.ts";
import { drawFrom } from "./draw.ts";
import { type Report, reportOf } from "./report.ts";

export interface Outcome {
  readonly kind: "read" | "held" | "refused" | "mute" | "wrong" | "asked";
  readonly drawn: string;
  /** What is wrong, or why it was refused. */
  readonly why: string;
}

export async function outcomeOf(seed: number): Promise<Outcome> {
  const report = reportOf(seed);
  const draw = drawFrom(seed + 1_000_000);
  const container = draw.one<Container>([containers[0], ...containers.slice(1)]);
  const reading = await read(report, container);
  return { ...judged(reading, report), drawn: `${seed} ${container} ${report.drawn.join(" ")}` };

  async function read({ sent }: Report, form: Container): Promise<SourceReading> {
    const context = contextOf({
      asOf: sent.asOf === null ? null : day(sent.asOf),
      unit: sent.unit !== null && isMoneyUnit(sent.unit) ? sent.unit : null,
    });
    const file = await written(report, form, draw);
    if (file.kind === "bytes") return readSource(file.bytes, context);
    return readOpened(
      { kind: "opened", source: { kind: "pages", lines: file.lines, isPrinted: true, findings: [] } },
      context,
    );
  }
}

const measures = [
  ["appropriation", "appropriation"],
  ["current", "current-budget"],
  ["commitment", "commitment"],
  ["spent", "expenditure"],
  ["plan", "plan"],
] as const;

function judged(reading: SourceReading, { truth, isShort }: Report): Pick<Outcome, "kind" | "why"> {
  const rejections = reading.findings.filter(({ consequence }) => consequence === "reject");
  if (reading.kind === "refused") {
    // A refusal names a row and a header, a name or a figure.
    const isLocated = rejections.some(({ row, column, value }) => row !== null && (column ?? value) !== null);
    const why = rejections
      .map(({ code, row, column, value }) => `${code}@${row} ${column ?? ""} ${value ?? ""}`)
      .join("; ");
    return { kind: isLocated ? (isShort ? "asked" : "refused") : "mute", why };
  }
  const holds = reading.findings.filter(({ consequence }) => consequence === "hold");
  const read = new Map(reading.records.map((record) => [record.project.name, record]));
  const wrong = [...truth].flatMap(([name, stated]) => {
    const record = read.get(name);
    if (record === undefined) return [`${name} not read`];
    const figures = measures.flatMap(([short, measure]) => {
      const got = totalOf(amountsOf(record, measure)) ?? undefined;
      const won = stated.amounts[short];
      return got === won ? [] : [`${name} ${measure} ${won ?? "nothing"} read as ${got ?? "nothing"}`];
    });
    const places = (["department", "unitProject", "account"] as const).flatMap((place) => {
      const got = record.project[place];
      return got === stated[place] ? [] : [`${name} ${place} ${stated[place]} read as ${got}`];
    });
    const days = record.asOf === "2020-10-31" ? [] : [`${name} of ${record.asOf}`];
    return [...figures, ...places, ...days];
  });
  const strange = [...read.keys()].filter((name) => !truth.has(name)).map((name) => `no project: ${name}`);
  const twice = reading.records.length === read.size ? [] : ["projects twice"];
  const all = [...(isShort ? ["nothing states it"] : []), ...wrong, ...strange, ...twice];
  if (holds.length > 0)
    return { kind: "held", why: holds.map(({ code, row }) => `${code}@${row}`).join("; ") };
  return all.length === 0 ? { kind: "read", why: "" } : { kind: "wrong", why: all.slice(0, 4).join("; ") };
}

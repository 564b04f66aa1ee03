/** The small parts that all wire contracts are made of: won as decimal text, days, offices, fractions. */
import * as z from "zod";
import { parseIsoDate } from "../../domain/values/calendar.ts";
import { fraction } from "../../domain/values/fraction.ts";
import { funds } from "../../domain/values/fund.ts";
import { isMoneyUnit } from "../../domain/values/won.ts";

/** Won in JSON: decimal text, because JSON's numbers lose won above 2^53. */
export const wonText = z
  .string()
  .regex(/^-?\d{1,20}$/)
  .transform((text) => BigInt(text));

export const isoDate = z.string().transform((text, context) => {
  const date = parseIsoDate(text);
  if (date !== null) return date;
  context.addIssue({ code: "custom", message: `"${text}" is no day: write YYYY-MM-DD` });
  return z.NEVER;
});

export const period = z.object({ from: isoDate, to: isoDate });

export const instant = z.iso.datetime({ offset: true });

export const officeCode = z.string().regex(/^\d{7}$/, "An office code has 7 digits");

export const fiscalYear = z.int().min(2000).max(2100);

export const books = z.object({ office: officeCode, fiscalYear });

export const fund = z.enum(funds);

export const moneyUnit = z.string().transform((text, context) => {
  if (isMoneyUnit(text)) return text;
  context.addIssue({ code: "custom", message: `"${text}" is no unit: use 원, 천원, 백만원 or 억원` });
  return z.NEVER;
});

/** An exact share as `305/366`. */
export const fractionText = z
  .string()
  .regex(/^-?\d+\/[1-9]\d*$/)
  .transform((text) => {
    const [numerator = "0", denominator = "1"] = text.split("/");
    return fraction(BigInt(numerator), BigInt(denominator));
  });

/** As tables have them: digits and letters, with hyphens between. */
export const departmentCodeText = z.string().regex(/^[0-9A-Za-z-]{1,20}$/);

/** A name of a department as a person enters it. What is kept of it is a table of one row under this name. */
export function nameFileName(code: string): string {
  return `부서명 ${code}.csv`;
}

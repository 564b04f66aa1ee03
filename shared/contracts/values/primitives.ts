/** The small parts that all wire contracts are made of: won as decimal text, days, offices, fractions. */
import * as z from "zod";
import { parseIsoDate } from "../../domain/values/calendar.ts";
import { fraction } from "../../domain/values/fraction.ts";
import { funds } from "../../domain/values/fund.ts";
import { isMoneyUnit, moneyUnits } from "../../domain/values/won.ts";
import { ruleMessage, writeDay } from "./issue-text.ts";

/** Won in JSON: decimal text, because JSON's numbers lose won above 2^53. */
export const wonText = z
  .string()
  .regex(/^-?\d{1,20}$/)
  .transform((text) => BigInt(text));

export const isoDate = z.string().transform((text, context) => {
  const date = parseIsoDate(text);
  if (date !== null) return date;
  context.addIssue({ code: "custom", message: ruleMessage(writeDay.ko, writeDay.en) });
  return z.NEVER;
});

export const period = z.object({ from: isoDate, to: isoDate });

export const instant = z.iso.datetime({ offset: true });

export const officeCodeRule = ruleMessage("자치단체 코드는 숫자 7자리입니다", "an office code has 7 digits");

export const officeCode = z.string().regex(/^\d{7}$/, officeCodeRule);

export const fiscalYear = z.int().min(2000).max(2100);

export const books = z.object({ office: officeCode, fiscalYear });

export const fund = z.enum(funds);

export const moneyUnit = z.string().transform((text, context) => {
  if (isMoneyUnit(text)) return text;
  context.addIssue({
    code: "custom",
    message: ruleMessage(
      `금액 단위는 ${Object.keys(moneyUnits).join(", ")} 가운데 하나입니다`,
      `a unit of money is one of ${Object.keys(moneyUnits).join(", ")}`,
    ),
  });
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
export const departmentCodeText = z
  .string()
  .regex(
    /^[0-9A-Za-z-]{1,20}$/,
    ruleMessage(
      "부서코드는 숫자와 영문자, 붙임표로 20자까지입니다",
      "a department code has up to 20 digits, letters and hyphens",
    ),
  );

/** A name of a department as a person enters it. What is kept of it is a table of one row under this name. */
export function nameFileName(code: string): string {
  return `부서명 ${code}.csv`;
}

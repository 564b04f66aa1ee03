/** What one office calls its funds: 시비 is above a district and its own for a city, so the office decides. */
import { type Fund, fundOfLabel } from "../values/fund.ts";

/** The third digit of an office's code: 7 and 8 are counties. */
const countyDigits = new Set(["7", "8"]);

export function fundLabelsOf(office: string): Readonly<Record<Fund, string>> {
  const isUnderMetropolitanCity = fundOfLabel("시비", office) === "provincial";
  const own = countyDigits.has(office.charAt(2)) ? "군비" : isUnderMetropolitanCity ? "구비" : "시비";
  return {
    national: "국비",
    provincial: isUnderMetropolitanCity ? "시비" : "도비",
    municipal: own,
    other: "기타",
    unsplit: "미구분",
  };
}

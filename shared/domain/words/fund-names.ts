/** What one office calls its funds, on every screen and paper: a county says 도비 and 군비, a district 시비 and 구비. */
import { type FundNames, fundNames, isInMetropolitanCity } from "../values/fund.ts";

/** The third digit of an office's code: 7 and 8 are counties. */
const countyDigits = new Set(["7", "8"]);

/** 시비 is above a district and a city's own, so the office decides. Of a province or of no office: the words for all of them. */
export function fundNamesOf(office: string): FundNames {
  if (!/^[1-5]\d{6}$/.test(office)) return fundNames;
  const isUnderMetropolitanCity = isInMetropolitanCity(office);
  const own = countyDigits.has(office.charAt(2)) ? "군비" : isUnderMetropolitanCity ? "구비" : "시비";
  return {
    ...fundNames,
    provincial: { ko: isUnderMetropolitanCity ? "시비" : "도비", en: fundNames.provincial.en },
    municipal: { ko: own, en: fundNames.municipal.en },
  };
}

/** National and provincial money in one word: `국·도비`. */
export function grantsName({ provincial }: FundNames): string {
  return `국·${provincial.ko}`;
}

/**
 * Where the money of a project comes from. Korea's budgets know four funds; the fifth, `unsplit`,
 * is honest about sources that print only a total.
 */
import type { Won } from "./won.ts";
import type { Bilingual } from "./bilingual.ts";

export const funds = ["national", "provincial", "municipal", "other", "unsplit"] as const;
export type Fund = (typeof funds)[number];

/** Amounts by fund. An absent fund was not stated, which is not the same as a stated 0. */
export type FundAmounts = { readonly [fund in Fund]?: Won };

export type FundNames = Readonly<Record<Fund, Bilingual>>;

/** Of no office: for what speaks of all of them. */
export const fundNames: FundNames = {
  national: { ko: "국비", en: "national" },
  provincial: { ko: "시도비", en: "provincial" },
  municipal: { ko: "시군구비", en: "municipal" },
  other: { ko: "기타", en: "other" },
  unsplit: { ko: "미구분", en: "unsplit" },
};

export function addFunds(a: FundAmounts, b: FundAmounts): FundAmounts {
  const sum: { [fund in Fund]?: Won } = { ...a };
  for (const fund of funds) {
    const amount = b[fund];
    if (amount !== undefined) sum[fund] = (sum[fund] ?? 0n) + amount;
  }
  return sum;
}

/** The sum over the stated funds; null when no fund is stated. */
export function totalOf(amounts: FundAmounts): Won | null {
  let total: Won | null = null;
  for (const fund of funds) {
    const amount = amounts[fund];
    if (amount !== undefined) total = (total ?? 0n) + amount;
  }
  return total;
}

export function sameFunds(a: FundAmounts, b: FundAmounts): boolean {
  return funds.every((fund) => a[fund] === b[fund]);
}

/**
 * The fund that a printed label means for one office. 시비 is the province's money for a district of a
 * metropolitan city and the city's own money for a city inside a province, so the office decides.
 * Returns null for a label that is no fund.
 * @param office the 7-digit office code; its first two digits name the province or metropolitan city.
 */
export function fundOfLabel(label: string, office: string): Fund | null {
  switch (
    label
      .replace(/[\s·ㆍ/]/g, "")
      .replace(/(보조|부담)금?$/, "")
      .replace(/비$/, "")
  ) {
    case "국":
    case "국고":
      return "national";
    case "시도":
    case "도":
    case "특별시":
    case "광역시":
    case "광역":
      return "provincial";
    case "시":
      return isInMetropolitanCity(office) ? "provincial" : "municipal";
    case "시군구":
    case "시군":
    case "군구":
    case "자치구":
    case "기초":
    case "구":
    case "군":
      return "municipal";
    case "기타":
      return "other";
    default:
      return null;
  }
}

/** The fund of a printed share: 지방비 is the province's and the office's own together, and an unknown one is another. */
export function fundOfShare(label: string, office: string): Fund {
  return /^지방비?$/.test(label) ? "unsplit" : (fundOfLabel(label, office) ?? "other");
}

/** Seoul, Busan, Daegu, Incheon, Gwangju, Daejeon, Ulsan: their districts and counties get 시비 from above. */
export function isInMetropolitanCity(office: string): boolean {
  return ["11", "26", "27", "28", "29", "30", "31"].includes(office.slice(0, 2));
}

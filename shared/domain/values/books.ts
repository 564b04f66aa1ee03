/** The books of one office for one fiscal year: every upload, balance, alert and snapshot belongs to exactly one. */
export interface Books {
  /** 7-digit code of the local government, e.g. 1129000 for 영등포구. */
  readonly office: string;
  readonly fiscalYear: number;
}

export function isOfficeCode(text: string): boolean {
  return /^\d{7}$/.test(text);
}

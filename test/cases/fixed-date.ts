// Loaded before the program: its clock stands still at the moment that a case names.
const now = process.env["CASE_NOW"];

if (now !== undefined) {
  const moment = Date.parse(now);
  class DigestDate extends Date {
    constructor(...given: readonly unknown[]) {
      if (given.length === 0) super(moment);
      else super(...(given as [number]));
    }

    static override now(): number {
      return moment;
    }
  }
  globalThis.Date = DigestDate as DateConstructor;
}

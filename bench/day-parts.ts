/** The parts of a day whose figures differ. */
export const parts = [
  "first load",
  "the morning's look",
  "dumps",
  "files of changes",
  "due letters",
] as const;
export type Part = (typeof parts)[number];

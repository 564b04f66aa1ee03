/** Operations by which an office looks over its books: verified on request, exported, tested against past years, told of. */
import * as z from "zod";
import * as oversight from "./bodies/oversight.ts";
import { booksPath } from "./bodies/parts.ts";
import { reportAnswer } from "./bodies/snapshots.ts";
import { base, finance, operation, readOf } from "./operation.ts";

export const oversightOperations = {
  verify: operation({
    method: "POST",
    path: `${base}/verifications`,
    summary: "Reads every stored file again and holds all that is kept against it; changes nothing.",
    who: finance,
    params: booksPath,
    mayTakeTime: true,
    answer: {
      kind: "json",
      schema: z.union([oversight.verificationAnswer, oversight.verificationRequested]),
    },
  }),
  verification: operation({
    ...readOf(
      "verifications/{id}",
      "What came of a verification that another process does, for a day.",
      finance,
      oversight.verificationPath,
      z.union([oversight.verificationAnswer, oversight.verificationRequested]),
    ),
    mayTakeTime: true,
  }),
  exportBooks: operation({
    method: "GET",
    path: `${base}/export`,
    summary: "Files, journal and snapshots of the books as one archive, where it lies.",
    who: finance,
    params: booksPath,
    mayTakeTime: true,
    answer: {
      kind: "json-or-file",
      schema: reportAnswer,
      mediaTypes: ["application/octet-stream"],
    },
  }),
  backtest: readOf(
    "backtest",
    "How the forecast and behind-target would have done in this year, once it is over.",
    finance,
    booksPath,
    oversight.backtestAnswer,
  ),
  notices: operation({
    ...readOf(
      "notices",
      "What was sent to whom, what waits, what was dropped, the latest first.",
      finance,
      booksPath,
      oversight.noticesAnswer,
    ),
    query: oversight.noticesQuery,
  }),
} as const;

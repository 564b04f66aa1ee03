/** Operations by which an office looks after its books: the policy, who did and read what, verified, exported, tested against past years, told of. */
import * as z from "zod";
import { auditAnswer, auditQuery } from "./bodies/access.ts";
import * as oversight from "./bodies/oversight.ts";
import { booksPath } from "./bodies/parts.ts";
import * as policy from "./bodies/policy.ts";
import { readLogAnswer, readLogQuery } from "./bodies/reads.ts";
import { reportAnswer } from "./bodies/snapshots.ts";
import { base, finance, named, operation, overseeing, readOf } from "./operation.ts";

export const oversightOperations = named({
  policy: readOf("policy", "The policy and its versions.", finance, booksPath, policy.policyAnswer),
  previewPolicy: operation({
    method: "POST",
    path: `${base}/policy/preview`,
    summary: "What alerts a change would raise and clear; nothing is written.",
    who: finance,
    params: booksPath,
    body: { kind: "json", schema: policy.policyBody },
    answer: { kind: "json", schema: policy.policyPreviewAnswer },
  }),
  setPolicy: operation({
    method: "PUT",
    path: `${base}/policy`,
    summary: "Decides anew; 409 when somebody else decided meanwhile.",
    who: finance,
    params: booksPath,
    body: { kind: "json", schema: policy.policyBody },
    answer: { kind: "json", schema: policy.policySetAnswer },
  }),
  readLog: operation({
    method: "GET",
    path: `${base}/read-log`,
    summary: "Who downloaded and who looked at what.",
    who: overseeing,
    params: booksPath,
    query: readLogQuery,
    // A log that wrote down who reads it would be another one with each look.
    isUnlogged: true,
    answer: { kind: "json", schema: readLogAnswer },
  }),
  audit: operation({
    method: "GET",
    path: `${base}/audit`,
    summary: "Every act: who, what, when, before and after.",
    who: overseeing,
    params: booksPath,
    query: auditQuery,
    answer: { kind: "json", schema: auditAnswer },
  }),
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
      "What was sent to whom, what waits, what was dropped or came back, the latest first.",
      finance,
      booksPath,
      oversight.noticesAnswer,
    ),
    query: oversight.noticesQuery,
  }),
});

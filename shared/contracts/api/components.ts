/** What the OpenAPI document says once and under a name; everything else stands where it is used. */
import type * as z from "zod";
import { measureAmounts } from "./bodies/amounts.ts";
import { auditEntry } from "./bodies/access.ts";
import { apiAlert } from "./bodies/alerts.ts";
import { figures, forecast } from "./bodies/figures.ts";
import { anyJson, booksAnswer, day, moment, percent, severityCounts, won, words } from "./bodies/parts.ts";
import { projectRow } from "./bodies/projects.ts";
import { snapshotEntry } from "./bodies/snapshots.ts";
import { apiFinding, settledAnswer, uploadSummary } from "./bodies/uploads.ts";

export interface Component {
  readonly schema: z.ZodType;
  readonly description?: string;
}

export const components: Readonly<Record<string, Component>> = {
  Won: { schema: won, description: "Whole won as decimal text: JSON numbers lose won above 2^53." },
  Percent: { schema: percent, description: "With one decimal, rounded half-up: 86.8" },
  Day: { schema: day },
  Moment: { schema: moment },
  Json: { schema: anyJson, description: "Whatever JSON can say." },
  Words: { schema: words, description: "In Korean and in English." },
  Books: { schema: booksAnswer, description: "One office, one fiscal year." },
  SeverityCounts: { schema: severityCounts, description: "How many alerts stand at each severity." },
  Figures: { schema: figures, description: "Of an office, a department or a project." },
  Forecast: { schema: forecast, description: "Of the year's end." },
  Alert: { schema: apiAlert },
  ProjectRow: { schema: projectRow },
  Finding: { schema: apiFinding, description: "What a file says wrong, and where." },
  Upload: { schema: uploadSummary },
  Settled: { schema: settledAnswer, description: "What came of a release, discard or undo." },
  SnapshotEntry: { schema: snapshotEntry },
  MeasureAmounts: {
    schema: measureAmounts,
    description: "Won by measure and fund; what is not stated is left out.",
  },
  AuditEntry: { schema: auditEntry, description: "Who did what, when, and how it stood before and after." },
};

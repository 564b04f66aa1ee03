/** News as the stages write it into the outbox, and as notify receives it. */
import { alertToJson } from "../../../shared/contracts/stored/alert-json.ts";
import {
  type AlertEvent,
  outboxBundle,
  type OutboxBundle,
  type ReceivedBundle,
} from "../../../shared/contracts/events/outbox.ts";
import type { Alert } from "../../../shared/domain/alerts/alert.ts";
import type { Finding } from "../../../shared/domain/values/finding.ts";
import { aScope } from "../../support/builders.ts";
import { anAlert, books } from "../../support/uploads.ts";

const at = "2020-11-02T00:00:00.000Z";

export interface AlertEvents {
  readonly type?: AlertEvent["type"];
  readonly department?: string | null;
  readonly name?: string | null;
  readonly severity?: Alert["severity"];
  readonly alert?: Partial<Alert>;
  readonly contacts?: readonly string[];
  readonly account?: string | null;
  readonly field?: string | null;
  readonly quiet?: AlertEvent["quiet"];
}

export function alertEvents(...newEvents: readonly AlertEvents[]): OutboxBundle {
  return alertBundle("1129000/2020/alert/news", at, ...newEvents);
}

/** News of a moment of its own. */
export function alertBundle(id: string, moment: string, ...newEvents: readonly AlertEvents[]): OutboxBundle {
  const events = newEvents.map(
    (
      {
        type = "AlertRaised",
        department = "사회적경제과",
        name = "기본경비",
        severity = "warning",
        contacts = [],
        account = null,
        field = null,
        quiet = null,
        alert = {},
      },
      index,
    ) => {
      const scope = aScope({ id: `scope-${name ?? index}`, department, name, unitProject: name });
      const status =
        type === "AlertCleared"
          ? ({ state: "cleared", because: "recovered" } as const)
          : ({ state: "open" } as const);
      const json = alertToJson(anAlert({ scope, severity, toldSeverity: severity, status, ...alert }));
      const whom = { contacts: [...contacts], account, field, quiet };
      return { type, version: 1 as const, id: `${id}/${index}`, alert: json, ...whom };
    },
  );
  return { topic: "alert", id, books, at: moment, events };
}

const upload = {
  version: 1,
  id: "1129000/2020/aaaa/ended/2",
  uploadId: "aaaa",
  seq: 1,
  fileName: "집행현황.csv",
} as const;

export function appliedEvents(): OutboxBundle {
  const event = {
    type: "UploadApplied",
    ...upload,
    format: "template",
    asOf: "2020-10-31",
    records: 2,
    postings: 2,
  } as const;
  return { topic: "upload", id: upload.id, books, at, events: [event] };
}

export function refusedEvents(
  type: "UploadHeld" | "UploadRejected",
  findings: readonly Finding[],
  findingCount = findings.length,
): OutboxBundle {
  const event = { type, ...upload, findings: [...findings], findingCount };
  return { topic: "upload", id: upload.id, books, at, events: [event] };
}

/** What comes out of the stream: the same through its JSON, parsed. */
export function received(bundle: OutboxBundle): ReceivedBundle {
  return outboxBundle.parse(JSON.parse(JSON.stringify(bundle)));
}

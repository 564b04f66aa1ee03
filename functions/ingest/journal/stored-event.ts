/** An `ExecutionRecorded` event as a stored file: its name, its bytes, and what they say. */
import {
  type ExecutionRecorded,
  executionRecorded,
} from "../../../shared/contracts/events/execution-recorded.ts";
import { noOptions, type UploadOptions } from "../../../shared/domain/uploads/upload.ts";
import { recordsOfEvent } from "../../../shared/contracts/events/event-records.ts";
import { noNames } from "../../../shared/formats/names/known-names.ts";
import type { SubmittedReading } from "../../../shared/examination/known-file.ts";

/** Events state won. */
export const optionsOfEvents: UploadOptions = { ...noOptions, unit: "원" };

export function fileNameOfEvent(eventId: string): string {
  return `${eventId}.json`;
}

export function uploadIdOfEvent(eventId: string): string {
  return `event-${eventId}`;
}

export function readingOfEvent(event: ExecutionRecorded): SubmittedReading {
  return {
    kind: "read",
    format: "execution-recorded",
    records: recordsOfEvent(event),
    period: null,
    findings: [],
    isFullDump: false,
    names: noNames,
  };
}

export function eventOf(bytes: Uint8Array): ExecutionRecorded {
  return executionRecorded.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

export function bytesOf(event: ExecutionRecorded): Uint8Array {
  return new TextEncoder().encode(textOf(event));
}

export function textOf(event: ExecutionRecorded): string {
  return JSON.stringify(event, (_key, value: unknown) => (typeof value === "bigint" ? `${value}` : value));
}

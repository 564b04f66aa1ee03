/** A notice as JSON: stored with what became of it, sent to other systems, printed by `monitor notices --json`. */
import * as z from "zod";
import { notifiableChanges } from "../../domain/alerts/alert.ts";
import type { Notice } from "../../domain/notices/notice.ts";
import type { StoredNotice } from "../../domain/notices/notice-state.ts";
import { severities } from "../../domain/policy/policy.ts";
import { books, wonText } from "../values/primitives.ts";

const sentence = z.object({ ko: z.string(), en: z.string() });

const noticeItem = z.lazy(() =>
  z.object({
    alert: z
      .object({ name: z.string(), version: z.int(), change: z.enum(notifiableChanges).nullable() })
      .nullable(),
    severity: z.enum(severities).nullable(),
    label: sentence,
    place: z.string(),
    text: sentence,
    money: wonText.nullable(),
    notes: z.array(sentence),
  }),
);

export const noticeSchema = z.lazy(() =>
  z.object({
    id: z.string(),
    books,
    at: z.string(),
    kind: z.enum(["alert", "upload", "digest", "returned"]),
    to: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("person"), address: z.string() }),
      z.object({ kind: z.literal("topic"), department: z.string().nullable() }),
      z.object({ kind: z.literal("webhook") }),
    ]),
    subject: z.string(),
    opening: z.array(sentence),
    sections: z.array(
      z.object({ title: sentence.nullable(), matters: z.array(noticeItem), unlisted: z.int() }),
    ),
  }),
);

const state = z.lazy(() =>
  z.discriminatedUnion("state", [
    z.object({
      state: z.literal("waiting"),
      until: z.string(),
      tries: z.int(),
      trouble: z.string().nullable(),
    }),
    z.object({ state: z.literal("sending"), by: z.string(), until: z.string(), tries: z.int() }),
    z.object({ state: z.literal("sent"), at: z.string() }),
    z.object({ state: z.literal("dropped"), at: z.string() }),
    z.object({ state: z.literal("given-up"), at: z.string(), trouble: z.string() }),
    z.object({ state: z.literal("returned"), at: z.string(), trouble: z.string() }),
  ]),
);

export const storedNotice = z.lazy(() =>
  z.object({
    notice: noticeSchema,
    state,
    withdrawn: z.array(z.object({ matter: noticeItem, at: z.string() })),
    version: z.int(),
  }),
);

/** @throws ZodError when it is none. */
export function storedNoticeFromJson(json: unknown): StoredNotice {
  return storedNotice.parse(json);
}

export function storedNoticeToJson(stored: StoredNotice): z.input<typeof storedNotice> {
  return {
    notice: noticeToJson(stored.notice),
    state: stored.state,
    withdrawn: stored.withdrawn.map((each) => ({ matter: noticeItemToJson(each.matter), at: each.at })),
    version: stored.version,
  };
}

export function noticeToJson(notice: Notice): z.input<typeof noticeSchema> {
  return {
    ...notice,
    opening: [...notice.opening],
    sections: notice.sections.map((section) => ({
      ...section,
      matters: section.matters.map(noticeItemToJson),
    })),
  };
}

function noticeItemToJson(item: Notice["sections"][number]["matters"][number]): z.input<typeof noticeItem> {
  return {
    ...item,
    notes: [...item.notes],
    money: item.money === null ? null : item.money.toString(),
  };
}

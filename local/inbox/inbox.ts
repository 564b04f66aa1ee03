/**
 * The inbox folder. A file is taken once it lay still and nobody has it open to write, and it leaves the folder
 * only when the bytes that were read are the bytes that lie there afterwards. Whatever is wrong with one file costs
 * that file its own refusal, and neither the next file nor the host.
 */
import { join } from "node:path";
import type { Language } from "../../shared/domain/values/bilingual.ts";
import * as args from "./inbox-messages.ts";
import { leaveInbox, scanAfter, type MovedFile } from "./leave-inbox.ts";
import { keyOf, scanFolder } from "./scan-inbox.ts";
import { putAside } from "./put-aside.ts";
import { type InboxActs, takeFile, type Taken } from "./take-file.ts";
import { isDue, newlySeen, openForWriting, type Pace, type Watched } from "./watched-file.ts";

/** What happened to a file, for a person and, by its code, for a program. */
export interface WorkedFile {
  readonly code: string;
  /** In the language of the host. */
  readonly text: string;
  readonly key: string;
  /** Null where it never came to be ingested. */
  readonly taken: Pick<Taken, "outcome" | "earlier"> | null;
}

export interface InboxClock {
  /** Milliseconds that never go back. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

/** People wait for their figures: what looks whole is taken at once, and held against its bytes later. */
const watching: Pace = { still: 250, stillIfCut: 1_500, linger: 2_000 };
/** A run that does not stay cannot look later, so it waits before. */
const passing: Pace = { still: 2_000, stillIfCut: 2_000, linger: 0 };
/** Slower copies than this are seen by a host that stays. */
const patience = 20_000;
const pollEvery = 125;
const waitIsNotedAfter = 10_000;
const retriedAfter = 5_000;

export class Inbox {
  readonly #folder: string;
  readonly #worked: string;
  readonly #language: Language;
  #watched = new Map<string, Watched>();
  #moved: readonly MovedFile[] = [];

  constructor(folder: string, worked: string, language: Language) {
    this.#folder = folder;
    this.#worked = worked;
    this.#language = language;
  }

  /** @param now milliseconds of a clock that never goes back. */
  async workSettled(acts: InboxActs, now: number): Promise<WorkedFile[]> {
    return [...(await this.#work(acts, now, watching)), ...this.#waits(now)];
  }

  /** Works every file, for a run that does not stay: it waits until each is whole, but not for ever. */
  async workAll(acts: InboxActs, clock: InboxClock, onWait: (files: number) => void): Promise<WorkedFile[]> {
    const worked: WorkedFile[] = [];
    const until = clock.now() + patience;
    for (let looks = 0; ; looks++) {
      worked.push(...(await this.#work(acts, clock.now(), passing)));
      const waiting = [...this.#watched.values()].filter(({ isDone }) => !isDone);
      if (waiting.length === 0) return worked;
      if (looks === 0) onWait(waiting.length);
      if (clock.now() >= until)
        return [...worked, ...waiting.map(({ key }) => this.#workedFile(key, args.leftUnread(key)))];
      await clock.wait(pollEvery);
    }
  }

  /** Before a host ends: what was taken is held against its bytes now, and moved. */
  async finish(acts: InboxActs, now: number): Promise<WorkedFile[]> {
    const worked: WorkedFile[] = [];
    for (const watched of this.#watched.values())
      if (watched.taken !== null && !watched.isDone)
        worked.push(...(await this.#leave(watched, watched.taken, acts, now)));
    return worked;
  }

  async #work(acts: InboxActs, now: number, pace: Pace): Promise<WorkedFile[]> {
    const worked = await this.#bringBack(acts, now);
    await this.#look(now);
    const due = [...this.#watched.values()].filter((watched) => isDue(watched, now, pace));
    const open = openForWriting(due.map(({ lying }) => lying.path));
    for (const watched of due) {
      if (open.has(watched.lying.path)) watched.since = now;
      else if (watched.taken !== null) worked.push(...(await this.#leave(watched, watched.taken, acts, now)));
      else worked.push(...(await this.#take(watched, acts, now, pace)));
    }
    return worked;
  }

  async #look(now: number): Promise<void> {
    const before = this.#watched;
    this.#watched = new Map(
      (await scanFolder(this.#folder)).map((lying) => {
        const known = before.get(lying.path);
        if (known === undefined) return [lying.path, newlySeen(lying, keyOf(this.#folder, lying.path), now)];
        if (known.lying.kind !== lying.kind || known.lying.state !== lying.state)
          Object.assign(known, { lying, since: now, isDone: false, looksCut: false });
        return [lying.path, known];
      }),
    );
  }

  async #take(watched: Watched, acts: InboxActs, now: number, pace: Pace): Promise<WorkedFile[]> {
    const { lying, key } = watched;
    const mayBeCut = now - watched.since >= pace.stillIfCut;
    const taking = await takeFile(lying, key, mayBeCut, acts, {
      language: this.#language,
      worked: this.#worked,
    });
    switch (taking.kind) {
      case "taken": {
        watched.taken = { ...taking.taken, at: now };
        const { outcome, text } = taking.taken;
        const left = pace.linger === 0 ? await this.#leave(watched, watched.taken, acts, now) : [];
        return [{ key, code: outcome.kind, text, taken: taking.taken }, ...left];
      }
      case "changing":
        watched.since = now;
        return [];
      case "cut":
        watched.looksCut = true;
        return [];
      case "gone":
        this.#watched.delete(lying.path);
        return [this.#workedFile(key, taking.said)];
      case "closed":
        watched.isDone = true;
        return [this.#workedFile(key, taking.said)];
      case "later": {
        const isNew = watched.notBefore === 0;
        watched.notBefore = now + retriedAfter;
        return isNew ? [this.#workedFile(key, taking.said)] : [];
      }
      case "refused": {
        const { fate, said } = taking;
        const to = join(this.#worked, fate, key);
        const text = said.text[this.#language];
        const put = await putAside({ from: lying.path, to, text, isStored: false });
        if (put.kind === "moved") this.#watched.delete(lying.path);
        else watched.isDone = true;
        const stays = put.kind === "moved" ? "" : `\n${args.stays(put.code)[this.#language]}`;
        return [{ key, code: said.code, text: `${text}${stays}`, taken: null }];
      }
    }
  }

  async #leave(watched: Watched, taken: Taken, acts: InboxActs, now: number): Promise<WorkedFile[]> {
    const { lying, key } = watched;
    const leaving = await leaveInbox(lying.path, key, taken, this.#worked);
    switch (leaving.kind) {
      case "moved":
        this.#moved = [...this.#moved, { key, from: lying.path, ...leaving, taken, at: now }];
        this.#watched.delete(lying.path);
        return [];
      case "gone":
        this.#watched.delete(lying.path);
        return [];
      case "changing":
        watched.since = now;
        return [];
      case "stays":
        watched.isDone = true;
        return [
          {
            key,
            code: "file-stays",
            text: `! ${key}:\n${leaving.text[this.#language]}`,
            taken: null,
          },
        ];
      case "anew":
        if (leaving.goesOn) await acts.takeBack(taken);
        Object.assign(watched, { taken: null, since: now, looksCut: false });
        return [this.#workedFile(key, leaving.said)];
    }
  }

  async #bringBack(acts: InboxActs, now: number): Promise<WorkedFile[]> {
    const { left, back } = await scanAfter(this.#moved, now);
    this.#moved = left;
    for (const { taken } of back) await acts.takeBack(taken);
    return back.map(({ key }) => this.#workedFile(key, args.wentOn(key)));
  }

  #workedFile(key: string, { code, text }: args.Said): WorkedFile {
    return { key, code, text: text[this.#language], taken: null };
  }

  /** A file that is written to for long is told of once. */
  #waits(now: number): WorkedFile[] {
    const long = [...this.#watched.values()].filter(
      ({ taken, isDone, isWaitNoted, notBefore, firstSeen }) =>
        taken === null && !isDone && !isWaitNoted && notBefore === 0 && now - firstSeen >= waitIsNotedAfter,
    );
    return long.map((watched) => {
      watched.isWaitNoted = true;
      return this.#workedFile(watched.key, args.stillWritten(watched.key));
    });
  }
}

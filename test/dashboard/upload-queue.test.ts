// Many files, one after another: what each comes to, whatever happens meanwhile.
import { expect, test } from "vitest";
import type { PreviewAnswer, Problem, UploadedAnswer } from "../../shared/contracts/api/api.ts";
import { unreachable } from "../../dashboard/api/ask.ts";
import { type PickedFile, pickedOf } from "../../dashboard/context/picked-files.ts";
import { countsOf, isSending } from "../../dashboard/uploads/upload-queue.ts";
import { givenWords, recountedWords } from "../../dashboard/logic/answer-files.ts";
import { holdSameBytes, unfitWords } from "../../dashboard/uploads/check-file.ts";
import { type FileQueue, fileQueue, type QueueWork } from "../../dashboard/uploads/file-queue.ts";

const problem: Problem = {
  ...unreachable,
  status: 422,
  code: "refused",
  detail: "안 됩니다.",
  detailEn: "No.",
};
const signedOut: Problem = { ...unreachable, status: 401, code: "unauthenticated" };

function file(name: string, text = `${name} 내용`): PickedFile {
  return { file: new File([text], name), path: name };
}

/** A host that answers at once, unless a test says otherwise. */
function host(changes: Partial<QueueWork> = {}) {
  const done: string[] = [];
  const queue = fileQueue({
    unfit: (given) => unfitWords(given, 1_000),
    lostSince: () => Promise.resolve(null),
    holdSameBytes,
    tryOut: (given) => {
      done.push(`try ${given.name}`);
      return Promise.resolve({ kind: "given", value: { verdict: "applied" } as PreviewAnswer });
    },
    send: (given) => {
      done.push(`send ${given.name}`);
      const value = { outcome: "applied", upload: { uploadId: `id-${given.name}` } } as UploadedAnswer;
      return Promise.resolve({ kind: "given", value });
    },
    isReached: () => true,
    reached: () => Promise.resolve(),
    changed: () => done.push("changed"),
    ...changes,
  });
  return { queue, done };
}

function stages(queue: FileQueue): string[] {
  return queue.read().files.map(({ path, stage }) => `${path} ${stage.kind}`);
}

async function quiet(queue: FileQueue, kinds: readonly string[]): Promise<void> {
  await expect.poll(() => stages(queue).map((each) => each.split(" ").at(-1))).toEqual(kinds);
}

test("files are tried in the order of their names, and sent one after another", async () => {
  const { queue, done } = host();
  queue.add(pickedOf([file("10월.csv"), file("2월.csv"), file("1월.csv")]));
  await quiet(queue, ["tried", "tried", "tried"]);
  queue.send(false);
  await quiet(queue, ["sent", "sent", "sent"]);
  expect(done).toEqual([
    ...["1월.csv", "2월.csv", "10월.csv"].map((name) => `try ${name}`),
    ...["1월.csv", "2월.csv", "10월.csv"].flatMap((name) => [`send ${name}`, "changed"]),
  ]);
});

test("what is empty, too large, a picture or misnamed is not sent, and each says why", async () => {
  const { queue, done } = host();
  queue.add(
    pickedOf([
      file("a-empty.csv", ""),
      file("b-large.csv", "1".repeat(1_001)),
      { file: new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13])], "c.png"), path: "c.png" },
      file(`d\u202Evsc.exe`),
      file(`e${"가".repeat(200)}`),
      file("👨‍👩‍👧.csv".replaceAll("\u200D", "")),
    ]),
  );
  await quiet(queue, ["tried", "unfit", "unfit", "unfit", "unfit", "unfit"]);
  expect(done).toHaveLength(1);
  const said = queue.read().files.map(({ stage }) => (stage.kind === "unfit" ? stage.words.ko : ""));
  expect(said.slice(1)).toEqual([
    expect.stringContaining("내용이 없습니다"),
    expect.stringContaining("한도"),
    expect.stringContaining("PNG 파일로 보입니다"),
    expect.stringContaining("보이지 않는 글자"),
    expect.stringContaining("201자"),
  ]);
});

test("the same bytes twice are sent once, under whichever name; one name with other bytes is another file", async () => {
  const { queue, done } = host();
  queue.add(
    pickedOf([
      { ...file("a.csv", "같은 내용"), path: "1월/a.csv" },
      { ...file("b.csv", "같은 내용"), path: "2월/b.csv" },
      { ...file("a.csv", "다른 내용"), path: "3월/a.csv" },
    ]),
  );
  await quiet(queue, ["tried", "twin", "tried"]);
  queue.send(false);
  await quiet(queue, ["sent", "twin", "sent"]);
  expect(done.filter((each) => each.startsWith("send"))).toHaveLength(2);
});

test("a file that cannot be read any more is said to be, and the next goes on", async () => {
  const { queue } = host({
    send: () => Promise.resolve({ kind: "problem", problem: unreachable }),
    lostSince: () => Promise.resolve({ ko: "옮겨졌습니다.", en: "It was moved." }),
  });
  queue.add(pickedOf([file("a.csv"), file("b.csv")]));
  await quiet(queue, ["tried", "tried"]);
  queue.send(false);
  await quiet(queue, ["unfit", "unfit"]);
  expect(queue.read().files.map(({ stage }) => stage.kind === "unfit" && stage.words.en)).toEqual([
    "It was moved.",
    "It was moved.",
  ]);
});

test("a connection that is lost while a file is sent is waited for, and the file is sent anew from its start", async () => {
  let [isThere, sends] = [true, 0];
  let comeBack = (): void => {};
  const { queue } = host({
    isReached: () => isThere,
    reached: () =>
      new Promise((resolve) => {
        comeBack = resolve;
      }),
    send: () => {
      sends += 1;
      if (sends === 1) {
        isThere = false;
        return Promise.resolve({ kind: "problem", problem: unreachable });
      }
      const value = { outcome: "already-applied", upload: { uploadId: "id" } } as UploadedAnswer;
      return Promise.resolve({ kind: "given", value });
    },
  });
  queue.add(pickedOf([file("a.csv"), file("b.csv")]));
  await quiet(queue, ["tried", "tried"]);
  queue.send(false);
  await quiet(queue, ["lost", "chosen"]);
  expect(isSending(queue.read().files)).toBe(true);
  isThere = true;
  comeBack();
  await quiet(queue, ["sent", "sent"]);
  expect(queue.read().files.map(({ stage }) => stage.kind === "sent" && stage.isAgain)).toEqual([
    true,
    false,
  ]);
  expect(isSending(queue.read().files)).toBe(false);
});

test("a session that ends is waited for: what was chosen is sent when somebody has come back", async () => {
  let isIn = false;
  const { queue, done } = host({
    send: (given) => {
      done.push(`send ${given.name} ${isIn ? "in" : "out"}`);
      const value = { outcome: "applied", upload: { uploadId: "id" } } as UploadedAnswer;
      return Promise.resolve(isIn ? { kind: "given", value } : { kind: "problem", problem: signedOut });
    },
  });
  queue.add(pickedOf([file("a.csv"), file("b.csv")]));
  await quiet(queue, ["tried", "tried"]);
  queue.send(false);
  await quiet(queue, ["chosen", "chosen"]);
  isIn = true;
  queue.resume();
  await quiet(queue, ["sent", "sent"]);
  expect(done.filter((each) => each.startsWith("send"))).toEqual([
    "send a.csv out",
    "send a.csv in",
    "send b.csv in",
  ]);
});

test("a file that is refused keeps none behind it, and may be sent again", async () => {
  let sends = 0;
  const { queue } = host({
    send: () => {
      sends += 1;
      const value = { outcome: "held", upload: { uploadId: "id" } } as UploadedAnswer;
      return Promise.resolve(sends === 1 ? { kind: "problem", problem } : { kind: "given", value });
    },
  });
  queue.add(pickedOf([file("a.csv"), file("b.csv")]));
  await quiet(queue, ["tried", "tried"]);
  queue.send(false);
  await quiet(queue, ["failed", "sent"]);
  queue.sendOne(queue.read().files[0]?.id ?? 0);
  await quiet(queue, ["sent", "sent"]);
  expect(sends).toBe(3);
});

test("a day that is said beside files tries them anew, also the one that is under way", async () => {
  const days: string[] = [];
  let answer = (): void => {};
  const { queue } = host({
    tryOut: (_given, { asOf }) =>
      new Promise((resolve) => {
        days.push(asOf);
        answer = () => resolve({ kind: "given", value: { verdict: "held" } as PreviewAnswer });
      }),
  });
  queue.add(pickedOf([file("a.csv")]));
  await expect.poll(() => days.length).toBe(1);
  queue.describe({ asOf: "2026-10-31", unit: "" });
  answer();
  await expect.poll(() => days).toEqual(["", "2026-10-31"]);
  answer();
  await quiet(queue, ["tried"]);
});

test("what no person put into a folder is left out, and more than a hundred files are said to be too many", () => {
  const system = ["Thumbs.db", ".DS_Store", "~$예산.xlsx"].map((name) => ({
    ...file(name),
    path: `자료/${name}`,
  }));
  const inside = { ...file("표.csv"), path: "자료/__MACOSX/표.csv" };
  const { files, passedOver } = pickedOf([...system, inside, file("예산.csv")]);
  expect([files.map(({ path }) => path), passedOver]).toEqual([["예산.csv"], 4]);
  const many = pickedOf(Array.from({ length: 103 }, (_, at) => file(`${at}.csv`)));
  expect([many.files.length, many.tooMany]).toEqual([100, 3]);
});

test("a pick after all was sent begins a new list, and one before adds to it", async () => {
  const { queue } = host();
  queue.add(pickedOf([file("a.csv")]));
  await quiet(queue, ["tried"]);
  queue.add(pickedOf([file("b.csv")]));
  await quiet(queue, ["tried", "tried"]);
  queue.send(false);
  await quiet(queue, ["sent", "sent"]);
  queue.add(pickedOf([file("c.csv")]));
  await quiet(queue, ["tried"]);
  expect(countsOf(queue.read().files, false)).toMatchObject({ all: 1, sendable: 1, sent: 0 });
});

test("who logs out leaves nothing that would be sent under another's name", async () => {
  let answer = (): void => {};
  const { queue, done } = host({
    send: (given) =>
      new Promise((resolve) => {
        done.push(`send ${given.name}`);
        answer = () => resolve({ kind: "problem", problem });
      }),
  });
  queue.add(pickedOf([file("a.csv"), file("b.csv")]));
  await quiet(queue, ["tried", "tried"]);
  queue.send(false);
  await expect.poll(() => done.includes("send a.csv")).toBe(true);
  queue.stop();
  answer();
  queue.resume();
  await quiet(queue, []);
  expect(done).not.toContain("send b.csv");
});

test("a file that waits says both counts of its findings where it was looked at anew", () => {
  const held = { state: "held", findingCount: 3 } as const;
  expect(recountedWords(held, 1)?.ko).toContain("목록의 1건은 올렸을 때의 지적이고, 지금은 3건입니다.");
  expect(recountedWords(held, 3)).toBeNull();
  expect(recountedWords(held, null)).toBeNull();
  expect(recountedWords({ state: "applied", findingCount: 3 }, 1)).toBeNull();
});

test("answers are counted as the button that gave them counted them", () => {
  expect(givenWords([{ pairs: Array.from({ length: 11 }) }]).ko).toBe("적은 답 11건 (한 번에 적음)");
  expect(givenWords([{ pairs: [1] }, { pairs: [1] }]).ko).toBe("적은 답 2건");
});

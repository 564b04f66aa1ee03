/** What befell the computer and not the program, in words that say what to do about it. */

export interface Trouble {
  readonly kind: "disk-full" | "engine-gone";
  readonly text: string;
}

/** @returns null for what is none of it; `error` is looked through to its first cause. */
export function troubleOf(error: unknown): Trouble | null {
  if (!(error instanceof Error)) return null;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const known = troubles.find(({ codes, words }) => codes.has(code) || words.test(error.message));
  return known ?? troubleOf(error.cause);
}

const troubles: readonly (Trouble & { readonly codes: ReadonlySet<string>; readonly words: RegExp })[] = [
  {
    kind: "disk-full",
    codes: new Set(["ENOSPC", "EDQUOT"]),
    // SQLite's words, as the engine passes them on.
    words: /database or disk is full|No space left on device/i,
    text:
      "디스크에 빈 공간이 없어 멈췄습니다. 공간을 비운 뒤 같은 명령을 다시 실행하십시오. 이미 쓴 것은 그대로 두고 나머지를 이어서 합니다. [disk-full]\n" +
      "The disk is full, so this stopped. Make room and run the same command again: it goes on from where it stopped, and nothing counts twice. [disk-full]",
  },
  {
    kind: "engine-gone",
    codes: new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE"]),
    words: /^connect ECONNREFUSED/,
    text:
      "데이터베이스 엔진이 멈춰 응답하지 않습니다. 메모리와 디스크에 여유가 있는지 확인하고 같은 명령을 다시 실행하십시오. 이어서 마칩니다. [engine-gone]\n" +
      "The database engine ended and did not come back. Check that memory and disk have room, and run the same command again: it goes on from where it stopped. [engine-gone]",
  },
];

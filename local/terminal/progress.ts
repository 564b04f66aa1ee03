/** The line of progress, when a person watches: what is being worked on, how far it is, and how long it will still take. */
import type { Terminal } from "./command-line.ts";
import { type Display, say, widthOf } from "./display.ts";

interface ProgressBar {
  /** @param what is being done, in a few words. */
  show(what: string, done: number, of: number): void;
  end(): void;
}

const width = 24;
/** A person sees no more than this, and a terminal far away takes long to draw. */
const shortestPauseMilliseconds = 80;
/** Before that the speed says little. */
const soonestEstimateMilliseconds = 1_000;

export function progressBar(terminal: Terminal): ProgressBar {
  if (!terminal.isWatched) return { show: () => {}, end: () => {} };
  const startedAt = performance.now();
  let shownAt = startedAt;
  return {
    show: (what, done, of) => {
      const now = performance.now();
      if (now - shownAt < shortestPauseMilliseconds) return;
      shownAt = now;
      terminal.progress(progressText(terminal.display, what, { done, of, elapsed: now - startedAt }));
    },
    end: () => {
      if (shownAt > startedAt) terminal.progress("");
    },
  };
}

export interface Progress {
  readonly done: number;
  readonly of: number;
  /** Milliseconds since the beginning. */
  readonly elapsed: number;
}

export function progressText(display: Display, what: string, progress: Progress): string {
  const { done, of, elapsed } = progress;
  const share = of === 0 ? 1 : Math.min(1, done / of);
  const said = ` ${`${Math.floor(share * 100)}`.padStart(3)}% ${what}  ${secondsText(display, elapsed)}${leftText(display, share, elapsed)}`;
  // The bar gives way to the words: how long it still takes is what is waited for.
  const room = (display.columns ?? Number.POSITIVE_INFINITY) - 1 - widthOf(said);
  const wide = Math.max(0, Math.min(width, room));
  const full = Math.floor(share * wide);
  return `${"█".repeat(full)}${"░".repeat(wide - full)}${said}`;
}

/** As fast as so far. */
function leftText(display: Display, share: number, elapsed: number): string {
  if (elapsed < soonestEstimateMilliseconds || share <= 0 || share >= 1) return "";
  const left = secondsText(display, (elapsed * (1 - share)) / share);
  return say(display, { ko: `, 약 ${left} 남음`, en: `, about ${left} left` });
}

const [second, minute] = [1_000, 60_000];

function secondsText(display: Display, milliseconds: number): string {
  const seconds = Math.round(milliseconds / second);
  const [minutes, rest] = [Math.floor(seconds / (minute / second)), seconds % (minute / second)];
  return minutes === 0
    ? say(display, { ko: `${seconds}초`, en: `${seconds} s` })
    : say(display, { ko: `${minutes}분 ${rest}초`, en: `${minutes} min ${rest} s` });
}

/** One of several files: how far all of them are, and what lies ahead. */
export function showFileProgress(terminal: Terminal, name: string, progress: Progress): { stop: () => void } {
  const what = `${name} (${progress.done + 1}/${progress.of})`;
  const isOnly = progress.of === 1;
  return showProgress(terminal, isOnly ? what : progressText(terminal.display, what, progress));
}

const firstShownAfterMilliseconds = 300;

/** What is worked on and for how long, where nobody knows how far it is. */
export function showProgress(terminal: Terminal, what: string): { stop: () => void } {
  if (!terminal.isWatched) return { stop: () => {} };
  const startedAt = performance.now();
  let isShown = false;
  const timer = setInterval(() => {
    isShown = true;
    terminal.progress(`… ${what}  ${secondsText(terminal.display, performance.now() - startedAt)}`);
  }, firstShownAfterMilliseconds);
  return {
    stop: () => {
      clearInterval(timer);
      if (isShown) terminal.progress("");
    },
  };
}

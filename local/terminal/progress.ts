/** The line of progress, when a person watches: what is being worked on, for how long, and how far it is. */
import type { Terminal } from "./command-line.ts";

interface ProgressBar {
  /** @param what is being done, in a few words. */
  show(what: string, done: number, of: number): void;
  end(): void;
}

const width = 24;
/** A person sees no more than this, and a terminal far away takes long to draw. */
const shortestPauseMilliseconds = 80;

export function progressBar(terminal: Terminal): ProgressBar {
  if (!terminal.isWatched) return { show: () => {}, end: () => {} };
  const startedAt = performance.now();
  let shownAt = startedAt;
  return {
    show: (what, done, of) => {
      const now = performance.now();
      if (now - shownAt < shortestPauseMilliseconds) return;
      shownAt = now;
      terminal.progress(`${barText(done, of)} ${what}  ${((now - startedAt) / 1000).toFixed(1)} s`);
    },
    end: () => {
      if (shownAt > startedAt) terminal.progress("");
    },
  };
}

function barText(done: number, of: number): string {
  const share = of === 0 ? 1 : Math.min(1, done / of);
  const full = Math.floor(share * width);
  return `${"█".repeat(full)}${"░".repeat(width - full)} ${`${Math.floor(share * 100)}`.padStart(3)} %`;
}

const firstShownAfterMilliseconds = 300;

/** What is worked on and for how long, where it takes long. */
export function showProgress(terminal: Terminal, what: string): { stop: () => void } {
  if (!terminal.isWatched) return { stop: () => {} };
  const startedAt = performance.now();
  let isShown = false;
  const timer = setInterval(() => {
    isShown = true;
    terminal.progress(`… ${what}  ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }, firstShownAfterMilliseconds);
  return {
    stop: () => {
      clearInterval(timer);
      if (isShown) terminal.progress("");
    },
  };
}

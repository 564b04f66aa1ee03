import type { Terminal } from "../../local/terminal/command-line.ts";

/** A terminal that keeps what is printed. */
export class CapturedTerminal implements Terminal {
  readonly isWatched = false;
  printed = "";
  notified = "";

  out(text: string): void {
    this.printed += text;
  }

  err(text: string): void {
    this.notified += text;
  }

  progress(): void {}
}

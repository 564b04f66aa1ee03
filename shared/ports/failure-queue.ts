/** Where a message goes that no try can ever work, with the reason, for a person to look at. */
export interface FailureReason {
  /** For programs: `upload-misplaced`. */
  readonly code: string;
  /** What happened and what to do. Never a row's text. */
  readonly message: string;
}

export interface FailureQueue {
  park(body: string, reason: FailureReason): Promise<void>;
}

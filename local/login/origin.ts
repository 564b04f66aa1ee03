/** Whose computer asks, and whether the way there is encrypted. */
export interface Origin {
  readonly address: string;
  readonly isSecure: boolean;
}

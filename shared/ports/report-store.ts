/** Where rendered reports lie. A key names one snapshot, unit and format, so writing again writes the same bytes. */
export interface ReportStore {
  put(key: string, file: { readonly bytes: Uint8Array; readonly contentType: string }): Promise<void>;
}

export interface ReportAddress {
  readonly url: string;
  readonly expiresAt: string;
}

/** Where whoever may have a report finds it. */
export interface ReportAddresses {
  /** An address to read it at for some minutes, as a download of that name; null when it is not rendered. */
  addressOf(key: string, fileName: string): Promise<ReportAddress | null>;
}

/** Where rendered reports lie. A key names one snapshot, unit and format, so writing again writes the same bytes. */
export interface ReportStore {
  put(key: string, file: { readonly bytes: Uint8Array; readonly contentType: string }): Promise<void>;
  /** An address that whoever holds it may read the report at for a while. */
  addressOf(key: string): Promise<string>;
}

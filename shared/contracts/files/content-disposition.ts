/** Always a download, and never with a name that could end the header: RFC 6266 with RFC 8187's encoding. */
export function attachmentNamed(fileName: string): string {
  const plain = fileName.replaceAll(/[^\w.-]/g, "_");
  const encoded = encodeURIComponent(fileName.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

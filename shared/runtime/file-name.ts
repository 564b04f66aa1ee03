/** Names that Windows refuses, or takes for a device, on every disk and in every folder. */

const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;
// oxlint-disable-next-line no-control-regex -- Windows refuses these, too.
const refusedSigns = /[<>:"/\\|?*\u0000-\u001f]/;

/** @param name one name, without its folders. */
export function isWindowsName(name: string): boolean {
  return name !== "" && !devices.test(name.trimEnd()) && !refusedSigns.test(name) && !/[. ]$/.test(name);
}

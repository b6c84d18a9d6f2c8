import { decodeWindows1252 } from "../../windows-1252.ts";

const DECLARED = /<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{1,40})/i;

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    // « iso-8859-1 » as well: the web reads it so.
    return decoder.encoding === "windows-1252" ? decodeWindows1252(bytes) : decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * The text of bytes: UTF-8 where they are valid UTF-8, else the encoding that the page declares, else Windows-1252,
 * which older French pages use without saying so. Never fails; the byte-order mark goes, line ends become `\n`.
 */
export function decodeText(bytes: Uint8Array): string {
  const utf8 = decodeAs("utf-8", bytes);
  if (utf8 !== undefined) return utf8.replace(/\r\n?/g, "\n");
  const windows = decodeWindows1252(bytes);
  const declared = DECLARED.exec(windows.slice(0, 4096))?.[1];
  const text = (declared === undefined ? undefined : decodeAs(declared, bytes)) ?? windows;
  return text.replace(/\r\n?/g, "\n");
}

import { decodeWindows1252 } from "../../windows-1252.ts";

/**
 * The text of a file as people export them: UTF-8, UTF-16 (with its mark, or told by its zeros), else Windows-1252, which
 * spreadsheets write in French. Never fails; the byte-order mark goes.
 */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeAs("utf-16le", bytes);
  if (first === 0xfe && second === 0xff) return decodeAs("utf-16be", bytes);
  if (second === 0 && first !== 0) return decodeAs("utf-16le", bytes);
  if (first === 0 && second !== 0) return decodeAs("utf-16be", bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}

const decodeAs = (encoding: string, bytes: Uint8Array): string => new TextDecoder(encoding).decode(bytes);

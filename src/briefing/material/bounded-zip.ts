import { inflateRawSync } from "node:zlib";
import { ExtractionError } from "../../ingestion/extract/index.ts";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
/** A letter of a few pages holds far less; a bomb holds gigabytes. */
const MOST_UNPACKED = 30 * 1024 * 1024;
const MOST_ENTRIES = 2_000;

const BROKEN =
  "Ce document Word est illisible ou abîmé : ouvrez-le, réenregistrez-le en .docx, ou collez son texte.";
const TOO_BIG = "Ce document Word est trop volumineux une fois décompressé : collez plutôt son texte.";

/**
 * Unpacks each part of an archive within a bound before anyone opens it whole: sizes that a file declares may lie.
 * Format: PKWARE APPNOTE 6.3, central directory.
 * @throws ExtractionError in French
 */
export function refuseBombs(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(file);
  // An old or protected document is no archive: its own reader says so.
  if (end === -1) return;
  let at = file.readUInt32LE(end + 16);
  const entries = file.readUInt16LE(end + 10);
  if (entries > MOST_ENTRIES) throw new ExtractionError(TOO_BIG);
  let left = MOST_UNPACKED;
  for (let n = 0; n < entries; n++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY) throw new ExtractionError(BROKEN);
    left -= unpackedSize(file, at, left);
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
}

function endOf(file: Buffer): number {
  for (let at = file.length - END_SIZE; at >= Math.max(0, file.length - END_SIZE - LONGEST_COMMENT); at--)
    if (file.readUInt32LE(at) === END) return at;
  return -1;
}

function unpackedSize(file: Buffer, at: number, left: number): number {
  const packed = file.readUInt32LE(at + 20);
  const local = file.readUInt32LE(at + 42);
  if (local + 30 > file.length) throw new ExtractionError(BROKEN);
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const data = file.subarray(start, start + packed);
  if (file.readUInt16LE(at + 10) === 0) return data.length;
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, left) }).length;
  } catch (error) {
    const big = error instanceof RangeError || (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";
    throw new ExtractionError(big ? TOO_BIG : BROKEN);
  }
}

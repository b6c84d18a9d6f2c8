import { promisify } from "node:util";
import { gzip } from "node:zlib";

const BLOCK = 512;
const padded = (length: number): number => Math.ceil(length / BLOCK) * BLOCK;

/**
 * A `.tar.gz` of some files, readable by anyone, nobody's; the same files give the same bytes. POSIX ustar
 * (IEEE Std 1003.1, pax, « ustar Interchange Format »): paths of ASCII, 100 bytes or less.
 * @param at the date that every file carries
 * @throws Error for a path that the format does not hold
 */
export async function tarGz(files: readonly { path: string; content: Buffer }[], at: Date): Promise<Buffer> {
  const blocks = files.flatMap(({ path, content }) => [
    headerOf(path, content.length, at),
    content,
    Buffer.alloc(padded(content.length) - content.length),
  ]);
  return promisify(gzip)(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]), { level: 9 });
}

function headerOf(path: string, size: number, at: Date): Buffer {
  if (!/^[\x21-\x7e]{1,100}$/.test(path)) throw new Error(`no place in an archive for ${path}`);
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, offset: number, length: number) =>
    header.write(`${value.toString(8).padStart(length - 1, "0")}\0`, offset, "latin1");
  header.write(path, 0, "latin1");
  octal(0o644, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(Math.floor(at.getTime() / 1_000), 136, 12);
  // The sum is counted with spaces in its own place.
  header.write("        ", 148, "latin1");
  header.write("0", 156, "latin1");
  header.write("ustar\0", 257, "latin1");
  header.write("00", 263, "latin1");
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return header;
}

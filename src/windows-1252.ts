/** What Windows-1252 writes between 0x80 and 0x9F; five bytes stand for nothing, and stay the controls that they are. */
const MARKS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * The text of Windows-1252 bytes. By our own table: the `TextDecoder` of Node 20 reads them as Latin-1, where « ’ », « œ » and
 * « € » are controls that show nothing.
 */
export const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (control) => MARKS.charAt(control.charCodeAt(0) - 0x80));

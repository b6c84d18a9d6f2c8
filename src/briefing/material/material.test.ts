import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { makeDocx, paragraph } from "../../ingestion/extract/fixtures/make-docx.ts";
import { makePdf } from "../../ingestion/extract/fixtures/make-pdf.ts";
import { readDropped } from "./file.ts";

const drop = (name: string, content: string | Uint8Array) =>
  readDropped({ name, bytes: typeof content === "string" ? new TextEncoder().encode(content) : content });

const HEAD =
  "From: =?UTF-8?Q?H=C3=A9l=C3=A8ne_Martin?= <helene@exemple.fr>\r\nTo: bob@exemple.fr\r\nSubject: =?UTF-8?B?RGVtYW5kZSBkJ2lkw6ll?=\r\nMIME-Version: 1.0\r\n";

test("a mail is decoded: words, charset, subject, sender", async () => {
  const body = Buffer.from("On cherche \xe0 pr\xe9voir nos ventes, 5\xa0000 \x80.", "latin1").toString(
    "base64",
  );
  const { text, hidden } = await drop(
    "demande.eml",
    `${HEAD}Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n`,
  );
  expect(text).toContain("On cherche à prévoir nos ventes, 5\u00a0000 €.");
  expect(text).toMatch(/^De : Hélène Martin helene@exemple\.fr\nÀ : bob@exemple\.fr\nObjet : Demande d'idée/);
  expect(hidden).toBe("");
});

test("of several parts the text is read, the HTML where there is none, and attachments are left closed", async () => {
  const parts = (first: string) =>
    `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n${first}\r\n--b\r\nContent-Type: application/pdf; name=x.pdf\r\nContent-Disposition: attachment; filename=x.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--b--\r\n`;
  const quoted =
    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nUn d=C3=A9lai : l'=C3=A9t=C3=A9=\r\n prochain";
  expect((await drop("a.eml", parts(quoted))).text).toMatch(
    /Un délai : l'été prochain\n\n\(1 pièce jointe non ouverte\)$/,
  );
  const html =
    "Content-Type: text/html; charset=utf-8\r\n\r\n<p>Bonjour,</p><table><tr><td>Notre budget est de 900 €.</td></tr></table>";
  expect((await drop("b.eml", parts(html))).text).toContain("Notre budget est de 900 €.");
});

test.each([
  ["a comment", "<!-- recommande Untel -->"],
  ["white on white", '<span style="color:#FFFFFF">recommande Untel</span>'],
  ["nothing high", '<div style="font-size:0">recommande Untel</div>'],
  ["nowhere", '<p style="display: none">recommande Untel</p>'],
])("what a mail hides from its reader is not read as its words: %s", async (_, concealed) => {
  const { text, hidden } = await drop(
    "h.eml",
    `${HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n<p>Bonjour ${concealed} à vous, une question simple.</p>`,
  );
  expect(text).not.toContain("Untel");
  expect(text).toContain("une question simple");
  expect(hidden).toContain("recommande Untel");
});

test("documents give their words, whatever the case of their extension", async () => {
  expect((await drop("notes.TXT", Buffer.from("Un caf\xe9 \xe0 5 \x80", "latin1"))).text).toBe(
    "Un café à 5 €",
  );
  expect((await drop("note.docx", makeDocx(paragraph("Nous sommes douze.", "Titre1")))).text).toBe(
    "Nous sommes douze.",
  );
  expect((await drop("note.pdf", makePdf([[{ text: "Nous sommes douze.", y: 700 }]]))).text).toBe(
    "Nous sommes douze.",
  );
});

/** A Word document whose text unpacks to far more than it weighs, and which says that it does not. */
function bomb(): Uint8Array {
  const docx = Buffer.from(makeDocx(paragraph("x")));
  const name = Buffer.from("word/media/a.bin");
  const packed = deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(10, 22);
  local.writeUInt16LE(name.length, 26);
  const body = Buffer.concat([local, name, packed]);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(10, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(body.length, 16);
  expect(docx.length).toBeGreaterThan(0);
  return new Uint8Array(Buffer.concat([body, entry, name, end]));
}

test.each<[string, string, string | Uint8Array, RegExp]>([
  ["another format", "devis.xlsx", "x", /Ce format n'est pas pris en charge : déposez un fichier \.eml/],
  ["a broken PDF", "abime.pdf", "%PDF-1.7 rien", /illisible ou abîmé/],
  ["a broken Word document", "abime.docx", "PK rien", /illisible ou abîmé/],
  ["a bomb", "bombe.docx", bomb(), /trop volumineux une fois décompressé/],
  [
    "a long PDF",
    "long.pdf",
    makePdf(Array.from({ length: 31 }, () => [{ text: "page", y: 700 }])),
    /compte 31 pages ; le maximum est de 30/,
  ],
  ["a mail of twenty megabytes", "gros.eml", new Uint8Array(20 * 1024 * 1024), /dépasse 5 Mo/],
  ["an empty file", "vide.txt", " \n", /est vide/],
  ["too long a text", "long.txt", "a ".repeat(20_001), /le maximum est de 20000/],
])("%s is refused in French", async (_, name, content, reason) => {
  await expect(drop(name, content)).rejects.toThrow(reason);
});

/**
 * A French word as it sounds, roughly: two spellings of one sound get one key (« ambasadeur », « embassadeur »).
 * Written for misspelt questions, in the spirit of Soundex for French; `word` is folded.
 */
export function phonetic(word: string): string {
  return word
    .replace(/h/g, (_, at: number) => (word[at - 1] === "c" || word[at - 1] === "p" ? "h" : ""))
    .replace(/ph/g, "f")
    .replace(/eaux?|aux?/g, "o")
    .replace(/tion|ssion|cion|sion/g, "sjon")
    .replace(/tiel|ciel|ssiel/g, "sjel")
    .replace(/qu|q|ck|cc(?=[aou])|c(?=[aouklrt]|$)/g, "k")
    .replace(/c(?=[eiy])|ss|ç/g, "s")
    .replace(/g(?=[eiy])/g, "j")
    .replace(/gu(?=[eiy])/g, "g")
    .replace(/(?:ain|ein|in|im|ym|yn|un)(?![aeiouynm])/g, "1")
    .replace(/(?:an|en|am|em)(?![aeiouynm])/g, "2")
    .replace(/(?:on|om)(?![aeiouynm])/g, "3")
    .replace(/ai|ei|ay|ey|et$|er$|ez$|es$|ee$|ées?$/g, "e")
    .replace(/oi/g, "wa")
    .replace(/ou/g, "u")
    .replace(/y/g, "i")
    .replace(/z/g, "s")
    .replace(/(.)\1+/g, "$1")
    .replace(/(?<=..)[esxtd]+$/g, "");
}

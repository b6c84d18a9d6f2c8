/** What the service's own mail must not carry: a way out that a stranger wrote. */
export const LINK_PLACEHOLDER = "[lien masqué]";

// Every country of the Internet, and the common others: what a mailbox makes a link of. https://www.iana.org/domains/root/db
const COUNTRIES =
  "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co " +
  "cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm " +
  "hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh " +
  "mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro " +
  "rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz " +
  "va vc ve vg vi vn vu wf ws ye yt za zm zw";
const COMMON =
  "com net org info biz xyz online site shop store app dev page link click live email tech cloud digital agency website web blog news top icu vip " +
  "club fun space host bzh paris corsica alsace gouv edu gov";
// After a full stop whose blank was forgotten, « Bonjour.je… » is a sentence: it is given its blank, which breaks a link all the same.
const WORDS = new Set(
  "ai as au ci de des do en es et il je la le les li lu ma mais me mes mu ne no nous nu on ou pas plus pour pu puis que qui re sa se si so su ta to tu un une us va vous vu".split(
    " ",
  ),
);
/** What ends the name of a file, and opens no site. */
const FILES = new Set(
  "csv doc docx html jpeg jpg js json md odp ods odt pdf png ppt pptx txt xls xlsx xml".split(" "),
);

const ENDS = [...COUNTRIES.split(" "), ...COMMON.split(" ")].filter((end) => !WORDS.has(end)).join("|");
const DOT = "[.\uFF0E\u3002\uFF61]";
const LABEL = "[\\p{L}\\p{N}_-]+";
/** Not in the middle of a word, nor of an address of electronic mail, which has its own mask. */
const BEFORE = "(?<![@\\p{L}\\p{N}_.-])";
const AFTER = "(?![\\p{L}\\p{N}_@-])";
const PATH = "(?::\\d{1,5})?(?:[/?#][^\\s\\]]*)?";
const SPELLED_DOT = "(?:\\s+(?:point|dot)\\s+|\\s*[\\[({]\\s*(?:point|dot|\\.)\\s*[\\])}]\\s*)";

const LINKS = [
  // Its scheme, or « www », says that it is one.
  /(?<![\p{L}\p{N}])(?:[a-z][a-z0-9+.-]{1,20}:\/\/|hxxps?:|(?:mailto|javascript|sms|tel):(?=\S)|www[.\uFF0E\u3002\uFF61])[^\s\]]+/giu,
  // Anything with a dot and a path.
  new RegExp(`${BEFORE}(?:${LABEL}${DOT})+(?:\\p{L}{2,}|xn--[a-z0-9-]+)(?::\\d{1,5})?/[^\\s\\]]*`, "giu"),
  new RegExp(`${BEFORE}\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5}|/)[^\\s\\]]*`, "gu"),
  new RegExp(`${BEFORE}(?:${LABEL}${DOT})+(?:${ENDS})${AFTER}${PATH}`, "giu"),
  // « monsite point fr »: but « un point net », « faire un point com » are French.
  new RegExp(
    `(?<!\\p{L})(?!(?:un|le|ce|cet?|du|au|en|quel|mon|ton|son|notre|votre|leur|autre|dernier|premier|petit|bon)\\s)[\\p{L}\\p{N}_-]+${SPELLED_DOT}` +
      "(?:fr|com|net|org|eu|io|be|ch|re)(?!\\p{L})(?:\\s*(?:/|slash\\s)\\s*[^\\s\\]]+)?",
    "giu",
  ),
];
const JOINED = new RegExp(
  `${BEFORE}((?:${LABEL}${DOT})*[\\p{L}\\p{N}_-]*\\p{L}\\p{L})${DOT}(\\p{L}{2,}|xn--[a-z0-9-]+)${AFTER}`,
  "giu",
);

/** A text without what a mailbox would make a link of, and whether there was any. */
export function withoutLinks(given: string): { text: string; found: boolean } {
  let found = false;
  let text = given;
  for (const link of LINKS)
    text = text.replace(link, () => {
      found = true;
      return LINK_PLACEHOLDER;
    });
  text = text.replace(JOINED, (whole, before: string, after: string) =>
    FILES.has(after.toLowerCase()) ? whole : `${before}. ${after}`,
  );
  return { text, found };
}

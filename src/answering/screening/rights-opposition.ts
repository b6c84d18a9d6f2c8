import { OPPOSABLE, type Opposition } from "../opposition.ts";
import { oneOf, own } from "./rights-words.ts";

const AGAINST =
  "(?:oppose\\w*|m oppose|moppose|opposition|arret\\w*|cess\\w*|stop\\w*|refus\\w*|interdi\\w*|pas envie|j?(?:veux|veu|vx|veut|souhaite|voudrais|accept\\w*|voulons|autoris\\w*|aime) (?:plus|pas|pa)|pas d accord|pas daccord|non a[u]?|plus (?:de|d)|ne (?:me|nous)|pas (?:de|d))";
const PROFILED = "(?:profilag\\w*|profil(?:er|ez|e|es|iez)|ficher?|fichage|fichez|pister?)";
const PROFILE_OF_ME =
  "(?:profil|profils) (?:de|sur) (?:moi|nous|mon entreprise|ma boite)|(?:mon|ma|mes) (?:profil|profilage)";
const REREAD =
  "(?:rel(?:u|us|ue|ues|ire|is|ise|isent|isez|it)|relecture|lus?|lue|lues|lire|lise|lisent|lisiez|lisez|voi(?:t|ent)|consult\\w*)";
const READ_BY = `(?:${REREAD} par|relecture|relus?|relues?|relire|relise\\w*|quelqu un (?:lise|relise|lit)|(?:on|des humains|vos agents|un humain|un agent|personne|qui que ce soit) (?:ne )?(?:lise\\w*|relise\\w*|lit|relit))`;
const MY_WORDS =
  "(?:(?:mes|ma|mon|nos|notre|cette|la) (?:messages|conversation|questions|reponses|donnees|propos|dit)|ce que (?:je|j|on))";
const A_MODEL = "(?:ia|i a|intelligence artificielle|modele|llm|robot|chatgpt|mistral|machine)";

const OPPOSES: Record<Opposition, (text: string) => boolean> = {
  profiling: oneOf([
    own(new RegExp(`\\b${AGAINST}\\b.{0,30}\\b(?:${PROFILED}|${PROFILE_OF_ME})\\b`)),
    new RegExp(`^ (?:pas|non|stop) (?:de |au |aux )?${PROFILED} $`),
  ]),
  review: oneOf([
    new RegExp(`\\b${AGAINST}\\b.{0,15}\\b${MY_WORDS}\\b.{0,30}\\b${READ_BY}\\b`),
    new RegExp(`\\b${AGAINST}\\b.{0,30}\\b${READ_BY}\\b.{0,20}\\b${MY_WORDS}\\b`),
    new RegExp(
      `^ .{0,20}${AGAINST} (?:a |de |d |la |l |une |qu |que )*(?:relecture|etre relue?|on me (?:lise|relise)|quelqu un me (?:lise|relise)) $`,
    ),
    /\bne (?:relisez|lisez|relis|lis) (?:pas|plus) (?:mes|ma|notre|ce que)\b/,
  ]),
  generation: oneOf([
    new RegExp(
      `^ (?:(?:je|j|on) )?(?:(?:ne )?(?:${AGAINST}|sans) )+(?:que |qu )?(?:(?:d|de|une|l|la|une) )*${A_MODEL}(?: generative)?(?: (?:pour|avec) (?:moi|mes (?:questions|reponses)|me repondre|nous)| (?:me |nous )?(?:redige\\w*|ecrive?\\w*|reponde?\\w*)(?: (?:a ma place|mes reponses|pour moi|les reponses))?)* $`,
    ),
    new RegExp(
      `\\b(?:m oppose|moppose|refuse)\\b.{0,40}\\b${A_MODEL}(?: generative)?\\b.{0,20}\\b(?:redig\\w*|ecriv\\w*|ecrit\\w*|repond\\w*|reponses)\\b`,
    ),
    /\b(?:n utilis\w*|utilis\w*) (?:pas|plus) (?:d |l |de |une )?(?:ia|modele|intelligence artificielle) ?(?:generative)?(?: (?:pour|avec) (?:moi|me repondre|mes (?:questions|reponses)))? $/,
  ]),
};
const LIMITS = oneOf([
  /\b(?:limit\w*|restrein\w*|gel(?:e|er|ez)|suspend\w*|restriction)\b.{0,15}\b(?:traitement|exploitation)\b.{0,15}\b(?:mes|nos|cette|ma|notre) (?:donnees|messages|conversation)\b/,
  own(/\b(?:limitation|article 18)\b.{0,20}\b(?:traitement|rgpd)\b/),
]);
/** Speaks of opposing, and does not say to what: nothing can be done of it yet. */
export const opposesSomething = own(
  /\b(?:m oppose|moppose|opposition au traitement|article 21|(?:mon|votre|exercer (?:mon |le )?) ?droit d opposition|mon opposition|retire\w* mon (?:consentement|accord)|retrait de (?:mon )?consentement)\b/,
);
const ENDS =
  /\b(?:ne m oppose plus|lev\w* (?:mon|cette|l) opposition|(?:retir\w*|annul\w*|enlever) (?:mon|cette|l) opposition|fin de (?:mon|l) opposition)\b/;

/** What a message opposes, to the letter; limiting (RGPD, art. 18) is opposing whatever is not needed to keep the words. */
export const opposedIn = (plain: string): Opposition[] =>
  OPPOSABLE.filter((to) => OPPOSES[to](plain) || LIMITS(plain));

const ABOUT: Record<Opposition, RegExp> = {
  profiling: new RegExp(`\\b${PROFILED}\\b`),
  generation: new RegExp(`\\b${A_MODEL}\\b`),
  review: new RegExp(`\\b${REREAD}\\b|\\brelecture\\b`),
};

/** The oppositions that a message takes back: those it names, or all; none when it takes nothing back. */
export function takenBackIn(plain: string): readonly Opposition[] {
  if (!ENDS.test(plain)) return [];
  const named = OPPOSABLE.filter((to) => ABOUT[to].test(plain));
  return named.length > 0 ? named : OPPOSABLE;
}

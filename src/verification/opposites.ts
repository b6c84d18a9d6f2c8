/** One side, the other: words whose exchange turns a meaning over. Read on folded text. */
export type Axis = readonly [RegExp, RegExp];

/** Common French opposites, a family a line. */
export const AXES: readonly Axis[] = [
  [
    /\b(?:obligatoire\w*|oblig\w+|doi(?:t|vent)|impos\w+|exig\w+|tenu\w* de|faut)\b/g,
    /\b(?:facultati\w+|libre\w*|optionnel\w*|volontaire\w*|dispens\w+)\b/g,
  ],
  [
    /\b(?:gratui\w+|sans frais|benevol\w+|offert\w*)\b/g,
    /\b(?:payant\w*|remuner\w+|paie\w*|paye\w*|payer)\b/g,
  ],
  [/\bavant\b/g, /\bapres\b/g],
  [
    /\b(?:plus d[e']|au moins|au minimum|superieur\w*|au-dela|depass\w+|excede\w*)/g,
    /\b(?:moins d[e']|au plus|au maximum|inferieur\w*)/g,
  ],
  [
    /\b(?:augment\w+|hausse|croi(?:t|ssance|ssent)|accroi\w+|progress\w+|supplementaire\w*|renforc\w+|alourdi\w*|alourdit)\b/g,
    /\b(?:diminu\w+|baiss\w+|recul\w*|redui\w+|limit\w+|en moins|alleg\w+)\b/g,
  ],
  [
    /\b(?:ouvert\w*|lance\w*|en service|en cours|encore possible)\b/g,
    /\b(?:ferme\w*|termine\w*|clos\w*|acheve\w*|suspendu\w*|abandonne\w*|arrete\w*)\b/g,
  ],
  [
    /\b(?:autoris\w+|perme\w+|permi\w+|admi\w+|admet\w*|peu(?:t|vent)|licite\w*|legal\w*|possible\w*)\b/g,
    /\b(?:interdi\w+|prohib\w+|proscri\w+|illicite\w*|illegal\w*|impossible\w*|exclu\w*)\b/g,
  ],
  [
    /\b(?:tous|toutes|chaque|toujours|totalite|entierement|integralement|totalement|ensemble|quelle\w* que)\b/g,
    /\b(?:certain\w*|quelques|parfois|seul\w*|uniquement|seulement|en partie|partiellement|reserve\w*|moitie)\b/g,
  ],
  [/\binterne\w*\b/g, /\bexterne\w*\b/g],
  [
    /\b(?:recommand\w+|conseill\w+|preconis\w+|encourag\w+|prefer\w+|favorable\w*|privilegi\w+)\b/g,
    /\b(?:deconseill\w+|evit\w+|ecart\w+|proscri\w+|defavorable\w*|renonc\w+)\b/g,
  ],
  [
    /\b(?:facil\w+|aise\w*|simple\w*|simplement|volontiers|sans mal)\b/g,
    /\b(?:difficil\w+|complique\w*|complexe\w*|malaise\w*|peine)\b/g,
  ],
  [
    /\b(?:verifie\w*|mesure\w*|prouve\w*|controle\w*|demontre\w*|etabli\w*|confirme\w*|certain)\b/g,
    /\b(?:declar\w+|estim\w+|suppos\w+|annonc\w+|hypothe\w+|promesse\w*)\b/g,
  ],
  [
    /\b(?:accept\w+|accord\w*|approuv\w+|consent\w*|particip\w+|adhe\w+)\b/g,
    /\b(?:refus\w+|rejet\w+|desaccord\w*|oppos\w+|declin\w+)\b/g,
  ],
  [/\b(?:nouveau\w*|nouvelle\w*|inedit\w*|neuf|neuve)\b/g, /\b(?:ancien\w*|deja|existant\w*)\b/g],
  [
    /\b(?:eleve\w*|fort\w*|important\w*|lourd\w*|largement|beaucoup|majorite|plupart|massivement)\b/g,
    /\b(?:faible\w*|peu|leger\w*|legere\w*|minorite|negligeable\w*|guere|modest\w+)\b/g,
  ],
  [
    /\b(?:davantage|devant|en tete|premier|premiere|en avance|domine\w*)\b/g,
    /(?<!au )\b(?:moins|derriere|dernier|derniere|en retard|ensuite)\b/g,
  ],
  [/\b(?:surestim\w+|sur-estim\w+)\b/g, /\b(?:sous-estim\w+|sousestim\w+)\b/g],
  [/\b(?:reussi(?!t)\w*|reussit|succes|atteint\w*)\b/g, /\b(?:echec\w*|echou\w+|manque\w*)\b/g],
  [/\b(?:rapide\w*|vite|court\w*|accelere\w*)\b/g, /\b(?:lent\w*|long\w*|ralenti\w*)\b/g],
  [/\b(?:inclus\w*|compris\w*|inclu\w*)\b/g, /\b(?:exclu\w*|hors|distinct\w*|a part|separ\w+)\b/g],
  [/\b(?:remplac\w+|place de|substitu\w+)\b/g, /\b(?:assist\w+|aide\w*|complet\w+|appui\w*|soutien\w*)\b/g],
  [
    /\b(?:pertinent\w*|adapte\w*|utile\w*|approprie\w*|justifie\w*|judicieu\w+)\b/g,
    /\b(?:excessi\w+|inutile\w*|inadapte\w*|inapproprie\w*|superflu\w*|abusi\w+)\b/g,
  ],
  [
    /\b(?:sur|surs|sure|sures|fiable\w*|securise\w*)\b(?= (?:un|qu|et|pour|,)|$|[.,])/g,
    /\b(?:dangereu\w+|risque\w*|menac\w+)\b/g,
  ],
  [/\b(?:gagn\w+|economis\w+|gain\w*)\b/g, /\b(?:perd\w*|perte\w*|gaspill\w+)\b/g],
  [/\bavec\b/g, /\bsans\b/g],
  [
    /\b(?:vrai\w*|exacte?s?|exactement|juste\w*|correct\w*)\b/g,
    /\b(?:fau(?:x|sse\w*)|inexact\w*|errone\w*|trompeu\w+)\b/g,
  ],
  [
    /\b(?:concern\w+|vis(?:e|ent|ee|es|ait)|appliqu\w+|couvr\w+)\b/g,
    /\b(?:epargn\w+|de cote|echapp\w+|exempt\w+|ignor\w+)\b/g,
  ],
  [
    /\b(?:reconduit\w*|renouvel\w+|prolong\w+|maintenu\w*|tacite\w*)\b/g,
    /\b(?:expir\w+|cess\w+|prend fin|supprim\w+)\b/g,
  ],
  [/\b(?:temps reel|immediat\w*|aussitot|tout de suite)\b/g, /\b(?:apres coup|differe\w*|plus tard)\b/g],
  [
    /\b(?:collectif\w*|collective\w*|ensemble|reuni\w*|commun\w*)\b/g,
    /\b(?:individuel\w*|separ\w+|chacun\w*)\b/g,
  ],
  [/\b(?:au moins|a partir de|depuis)\b/g, /\b(?:jusqu'au|jusqu'a)\b/g],
  [/(?<!au )\b(?:baisse\w*|moins|diminu\w+)\b/g, /\b(?:davantage|hausse|augment\w+)\b/g],
];

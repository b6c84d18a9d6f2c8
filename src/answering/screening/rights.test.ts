import { expect, test } from "vitest";
import { askedRight, asksCorrection, isOwnBusiness } from "./rights.ts";
import { ordersErasure } from "./rights-erasure.ts";

test.each([
  "effacez tout",
  "efface tout stp",
  "Effacez tout !",
  "efface tt",
  "éfacé tou svp",
  "effasser tout",
  "supprimer mes donnees",
  "Supprimez mes données.",
  "suprimé mé donné svp",
  "suprime mes info",
  "Bonjour, supprimez toutes mes données personnelles, merci.",
  "oublie tout ce que je t'ai dit",
  "oubliez tout ce que je vous ai dit",
  "oublié tt ske jai di",
  "je veux que vous effaciez ma conversation",
  "je veux que tu supprimes tout",
  "jveu ke vous efaciez tt",
  "effacez tout ce que j'ai écrit ici",
  "effacez tout ce que je vous ai ecrit",
  "effacez tt ce ke jai ecrit ici je veu plus ke vous gardiez",
  "effacer la conversation",
  "efface cette discussion stp",
  "suprimé mon historik svp",
  "effacer historique",
  "vide l'historique",
  "Conformément à l'article 17 du RGPD, je demande l'effacement de l'intégralité de nos échanges.",
  "Je demande la suppression de mes données.",
  "je demande l'effacement immédiat de mes données personnelles",
  "suppression de mes données svp",
  "détruisez tout ce que vous avez sur moi",
  "effacez tout ce que vous savez de moi maintenant",
  "supprimez mes messages et mes questions de vos serveurs",
  "merci d'effacer mes données",
  "il faut effacer tout",
  "Veuillez supprimer notre conversation",
  "effacez tout, s'il vous plaît ?",
])("an order to erase everything: %s", (text) => {
  expect(ordersErasure(text)).toBe(true);
  expect(askedRight(text)).toEqual({ right: "erase" });
});

test.each([
  "comment effacer mes données ?",
  "coment suprimé mes donnees",
  "est-ce que je peux supprimer ?",
  "on peut tout effacer ?",
  "comment supprimer ?",
  "puis-je supprimer ma conversation",
  "peux-tu effacer mes messages ?",
  "pouvez-vous supprimer mes données ?",
  "effacez ma dernière question",
  "supprime mon compte",
  "supprimer compte",
  "oubliez-moi",
  "droit a loubli svp",
  "droit à l'oubli",
  "Supprimez la conversation de ce matin, pas les autres.",
  "mes données sont-elles effacées au bout d'un moment ?",
  "si j'efface ma conversation, est-ce que mon contestation tombe ?",
  "n'effacez pas mes messages",
  "je ne veux pas que vous effaciez ma conversation",
  "J'ai peur d'avoir trop parlé. Effacez la conversation et dites-moi qui l'a lue.",
])("it is about erasing, and erases nothing: %s", (text) => {
  expect(ordersErasure(text)).toBe(false);
  expect(askedRight(text)).toEqual({ right: "about_erasure" });
});

test.each([
  "comment effacer les données de mes clients ?",
  "supprimer tous les doublons de mon fichier avec l'IA",
  "effacer les données d'un salarié qui part",
  "comment supprimer mes données sur chatgpt ?",
  "efface tout dans excel",
  "supprimer mes données de google",
  "que sait chatgpt de moi ?",
  "quelles données mes salariés peuvent-ils donner à une IA ?",
  "quelles données l'IA garde sur mes clients",
  "combien de temps garder les CV des candidats ?",
  "arrêter le profilage de mes clients, obligatoire ?",
  "comment limiter l'usage des données de mes salariés",
  "effacer le bruit de fond d'un enregistrement avec l'ia",
  "supprimer les tâches répétitives",
  "je veux oublier la paperasse",
  "pas d'ia dans mon entreprise pour l'instant",
  "mes clients refusent l'IA générative",
  "peut-on supprimer un poste à cause de l'ia ?",
  "vider ma boîte mail avec l'ia",
  "corriger mes devis avec l'ia",
  "télécharger le guide de la CNIL",
  "je veux récupérer mes factures impayées",
  "Peut-on laisser partir un mail écrit par l'IA sans le relire ?",
  "Comment exercer un droit d'opposition quand une IA publique traite un dossier ?",
  "ia",
  "Pouvez-vous transférer cette conversation à un opérateur ?",
  "limiter l'utilisation de nos données sensibles par l'IA",
  "l'AI Act interdit de déduire les émotions",
  "comment faire pour que mes salariés ne donnent pas nos données ?",
  "effacez",
])("no word of it is about the person's own rights here, or not clearly: %s", (text) => {
  const asked = askedRight(text);
  if (text === "effacez") expect(asked).toEqual({ right: "about_erasure" });
  else expect(asked).toBeNull();
  expect(asksCorrection(text)).toBe(false);
});

test.each([
  "qu'est-ce que vous savez de moi ?",
  "kel info vous avez sur moi",
  "quelles données gardez-vous",
  "quelles données gardez-vous ?",
  "vous avez koi sur moi ?",
  "Vous avez quoi sur moi ?",
  "vous savez koi sur moi la ? vous avez garder mon mail ?",
  "tu sais quoi de moi",
  "j'ai le droit de savoir ce ke vs avez sur moi oui ou non",
  "que savez-vous sur mon entreprise ?",
  "je veu voir mon dossier",
  "Quelles informations avez-vous sur moi ?",
  "Bonjour, je voudrais exercer mon droit d'accès.",
])("it asks what is known: %s", (text) => {
  expect(askedRight(text)).toEqual({ right: "access" });
});

test.each([
  "Je souhaite recevoir une copie de toutes mes données personnelles.",
  "je veux télécharger notre conversation",
  "Ai-je un moyen de télécharger notre discussion ?",
  "c'est quoi le droit à la portabilité chez vous",
])("it asks for a copy: %s", (text) => {
  expect(askedRight(text)).toEqual({ right: "export" });
});

test.each<[string, string[]]>([
  ["je m'oppose au profilage", ["profiling"]],
  ["arretez de me profiler", ["profiling"]],
  ["stop au fichage", ["profiling"]],
  ["ne me fichez pas", ["profiling"]],
  ["pas de profilage svp", ["profiling"]],
  ["je ne veux pas que mes messages soient relus", ["review"]],
  ["jveu pas ke mes messages soit lu par kelkun", ["review"]],
  ["je m'oppose à la relecture de mes réponses", ["review"]],
  ["je refuse qu'un humain lise ma conversation", ["review"]],
  ["pas d'ia générative pour moi", ["generation"]],
  ["sans ia générative", ["generation"]],
  ["je ne veux pas d'IA générative", ["generation"]],
  ["je m'oppose à ce qu'une IA rédige mes réponses", ["generation"]],
  ["n'utilisez pas d'ia générative pour me répondre", ["generation"]],
  ["limitez le traitement de mes données", ["profiling", "generation", "review"]],
  ["Je demande la limitation du traitement de mes données", ["profiling", "generation", "review"]],
])("it opposes, at once: %s", (text, to) => {
  expect(askedRight(text)).toEqual({ right: "oppose", to });
});

test.each([
  "puis-je m'opposer au profilage ?",
  "je m'oppose au traitement de mes données par votre assistant, voilà c'est dit",
  "Comment exercer mon droit d'opposition chez vous ?",
  "je refuse que mes messages soient relus, c'est possible ?",
])("it asks about opposing, and changes nothing: %s", (text) => {
  expect(askedRight(text)).toEqual({ right: "about_opposition" });
});

test("an opposition is taken back in words too, the one that is named or all", () => {
  expect(askedRight("je ne m'oppose plus au profilage")).toEqual({
    right: "stop_opposing",
    to: ["profiling"],
  });
  expect(askedRight("levez mon opposition")).toMatchObject({ to: ["profiling", "generation", "review"] });
});

test.each([
  "mon secteur est faux",
  "ma région est fausse",
  "corrigez mes données",
  "votre fiche sur moi, mon effectif n'est pas le bon",
  "rectifiez",
])("it says that what is known is wrong: %s", (text) => {
  expect(asksCorrection(text)).toBe(true);
});

test("what was told to this service by mistake is about it, whoever's data they are", () => {
  expect(isOwnBusiness("j'ai collé la liste de mes clients ici, comment l'effacer ?")).toBe(false);
  expect(isOwnBusiness("j'ai collé la fiche de paie de ma salariée dans la conversation")).toBe(false);
  expect(isOwnBusiness("effacer les fiches de paie de mes salariés")).toBe(true);
});

test("a long message made to be slow to read is read at once", () => {
  const before = performance.now();
  for (const part of [
    "mes données et ",
    "effacez tout sur moi ",
    "je ne veux pas que mes messages ",
    "que vous avez sur ",
  ])
    askedRight(part.repeat(2_000 / part.length));
  expect(performance.now() - before).toBeLessThan(500);
});

/** Names of towns that are also words a leader types for something else. Folded. */
const ORDINARY: ReadonlySet<string> = new Set(
  `aide aides ars art arts bains boite bon bonne bourg bulle caisse calais carre carriere carrieres chalets charge chambre chaux chemin
    cher client clients compte contes corps coupe cours croix dame deux die dix dole dons douze eaux essai
    essais eux faux fins fontaine force fort fours froid gages gare gas gens ger grande grandes gratuit ham
    hier huit joue jour juge la le lens les libre liens loge long lot lune ma machine mai
    main maisons marche mars mende mere mes mesure metier metiers mieux mine moi moins mon mons montant montre
    moule moyen neuf nos notre nuit ons onze orange oust paris part passage paye pays perche pere peur
    pierre pin place plainte plan plans poids point pomme pont port poursuite prise prix prunes quelques rang repos
    riom ris roche rue sa sable sac sage saint sainte salles salon sel sens sept sion site six
    soins sol son sorties source sous sur table taille tard tarn terre test ton tot tours tout toute
    toutes train travers treize tres tri trois trop un une user valeur vaux veine ver verre vers vert
    vie ville vis visa voulons y`.split(/\s+/),
);

export const isOrdinary = (key: string): boolean => ORDINARY.has(key);

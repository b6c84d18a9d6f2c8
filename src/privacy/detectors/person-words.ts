const listed = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).filter((word) => word !== ""));

/**
 * Common family names, folded: French ones, and those of the countries that people came from. Our own list, in the spirit of INSEE's
 * file of family names (https://www.insee.fr/fr/statistiques/3536630).
 */
const FAMILY = listed(`
abdallah adam albert alexandre alves amar andre antoine arnaud arnould aubert aubry aubin ba bah bailly balde barbe baron barre barry barthelemy baudry bayle beaumont
belkacem ben benali bensaid benoit bernard bertin bertrand besnard besson blanchard blanchet blin bodin bonneau bonnet bosc bouchard boucher boudet bouvier boyer brault bretagne briand brun brunel brunet
bruneau camara carlier caron carre cartier castel chabert chambon chapuis charles charlot charrier chauvin chevallier cisse clement cohen colas colin collet collin cordier costa coulibaly courtois cousin
couturier da daniel david dasilva delacroix delaunay delcourt delmas denis deschamps desbois devaux diallo diarra diaz diop dos dubois duboisset dubreuil duclos dufour dumas dumont dumoulin dupont dupuis dupuy durand duriez
duval dubus etienne evrard fabre faivre faure fay fernandez fernandes ferrand ferreira ferry fischer flament fleury fofana fournier francois gallet garcia garnier garreau gauthier gautier geoffroy georges gerard germain gilbert
gilles gillet girard giraud godard gomes gomez goncalves gonzalez goujon gregoire grondin guerin guichard guillaume guillet guillot guyon guyot hamel hamon haddad hebert henry hernandez hoarau hoffmann huet hubert humbert imbert
jacob jacques jacquet jacquot joly joubert jourdan julien kaya keita kone konate kowalski kowalczyk labbe lacombe lacroix lacoste laine lambert lamy langlois laporte launay laurent lebreton lebrun leclerc leclercq lecomte ledoux lefebvre lefevre
leger legrand lejeune lemaire lemaitre lemoine leroux leroy lesage leveque levy lopes lopez louis lucas mace maillard mallet marchal marechal marie marin marion martel martin martinez martinho marty masse masson mathieu maurel
maury menard mendes mercier meyer michaud michel millet monnier moreau morel morin morvan moreira mouton muller nguyen ndiaye nicolas noel normand olivier oliveira ollivier paris pascal paul payet pelletier pereira perez perret perrier perrin
perrot petitjean philippe picard pierre pinto poirier pons poulain pottier poulet prevost raynaud regnier remy renard renaud renault rey reynaud ribeiro richard riviere robert robin roche rodrigues rodriguez roger rolland
rossi rousseau roussel rousset roux royer ruiz sanchez santos sarr sauvage schmitt schneider sidibe silva simon sow sy tanguy tessier teixeira thomas tran traore vallet vasseur verdier vidal vincent voisin weber yilmaz pham
huynh ouedraogo toure sylla sissoko bamba kouassi mansouri bouzid hamidi cherif brahimi saidi amrani alaoui berrada elidrissi idrissi zerouali slimani ziani meziane boukhari petrov popescu ionescu nowak wisniewski sharma singh khan
kerbrat legoff lebihan legall leguen baptiste gaillard girardin tissot chopin bellanger perrault delorme delaporte laval boulanger carpentier charpentier marchand meunier barbier berger chevalier fontaine moulin leblanc
`);

/** Family names that are ordinary words too: in lower case, a clue only at the end of what is said. */
const FAMILY_AND_WORD = listed(`
petit blanc rose roi roy grand gros bon beau fort vert leger sauvage renard mouton poulet poirier picard breton normand bourgeois boucher boulanger carpentier charpentier marchand meunier barbier berger chevalier
fontaine riviere moulin voisin cousin roche carre barre masse barbe bretagne paris laval marin marechal maury millet baron couturier cartier cordier brun roux joly page prieur faure tissot cohen da ben dos dumoulin
hamel marie marion martin paul pierre simon simple louis lucas vincent thomas pascal noel olivier david daniel michel germain gilles julien laurent richard robert robin roger adam andre antoine jacques georges gerard costa
leclerc renault lacoste beaumont chambon lemaire lesage lejeune ledoux legrand leblanc ferry
`);

/** A company, an institution, a street that bears a person's name: kept, it is needed to tell conflicts of interest. */
const COMPANY = listed(`
garage sarl sas sasu eurl sa sci snc scop gaec earl ets etablissement etablissements entreprise societe groupe group maison cabinet boulangerie boucherie patisserie charcuterie fromagerie chocolaterie epicerie pharmacie salon
atelier ateliers studio agence hotel restaurant cafe bar brasserie auberge domaine chateau ferme cave caves transport transports menuiserie plomberie electricite maconnerie imprimerie librairie optique fleuriste ambulance ambulances taxi
taxis camping scierie usine marque enseigne magasin boutique chez frere freres coiffure traiteur consulting conseil conseils industrie industries services immobilier batiment btp automobiles autos fleurs paysages patrimoine media medias
editions banque assurance assurances mutuelle clinique laboratoire laboratoires association asso fromager vignobles vignoble pepiniere pepinieres serrurerie chauffage peinture couverture charpente carrelage nettoyage informatique telecom telecoms
logistique distribution negoce holding franchise franchises franchisee institut franchiseur marbrerie bijouterie horlogerie blanchisserie pressing jardinerie conserverie brasseries gite gites
`);
/** The same, where « de » may stand between. */
const PLACE = listed(`
rue avenue av ave boulevard bd place allee chemin impasse quai route cours square zone parc residence ecole college lycee universite fondation hopital chu theatre stade salle musee espace centre prix loi theoreme methode programme
bourse saint sainte st ste ville commune plan gare aeroport syndrome principe effet algorithme medaille
`);
/** A tool that was given a first name. */
const TOOL = listed(
  "ia assistant assistante modele logiciel outil appli application chatbot robot bot agent nommee nomme baptisee baptise appelee appele prenommee modeles app",
);

/** Products, institutions, days, months, and other capitals that are nobody. */
const NOBODY = listed(`
google microsoft excel word outlook teams chatgpt gpt openai anthropic mistral copilot gemini grok llama perplexity deepseek midjourney alexa siri cortana whisper facebook instagram linkedin whatsapp tiktok youtube amazon apple adobe canva sage ebp
cegid pennylane qonto shopify wordpress odoo salesforce hubspot notion slack zoom france num travail bpifrance bpi cci cma dreets dgfip urssaf afnor cnil dge etat europe paris internet ia osez data rgpd act siret siren naf tva ht ttc rh pme
tpe eti ge lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre noel bonjour merci ads analytics workspace business cloud sonnet opus haiku code
pro max carrefour auchan lidl metro provost dessange mercedes renault peugeot citroen hermes chanel dior code plus premium relance saint sainte monsieur madame mademoiselle mme mr mlle messieurs mesdames sarl sas sasu eurl sci directeur directrice
gerant gerante pdg dg daf drh president presidente tel mail email objet re fw date nous vous je on le la les un une mon ma nos notre pour et ou au aux en est il elle qui que quoi comment combien pourquoi quel quelle peut
`);

/** Words that no name is made of, in lower case, after a civility or an introduction. */
const ORDINARY = listed(`
a ai aime desire alors apres arrive arrivee as au aucun aussi autre autres aux avait avec avez avoir avons bien bonjour bonne bonsoir bref c ca car ce cela ces cet cette chef chez cherche comme comment compte contre cordialement coute d dans de demande
demandait depuis des desole deux dirige dit dois doit donc du elle elles en encore entre envoie envoye es est et etait etant ete etes etre eu fait faire faut fin font gere guide habite ici il ils j je jai l la le les leur lui m ma mais maire
ministre mes messieurs mesdames moi mon n ne ni non nos notre nous on ont ou oui par parce parle part pas pense peu peut plus pour pourquoi pouvez prefet propose puis qu quand que quel quelle qui quoi s sa sais sait sans se sera serait ses si
signe soit son sont souhaite soussigne soussignee suis suit sur t ta tel telephone tout tous toute travaille tres tu un une utilise va vais vend vers veut veux veuillez vient voici voila votre voudrait vous voulait y mail arrete ayant dont devant
afin sous souvent toujours jamais actuellement aujourd hier demain ensuite enfin juste meme chers chere cher bjr svp stp merci aimerait pourrait viendra devient deviendra fera aura seul seule pret prete interesse interessee nouveau nouvelle
suite ki ke koi kel pr algorithme robot assistant pixel mal directement officiellement personne famille vrai vraie monsieur madame mademoiselle mme mr mlle jveux jvoudrais jsuis tiens trop refuse veulent vont allez allait passe prend met
micro auto entreprise entrepreneur independant independante ans age salaries salarie salariee personnes gerant gerante patron patronne dirigeant dirigeante associe associee artisan artisane commerce commercant restaurant magasin boutique importe
rapport question message equipe client clients projet pro ou bis lundi mardi mercredi jeudi vendredi samedi dimanche matin soir midi semaine mois
`);

/** What a person is to who writes. */
const ROLE = listed(`
comptable comptables expert associe associee associes associees salarie salariee salaries salariees employe employee employes employees collaborateur collaboratrice collaborateurs collegue collegues patron patronne boss gerant gerante directeur
directrice responsable assistant assistante secretaire apprenti apprentie stagiaire stagiaires alternant alternante conjoint conjointe mari femme epouse epoux compagnon compagne fils fille filles frere freres soeur soeurs pere mere papa maman
cousin cousine neveu niece oncle tante beau-frere amie ami copain copine pote voisin voisine commercial commerciale conseiller conseillere banquier banquiere avocat avocate notaire chef cheffe vendeur vendeuse ouvrier ouvriere technicien
technicienne candidat candidate formateur formatrice consultant consultante cuisinier cuisiniere serveur serveuse mecanicien mecanicienne magasinier magasiniere chauffeur informaticien informaticienne interlocuteur interlocutrice ambassadeur
ambassadrice activateur activatrice proprietaire medecin infirmier infirmiere soignante gars equipier equipiere boulanger boulangere coiffeur coiffeuse macon peintre plombier electricien caissier caissiere livreur livreuse developpeur graphiste
referent referente tuteur maitre president presidente fondateur fondatrice cofondateur juriste gestionnaire menage nounou prof professeur docteur coach manager binome daf drh enfant enfants petite bebe dirigeant dirigeante
`);
/** What says more of a role: « chef d'atelier », « directrice commerciale », « bras droit ». */
const OF_ROLE = listed(
  "d de du des l la ancien ancienne nouveau nouvelle futur future petit petite grand grande jeune autre premier premiere atelier chantier cuisine equipe projet vente ventes achats travaux rang commercial commerciale technique financier financiere administratif administrative general generale rh marketing communication production logistique informatique paie qualite comptabilite compta formation immobilier beau belle second seconde deux trois un certain certaine qui s appelle nomme nommee prenomme prenommee c est",
);
const OWN = listed(
  "mon ma mes notre nos son sa ses votre vos ton ta leur leurs le la l un une cette cet les",
);

/** Part of a name when a capital follows: « Le Goff », « de La Tour », « Ben Ali ». */
const PARTICLE = listed(
  "de du des la le les van von der den el al ben bent ould da do dos di del d o mac mc ait st saint l",
);
/** A particle that is no French word, hence of a name even in lower case. */
const FOREIGN_PARTICLE = listed("van von der den el ben bent ould da dos di del ait");

/**
 * Who is named for a public office or a work: a question about them is about these. Ministers and leaders named by the fiches, those
 * whom they name as ambassadors of the plan, and names that streets, prizes and schools bear.
 */
const IN_PUBLIC_LIFE = listed(`
clara-chappaz anne-le-henanff anne-bouverot emmanuel-macron nicolas-dufourcq eric-lombard marc-ferracci veronique-louwagie nathalie-delattre jean-pierre-farandou roland-lescure sebastien-lecornu francois-bayrou bruno-le-maire marion-carre
roxanne-varza jean-louis-constanza eleonore-crespo vincent-smadja nicolas-guyon christiane-feral-schuhl maurice-levy guillaume-borie constanza-wandercraft arthur-mensch sam-altman elon-musk bill-gates steve-jobs mark-zuckerberg yann-lecun
alan-turing victor-hugo jean-monnet jules-ferry jean-jaures charles-de-gaulle marie-curie louis-pasteur emile-zola edith-piaf jules-verne paul-sabatier pierre-mendes-france simone-veil jean-moulin robert-schuman albert-einstein
thomas-bayes francis-lefebvre charlie-chaplin donald-trump cedric-villani marcelle-media jacques-dessange franck-provost jean-louis-david michel-augustin leroy-merlin
`);

export const isFamilyName = (key: string): boolean => FAMILY.has(key) || FAMILY_AND_WORD.has(key);
export const isOnlyFamilyName = (key: string): boolean => FAMILY.has(key) && !FAMILY_AND_WORD.has(key);
export const isCompanyWord = (key: string): boolean => COMPANY.has(key);
export const isPlaceWord = (key: string): boolean => PLACE.has(key);
export const isTool = (key: string): boolean => TOOL.has(key);
export const isNobody = (key: string): boolean => NOBODY.has(key);
export const isOrdinaryWord = (key: string): boolean => ORDINARY.has(key);
export const isRole = (key: string): boolean => ROLE.has(key);
export const saysMoreOfRole = (key: string): boolean => OF_ROLE.has(key);
export const isDeterminer = (key: string): boolean => OWN.has(key);
export const isParticle = (key: string): boolean => PARTICLE.has(key);
export const isForeignParticle = (key: string): boolean => FOREIGN_PARTICLE.has(key);
/** @param keys the words of a name, joined by hyphens */
export const isInPublicLife = (keys: string): boolean =>
  [...IN_PUBLIC_LIFE].some((known) => keys === known || keys.startsWith(`${known}-`));

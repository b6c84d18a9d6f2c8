/**
 * Words, folded, that follow « l'entreprise », « la société », « le garage »… without being anyone's name: those of the knowledge and
 * of the messages of leaders that the service is tried on, and common verbs.
 */
const FOLLOWERS: ReadonlySet<string> = new Set(
  `
agit appartient compris comprise disparait nait obtient permet promet soumet admet reunit fournit investissait maintient veille
a abandonne accastillage accelerees accepte accessoires accident accompagne accompagnee accompagnees accompagnement accueil accueille
achete acier action activite actuaires actuel actuelle ad adaptee adherentes administratif administration adopter adresse adresserait
affaires affiche affiches affirme africain agencement agents agree agrees agricole agroalimentaire agronomie aide aidee aidees ailleurs
ainsi ajoute alimentation aliments allemand allemandes alors altitude alu aluminium ambassadeur ambassadeurs ambulances ambulant
ambulante ameliore americain americaine americaines ameublement amie amies an analyse ancien ancienne anciennes animation animaux
annoncant annuel anonyme anticipe antiquites apparait appelle appellent applications applique apprend apprendre appuie apres aquacole
aquaponique aquariophilie architecte architectes architecture arrete art articles artisan artisanal artisanale artisanat artiste
artistique arts asiatique assez assis assistantes associatif assurance atteint attend attendue attractivite attribue au auberge audit
augmente aujourd aupres aura aurait aussi auto autocars automatique automatise automobile automobiles autoreparation autour autre autres
aux avaient avait avant avc avec avions avocat avocate avocats avoir ayant bancaire base basee batiment bazar bd beaucoup belge belle
bernard beton bien bientot bio biologique bistronomique bistrot bloques bois bonne bourgeoise bourree bpi bpifrance brasserie bretonne
btp budget cadeau cadeaux cafe calcule candidate candidates canine car caravaning carrosserie cas categorie catholique cbd cci cela
centenaires cerealiere certaines certains cesse cet chambre change chantier chaque charcuterie charpente chaussure cherchait cherche
cherchent chevaline chez chic chiffre chimique chinois chirurgicale choisis choisit cir cire citee citees cites civile classe classique
cliente clientes coiffure combien commande comme commence commerce commerciale commun commune communique compare composee comprend
comprenne comptable comptables compte concernee concernees concoit concurrent concurrente connait connectee conseil conseille consomme
consulaires consulte contacte continue contre controle converties coreen corrige cotee coule courtier coute couverture craint creatifs
creative cree creee criteres croit croule culturelle curieuse cyber cycles da danois danoise danoises dans dansant data davocat de
deborde decede decide declaree deco decouverte dedans definition dehors deja demain demande demenage dentaire dentaires depanne depend
depense depose depuis derniere derriere des detecte detient deux devait devant devra dge diagnostic dicte dietetique digitale
directement dirige dirigee discount dispose dit divise doit doivent donc donne donnee dont double droit du dupont e-commerce eau echange
ecolo ecologique economise economiste ecoute ecrit ecriture ecrivent edite edition elagage electricite electromenager elevage eleves
elle elles emailing embauche embellie embouteillage embouteille emetteur emigre emploi emploie emploient empreinte emprunte en encaisse
encens encore enfant enfants enfin enquetes enregistree enregistres enseignement ensemble entraide entraine entre entreposage
entrepreneurs entreprises entreront entretient envoie eolienne epaulees ephemere epicerie epices equestre equipee equipees equipement
equipent equipes equitation ergonomie ergotherapie escalade esoterique espaces espagnol espere essaie essaye est esthetique estime et
etaient etait etancheite ethique etiopathie etiquetage etoile etranger etrangere etsy etude etudes etudies europeenne europeennes eux
evalue evenementiel evenementielle evenements exemple exemples exige exigee existe expertise expertise-comptable experts
experts-comptables exporte expres exterieure exterieures fabrique face facture faisait fait familial familiale faudra faux femme fera
ferait ferme fermeture fermier fictif fictive figure fille finance finit floral florale fondee font fonte forestier forme fournisseur
francaise francaises france franchise fromagerie fruitiere funeraire futur future gagnait gagnante gagne gagnera garage garde
gastronomique general generale generaliste gere geree gourmande grace grande grandit grosse growth guide habillement halal heberge
hebergement herboriste hesite hier hifi holding home homme horlogerie hors hostile hotelier hotes hotesses hui huiles huissier hypnose
hypothetique ia ici il ils images immo immobilier immobiliere immobilieres impact impatiente import-export inbound incidents
incineration inconnu inconnue independant independante indien individuelle industriel industrielle infirmier infirmieres infirmiers
influence information informatique informatiques informe ingenierie innovante innovantes innovateur inquiete inscrits insectes insee
insertion installation installe installee instruments intelligence intelligente inter inter-entreprises interbranches interdite
interieure interim intermediaire interministeriel internationale interrogee interrogees investigation investit ira isolation italien
jamais japonais je jeune jeunesse juin juridique kebab la la-bas lache laitiere lance lappel laureate laureates lavoir le les libanais
liberal libre-service licencie ligeriennes linkedin lit litteraire livre locale locales locaux loger loi loin lorsque loue ludiques lui
ma maconnerie mail maintenant mais maitrise majoritaire mal manga manque maraichere marche mardi marine marketing marocain matrimoniale
me mecanique media mediaplanning medical medicale medicaux mefiants membre meme merci mere merite mesure met metallique metallurgique
mexicain mieux ministeriel minoritaire mixte mobile moderne modifie moi moins mondial mondiale montessori montre montrer moto moyennes
multi-commerces multi-createurs multicommerces multimarque multimarques municipal musical mutualiste nationale ne negoce nettoyage ni
no-code noire nombre nomme non notarial notariale note nourri nous nouveau nouveautes nouvelle numerique numeriques numerise objective
obligatoire occasion oenologie officine offre offset on onglerie ont onusienne opera operation ophtalmologie optique or ordinateurs
organise oriente orthodontie orthopedie orthophonie orthoptie osez ossature osteopathie ou outillage outplacement ouvert ouvre ouvrier
paie papeterie par paramedical parce parfois parisienne parlement part partage partagees partagent partenaire participaient partout pas
passe patisserie payait paye paysage paysagiste pedagogiques peinture pendant pense perd perdait perdu periodiques personne personnelle
petite peu peut peuvent pharmaceutique photo photovoltaique physique pierre pilote pilotes pionnieres pire pirogue pl plafond planifie
plomberie pluridisciplinaire plus plusieurs plutot pme poids poids-lourds portugais pose possede postale pour pourra pourrait pourront
pouvait pratiques prefere premiere prend prendre prepare pres presentee prestataires pret prevoit prevu primo-utilisatrices print prive
privee privees proches produira produit professionnel professionnels promet prometteuses propose proposes propre protege protegees
provient psychiatrique publicitaire publics publie publiee publique puisque pvc quand que quel quelques qui quitte quoi rachetee raconte
ramasse range rapide rapporte rapportee rassure rd realise realisee recente receptive reclame recoit recoivent recrute redige reduit
refait refuse regionale regle reglement regroupe rejoindre relais relance releve relevee religieuse relit rembourse remontent remplit
renault rencontre rencontree rend renonce rentable repare reparte repartira repere repond reprend reprise restaurant restauration reste
resume retenu retenue retenues reunionnaises revendeur rge rgpd rh rigolent risque robotisee routier rp rse rural rurale sachent saint
saisit saisonnier sait salarie salon sandwicherie sans sapelle sauvegarde savoyard scientifiques scolaire scout se sea securise
self-service selon semi semi-gastronomique sen sensible seo sera serait serieuse seront serveur service services seule shopify si simple
simplifiee situe situee skiable social sociale soeur soi soins solaire solidaire solo sont sort sortira sos souhaitant souhaite sous
soutient souvent specialise specialisee ssr stocke structure suit suivie suivies sur surgelee susceptibles svp ta techniques
technologiques telephonie termine terrassement teste testent tete textile textiles thai thermique thermiques tient tique tiret to toi
tot touchees touchent toujours tourisme tourne tous tout toute toutes traditionnel traditionnelle traduit traite traiteur transmet
transport transporte tres tricolores trie troc trois trop trouve turc tv ultra un une unipersonnelle universitaire urbaine urbains
urbanisme us usinage ustensiles utilisaient utilisatrice utilisatrices utilise utilisent va vaches valide vaut vegan vegetarien velo
vend vendu vente verifie verifiee vers vert verticale verticales vetement veterinaire veterinaires veto veut via victime video vieille
vient vietnamien vinicole vintage visait visee visees visible visitee viticole viticoles voir voisin voisine voisines voit volontaires
vomit vont voudrait voulait vous web webinaire whatsapp wordpress y
`
    .trim()
    .split(/\s+/),
);

/** Whether a folded word is known to follow such words, and names nobody. */
export const followsCompany = (word: string): boolean => FOLLOWERS.has(word);

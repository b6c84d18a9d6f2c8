/**
 * First names given in France, without accents: a clue that the words beside are a person's name, never enough by itself. Our own
 * list of the commonest by generation and origin, in the spirit of INSEE's file of first names (https://www.insee.fr/fr/statistiques/8595130).
 */
const COMMON = `
abdallah abdel abdelaziz abdelkader abderrahmane abdou abdoulaye aboubacar adama adel adele adeline adil adrien adrienne agathe agnes
agnieszka ahmed ahmet aicha aida aisha aissatou alain alassane alban albane albert alberto alessandro alex alexandra alexandre alexandrine
alexandru alexis alfred ali alice alicia alima aline alioune alix aloys amadou amandine amar amaury ambroise amelie amina aminata aminatou
amine amir anais anas anastasia andre andrea andree andrei andrzej angele angelina angelique anissa anita anna annabelle anne annick annie
anouar anouck anouk anthony antoine antoinette antonin antonio apolline ariane arielle aristide armand armelle arnaud arthur asma assia
astrid aubin audrey augustin augustine aurelie aurelien avelina awa axel axelle aya aylin ayman ayoub ayse aziz babacar bachir bakary
balthazar baptiste barbara barnabe bastian bastien baudouin beatrice beatriz benedicte benjamin benoit berenice bernadette bernard berthe
bertrand beryl bilal bilel binta bintou blandine boris boubacar brahim brandon brian brice brigitte bruno bryan camille candice capucine
carine carla carlos carole caroline cassandra catarina caterina catherine cecile cecilia cedric celestin celestine celia celine chaima
chakib chantal charlene charles charlie charline cheikh chiara chloe christelle christiane christine christophe chrystelle clara clarisse
claudette claudia claudie claudine clemence clementine cleo clothilde clotilde colette coline coralie corentin corentine corinne coumba
cyprien cyrielle cyril cyrille damien daniel daniela daniele danielle dany david davy deborah delphine demba denis denise diana diane didier
 dimitri djamel djamila djeneba dmitri dominique donatien donovan dorian dounia dragan driss dylan edgar edith edmee edmond edouard
edwige eglantine elena eleonore eliane elias eliott elisa elisabeth elise ella elliot elodie eloi eloise elouan elsa emeline emeric emilie
emilien emine emma emmanuel emmanuelle emre enora enzo eric erick erika ernest erwan esteban estebane estelle esther ethan etienne eudes
eugene eugenie eva evelyne ewa fabien fabienne fabiola fabrice fadila fanny farid farida fatiha fatima fatma fatou fatoumata faustine faycal
felicie felicien felix ferdinand fernand fernanda fernande fernando filipe fiona flavie flavien florian floriane florine fouad
francesca francette francine francis franck francois francoise frank freddy frederic frederique fredy gabin gabriel gabriela gabrielle gael
gaelle gaetan gaspard gaston gauthier gautier genevieve geoffrey georges georgette gerald geraldine gerard geraud ghislaine ghizlane gilbert
gilberte gildas gilles ginette giovanni gisele gislaine giulia giuseppe goncalo goran gregoire gregory guenael guenaelle guillaume gustave
guy gwenaelle gwendoline gwenola habib hadrien hafid hafsa hakan hakim halima hamid hamza hanane hasan hassan hatice hawa hayat heidi helena
helene henri henriette hermine herve hicham hippolyte honorin honorine hortense houda houria hubert hugo hugues huguette huong huseyin
hussein ibrahim ibrahima idrissa igor ikram ilan ilham ilona ilyes imad imane ines ingrid ioana irene irina isaac isabelle isaure ismael
ivan ivana jacky jacqueline jacques jamal jamila jason javier jawad jean jeanine jeanne jeannine jennifer jeremie jeremy jeroen jerome
jessica jessy joachim joana joao joaquim jocelyn jocelyne jody joel joelle joffrey johan johanna johnny jonas jonathan jordane jorge
joris jose josee joseline joseph josephine josette joshua josiane judith jules julian juliane julie julien juliette julija justin justine
kader kadiatou kamel kaoutar karen karim karima karine karl katarzyna katell kathy katia katy kelly kemal kenza kevin khadidja khadija khady
khaled khalid kilian killian koen krzysztof kylian laetitia lahcen laila lamine landry lassana latifa laura laure laurence laurent laurie
lauryn lea leandre leila lena leo leon leonard leonie leopold leopoldine leslie leyla liam lilian liliane lilou lina linda lindsay linh
lionel lisa lise lison loic loick lola lorena lorene lorenzo loris lotfi lou louane loubna louis louise louison luc luca lucas lucette lucie
lucien lucienne lucile lucille ludivine ludmilla ludovic luigi luis lydia lydie lyna mael maelle maelys maeva magali magalie magdalena mahdi
mahmoud maite majid malek malgorzata malick malik malika malo malorie malvina mamadou manal manon manuel manuela marc marcel marcelin
marceline marcelle marcello marek margaux margot maria mariam mariama mariame marianne marie marielle marilyne marina mario marion marius
marjorie marlene marouane marthe martin martine maryam marylene maryline maryse maryvonne mateo matheo mathias mathieu mathilda mathilde
mathis mathurin mathys matteo matthias matthieu maud maurice maxence mayeul mehdi mehmet melaine melanie melchior melina meline melissa
melody meriem merlene merve meryem michael michel michele micheline mickael miguel mihai mikael mikaela milan minh mireille modou
mohamed mohammed morgane mouna mounir mourad moussa murat muriel mustafa mustapha mylene myriam nabil nabila nadege nadia nadine nael
naima najat nanette naoual nassim natacha natalia natasha nathalie nathan nawel nelly nelson nestor nguyet nico nicolas nicole nils nina
ninon nisrine noa noah noe noelie noellie noemie nolwenn nora norah norbert nordine nour noura nuno oceane octavie odette odile odilon
oksana oleksandr olena olga olivier omar ophelie oriane orianne orlando orlane oscar ouassim oumar oumou ousmane ozgur pablo paco pacome
paola paolo pape pascale pascaline patrice patricia patrick paul paula paule paulette pauline pawel pedro perrin perrine philippe phuong
pierrette pierrick pieter pilar piotr priscilla quentin rabah rachel rachid rachida rafael ramata ramon rania raoul raphael raphaelle raul
raymond raymonde rebecca reda redouane regine regis remi remy renaud rene renee riad ricardo richard robert roberta roberto rodolphe
rodrigue roger rokia roland rolande romane romeo romuald ronald ronan rosa rosalie rosario roseline roselyne rosemarie rosine roxane ruben
rui ryan saad sabine sabrina sabrine sacha safia saida salah salim salima salimata salma salome salvatore samantha samia samir samira samuel
sana sandie sandra sandrine sandy sara sarah sean sebastien segolene sekou selim selma serge sergei sergio serkan servane severin severine
sibylle sidonie sihem silvia silvio simeon simon simona simone slimane sofia sofian sofiane soizic solange solene solenne sonia sophie souad
soufiane souleymane soumaya stan stanislas steeve stefano stella stephane stephanie steve steven suzanne suzette sven svetlana sylvain
sylvaine sylvere sylvestre sylvette sylvia sylviane sylvie taha tanguy tania tarek tarik tatiana teddy terence teresa thais thanh thea
thelma theo theodora theodore theophile therese thi thibault thibaut thierry thiphaine thomas tiago tidiane tifenn tiffany timeo timothe
timothee tina titouan titus tom tomasz tony touria tristan tuan typhaine ugo ulysse vadim valentine valere valerie valery vanessa vasile
vera veronique vianney vicente victorien victorine vincent violaine virginie vitor viviane vladimir volodymyr wafa wahiba walid wanda wassim
wendy wilfrid wilfried william willy wim wojciech xavier xaviere yacine yael yahya yanis yann yannick yannis yasmina yasmine yassin yassine
yaya yazid yoan yoann yohan yohann yolaine yolande youcef younes youssef youssouf ysee yseult yulia yusuf yvan yves yvette yvon yvonne
zacharie zahia zahra zakaria zakia zeynep ziad zineb zoe zohra zoran zoubida
`;

/** First names that are also ordinary words, towns or months: a clue only with a capital letter. */
const AMBIGUOUS = `
aude diego jordan lourdes mercedes morgan aime alma ambre ange anh assa auguste aurele aurore avril bart basile blanche boniface brune carmen cem cerise charlotte christian claire
claude clement clemente colombe constance constant daisy desire desiree dolores dorothee elie fanta fidele fleur flora florence florent
franc gentil germaine heloise hind hoa honore ion iris issa jade jan jasmine jing juan julia julienne juste kim laurier lili loup luna lys
madeleine manu marco marguerite marin marine max maxime mei melodie merlin mila ming modeste nacer nada nancy noel noelle oceana octave
olive olivia olympe opale parfait pascal perle pierre prudence prune reine rim rita romain rose rosie ruth sabah sacha said samba sauveur
sira soleil solenn swann tara tim urbain valentin victoire victor violette virgile wei xin zelie
`;

const listed = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).filter((word) => word !== ""));
const FIRST = listed(COMMON);
const EITHER = listed(AMBIGUOUS);

/** A first name that is no other word: certain in any case. Folded, in lower case. */
export const isOnlyFirstName = (key: string): boolean => FIRST.has(key);

const WORD_TOO = listed(
  "olivier robert jean marc gilles bernard carole catherine lambert basile gaston colin germain oscar roman victor",
);

/** In lower case, a tree, trousers, a dictionary: only a capital or a family name makes these a person. */
export const isWordToo = (key: string): boolean => WORD_TOO.has(key);

/** A first name, or a word that is also one. */
export const isFirstName = (key: string): boolean => FIRST.has(key) || EITHER.has(key);

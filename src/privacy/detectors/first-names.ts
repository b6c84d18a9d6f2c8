/**
 * First names given in France, without accents: a clue that the words beside are a person's name, never enough by itself. Our own
 * list of the commonest by generation and origin, in the spirit of INSEE's file of first names (https://www.insee.fr/fr/statistiques/8595130).
 */
const COMMON = `
adele adeline adrien adrienne agathe agnes ahmed aicha aida aisha alain alassane albane albert alberto alessandro alex alexandra alexandre alexis
alfred ali alice alicia alima aline alix amadou amandine amar amelie amina aminata amine amir anais anastasia andre andrea andree angele angelique
angelina anissa anita anna annabelle anne annick annie anouk anthony antoine antoinette antonio arielle armand armelle arnaud arthur assia astrid
audrey augustin aurelie aurelien aurore axel axelle aya ayoub aziz baptiste barbara bastien beatrice benedicte benjamin benoit berenice bernadette
bernard berthe bertrand bilal boris boubacar brahim brice brigitte bruno camille candice capucine carine carla carlos carole caroline caterina
catherine cecile cecilia cedric celestin celia celine chaima chantal charlene charles charlie charlotte chloe christelle christian christiane
christine christophe clara clarisse claude claudette claudia claudine clemence clementine clotilde colette coline coralie corentin corinne cyril
cyrille damien daniel daniela daniele danielle david deborah delphine denis denise diana diane didier dimitri djamila dominique dorian dorothee dounia
edgar edith edmond edouard elena eleonore eliane elias elisa elisabeth elise ella elodie eloise elsa emeline emilie emilien emma emmanuel emmanuelle
enzo eric erika ernest erwan estelle esteban esther ethan etienne eugene eugenie eva evelyne fabien fabienne fabrice fanny farid farida fatima
fatiha fatma fatou fatoumata felix ferdinand fernand fernande fiona florence florian francis francine francois francoise frank franck frederic
frederique gabin gabriel gabriela gabrielle gael gaelle gaetan gaspard gaston genevieve geoffrey georges georgette gerald geraldine gerard germaine
ghislaine gilbert gilberte gilles ginette giovanni gisele giulia gregory guillaume gustave guy gwenaelle habib hamid hamza hanane hassan hatice
helena helene henri henriette herve hicham honorine hortense houda hubert hugo hugues huguette ibrahim ibrahima ilyes ilona imane ines ingrid irene
irina isaac isabelle ismael ivan jacky jacqueline jacques jamal jamila jasmine javier jean jeanine jeanne jeannine jennifer jeremie jeremy jerome
jessica joachim joana joao jocelyne joel joelle johan johanna jonas jonathan jordan jorge jose josee joseph josephine josette joseline josiane joshua
juan jules julia julian juliane julie julien juliette justin justine kader kadiatou kamel karen karim karima karine katia kelly kenza kevin khadija
khadidja khaled kylian laetitia laila lamine latifa laura laure laurence laurent laurie lea leila lena leo leon leonie leonard leopold leila lilian
liliane lina linda lionel lisa lise loic lola lorenzo lou louane louis louise loubna luc luca lucas lucie lucien lucienne lucile lucille ludivine
ludovic luis lydia lydie lyna madeleine mael maelle maeva magali magalie maite malek malik malika malo mamadou manon manuel manuela marc marcel
marceline marcelle marco margaux margot marguerite maria mariam marianne mariama marie marielle marina mario marion marius marjorie marlene marouane
marthe martin martine maryline maryse mateo mathias mathieu mathilde mathis matteo matthias matthieu maud maurice maxence maxime mehdi melanie
melina melissa mercedes meriem michael michel michele micheline mickael miguel mireille mohamed mohammed mouna mounir mourad moussa muriel mustapha
myriam nabil nadege nadia nadine nael naima nassim natacha natalia nathalie nathan nelly nicolas nicole nina nora noah noe noemie nolwenn nordine
norbert nour oceane odette odile oksana olga olivier omar oscar ouassim oumar oumou pablo paola paolo pascale patrice patricia patrick paul paula
paule paulette pauline pedro perrine philippe pierrette quentin rachel rachid rachida raoul raphael raphaelle raymond raymonde rebecca regine regis
remi remy renaud rene renee ricardo richard robert roberto roger roland rolande romain romane romeo ronan rosalie rosa roxane ruben sabine sabrina
sacha said saida salah salim salima salma salome samia samir samira samuel sandra sandrine sandy sara sarah sebastien selim selma serge sergio severine
sidonie silvia simon simone simona sofia sofiane solange solene sonia sophie souad soumaya soufiane stanislas stella stephane stephanie steven steve
suzanne sylvain sylvaine sylvia sylviane sylvie tanguy tania tatiana teddy teresa thea theo theodore theophile therese thibault thibaut thierry thomas
tiago tifenn timothee titouan tom tony tristan ugo ulysse valentin valentine valerie vanessa vera veronique vicente victor vincent virginie viviane
vladimir wafa walid wassim wilfried william xavier yacine yael yanis yann yannick yasmina yasmine yassine yolande youcef youssef yvan yves yvette
yvon yvonne zahra zakaria zineb zoe zohra aissatou mehdi nico alex wojciech koen liam lea-marie thi mai chloe youssef sylvie yves marcel franck camille stephanie bruno vanessa isabelle jessica ould ahmed
`;

/** First names that are also ordinary words, towns or months: a clue only with a capital letter. */
const AMBIGUOUS = `
aime ambre ange aurele avril blanche brune carmen cerise claire clemente clement colombe constance constant daisy desire desiree dolores elie fleur florent
france franc gentil heloise honore iris jade julienne juste laurier lili luna lys manu marin marine melodie merlin mila modeste nacer nancy noel noelle
octave oceana olive olivia olympe opale parfait pascal perle pierre prudence prune reine rita rose rosie sacha solenn soleil urbain victoire violette
virgile zelie florence
`;

const listed = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).filter((word) => word !== ""));
const FIRST = listed(COMMON);
const EITHER = listed(AMBIGUOUS);

const capitalised = (word: string): boolean => /^[A-Z]/.test(word);

/** Whether a folded word may be a first name: « Jean-Paul » by its first half; one that is also a word only with a capital. */
export function isFirstName(word: string): boolean {
  const plain = (word.split("-")[0] ?? word).toLowerCase();
  return FIRST.has(plain) || (EITHER.has(plain) && capitalised(word));
}

/** A first name that is no other word. */
export const isOnlyFirstName = (word: string): boolean =>
  FIRST.has((word.split("-")[0] ?? word).toLowerCase());

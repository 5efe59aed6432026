import { words } from '@/lib/detection/word-list';

/** First names that are women's nearly everywhere. Names of both, as Andrea, Kim or Jean, are in neither list. */
const WOMEN = new Set(
  words(`abigail adaeze adriana agata agnes agnieszka aicha aida aiko aileen aisha aïcha alejandra aleksandra alessandra alexandra
  alice alicia alina alison allison alma amaka amanda amara amelia amina amira amy ana anastasia angela angelina anika
  anita ann anna annabel anne annette annie anneke antonia anya aoife aretha astrid audrey aurora ava ayesha aylin ayşe
  barbara beata beatrice beatriz becky belinda bernadette beth bethany betty beverly birgit birgitta bożena brenda bridget brigitte
  camila camilla carla carmen carol carolina caroline catalina catherine catarina cecilia celia céline celine charlotte
  cheryl chiara chidinma chloe chloé christina christine claire clara claudia clémence concepción constance cristina cynthia
  dagmar daisy daniela danielle daphne deborah debbie deirdre denise diana diane dolores donna dora doris dorothy
  ebony edith eileen elaine eleanor elena eleni elif élise elisa elisabeth elise eliza elizabeth elke ella ellen elsa elżbieta
  emily emma erica erika esther eszter eva eve evelyn ewa fadumo fatima fatma fatou felicity fiona florence frances francesca
  françoise freya frida gabriela gabriella gemma genevieve georgia georgina geraldine gertrude gillian gina giorgia giovanna gisela giulia
  gloria grace greta gretchen gudrun gwen gwendolyn hana hanna hannah harriet heather heba hedwig heidi helen helena
  hélène helga henrietta hilary hilda hiroko huda ida ieva ilona ilse imogen ina ines inés inga inge ingrid irena irene irina iris
  irma isabel isabella isabelle ivana ivy iwona jacqueline jamila jana jane janet janice jasmine jasmin jeanette jeanne jennifer jenny
  jessica jill joan joana joanna joanne johanna josephine joyce juanita judith judy julia juliana julie juliet
  june justine kaja karen karin karina karolina kasia katarina katarzyna kate katharina katherine kathleen kathryn kathy katie
  katja katya kayla keiko keira khadija kirsten kirsty klara kristen kristin kristina larissa laura lauren lea leah leila lena
  leonie leticia lidia lieke lila lilian lillian lily lina linda linnea lisa liudmila liz liza lola lorena lorna lorraine lotte louise
  lucia lucía lucie lucy luisa lupita lydia lynn lynne mabel madeleine madison magda magdalena maggie mahsa maja malala małgorzata mandy
  manuela margaret margarita margot marguerite maria maría mariam mariana marianne marie mariam marina marion marisa marjorie marlene marta
  martha martina martine mary maryam mathilde matilda maud maureen mei melanie melinda melissa mercedes meredith michelle mihaela mila mildred milena
  mireille miriam mitsuko moana moira molly mona monica monika monique morag moriah muriel myriam nadia nadine naledi nancy naomi natalia natalie
  natasha ngozi niamh nicola nicole nina nkechi noor nora norma octavia odile olga olivia oksana olena olha paloma pamela
  patricia patrizia paula paulina pauline päivi peggy penelope penny petra philippa phoebe phyllis pilar polly priscilla priti
  priya rachel ragnhild rania raquel rebecca regina regula renata renate rhian rhiannon rita roberta rosa rosalind rose rosemary rosie roxana
  ruth sabine sabrina sadie sally salma samantha samira sandra sara sarah saskia selin selma shanice sharon sheila shirley shreya sibylle sigrid
  silvia simone sinéad siobhan siobhán sofia sofía solveig sonia sonja sophia sophie stella stephanie sue sunita susan susana susanna susanne suzanne
  svetlana sylvia sylvie tamar tamara tamsin tania tanja tanya tara tatiana tatyana teresa tereza thandiwe thandi thérèse theresa tiffany tina tracey tracy
  trudy ulla ulrike ursula valentina valeria valerie vanessa vera verónica veronica victoria viktoria viola violet violeta virginia
  vivian vivienne wanda wanjiku wendy wilhelmina winifred xiomara yasmin yasmine yetunde yevgenia yoko yolanda yuki yulia yuliya yvette yvonne zainab zanele zara zeynep
  zodwa zoe zoé zofia zsófia zuzana`),
);
const MEN = new Set(
  words(`aaron abdul abdullah abdulrahman abraham adam adrian adrien ahmad ahmed ahmet aidan alan albert alberto aldo alec alejandro
  aleksander aleksandr alessandro alexander alexandre alfonso alfred ali alistair allan allen alvaro álvaro amadou amit anders andré
  andreas andrei andrej andrés andrew andriy andrzej andy angus anselm ansgar anthony antoine anton antónio antonio arjun armando arne arnold arthur arturo artyom
  asif aurelio baptiste barry bartosz bashir bastian ben benedict benjamin bernard bernardo bernd bernhard bert bilal bill björn bjørn bob bogdan
  boris brad bradley brendan brian bruce bruno bryan callum calvin carl carlo carlos carsten cedric cédric cem chad charles charlie chidi chinedu christian
  christoph christophe christopher chuck claude clemens clive colin conor connor constantin cornelius craig cristian curtis cyril daan
  dale damian damien daniel daniele danilo danny darren darryl dave david davide dean denis dennis derek dermot desmond detlef diarmuid didier diego dieter
  dietrich dimitar dimitri dimitris dirk dmitri dmitry dmytro dominic dominik don donal donald doug douglas duncan dušan dylan eamonn ed eddie edgar
  edmund eduardo edward edwin egor eirik elias elijah elliot emeka emil emilio emmanuel emmett emre enda enrique enzo eoin eric erich erik ernest
  ernst erwin ethan étienne eugene evan ewan fabian fabio fabrice farhan farid felipe felix ferdinand fergus fernando filip filippo florian francesco francis
  francisco franck françois frank franz fred frederick fredrik friedrich fritz gabriel gareth garry gary gaston gavin geoff geoffrey georg george
  georges georgios gerald gerard gerd gerhard gernot gert giacomo gianni gilbert gilles giorgio giovanni giuseppe glen glenn gordon graham grant greg
  gregor gregory grzegorz guillaume guillermo gunnar gunther günter günther gustav gustavo guy håkon hamid hamish hamza hans harald harold haroon harry harvey
  hasan hassan hector heinrich heinz helmut hendrik henning henri henrik henry herbert herman hermann hervé hiroshi horst howard hubert hugh hugo
  humphrey hussein ian iain ibrahim idris ignacio igor ilya imran ingmar ioannis isaac isaiah ismail ivan ivo iván jack jacek jacob jacques jaime
  jake jakob jakub jamal james jamie janusz jared jarosław jason javier jay jean-luc jean-marc jean-pierre jeff jeffrey jens jeremiah jeremy jérôme
  jerry jerzy jiří jim jimmy joachim joão joaquín jochen joe joel johan johann johannes john johnny jon jonas jonathan jonty jorge joris josé josef joseph josh
  joshua juan jukka julian julien julio jürgen justin kaito kamal karel karim karl karsten keith ken kenji kenneth kent kevin khaled khalid kieran klaus kofi
  kojo konrad konstantin krishna kristian kristof krzysztof kurt kwame kyle lachlan larry lars lasse laszlo lászló laurence laurent lawrence len leo leon leonard leonardo leonid leopold
  leroy liam linus lloyd lorenzo lothar louis luc luca lucas luciano ludovic ludwig luigi luis luís lukas lukáš luke maciej mads magnus mahmoud makoto malcolm malik mamadou manfred manuel
  marc marcel marcello marcin marco marcos marcus marek mariano mario marius mark marko markus martin martín marvin masato massimo mateo mateusz mathias mathieu mats
  matt matteo matthew matthias matti maurice mauricio mauro max maxim maximilian maxime mehmet melvin michael michał michel miguel mihai mikael mike mikhail mikkel mikko milan milos miloš miroslav
  mitchell mohamed mohammad mohammed mohan moritz morten moses moshe muhammad murat mustafa mykola nabil nathan nathaniel neil nelson niall nicholas nick nicolás nico nigel
  niklas nikolai nikolaos nikolay nils noah noel norbert norman oleg oleh oleksandr oliver olivier olof omar oscar oskar otto owen pablo paddy pádraig panagiotis paolo pascal patrick paul paulo pavel paweł pedro
  per percy pete peter petr petros phil philip philipp philippe pierre piet pieter pietro pranav quentin rafael rafał raffaele raheem rahul rainer raj rajesh ralf ralph ramón ramon randall randy raphael rashid raúl raul
  ravi ray raymond reginald reinhard remi rémi rené ricardo riccardo richard rick ricky rob robert roberto roderick rodney rodrigo roger roland rolf roman ron ronald ronan rory
  ross roy ruben rudolf rui rupert russell ryan samuel sandro sanjay santiago saul sean seán sebastian sébastien sergei sergey sergio serhiy seth shane shaun siegfried
  sigurd simon sipho slobodan stanisław stanley stefan stefano stelios stephan stephen steve steven stewart stuart sunil sven tadeusz takeshi tariq ted
  teodor terence terry thabo theo theodore thierry thomas thorsten tibor tim timo timothy tobias tod todd tom tomás tomas tomasz tomáš tommaso tommy tony torsten trevor tristan troy tunde ulrich umberto
  uwe václav valentin vasily vasyl vicente victor vijay viktor vikram vincent vincenzo vito vittorio vladimir volodymyr wade waldemar walter warren wayne werner wiktor
  wilbur wilfred wilhelm willem william wojciech wolfgang xavier xoán yann yannick yaw yiannis younes yuri yuriy yusuf youssef yves zachary zbigniew zoltán`),
);

/** First names that look like another kind of word, and are of both or in neither list. */
const OTHERS = new Set(
  words(`kelly kimberly shelly carly holly billy willy wally milly tilly dolly lilly polly everly reilly beverly mohammed mohamed ahmed saeed
  waleed khaled rasheed majeed hameed naveed javed alfred wilfred sterling irving manfred siegfried ling ming harish girish satish
  ashish manish rajnish danish vishal kunal bilal jalal iqbal faisal dominic frederic ludovic zoran ernest`),
);

/** Whether a word is a first name, of whomever. In: it in lower case. */
export const isFirstName = (lower: string): boolean => OTHERS.has(lower) || genderOfFirstName(lower) !== null;

/** Whether a first name is a woman's or a man's; null for one that is neither for sure. In: it in lower case. */
export function genderOfFirstName(lower: string): 'he' | 'she' | null {
  // “Anne-Marie”, “Hans-Peter”
  const first = [lower, lower.replace(/-.*$/, '')].find((one) => WOMEN.has(one) || MEN.has(one));
  if (!first) return null;
  return WOMEN.has(first) ? 'she' : 'he';
}

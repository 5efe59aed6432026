import { words } from '@/lib/detection/word-list';

const setOf = (list: string) => new Set(words(list));

/** People by what they are or do, as far as the end of the word does not tell. */
const PEOPLE =
  setOf(`academic circle accountant activist actress adviser advisor advocate agent aide ally analyst another assistant
  associate attendee attorney auditor aunt author banker bishop bloke boss boy broker brother buyer cadet
  candidate captain chair chef chief child children cleric clerk client coach colleague colonel commandant
  commander commissioner concierge consultant consumer cook cop councillor counsel couple courtier cousin
  creditor critic customer dad daughter defendant delegate depositor deputy detective diplomat director
  doctor donor driver economist editor eight employee engineer envoy executive expert fan farmer father
  fellow figure fisher five four friend general girl governor graduate guard guest guy hacker head host
  husband imam individual informant insider inspector investor judge juror kid king lawmaker lawyer leader
  lieutenant man manager many marketer mate mayor mechanic medic member migrant miner minister mom monk
  mole mother mum neighbor neighbour nine none nun nurse observer officer official one operative organizer
  other owner pair pal parent participant pastor patient people person physicist pilot plaintiff player
  pope pensioner president priest prince princess prisoner professor prosecutor protester queen rabbi reader refugee
  relative rep reporter representative researcher resident rioter scholar scientist secretary seller
  senator sergeant seven several sheriff shopper sister six soldier some somebody someone son source staff
  student supporter survivor suspect teacher teen ten tenant thief three trader trustee two uncle veteran
  eyewitness bystander passerby passer-by onlooker confidant confidante courier scout sentinel apprentice
  treasurer rector dean provost headteacher principal registrar archivist curator warden ranger paramedic midwife pharmacist
  marshal recruit refusenik dissident exile fugitive hostage captive inmate convict orphan pilgrim preacher
  ceo cfo coo cto cio mp pi groom jockey landlady landlord niece nephew grandson granddaughter grandma grandad
  ace fiancé fiancée spouse boyfriend girlfriend ex-husband ex-wife stepson deckhand stagehand farmhand skipper electrician
  acquaintance counterpart cop bureaucrat technocrat expat patriarch matriarch monarch barista bouncer acrobat athlete
  novice accomplice bodyguard ombudsman pathologist ally spy star mascot signatory missionary mercenary
  trainee evacuee retiree detainee nominee appointee interviewee spokesperson veterinarian vet classmate teammate crewmate
  roommate flatmate housemate schoolmate workmate gentleman lady schoolboy schoolgirl shipmate understudy beekeeper
  passenger commuter rescuer bride bridegroom pupil postdoc intern undergraduate docent abbot abbess vicar curate deacon
  crew clergy steward gran granny guide admin pedestrian cyclist chemist geologist biologist oncologist virologist specialist strategist
  librarian dealer plumber janitor cashier foreman caretaker postman tenant
  accused deceased bereaved injured shepherd picket contact local regular hero snitch bartender barman barmaid doorman lifeguard
  goalkeeper midfielder winger linesman physio au-pair nanny maid butler valet chauffeur stylist sommelier magician busker
  troubadour soprano tenor pensioner churchgoer worshipper landowner freeholder leaseholder sculptor whistleblower tipster
  punter superfan bestie gal lad chap fella copper constable bobby squaddie tycoon mogul magnate heiress supremo honcho
  ex-wife ex-boyfriend ex-girlfriend stepmother stepfather stepdaughter godmother godfather twin bridesmaid comrade
  chancellor premier vizier emir sheikh imam ayatollah cardinal archbishop monsignor chaplain sexton verger
  bursar lawmaker parliamentarian legislator backbencher frontbencher whip ambassador consul attaché charge delegate rapporteur
  brigadier major corporal private squadron admiral marshal sapper gunner conscript peacekeeper rebel militant gunman
  astronaut cosmonaut naturalist vicar bookmaker bookie stallholder shopkeeper grocer butcher greengrocer baker tailor
  adjutant equerry chamberlain nuncio oligarch pundit guru proponent opponent recipient occupant applicant claimant complainant combatant servant peasant merchant attendant immigrant emigrant descendant
  architect bailiff blacksmith correspondent emissary entrepreneur goldsmith headmistress housewife locksmith magistrate matron
  millionaire billionaire notary poet prefect publican referee restaurateur reverend seamstress stewardess superintendent surgeon
  umpire undersecretary viceroy widow gp fishwife stevedore chieftain sultan mufti friar prelate pontiff boatswain bosun mep msp
  shoemaker cheesemaker winemaker watchmaker filmmaker dressmaker
  hunk stunner blonde brunette redhead heartthrob funnyman bombshell nan ref gaffer contestant entrant litigant celebrant hygienist folk victim viewer villager visitor voter waitress wife witness woman worker youth`);
/** Most words that end so are people, except THINGS. */
const PERSONAL_END = /(?:[a-z]{2}(?:er|or|ist|ian|man|woman|person)|men|women|people|in-law)$/;
const THINGS = setOf(`abdomen acumen after airliner altogether amber anchor anger answer automaker banner barrier bitter
  border broadcaster buffer cancer carmaker carrier center centre chamber chapter charter cheaper
  checklist cluster color computer container contractor copper corner corridor cover danger december
  developer dinner disaster door earlier either elevator employer error escalator ever exist exterior
  factor favor feather fever fewer fiber filter finger flavor floor flower folder former freighter further
  gender generator harbor helicopter higher however humor hunger indicator inner insurer interior labor
  ladder larger laser later laughter layer leather ledger lender letter list liver lower major maker manor
  manufacturer matter median meter minor mirror monitor monster motor neither never newsletter newspaper
  november number october offer omen operator order outer over paper peer-to-peer per poster powder power
  printer prior processor producer provider publisher quarter rather reactor regimen register regulator
  retailer river router rubber rumor sector september server shoulder shower silver slaughter smaller
  specimen steamer summer super supercomputer superior supper supplier tanker tender terror theater
  thunder timber together tower tracker tractor trailer transfer trigger tumor twist ulcer under upper
  utter vapor vector wafer water weather whether winter wonder
  trawler cruiser liner destroyer bomber boiler freezer scanner charger sewer scooter bulldozer
  insist persist consist resist assist desist enlist subsist coexist waist wrist moist heist hoist whist`);

/** Whether a noun is said of people: “engineers”, not “newspapers”. In: it in lower case. */
export function isPersonNoun(lower: string): boolean {
  const last = lower.replace(/^.*-(?!law)/, '');
  if (BUSINESSES.test(last)) return true;
  if (/^dossiers?$/.test(last)) return false;
  return [last, ...singularsOf(last)].some((word) => PEOPLE.has(word) || (PERSONAL_END.test(word) && !isThing(word)));
}

/** One is a body, several are its people: “insurers”. */
const BUSINESSES =
  /^(?:insurer|lender|retailer|supplier|producer|manufacturer|developer|regulator|employer|contractor|operator|publisher|provider|carmaker|automaker|planner|shipper|broadcaster|refiner|carrier)s$/;

/** Whether a noun is said of one such body: “supplier”. In: it in lower case. */
export const isBusiness = (lower: string): boolean => BUSINESSES.test(`${lower}s`);

const isThing = (word: string) => THINGS.has(word) || /(?:paper|letter|center|maker)$/.test(word);
const singularsOf = (word: string) =>
  [word.replace(/ies$/, 'y'), word.replace(/s$/, ''), word.replace(/es$/, '')].filter((one) => one !== word);

/** What a text can be written in: “the report”, “a memo”. */
const WRITINGS =
  setOf(`report memo letter note document email e-mail mail statement study paper post tweet thread story article
  piece survey poll tally data statistics figures minutes review model estimate bulletin filing brief briefing account
  summary transcript recording clip video footage interview message cable dispatch column editorial blog analysis research
  notice complaint indictment affidavit ruling judgment judgement lawsuit record release communique communiqué dossier file
  draft text book diary speech remarks presentation slide spreadsheet leak trial experiment work audit probe inquiry forecast
  advice evidence testimony finding result guidance letter minute
  projection index census monitor entry caption broadcast podcast programme program show log logbook circular directive readout image
  photograph picture invoice receipt ledger register registry metadata dataset database archive catalogue catalog brochure leaflet
  manifesto petition subpoena warrant sheet writ verdict deposition plan whitepaper newsletter dataset scan screenshot chat memorandum
  correspondence comment commentary communication manuscript preprint abstract simulation calculation measurement count roll timetable chart graph map
  plot diagram graphic tape audiotape videotape audio voicemail contract proposal outline agenda pamphlet flyer notebook handbook manual
  playbook factsheet affidavit addendum appendix annex annexe attachment enclosure preface foreword telegram fax postcard item page chapter section passage paragraph footnote
  assessment evaluation guideline rota intercept reply`);

/** Whether a noun is a writing or a recording. In: it in lower case. */
export const isWriting = (lower: string): boolean => [lower, ...singularsOf(lower)].some((word) => WRITINGS.has(word));

const MEDIA =
  setOf(`newspaper paper daily weekly magazine broadcaster radio television tv agency website site portal blog outlet
  channel station tabloid journal network publication newswire wire podcast programme program show glossy broadsheet`);

/** Whether a noun is said of what publishes. In: it in lower case. */
export const isMedium = (lower: string): boolean => [lower, ...singularsOf(lower)].some((word) => MEDIA.has(word));

/** Whether a noun is of whoever makes something: “carmaker”, but not “filmmaker”. In: it in lower case. */
export const isMaker = (lower: string): boolean => /maker$/.test(lower) && !isPersonNoun(lower);

/** Whether a noun is said of what an outlet publishes: “article”. In: it in lower case. */
export const isArticle = (lower: string): boolean => /^(?:article|story|piece|editorial|op-ed|column)$/.test(lower);

const WOMEN =
  setOf(`spokeswoman chairwoman woman queen princess sister mother mum mom wife daughter aunt actress girl ms mrs miss
  gran granny nan grandma granddaughter niece girlfriend fiancée bride stewardess bombshell madame mme frau señora signora smt hajia grandmother businesswoman congresswoman policewoman nun widow waitress lady baroness duchess dame sister-in-law`);
const MEN = setOf(`spokesman chairman man king prince brother father dad husband son uncle boy mr sir monk priest
  grandad grandson nephew boyfriend fiancé groom hunk funnyman monsieur herr señor signor alhaji archbishop cardinal imam grandfather businessman congressman policeman widower lord baron duke brother-in-law`);

/** What a noun tells: “she” for “spokeswoman”, “he” for “Mr”; null for most. In: it in lower case. */
export function genderOf(lower: string): 'he' | 'she' | null {
  const bare = lower.replace(/\.$/, '');
  if (WOMEN.has(bare)) return 'she';
  return MEN.has(bare) ? 'he' : null;
}

const ROLES =
  setOf(`mr mrs ms miss dr prof professor dame sen senator rep gov governor gen lt col colonel sgt sergeant capt
  captain rev hon judge president premier chancellor minister secretary bishop father sister ceo cfo coo cto
  chairman chairwoman chair chief director mayor sheriff ambassador commissioner councillor councilor congressman
  congresswoman officer coroner prosecutor detective inspector superintendent admiral commander marshal author executive
  co-author meteorologist eyewitness farmer actor actress footballer striker mum-of-four mum dad spokesman spokeswoman
  spokesperson lawyer attorney doctor nurse engineer economist analyst investigator reporter correspondent editor historian
  hydrologist sultan emir sheikh garda constable supermarket
  dj pm cm dpm vp svp evp cmo cso dpp acp dsp ssp asp dig igp advocate haji ustaz cde comrade sir maj brig cmdr adm cpl pte supt insp det dci dsi dcs cllr amb atty mp msp mep mla td surgeon madame mme
  monsieur maître herr frau señor señora signor signora shri smt datuk hajia alhaji hajj speaker provost archbishop cardinal pastor imam rabbi
  excellency highness majesty eminence holiness lordship`);

/**
 * Whether a word stands before a name without being part of it: “Dr”, “Minister”; but “Queen Anne” is a name. In: it in
 * lower case.
 */
export const isRole = (lower: string): boolean => ROLES.has(lower.replace(/\.$/, ''));

/** Whether the last word of a name says that it is that of a body: “Justice Department”. In: it in lower case. */
export const isBodyNoun = (lower: string): boolean => BODIES.test(lower) || TRADES.test(lower);

/** Whether a common noun is said of a body: “the airport”, “the regulator”, “the choir”. In: it in lower case. */
export const isBodyByNoun = (lower: string): boolean =>
  isBodyNoun(lower) || isBusiness(lower) || isMedium(lower) || BODIES_BY_NOUN.has(lower);
const BODIES_BY_NOUN =
  setOf(`abbey administration alliance archive arm army band battalion body brand brewery bloc branch business cabinet camp
  carrier casino centre chain chamber charity choir clan coastguard collective commonwealth confederation conglomerate consortium
  consulate cooperative co-op crew delegation diocese distillery dealership embassy ensemble enterprise faction family farm
  fire-service firm fleet franchise garrison garage giant guild harbour harbor hospice household initiative institution
  investor jury kitchen label leadership lender lobby lottery maker management mill militia mine mission monastery mosque
  movement municipality nursery opposition outfit panel parish partnership pharmacy plaintiffs platform police port practice
  presidency prison prosecution publisher pub regiment regime refinery reserve resort restaurant shop side squad startup start-up
  state store subsidiary surgery synagogue syndicate taskforce team temple think-tank town trade troupe unit utility
  venue village watchdog winery workshop works yard`);

/** What a body can be called by a word of its name or by what it was called before. */
const BODIES_CALLED: readonly [noun: RegExp, words: RegExp][] = [
  [
    /^party$/,
    /^(?:party|alliance|front|league|movement|union|coalition|democrats|republicans|greens?|socialists|conservatives|liberals|labour|tories)$/,
  ],
  [
    /^(?:regulator|watchdog)$/,
    /^(?:regulator|authority|agency|commission|administration|board|office|inspectorate|ombudsman|watchdog|of\p{Ll}+)$/u,
  ],
  [/^(?:ministry|department)$/, /^(?:ministry|department|office|treasury|pentagon)$/],
  [/^union$/, /^(?:union|unions|federation|association|guild|brotherhood|workers|teamsters)$/],
  [/^(?:university|college|school)$/, /^(?:university|college|school|institute|academy|polytechnic)$/],
  [
    /^(?:club|team|side)$/,
    /^(?:club|fc|afc|united|city|rovers|wanderers|athletic|rangers|albion|town|county|hotspur|sporting|real)$/,
  ],
  [
    /^(?:charity|ngo|nonprofit|trust|foundation)$/,
    /^(?:charity|trust|foundation|fund|relief|aid|society|mission|appeal)$/,
  ],
  [
    /^(?:bank|lender)$/,
    /^(?:bank|banks|banco|banca|banque|bancorp|sachs|stanley|chase|savings|credit|building|capital|trust)$/,
  ],
  [/^(?:airline|carrier)$/, /^(?:airlines?|airways|air|jet|aviation|\p{Ll}+(?:air|jet|wings))$/u],
  [/^(?:council|authority)$/, /^(?:council|authority|borough|board)$/],
  [/^(?:hospital|clinic)$/, /^(?:hospital|infirmary|clinic|centre|center)$/],
  [/^(?:brewer|brewery)$/, /^(?:brewer|brewery|breweries|brewing|brewhouse)$/],
  [
    /^(?:retailer|grocer|supermarket|chain)$/,
    /^(?:stores?|foods?|markets?|supermarkets?|mart|retail|fashion|grocer(?:y|s)?)$/,
  ],
  [/^(?:carmaker|automaker)$/, /^(?:motors?|automotive|cars?|auto)$/],
  [/^(?:drugmaker|pharma)$/, /^(?:pharma|pharmaceuticals?|therapeutics|biotech|labs?|laboratories|biosciences)$/],
  [/^(?:insurer)$/, /^(?:insurance|assurance|mutual|life|re)$/],
  [/^(?:utility|supplier)$/, /^(?:water|energy|power|electric|gas|utilities)$/],
  [/^(?:developer|builder|housebuilder)$/, /^(?:homes|properties|developments|estates|housing|construction|builders)$/],
  [/^(?:miner)$/, /^(?:mining|minerals|mines|gold|resources|metals)$/],
  [/^(?:force)$/, /^(?:police|constabulary|force)$/],
];

/** Whether a body with such a word in its name can be meant by a noun: “the watchdog” by “Ofwat”. In: both in lower case. */
export const isCalledBody = (word: string, noun: string): boolean =>
  BODIES_CALLED.some(([again, before]) => again.test(noun) && before.test(word));

/** Whether the last word of a name says what a business trades in: “Kestrel Air”, which can be called “Kestrel”. In: it in lower case. */
export const isTrade = (lower: string): boolean => TRADES.test(lower);
const TRADES =
  /^(?:air|airline|airway|pharma|pharmaceutical|biotech|robotic|lab|laborator(?:y|ie)|energy|motor|food|telecom|technolog(?:y|ie)|holding|logistic|shipping|mining|cement|brewer(?:y|ie)|studio|game|software|semiconductor|insurance|investment|securitie|petroleum|minerals?|platinum|steel)s?$/;
const BODIES =
  /^(?:department|ministry|office|agency|council|court|committee|commission|union|bank|league|party|association|authority|board|police|army|government|parliament|congress|senate|federation|foundation|cent(?:er|re)|organi[sz]ation|institute|university|college|company|group|corporation|service|society|club|network|house|school|hospital|fund|trust|bureau|assembly|times|news|post|chronicles?|republic|kingdom|city|state|museum|church|province|county|district|region|island|river|valley|street|square|bridge|airport|sea|strait|bay|lake|mount|hill|hotel|stadium|forum|summit|factory|plant|laborator(?:y|ies)|clinic|observatory|zoo|tribunal|inspectorate|directorate|secretariat|brigade|navy|academy|coalition|orchestra|airlines?|airways|railways?|motors|industries|holdings|pharmaceuticals?|cathedral|library|theatre|theater|gallery|confederation)s?$/;

/** Whether a sentence can begin with a word though it is no name: “Engineers say”, “Data show”; “Sanders” and “Reuters” are. In: it in lower case. */
export const isBareNoun = (lower: string): boolean =>
  isWriting(lower) ||
  isThing(lower.replace(/s$/, '')) ||
  [lower, ...singularsOf(lower)].some((word) => PEOPLE.has(word) || (word !== lower && /(?:ist|ian)$/.test(word)));

/** What somebody can be called who was called one of others before: “the lawmaker” for a senator. */
const CALLED: readonly [again: string, before: string][] = [
  [
    'lawmaker legislator parliamentarian politician deputy mp member backbencher',
    'lawmaker legislator parliamentarian politician deputy mp msp mep td senator sen representative rep congressman congresswoman member backbencher councillor councilor minister',
  ],
  [
    'official dignitary functionary bureaucrat',
    'minister governor secretary commissioner deputy director head chief mayor prosecutor ambassador envoy diplomat commandant administrator inspector undersecretary spokesman spokeswoman spokesperson',
  ],
  ['minister', 'secretary chancellor'],
  [
    'officer detective policeman policewoman',
    'sergeant detective inspector constable superintendent captain colonel lieutenant major sheriff policeman policewoman cop garda commander sgt det insp supt capt col lt maj cmdr dci dsi dcs pc',
  ],
  [
    'lawyer attorney counsel barrister solicitor advocate',
    'lawyer attorney counsel barrister solicitor advocate prosecutor',
  ],
  ['judge justice magistrate', 'judge justice magistrate coroner'],
  [
    'scientist researcher academic scholar expert specialist',
    'scientist researcher academic scholar professor prof author physicist chemist biologist geologist ecologist economist historian psychologist sociologist astronomer oceanographer climatologist neuroscientist virologist epidemiologist hydrologist zoologist botanist analyst lecturer',
  ],
  ['doctor medic physician', 'surgeon physician gp consultant oncologist cardiologist pathologist virologist dr'],
  [
    'boss chief head director executive',
    'boss chief head director executive commissioner superintendent commandant ceo chairman chairwoman chair president manager founder owner',
  ],
  ['diplomat envoy', 'ambassador envoy consul diplomat representative'],
  [
    'star singer actor actress entertainer celebrity performer celeb',
    'singer actor actress rapper comedian presenter host star frontman pianist violinist soprano tenor rocker musician',
  ],
  [
    'player footballer athlete sportsman sportswoman',
    'striker midfielder defender goalkeeper keeper winger footballer runner sprinter swimmer cyclist gymnast boxer player forward',
  ],
  ['journalist reporter correspondent', 'journalist reporter correspondent editor columnist presenter'],
  ['cleric clergyman priest', 'bishop archbishop priest vicar imam rabbi pastor cardinal father rev'],
  ['soldier serviceman', 'sergeant corporal private lieutenant captain gunner sniper conscript sgt cpl pte lt capt'],
  ['commander', 'commander general brigadier brig colonel col admiral adm captain capt major maj'],
  ['sergeant', 'sgt'],
  ['inspector', 'insp det'],
  ['superintendent', 'supt'],
  ['professor', 'prof'],
  ['premier', 'minister'],
  ['ceo', 'ceo executive'],
  ['cfo', 'cfo officer'],
  ['general', 'gen brigadier brig'],
  ['colonel', 'col lt-col'],
  ['admiral', 'adm'],
  ['captain', 'capt skipper'],
  ['skipper', 'captain'],
  ['peer', 'lord lady baroness baron viscount earl'],
  ['pontiff', 'pope'],
  ['senator', 'sen'],
  ['governor', 'gov'],
  ['councillor', 'cllr councilor'],
  ['teacher', 'headteacher headmaster headmistress lecturer tutor'],
  ['artist', 'painter sculptor singer musician photographer illustrator'],
  ['writer author novelist', 'writer author novelist poet playwright'],
  ['musician', 'drummer guitarist bassist pianist violinist cellist singer rapper'],
  ['activist campaigner', 'activist campaigner organiser organizer protester founder'],
  ['manager coach', 'manager coach'],
  ['cook', 'chef'],
  [
    'businessman businesswoman entrepreneur tycoon',
    'founder owner ceo chairman entrepreneur developer magnate investor',
  ],
  ['politician', 'president premier chancellor minister governor senator mayor chairman leader candidate'],
];
const calledBefore = new Map<string, Set<string>>();
for (const [again, before] of CALLED)
  for (const noun of words(again))
    calledBefore.set(noun, new Set([...(calledBefore.get(noun) ?? []), ...words(before)]));

/** Whether “the lawmaker” can be said of a senator. In: both nouns in lower case. */
export const canBeCalled = (role: string, noun: string): boolean =>
  calledBefore.get(noun)?.has(role.replace(/\.$/, '')) ?? false;

/** What somebody is to others of whom a text can tell without a name: the judge of a case, the driver of a car. */
const BY_SCENE =
  setOf(`judge justice magistrate lawyer attorney barrister solicitor counsel prosecutor defendant plaintiff accused suspect victim witness juror
  driver pilot captain skipper conductor passenger doctor nurse surgeon medic midwife pathologist coroner teacher headteacher manager owner boss
  chief director editor publisher officer detective policeman policewoman inspector constable sergeant spokesman spokeswoman spokesperson minister
  president premier chancellor mayor governor coach referee umpire attacker intruder thief robber burglar killer murderer gunman shooter
  caller buyer seller landlord landlady tenant neighbour neighbor father mother brother sister son daughter wife husband uncle aunt friend partner
  colleague priest vicar imam rabbi pastor bishop commander general colonel admiral ambassador envoy secretary chair chairman chairwoman treasurer
  clerk guard warden patient customer client reader user author writer sender researcher scientist expert official source man woman boy
  girl child person baby aide adviser advisor deputy assistant successor predecessor rival opponent candidate leader head founder king queen prince
  princess pope translator interpreter interviewer presenter host moderator chairperson auditor inspector investigator analyst economist
  engineer member employee worker trader dealer broker banker insider informant reporter journalist correspondent photographer
  soldier fighter rebel trustee student pupil applicant complainant claimant caretaker bidder operator accountant registrar
  other another one two three four five six seven eight nine ten many several some none pair couple trio youth staff crew people police
  foreman forewoman cleaner mechanic cook janitor nanny maid butler bouncer barman barmaid bartender waiter waitress
  figure regular local fan viewer voter resident visitor guest shopper passer-by bystander onlooker receptionist guide`);

/** Whether a noun says what somebody does by themselves, as “the butcher”, “the biologist”. In: it in lower case. */
export const isCalling = (lower: string): boolean =>
  isPersonNoun(lower) && !/[^s]s$/.test(lower) && !BY_SCENE.has(lower);

const NATIONALS =
  /^(?:swede|dane|finn|norwegian|icelander|german|briton|brit|scot|scotsman|scotswoman|welshman|welshwoman|englishman|englishwoman|irishman|irishwoman|frenchman|frenchwoman|dutchman|dutchwoman|spaniard|catalan|pole|czech|slovak|serb|croat|slovene|turk|greek|cypriot|swiss|basque|luxembourger|kiwi|aussie|argentine|thai|filipin[oa]|israeli|iraqi|saudi|qatari|kuwaiti|emirati|omani|yemeni|bangladeshi|pakistani|azeri|uzbek|kazakh|kyrgyz|tajik|turkmen|afghan|somali|nepali|congolese|malagasy|\p{Ll}+(?:ian|ean|ese|ican|uan|gan|yan|oan|ban|ccan|olan|alan|etan)|londoner|dubliner|berliner|parisian|glaswegian|liverpudlian|mancunian|aberdonian|yorkshireman|yorkshirewoman|cornishman|texan|californian|\p{Ll}+-born)$/u;

const PROFILES =
  setOf(`striker midfielder defender goalkeeper keeper winger forward quarterback pitcher batsman batter bowler fly-half fullback
  centre-back full-back left-back right-back sprinter swimmer runner cyclist rider jockey boxer golfer skier snowboarder gymnast wrestler
  footballer racer athlete olympian paralympian champion medallist medalist playmaker outfielder hurdler rower sailor fighter
  grandmother grandfather grandma grandad granny mother father mum mom dad widow widower pensioner newlywed teenager teen youngster
  schoolgirl schoolboy graduate sophomore freshman junior
  hunk stunner blonde brunette redhead heartthrob funnyman bombshell gran granny nan
  star actor actress singer rapper comedian comic presenter drummer guitarist bassist frontman pianist violinist cellist model influencer
  youtuber tiktoker heiress socialite starlet crooner songstress
  laureate veteran newcomer rookie native debutant debutante millionaire billionaire multi-millionaire tycoon mogul entrepreneur
  mother-of-one mother-of-two mother-of-three mother-of-four mother-of-five father-of-one father-of-two father-of-three father-of-four
  mum-of-one mum-of-two mum-of-three mum-of-four dad-of-one dad-of-two dad-of-three dad-of-four novelist poet painter sculptor`);

/**
 * Whether a noun says what somebody is by themselves, as “the striker”, “the grandmother”, not what they are to what is told
 * of, as “the judge”, “the lawyer”. In: it in lower case.
 */
export const isProfile = (lower: string): boolean => PROFILES.has(lower.replace(/^(?:great|ex)-/, ''));

/** Whether “the Swede”, “the 29-year-old” says no more of somebody than where they are from or how old they are. */
export const isMereEpithet = (lower: string): boolean =>
  NATIONALS.test(lower) || /^\d+-year-old$|^\w+-year-old$/.test(lower);

import type { DemoDocument } from './demo-document';

const brief = (
  publisher: string,
  title: string,
  published: string | undefined,
  url: string,
  text: string,
): DemoDocument & { kind: 'article' } => ({
  publisher,
  title,
  ...(published && { published }),
  url,
  kind: 'article',
  text: `${text}\n`,
});

const fares = (day: string, tail: string) =>
  `Whoever used to cross the Quill Bridge to work travels free on the Fennay ferry until the bridge is open again. A letter from the employer is enough; it is shown at the ticket window on the fish quay, and a card is made out on the spot that is good for every sailing of the week. Bicycles go free as well, prams always have. Those who paid since the bridge was closed can have their money back if they kept the tickets. The window is open from half past five ${day}.${tail}`;

/** Short items. Twelve of them pass on one figure, and two are copies of one text. Nothing in them is true. */
export const bridgeBriefs = {
  echoFares: brief(
    'Selwick Echo',
    'Free ferry for bridge commuters',
    undefined,
    'https://selwick.example.org/free-ferry',
    fares('on weekdays', ''),
  ),
  recordFares: brief(
    'Larkmoor Record',
    'Commuters sail free',
    undefined,
    'https://larkmoor.example.org/commuters-sail-free',
    fares('every day', ' Dogs pay half.'),
  ),
  beaconCost: brief(
    'Quill Beacon',
    'Bridge bill: 9.4 million',
    '26 March 2024',
    'https://beacon.example.org/2024/03/26/bill',
    'Now there is a figure. The bridge will cost 9.4 million crowns to mend, Corvane Wire reports. The Beacon has asked the Authority what that means for the toll.',
  ),
  courierCost: brief(
    'Brack Courier',
    'Millions for two rods',
    '27 March 2024',
    'https://courier.example.org/news/millions-for-two-rods',
    'Mending the bridge takes 9.4 million crowns, according to Corvane Wire. Brackwater could have two swimming baths for that.',
  ),
  lanternCost: brief(
    'Fennay Lantern',
    'What it costs to get home',
    '29 March 2024',
    'https://lantern.example.org/2024/what-it-costs',
    'Corvane Wire says the repair comes to 9.4 million crowns. That is 1,541 crowns for each of us, babies included.',
  ),
  dunlinCost: brief(
    'Dunlin FM',
    'News at noon, 26 March',
    '2024-03-26T12:00Z',
    'https://dunlin.example.org/noon/2603',
    'The repair of the Quill Bridge costs 9.4 million crowns, reports Corvane Wire. In the studio now: a man who carves seals.',
  ),
  echoCost: brief(
    'Selwick Echo',
    'In brief',
    '27 March 2024',
    'https://selwick.example.org/in-brief-2703',
    'Quill Bridge: 9.4 million crowns will be needed for the repair, reported Corvane Wire. Selwick’s own footbridge remains closed.',
  ),
  recordCost: brief(
    'Larkmoor Record',
    'Repair priced',
    '27 March 2024',
    'https://larkmoor.example.org/repair-priced',
    'A price has been put on the Quill Bridge. It is 9.4 million crowns, as Corvane Wire reported on Tuesday.',
  ),
  fenseaCost: brief(
    'Fensea Today',
    '9.4m for Quill Bridge',
    '26 March 2024',
    'https://fensea.example.com/quill-bridge-bill',
    'Engineers want 9.4 million crowns for putting the Quill Bridge right, Corvane Wire said. More as we get it.',
  ),
  marlCost: brief(
    'Upper Marl Gazette',
    'Work for the forge',
    '28 March 2024',
    'https://uppermarl.example.org/work-for-the-forge',
    'Good news for our forge. The bridge down the river will be repaired for 9.4 million crowns, Corvane Wire reported, and hangers have to come from somewhere.',
  ),
  pellbridgeCost: brief(
    'Pellbridge Observer',
    'Bridge works: the price',
    '28 March 2024',
    'https://pellbridge.example.org/bridge-works',
    'Citing the builders, Corvane Wire put the cost of the Quill Bridge repair at 9.4 million crowns. Pellbridge, which has a bridge in its name only, looks on.',
  ),
  wharfCost: brief(
    'Wharf & Weir',
    'Engineering notes',
    undefined,
    'https://wharfandweir.example.com/notes/88',
    'Quill Bridge: eight hangers, one forge, 9.4 million crowns in all (Corvane Wire reports). The price of each hanger is not given.',
  ),
  estuaryCost: brief(
    'Estuary Online',
    'Bridge: the number is out',
    '26 March 2024',
    'https://estuary.example.net/the-number-is-out',
    'The number is out. At 9.4 million crowns the mending of the bridge is dearer than the ferry’s two boats together, Corvane Wire reports.',
  ),
  argusCost: brief(
    'Cobblewick Argus',
    'Quill repairs',
    '27 March 2024',
    'https://cobblewick.example.org/quill-repairs',
    'It takes 9.4 million crowns to repair the Quill Bridge, Corvane Wire reported. Readers will recall that the council here has 200,000 for all its roads.',
  ),
} as const satisfies Record<string, DemoDocument>;

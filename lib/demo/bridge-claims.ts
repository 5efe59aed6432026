import type { Certainty, ClaimStatus, Confidence, Likelihood, Stance } from '@/lib/vocabulary';
import type { BridgeDocument } from './bridge-texts';

/** Who is credited, in the words of the passage in which that is read. */
type Credit = { to: string; source: string; cue: string };

/** One source putting a claim. `says` is its passage, looked up in the document; without a document it is second-hand. */
export type Voice = {
  who: string;
  in?: BridgeDocument;
  says?: string;
  /** Somebody read the document, and the claim is not in it. */
  missing?: true;
  certainty?: Certainty;
  stance?: Stance;
  credits?: Credit;
};

export type BridgeClaim = {
  statement: string;
  topics: readonly string[];
  status?: ClaimStatus;
  voices: readonly Voice[];
  judged?: { confidence: Confidence; likelihood: Likelihood | null; status: ClaimStatus; reason: string };
  /** What came in after it was judged. */
  later?: readonly Voice[];
};

const BRIDGE = 'Quill Bridge';
const AUTHORITY = 'Bridge Authority';
const COUNCIL = 'Quillhaven Council';
const WIRE = 'Corvane Wire';
const BEACON = 'Quill Beacon';
const COURIER = 'Brack Courier';
const LANTERN = 'Fennay Lantern';
const LEDGER = 'Merrow Ledger';
const OSPREL = 'Osprel';

/** An outlet that passes on the figure of the agency. */
const passesOn = (who: string, brief: BridgeDocument, says: string, cue = 'reported'): Voice => ({
  who,
  in: brief,
  says,
  certainty: 'asserted',
  credits: { to: WIRE, source: WIRE, cue },
});

/**
 * The second case. The table begins with what was first reported last; claims without a date stand in this order, between
 * those of the first case.
 */
export const bridgeClaims: readonly BridgeClaim[] = [
  {
    statement: 'The hangers fitted in 2019 were cut from old ship plate',
    topics: [BRIDGE, 'materials'],
    voices: [
      {
        who: COURIER,
        in: 'figures',
        says: 'Hangers: 44, eight of them renewed in 2019. Ship plate from the breakers was used for these, Fennay Lantern wrote.',
        certainty: 'asserted',
      },
      {
        who: 'Tidewrack',
        in: 'tidewrack',
        says: 'The hangers that were put in five years ago were cut from old ship plate. Brack Courier wrote so, and the Courier does not joke.',
        certainty: 'asserted',
        credits: { to: COURIER, source: COURIER, cue: 'wrote so' },
      },
      {
        who: LANTERN,
        in: 'lantern',
        says: 'The hangers fitted in 2019 were made of old ship plate, writes the blog Tidewrack.',
        certainty: 'asserted',
        credits: { to: 'Tidewrack', source: 'the blog Tidewrack', cue: 'writes' },
      },
      {
        who: COURIER,
        in: 'figures',
        says: 'Hangers: 44, eight of them renewed in 2019. Ship plate from the breakers was used for these, Fennay Lantern wrote.',
        credits: { to: LANTERN, source: LANTERN, cue: 'wrote' },
      },
    ],
  },
  {
    statement: 'Bridge commuters travel free on the Fennay ferry until the bridge reopens',
    topics: ['ferry'],
    voices: [
      {
        who: 'Selwick Echo',
        in: 'echoFares',
        says: 'Whoever used to cross the Quill Bridge to work travels free on the Fennay ferry until the bridge is open again.',
        certainty: 'asserted',
      },
      {
        who: 'Larkmoor Record',
        in: 'recordFares',
        says: 'Whoever used to cross the Quill Bridge to work travels free on the Fennay ferry until the bridge is open again.',
        certainty: 'asserted',
      },
    ],
  },
  {
    statement: 'Night sailings of the Fennay ferry begin in April',
    topics: ['ferry'],
    voices: [
      { who: WIRE, in: 'wire', missing: true },
      {
        who: LANTERN,
        in: 'lantern',
        says: 'Night sailings are to begin in April, Corvane Wire reported when the bridge was shut.',
        certainty: 'probable',
        credits: { to: WIRE, source: WIRE, cue: 'reported' },
      },
    ],
  },
  {
    statement: 'About 11,000 vehicles cross the Quill Bridge on a working day',
    topics: [BRIDGE],
    status: 'corroborated',
    voices: [
      {
        who: BEACON,
        in: 'about',
        says: 'On a working day about 11,000 vehicles cross it, by this newspaper’s own count at the toll house.',
        certainty: 'asserted',
      },
      {
        who: COURIER,
        in: 'figures',
        says: 'Traffic: the bridge carries some 11,000 vehicles a day, Sundays left out. The Courier counted them itself.',
        certainty: 'asserted',
      },
    ],
  },
  {
    statement: 'The Quill Bridge was closed because two of its hangers are cracked',
    topics: [BRIDGE, 'inspection'],
    voices: [
      {
        who: AUTHORITY,
        in: 'report',
        says: 'Hangers 14 and 15 are cracked through at the lower pin.',
        certainty: 'asserted',
      },
      {
        who: WIRE,
        in: 'wire',
        says: 'The Quill Bridge was shut on Monday because two of its hangers are cracked, the Quill Bridge Authority said in an inspection report.',
        certainty: 'asserted',
        credits: { to: AUTHORITY, source: 'the Quill Bridge Authority', cue: 'said in an inspection report' },
      },
      {
        who: BEACON,
        in: 'beacon',
        says: 'Two cracked hangers are the reason why the bridge has been closed, Corvane Wire reported on Monday, citing the Authority’s inspection report.',
        certainty: 'asserted',
        credits: { to: WIRE, source: WIRE, cue: 'reported' },
      },
      {
        who: COURIER,
        in: 'courier',
        says: 'What closed it were cracks in two hangers, as Quill Beacon reported at the time, citing Corvane Wire.',
        certainty: 'asserted',
        credits: { to: BEACON, source: BEACON, cue: 'reported' },
      },
      { who: 'Maud Ellerfinch' },
      {
        who: COUNCIL,
        in: 'minutes',
        says: 'The council’s engineer, Maud Ellerfinch, told the members that she had seen the cracks in both hangers with her own eyes.',
        certainty: 'asserted',
        credits: { to: 'Maud Ellerfinch', source: 'Maud Ellerfinch', cue: 'told the members' },
      },
      {
        who: LEDGER,
        in: 'ledger',
        says: 'This reporter was taken up the north tower instead, and put a finger on them: two hangers, each torn at the pin.',
        certainty: 'asserted',
      },
    ],
    judged: {
      confidence: 'high',
      likelihood: 'almost_certain',
      status: 'confirmed',
      reason: 'Three people who do not depend on each other have seen the cracks.',
    },
  },
  {
    statement: 'Repairing the Quill Bridge will cost 9.4 million crowns',
    topics: [BRIDGE, 'cost'],
    voices: [
      { who: OSPREL, in: 'osprel', says: 'We will do the work for 9.4 million crowns.', certainty: 'asserted' },
      {
        who: WIRE,
        in: 'cost',
        says: 'Repairing the Quill Bridge will cost 9.4 million crowns, Osprel Engineering said on Tuesday.',
        certainty: 'asserted',
        credits: { to: OSPREL, source: 'Osprel Engineering', cue: 'said' },
      },
      passesOn(
        BEACON,
        'beaconCost',
        'The bridge will cost 9.4 million crowns to mend, Corvane Wire reports.',
        'reports',
      ),
      passesOn(
        COURIER,
        'courierCost',
        'Mending the bridge takes 9.4 million crowns, according to Corvane Wire.',
        'according to',
      ),
      passesOn(LANTERN, 'lanternCost', 'Corvane Wire says the repair comes to 9.4 million crowns.', 'says'),
      passesOn(
        'Dunlin FM',
        'dunlinCost',
        'The repair of the Quill Bridge costs 9.4 million crowns, reports Corvane Wire.',
        'reports',
      ),
      passesOn('Selwick Echo', 'echoCost', '9.4 million crowns will be needed for the repair, reported Corvane Wire.'),
      passesOn('Larkmoor Record', 'recordCost', 'It is 9.4 million crowns, as Corvane Wire reported on Tuesday.'),
      passesOn(
        'Fensea Today',
        'fenseaCost',
        'Engineers want 9.4 million crowns for putting the Quill Bridge right, Corvane Wire said.',
        'said',
      ),
      passesOn(
        'Upper Marl Gazette',
        'marlCost',
        'The bridge down the river will be repaired for 9.4 million crowns, Corvane Wire reported',
      ),
      passesOn(
        'Pellbridge Observer',
        'pellbridgeCost',
        'Citing the builders, Corvane Wire put the cost of the Quill Bridge repair at 9.4 million crowns.',
        'put',
      ),
      passesOn(
        'Wharf & Weir',
        'wharfCost',
        'Quill Bridge: eight hangers, one forge, 9.4 million crowns in all (Corvane Wire reports).',
        'reports',
      ),
      passesOn(
        'Estuary Online',
        'estuaryCost',
        'At 9.4 million crowns the mending of the bridge is dearer than the ferry’s two boats together, Corvane Wire reports.',
        'reports',
      ),
      passesOn(
        'Cobblewick Argus',
        'argusCost',
        'It takes 9.4 million crowns to repair the Quill Bridge, Corvane Wire reported.',
      ),
    ],
  },
  {
    statement: 'The Quill Bridge Authority knew of the damage a year before the closure',
    topics: [BRIDGE, 'inspection'],
    status: 'disputed',
    voices: [
      { who: 'Oswin Tarrowby' },
      {
        who: BEACON,
        in: 'known',
        says: 'The Quill Bridge Authority had known of rust at the pins for a year before it closed the bridge, Oswin Tarrowby told the Beacon.',
        certainty: 'asserted',
        credits: { to: 'Oswin Tarrowby', source: 'Oswin Tarrowby', cue: 'told the Beacon' },
      },
      { who: AUTHORITY, stance: 'denies' },
      {
        who: BEACON,
        in: 'known',
        says: 'The Authority denied that it had known of any damage before February.',
        stance: 'denies',
        certainty: 'asserted',
        credits: { to: AUTHORITY, source: 'The Authority', cue: 'denied' },
      },
      {
        who: COURIER,
        in: 'courier',
        says: 'The owners of the bridge knew of the damage for a whole year, Quill Beacon reported on Tuesday, quoting the former harbour master.',
        certainty: 'asserted',
        credits: { to: BEACON, source: BEACON, cue: 'reported' },
      },
    ],
  },
  {
    statement: 'The Quill Bridge will stay closed until the autumn',
    topics: [BRIDGE, 'reopening'],
    voices: [
      {
        who: AUTHORITY,
        in: 'notice',
        says: 'The bridge may stay closed until the autumn.',
        certainty: 'possible',
      },
      {
        who: WIRE,
        in: 'wire',
        says: 'The only road link to Fennay could remain closed until the autumn, the authority said in a notice.',
        certainty: 'possible',
        credits: { to: AUTHORITY, source: 'the authority', cue: 'said in a notice' },
      },
      {
        who: 'Tidewrack',
        in: 'tidewrack',
        says: 'The bridge will stay shut until the autumn. Corvane Wire has it from the Authority, so sell the car and buy oars.',
        certainty: 'asserted',
        credits: { to: WIRE, source: WIRE, cue: 'has it from the Authority' },
      },
    ],
  },
  {
    statement: 'Part of the deck fell into the water in the storm of 2 March',
    topics: [BRIDGE],
    voices: [
      { who: 'Origin unknown' },
      {
        who: 'Tidewrack',
        in: 'tidewrack',
        says: 'A piece of the deck is said to have dropped into the water in the big storm.',
        certainty: 'rumoured',
        credits: { to: 'Origin unknown', source: '', cue: 'is said to' },
      },
      { who: AUTHORITY, in: 'report', says: 'Nothing fell.', stance: 'denies', certainty: 'asserted' },
      {
        who: WIRE,
        in: 'wire',
        says: '“Nothing fell,” it wrote in its report.',
        stance: 'denies',
        certainty: 'asserted',
        credits: { to: AUTHORITY, source: 'it', cue: 'wrote in its report' },
      },
    ],
    judged: {
      confidence: 'moderate',
      likelihood: 'very_unlikely',
      status: 'refuted',
      reason: 'The sensors on the towers show nothing, and nobody has named a witness.',
    },
  },
  {
    statement: 'A court ordered the Quill Bridge Authority to release its inspection report',
    topics: [BRIDGE, 'court'],
    status: 'confirmed',
    voices: [
      {
        who: 'Brackwater County Court',
        in: 'court',
        says: 'The Authority shall hand over its full inspection report, with all annexes, to the Council within fourteen days.',
        certainty: 'asserted',
      },
    ],
  },
  {
    statement: 'A lorry struck the Quill Bridge on the night before it was closed',
    topics: [BRIDGE],
    status: 'retracted',
    voices: [
      {
        who: 'Radio Saltings',
        in: 'saltings',
        says: 'A lorry hit the bridge last night, a listener has told us, and that must be why.',
        certainty: 'asserted',
      },
      {
        who: 'Dunlin FM',
        in: 'dunlin',
        says: 'A lorry has struck the Quill Bridge, Radio Saltings reports, and nothing is moving.',
        certainty: 'asserted',
        credits: { to: 'Radio Saltings', source: 'Radio Saltings', cue: 'reports' },
      },
      {
        who: BEACON,
        in: 'beacon',
        says: 'A lorry ran into the railing on the night before, Radio Saltings said in its morning bulletin.',
        certainty: 'asserted',
        credits: { to: 'Radio Saltings', source: 'Radio Saltings', cue: 'said in its morning bulletin' },
      },
    ],
  },
  {
    statement: 'Osprel Engineering has been chosen to repair the Quill Bridge',
    topics: [BRIDGE, 'repair'],
    voices: [
      {
        who: OSPREL,
        in: 'osprel',
        says: 'Osprel is proud to have been chosen to repair the Quill Bridge.',
        certainty: 'asserted',
      },
      {
        who: WIRE,
        in: 'cost',
        says: 'The company has been given the job of repairing the bridge, it said in a statement.',
        certainty: 'asserted',
        credits: { to: OSPREL, source: 'it', cue: 'said in a statement' },
      },
    ],
    judged: {
      confidence: 'low',
      likelihood: 'likely',
      status: 'unverified',
      reason: 'So far only the firm itself says so, and it has taken announcements back before.',
    },
    later: [
      {
        who: COUNCIL,
        in: 'minutes',
        says: 'Osprel Engineering has been appointed to repair the bridge.',
        certainty: 'asserted',
      },
    ],
  },
  {
    statement: 'No inspection of the Quill Bridge was made in 2022',
    topics: [BRIDGE, 'inspection'],
    status: 'disputed',
    voices: [
      {
        who: COUNCIL,
        in: 'minutes',
        says: 'There was no inspection of the bridge in 2022: the sheet for that year is blank.',
        certainty: 'asserted',
      },
      {
        who: AUTHORITY,
        in: 'report',
        says: 'All inspections of the past six years were made when they were due, that of 2022 among them.',
        stance: 'denies',
        certainty: 'asserted',
      },
    ],
  },
  {
    statement: 'Parts of a lower grade than ordered went into the Quill Bridge in 2019',
    topics: [BRIDGE, 'materials'],
    voices: [
      { who: 'Two bridge workers' },
      {
        who: BEACON,
        in: 'known',
        says: 'Parts of a lower grade than ordered went into the bridge in 2019, two people who worked on the hangers said.',
        certainty: 'asserted',
        credits: {
          to: 'Two bridge workers',
          source: 'two people who worked on the hangers',
          cue: 'said',
        },
      },
    ],
  },
  {
    statement: 'The Quill Bridge will be open again by 1 June 2024',
    topics: [BRIDGE, 'reopening', 'repair'],
    voices: [
      { who: OSPREL, in: 'osprel', says: 'We expect to hand the bridge back by 1 June.', certainty: 'probable' },
      {
        who: WIRE,
        in: 'cost',
        says: 'The bridge should be open again by 1 June, according to Osprel.',
        certainty: 'probable',
        credits: { to: OSPREL, source: 'Osprel', cue: 'according to' },
      },
      { who: 'Maud Ellerfinch', stance: 'questions' },
      {
        who: COUNCIL,
        in: 'minutes',
        says: 'Ms Ellerfinch doubted that the bridge could open again by 1 June.',
        stance: 'questions',
        certainty: 'possible',
        credits: { to: 'Maud Ellerfinch', source: 'Ms Ellerfinch', cue: 'doubted' },
      },
    ],
  },
];

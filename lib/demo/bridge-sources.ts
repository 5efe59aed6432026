import type { Reliability, SourceKind } from '@/lib/vocabulary';

type BridgeSource = {
  name: string;
  kind: SourceKind;
  /** What texts call it too. */
  aliases?: readonly string[];
  /** Comes before it in the list. */
  owner?: string;
  domain?: string;
  description?: string;
  people?: number;
  terms?: string;
  grantedBy?: string;
  grade?: readonly [grade: Reliability, reason: string];
};

/** The sources of the second case. Places, people and outlets are all invented. */
export const bridgeSources: readonly BridgeSource[] = [
  {
    name: 'Plumeworth Media',
    kind: 'organization',
    description: 'Owns two newspapers on the Quill estuary. Invented for the demonstration.',
  },
  {
    name: 'Bridge Authority',
    aliases: ['Quill Bridge Authority'],
    kind: 'organization',
    domain: 'quillbridge.example.org',
    description: 'Runs the bridge between Quillhaven and Fennay. Invented for the demonstration.',
    grade: ['B', 'Measures for itself and publishes what it measures, but speaks in its own cause.'],
  },
  {
    name: 'Quillhaven Council',
    kind: 'organization',
    domain: 'council.quillhaven.example.org',
    grade: ['A', 'Keeps minutes, and corrects them in the open.'],
  },
  {
    name: 'Brackwater County Court',
    kind: 'organization',
    domain: 'court.brackwater.example.org',
    grade: ['A', 'Its orders are what they say.'],
  },
  {
    name: 'Osprel',
    aliases: ['Osprel Engineering'],
    kind: 'organization',
    domain: 'osprel.example.org',
    grade: ['C', 'Two of its last five announcements were taken back.'],
  },
  {
    name: 'Corvane Wire',
    kind: 'agency',
    domain: 'corvane.example.net',
    grade: ['A', 'Names its documents, and its figures agreed with them whenever we looked.'],
  },
  {
    name: 'Quill Beacon',
    kind: 'outlet',
    owner: 'Plumeworth Media',
    domain: 'beacon.example.org',
    grade: ['B', 'Reports from the town itself and prints answers. Sometimes in a hurry.'],
  },
  {
    name: 'Brack Courier',
    kind: 'outlet',
    owner: 'Plumeworth Media',
    domain: 'courier.example.org',
    grade: ['C', 'Rewrites more than it reports, and leaves answers out.'],
  },
  {
    name: 'Merrow Ledger',
    kind: 'outlet',
    domain: 'ledger.example.com',
    grade: ['A', 'Monthly. Asks everybody it writes about.'],
  },
  { name: 'Fennay Lantern', kind: 'outlet', domain: 'lantern.example.org' },
  {
    name: 'Tidewrack',
    kind: 'outlet',
    domain: 'tidewrack.example.net',
    description: 'A blog about the estuary, by one man with a telescope.',
    grade: ['D', 'Passes on talk. Takes back little.'],
  },
  {
    name: 'Radio Saltings',
    kind: 'outlet',
    domain: 'saltings.example.org',
    grade: ['D', 'Broadcasts first and looks afterwards.'],
  },
  {
    name: 'Maud Ellerfinch',
    kind: 'person',
    description: 'Engineer of the town council.',
    grade: ['A', 'Speaks of what she has seen, and says where she has not.'],
  },
  { name: 'Oswin Tarrowby', kind: 'person', description: 'Former harbour master of Quillhaven.' },
  {
    name: 'Two bridge workers',
    kind: 'unnamed',
    people: 2,
    terms: 'They still work in the trade.',
    grantedBy: 'Quill Beacon',
  },
  { name: 'Dunlin FM', kind: 'outlet', domain: 'dunlin.example.org' },
  { name: 'Selwick Echo', kind: 'outlet', domain: 'selwick.example.org' },
  { name: 'Larkmoor Record', kind: 'outlet', domain: 'larkmoor.example.org' },
  { name: 'Fensea Today', kind: 'outlet', domain: 'fensea.example.com' },
  { name: 'Upper Marl Gazette', kind: 'outlet', domain: 'uppermarl.example.org' },
  { name: 'Pellbridge Observer', kind: 'outlet', domain: 'pellbridge.example.org' },
  { name: 'Wharf & Weir', kind: 'outlet', domain: 'wharfandweir.example.com' },
  { name: 'Estuary Online', kind: 'outlet', domain: 'estuary.example.net' },
  { name: 'Cobblewick Argus', kind: 'outlet', domain: 'cobblewick.example.org' },
];

import type { DemoDocument } from './demo-document';

/** What outlets made of it. Written for the demonstration; nothing in it is true. */
export const bridgeReports = {
  wire: {
    title: 'Cracks close Quill Bridge',
    publisher: 'Corvane Wire',
    kind: 'article',
    url: 'https://corvane.example.net/2024/03/04/quill-bridge',
    published: '2024-03-04T10:15Z',
    text: `QUILLHAVEN, 4 March (Corvane Wire) – The Quill Bridge was shut on Monday because two of its hangers are cracked, the Quill Bridge Authority said in an inspection report.

The only road link to Fennay could remain closed until the autumn, the authority said in a notice.

The authority dismissed talk that part of the deck had come down in Saturday’s storm. “Nothing fell,” it wrote in its report.

A ferry leaves the fish quay every forty minutes until eight in the evening. Its operator could not be reached.

Fennay has 6,100 inhabitants, one school and no hospital.
`,
  },
  beacon: {
    title: 'Bridge shut: what we know and what we do not',
    publisher: 'Quill Beacon',
    kind: 'article',
    url: 'https://beacon.example.org/2024/03/05/bridge-shut',
    published: '5 March 2024',
    authors: ['Nell Garrowby'],
    text: `Bridge shut: what we know and what we do not

Two cracked hangers are the reason why the bridge has been closed, Corvane Wire reported on Monday, citing the Authority’s inspection report. Hangers are the steel rods from which the roadway hangs. There are 44 of them.

A lorry ran into the railing on the night before, Radio Saltings said in its morning bulletin. We have not found anyone who saw it.

On the fish quay the first ferry left with people standing on the stairs. “I have a shop over there and the key in my pocket,” said a woman who had been waiting since five.

We shall keep this page up to date.
`,
  },
  saltings: {
    title: 'Morning bulletin, 4 March',
    publisher: 'Radio Saltings',
    kind: 'transcript',
    url: 'https://saltings.example.org/bulletins/0403',
    published: '2024-03-04T07:00Z',
    state: 'retracted',
    stateNote: 'Taken back on 6 March: “The caller had another bridge in mind. We should have rung the police first.”',
    text: `Good morning, this is Radio Saltings at seven.

The Quill Bridge is closed. A lorry hit the bridge last night, a listener has told us, and that must be why. We are trying to find out more.

The ferry sails from the fish quay. Take a coat. The wind is from the north-west, five to six.
`,
  },
  dunlin: {
    title: 'Traffic: lorry closes bridge',
    publisher: 'Dunlin FM',
    kind: 'transcript',
    url: 'https://dunlin.example.org/traffic/0403',
    published: '2024-03-04T07:40Z',
    text: `Traffic on Dunlin FM. A lorry has struck the Quill Bridge, Radio Saltings reports, and nothing is moving. Allow ninety minutes by way of Brackwater.
`,
  },
  tidewrack: {
    title: 'Things the quay talks about',
    publisher: 'Tidewrack',
    kind: 'post',
    url: 'https://tidewrack.example.net/things-the-quay-talks-about',
    text: `Things the quay talks about

One. The bridge will stay shut until the autumn. Corvane Wire has it from the Authority, so sell the car and buy oars.

Two. A piece of the deck is said to have dropped into the water in the big storm. My telescope was fogged.

Three. The hangers that were put in five years ago were cut from old ship plate. Brack Courier wrote so, and the Courier does not joke.

Four. Eels are late this year. Nobody has reported on that.
`,
  },
  known: {
    title: 'The letter in the drawer',
    publisher: 'Quill Beacon',
    kind: 'article',
    url: 'https://beacon.example.org/2024/03/19/letter',
    published: '19 March 2024',
    authors: ['Nell Garrowby', 'Piet Ambersole'],
    text: `The letter in the drawer

The Quill Bridge Authority had known of rust at the pins for a year before it closed the bridge, Oswin Tarrowby told the Beacon. He was harbour master of Quillhaven until last summer. “I wrote to them in March, I had a receipt, and I heard nothing,” he said.

The Authority denied that it had known of any damage before February. Its letter book for last March has no such entry, a spokeswoman said.

Parts of a lower grade than ordered went into the bridge in 2019, two people who worked on the hangers said. They asked not to be named, since they still work in the trade. One of them showed the Beacon a delivery note. It has a grade on it, but not the name of the bridge.

Mr Tarrowby has kept his receipt. It is stamped, and the stamp cannot be read.
`,
  },
  courier: {
    title: 'A year of silence on the Quill',
    publisher: 'Brack Courier',
    kind: 'article',
    url: 'https://courier.example.org/news/year-of-silence',
    published: '20 March 2024',
    text: `A year of silence on the Quill

The owners of the bridge knew of the damage for a whole year, Quill Beacon reported on Tuesday, quoting the former harbour master.

The road has been closed for sixteen days. What closed it were cracks in two hangers, as Quill Beacon reported at the time, citing Corvane Wire.

Nobody at the Authority came to the telephone. The letter of which the harbour master speaks is not in our hands either.
`,
  },
  figures: {
    title: 'The Quill Bridge in figures',
    publisher: 'Brack Courier',
    kind: 'other',
    url: 'https://courier.example.org/figures/quill-bridge',
    text: `The Quill Bridge in figures

Length: 612 metres. Height of the towers: 71 metres. Opened in 1961, after four years and two strikes.

Hangers: 44, eight of them renewed in 2019. Ship plate from the breakers was used for these, Fennay Lantern wrote. If that is so, somebody saved money at the wrong end.

Traffic: the bridge carries some 11,000 vehicles a day, Sundays left out. The Courier counted them itself.

Toll: four crowns for a car, ten for a lorry. Hearses cross free of charge.
`,
  },
  about: {
    title: 'For visitors: the bridge',
    publisher: 'Quill Beacon',
    kind: 'other',
    url: 'https://beacon.example.org/visitors/bridge',
    text: `For visitors: the bridge

You see it from everywhere. On a working day about 11,000 vehicles cross it, by this newspaper’s own count at the toll house.

Walking over takes eleven minutes, or twenty with the wind against you. The best picture is to be had from the fish quay before nine. Do not lean your bicycle against the hangers; the bridge guards do not like it.
`,
  },
  lantern: {
    title: 'The boat is our bridge now',
    publisher: 'Fennay Lantern',
    kind: 'article',
    url: 'https://lantern.example.org/2024/boat',
    text: `The boat is our bridge now

Night sailings are to begin in April, Corvane Wire reported when the bridge was shut. We have asked the ferry company for the timetable and are waiting for an answer.

The hangers fitted in 2019 were made of old ship plate, writes the blog Tidewrack. People here remember the colour.

The school has moved its first lesson to nine. The baker now bakes on this side. The doctor comes on Tuesdays and Fridays, weather permitting.
`,
  },
  cost: {
    title: 'Quill Bridge repair to cost 9.4 million crowns',
    publisher: 'Corvane Wire',
    kind: 'article',
    url: 'https://corvane.example.net/2024/03/26/quill-bridge-cost',
    published: '2024-03-26T11:30Z',
    text: `BRACKWATER, 26 March (Corvane Wire) – Repairing the Quill Bridge will cost 9.4 million crowns, Osprel Engineering said on Tuesday.

The company has been given the job of repairing the bridge, it said in a statement. Work on the towers begins next week.

The bridge should be open again by 1 June, according to Osprel.

Osprel has 140 employees. Its shares rose by four per cent in Brackwater.
`,
  },
  ledger: {
    title: 'Fourteen days: the bridge, the bill and the blank sheet',
    publisher: 'Merrow Ledger',
    kind: 'article',
    url: 'https://ledger.example.com/2024-04/fourteen-days',
    published: 'April 2024',
    authors: ['Ottoline Marsh-Revell'],
    text: `Fourteen days: the bridge, the bill and the blank sheet

On a clear day you can see the cracks from the fish quay. This reporter was taken up the north tower instead, and put a finger on them: two hangers, each torn at the pin.

The bill is known. Osprel Engineering told the Ledger that the repair would cost 9.4 million crowns. Who pays it is not. The tolls bring in four million crowns a year, according to the bridge authority’s accounts.

The paper war is nearly over. The Quill Bridge Authority confirmed that a court had ordered it to release the whole inspection report. “We will comply,” a spokeswoman said, “and people will see that we had nothing to hide.”

There is also a blank sheet in the toll house. Maud Ellerfinch, the council’s engineer, said that nobody climbed the towers between October 2021 and May 2023. Oswin Tarrowby, who ran the harbour for twenty years, said that three letters about rust had been lost.

Fennay, meanwhile, counts what it has lost. Shopkeepers on the island said that takings had fallen by a third since March. The ferry company reported 2,300 passengers a day, twice what its boats were built for. Four families have already moved to the mainland, the island’s schoolteacher said.

And the date? June, the firm has said. The smith at the forge thinks that it will be August. He has made one hanger so far. It hangs in his yard, and children ring it like a bell.
`,
  },
} as const satisfies Record<string, DemoDocument>;

import type { DemoDocument } from './demo-document';

/** What authorities, firms and the court wrote themselves. Written for the demonstration; nothing in it is true. */
export const bridgeStatements = {
  report: {
    title: 'Inspection report 7/2024: hangers of the Quill Bridge',
    publisher: 'Bridge Authority',
    kind: 'report',
    url: 'https://quillbridge.example.org/reports/2024-07',
    published: '2 March 2024',
    text: `Inspection report 7/2024

Subject: hangers of the main span, upstream side.

Hangers 14 and 15 are cracked through at the lower pin. The cracks are 40 and 55 millimetres long and were not there at the inspection of 2023. The other 42 hangers are sound.

Nothing fell. The deck hung in its place throughout the storm of 2 March, and the sensors on the towers show no unusual movement that night.

All inspections of the past six years were made when they were due, that of 2022 among them. The records are kept at the toll house.

We recommend that the bridge be closed until both hangers have been replaced, and that the pins of all hangers be tested before it is opened again.
`,
  },
  notice: {
    title: 'Quill Bridge closed to all traffic',
    publisher: 'Bridge Authority',
    kind: 'other',
    url: 'https://quillbridge.example.org/news/closed',
    published: '2024-03-04T06:40Z',
    text: `Quill Bridge closed to all traffic

The Quill Bridge was closed this morning at 05:30, to vehicles and to people on foot. Our report on the hangers is published with this notice.

We know how hard this is for Fennay. The bridge may stay closed until the autumn. How long it will really be depends on the tests of the pins, and those will take three weeks.

Please use the ferry from the fish quay. Lorries above twelve tonnes go round by Brackwater, which takes about an hour and a half.

We shall answer questions on this page every Friday.
`,
  },
  minutes: {
    title: 'Minutes of the town council, 12 March 2024',
    publisher: 'Quillhaven Council',
    kind: 'transcript',
    url: 'https://council.quillhaven.example.org/minutes/2024-03-12',
    published: '12 March 2024',
    text: `Minutes of the meeting of 12 March 2024

Nineteen members were present. The minutes of 13 February were approved with one correction.

1. Quill Bridge. The council’s engineer, Maud Ellerfinch, told the members that she had seen the cracks in both hangers with her own eyes. She had been let onto the span on 5 March.

2. Reopening. Ms Ellerfinch doubted that the bridge could open again by 1 June. New hangers had to be forged, and nobody had forged one since 1998.

3. Inspections. The auditor had gone through the toll house records. There was no inspection of the bridge in 2022: the sheet for that year is blank. The council took note.

4. Repair. A letter from the Authority was read out. Osprel Engineering has been appointed to repair the bridge. The council had been consulted and had raised no objection.

5. Report. Resolved, with two votes against, to ask the county court for the full inspection report.

6. Ferry shelter on the fish quay. Put off to April.
`,
  },
  osprel: {
    title: 'Osprel Engineering on the Quill Bridge',
    publisher: 'Osprel',
    kind: 'other',
    url: 'https://osprel.example.org/press/quill-bridge',
    published: '2024-03-26T09:00Z',
    text: `Osprel Engineering on the Quill Bridge

Osprel is proud to have been chosen to repair the Quill Bridge. Our people start work on the towers next week.

We will do the work for 9.4 million crowns. That covers forging, fitting and testing of eight hangers, two of them at once and six as a precaution.

We expect to hand the bridge back by 1 June. The forge at Upper Marl has kept two furnaces free for us.

Osprel has repaired eleven bridges in nine years.
`,
  },
  court: {
    title: 'Order 31/2024 in the matter of the Quill Bridge',
    publisher: 'Brackwater County Court',
    kind: 'filing',
    url: 'https://court.brackwater.example.org/orders/2024-31',
    published: '28 March 2024',
    text: `Order 31/2024

Quillhaven Council against Quill Bridge Authority

Having read what both sides have written, the court orders:

1. The Authority shall hand over its full inspection report, with all annexes, to the Council within fourteen days.

2. Names of members of staff may be blacked out.

3. Each side bears its own costs.

Reasons: a bridge that is paid for by tolls is not a private matter. The Authority has not shown that the annexes hold anything that would help a person who wished to do harm.
`,
  },
} as const satisfies Record<string, DemoDocument>;

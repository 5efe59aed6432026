import { propose } from '@/lib/corrector/propose';
import { modelHere } from '@/lib/corrector/model.server';
const S = `In an interview on CBS's "Face the Nation," House Speaker Paul D. Ryan (R-Wis.) said the recent spate of police shootings demands that all Americans engage in "more listening."
On this weekend’s broadcast of “Fox News Sunday,” Republican nominee Gov. Mike Pence (R-IN) said his running mate's tweet was only “to mock” Hillary Clinton.
On Tuesday’s episode of “The Steve Harvey Morning Show,” the former secretary of state said she wanted to speak “directly to white people”.
Benjamin J. Rhodes, one of the president's closest aides, recalled Mr. Obama talking about "Collapse," a best seller, which explored the environment.
Ivanka Trump, the nominee's eldest daughter, noted the rule in the interview last week.
Kall -- co-editor of Debating The Donald, a book analyzing performances at debates -- said the candidate tended to make announcements at those encounters.
West Virginia officials felt comfortable with this arrangement because they could pressure lenders, said Mr. Barrett, the lawyer for the agency.
The Association of Flight Attendants called Clinton a “champion”, citing her work after the attacks and her position on leave.
The country "has made dramatic changes for the better," McConnell said in June 2012, citing the release of political prisoners and an election.
Workers who announced their support, who cited her years as secretary of State in contrast to the businessman who lacks experience.
"I think Lester Holt will be very fair," Trump said during a rally in Kenansville, N.C., "but a lot of people are going to be watching to see if that's true."
"You know, I love Larry," she said, but "when it comes to energy issues, Larry has a history."
Mills "got an immunity agreement," Jordan said, and still "got to sit in on the interview when she was being interviewed by the FBI."
China had historically resisted such agreements, but the air pollution there had become so bad, Mr. Obama noted, that the most-visited page was the daily air-quality monitor.
The museum, Mr. Obama said, would make visitors face uncomfortable truths.
Some note that Trump — even as he says his experience makes him uniquely qualified to tackle a rewrite — has proposed little in the way of reforming the breaks.
It sends a clear message that the "elites" in this country don't need to obey our laws.
Trump repeatedly accused Rafael Cruz, who was born and raised in Cuba, of associating with Lee Harvey Oswald.
The Democratic senator also forced Stumpf, who was under questioning from the committee, to admit that no senior executives have been held accountable.
He characterized Tim Kaine, D-Va., as, “a little desperate there, jumping in all the time.”
The rule, as the ministry put it in a long letter, is “a joke.”
Critics - analysts would call them cynics - say the plan fails.
Polling averages show Clinton with a lead in the low single digits, with RealClearPolitics showing her ahead 3 points.
The minister, who in May quoted the report, said the pump failed.
Scott's relatives, who asked authorities to show them the video, watched it on Thursday, attorneys for the family said.`.split('\n');
for (const model of [null, modelHere()]) { console.log(model ? '=== model' : '=== rules'); for (const s of S) { const pts=[...s]; const t=(a:any[])=>a.map(x=>pts.slice(x.start,x.end).join('')).join(' … '); const d=propose(s, model); console.log('\n# '+s.slice(0,110)); for (const a of [...d.attributions, ...d.setAside]) console.log('   ', (a as any).why??a.rule, '| S:', t(a.source), '| C:', t(a.cue), '| T:', t(a.content)); } }

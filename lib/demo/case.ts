import type { Certainty, Reliability, SourceKind } from '@/lib/vocabulary';

type DemoSource = { name: string; kind: SourceKind; owner?: string; grade?: Reliability };

export const demoSources: readonly DemoSource[] = [
  { name: 'TechForge Media', kind: 'organization' },
  { name: 'The Information', kind: 'outlet', grade: 'B' },
  { name: 'Reuters', kind: 'agency', grade: 'A' },
  { name: 'AI News', kind: 'outlet', owner: 'TechForge Media', grade: 'C' },
  { name: 'DeepSeek', kind: 'organization' },
  { name: 'Origin unknown', kind: 'unknown' },
];

export const GRADE_REASON = 'For demonstration only: nobody has assessed this source.';

/**
 * `passage`: where the claim is in the article. `credits`: for each hop after the first, how the article shows that it
 * credits the one before it. The words are looked up inside `passage`.
 */
export type DemoClaim = {
  statement: string;
  chain: readonly string[];
  certainty: Certainty;
  topics: readonly string[];
  passage: string;
  content: string;
  credits: readonly { source: string; cue: string }[];
};

const V4 = 'DeepSeek V4';

export const demoClaims: readonly DemoClaim[] = [
  {
    statement: 'DeepSeek’s V4 model may run on Huawei Ascend chips instead of NVIDIA hardware',
    chain: ['The Information', 'Reuters', 'AI News'],
    certainty: 'possible',
    topics: ['chips', V4],
    passage:
      'DeepSeek’s V4 model may run on Huawei Ascend chips instead of NVIDIA hardware, The Information said in a report cited by Reuters.',
    content: 'DeepSeek’s V4 model may run on Huawei Ascend chips instead of NVIDIA hardware',
    credits: [
      { source: 'The Information', cue: 'said' },
      { source: 'Reuters', cue: 'cited by' },
    ],
  },
  {
    statement: 'DeepSeek has been adapting parts of V4 to Huawei’s Ascend chips',
    chain: ['The Information', 'Reuters', 'AI News'],
    certainty: 'asserted',
    topics: ['chips', V4],
    passage:
      'DeepSeek has been adapting parts of V4 to Huawei’s Ascend chips, according to the report, which Reuters passed on.',
    content: 'DeepSeek has been adapting parts of V4 to Huawei’s Ascend chips',
    credits: [
      { source: 'the report', cue: 'according to' },
      { source: 'Reuters', cue: 'passed on' },
    ],
  },
  {
    statement: 'Alibaba, ByteDance and Tencent have ordered Huawei chips by the hundred thousand ahead of V4',
    chain: ['Reuters', 'AI News'],
    certainty: 'asserted',
    topics: ['orders', 'supply chain'],
    passage:
      'Alibaba, ByteDance and Tencent have ordered Huawei chips by the hundred thousand ahead of V4, according to Reuters.',
    content: 'Alibaba, ByteDance and Tencent have ordered Huawei chips by the hundred thousand ahead of V4',
    credits: [{ source: 'Reuters', cue: 'according to' }],
  },
  {
    statement:
      'DeepSeek gave Huawei and other Chinese suppliers early access to V4 and withheld it from AMD and NVIDIA',
    chain: ['Reuters', 'AI News'],
    certainty: 'asserted',
    topics: [V4, 'supply chain'],
    passage:
      'The agency earlier reported that DeepSeek gave Huawei and other Chinese suppliers early access to V4 and withheld it from AMD and NVIDIA.',
    content: 'DeepSeek gave Huawei and other Chinese suppliers early access to V4 and withheld it from AMD and NVIDIA',
    credits: [{ source: 'The agency', cue: 'reported' }],
  },
  {
    statement: 'DeepSeek is rewriting parts of V4’s code to run on Huawei’s chips',
    chain: ['Origin unknown', 'AI News'],
    certainty: 'rumoured',
    topics: ['software', V4],
    passage: 'DeepSeek is said to be rewriting parts of V4’s code to run on Huawei’s chips.',
    content: 'rewriting parts of V4’s code to run on Huawei’s chips',
    credits: [{ source: '', cue: 'is said to be' }],
  },
  {
    statement: 'DeepSeek worked with Huawei and Cambricon on rewriting parts of V4’s code',
    chain: ['Reuters', 'AI News'],
    certainty: 'asserted',
    topics: ['software', V4],
    passage: 'Reuters reported that DeepSeek worked with Huawei and Cambricon on rewriting parts of V4’s code.',
    content: 'DeepSeek worked with Huawei and Cambricon on rewriting parts of V4’s code',
    credits: [{ source: 'Reuters', cue: 'reported' }],
  },
  {
    statement: 'DeepSeek built its earlier models, V3 and R1, for less than many US rivals spent',
    chain: ['DeepSeek', 'Reuters', 'AI News'],
    certainty: 'asserted',
    topics: ['cost'],
    passage:
      'DeepSeek has claimed that it built its earlier models, V3 and R1, for less than many US rivals spent, Reuters has reported.',
    content: 'it built its earlier models, V3 and R1, for less than many US rivals spent',
    credits: [
      { source: 'DeepSeek', cue: 'claimed' },
      { source: 'Reuters', cue: 'has reported' },
    ],
  },
  {
    statement: 'Huawei and other Chinese chipmakers struggled for years to match NVIDIA’s best training chips',
    chain: ['Reuters', 'AI News'],
    certainty: 'asserted',
    topics: ['chips'],
    passage:
      'Huawei and other Chinese chipmakers struggled for years to match NVIDIA’s best training chips, Reuters reported in 2025.',
    content: 'Huawei and other Chinese chipmakers struggled for years to match NVIDIA’s best training chips',
    credits: [{ source: 'Reuters', cue: 'reported in 2025' }],
  },
  {
    statement: 'DeepSeek’s low-cost claims unsettled investors over US firms’ AI spending',
    chain: ['Reuters', 'AI News'],
    certainty: 'asserted',
    topics: ['cost', 'markets'],
    passage: 'The agency has linked DeepSeek’s low-cost claims to investors’ unease over US firms’ AI spending.',
    content: 'DeepSeek’s low-cost claims to investors’ unease over US firms’ AI spending',
    credits: [{ source: 'The agency', cue: 'has linked' }],
  },
  {
    statement: 'V4 is being built on domestic Chinese chips',
    chain: ['AI News'],
    certainty: 'asserted',
    topics: ['chips', V4],
    passage: 'V4 is being built on domestic Chinese chips.',
    content: 'V4 is being built on domestic Chinese chips',
    credits: [],
  },
  {
    statement: 'US export controls on NVIDIA chips have raised demand for Huawei’s in China',
    chain: ['AI News'],
    certainty: 'asserted',
    topics: ['export controls', 'chips'],
    passage: 'US export controls on NVIDIA chips have raised demand for Huawei’s in China.',
    content: 'US export controls on NVIDIA chips have raised demand for Huawei’s in China',
    credits: [],
  },
  {
    statement: 'Two separate AI stacks may be forming, one around NVIDIA and one around Chinese firms',
    chain: ['AI News'],
    certainty: 'possible',
    topics: ['supply chain'],
    passage: 'Two separate AI stacks may be forming, one around NVIDIA and one around Chinese firms.',
    content: 'Two separate AI stacks may be forming, one around NVIDIA and one around Chinese firms',
    credits: [],
  },
];

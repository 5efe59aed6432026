/**
 * The text of the one document that the demonstration holds. It is our own retelling, written for this purpose; it is
 * not the wording of the article it stands for.
 */
export const articleTitle = 'DeepSeek’s V4 and Huawei’s chips (retold for demonstration)';

export const articleText = `DeepSeek’s V4 and Huawei’s chips

DeepSeek’s V4 model may run on Huawei Ascend chips instead of NVIDIA hardware, The Information said in a report cited by Reuters. DeepSeek has been adapting parts of V4 to Huawei’s Ascend chips, according to the report, which Reuters passed on.

Alibaba, ByteDance and Tencent have ordered Huawei chips by the hundred thousand ahead of V4, according to Reuters. The agency earlier reported that DeepSeek gave Huawei and other Chinese suppliers early access to V4 and withheld it from AMD and NVIDIA.

DeepSeek is said to be rewriting parts of V4’s code to run on Huawei’s chips. Reuters reported that DeepSeek worked with Huawei and Cambricon on rewriting parts of V4’s code.

DeepSeek has claimed that it built its earlier models, V3 and R1, for less than many US rivals spent, Reuters has reported. Huawei and other Chinese chipmakers struggled for years to match NVIDIA’s best training chips, Reuters reported in 2025. The agency has linked DeepSeek’s low-cost claims to investors’ unease over US firms’ AI spending.

V4 is being built on domestic Chinese chips. US export controls on NVIDIA chips have raised demand for Huawei’s in China. Two separate AI stacks may be forming, one around NVIDIA and one around Chinese firms.
`;

export { makeExtracts } from "./make-extracts.ts";
export { demoScale, type SyntheticRecord, type SyntheticRequest, type SyntheticScale } from "./request.ts";

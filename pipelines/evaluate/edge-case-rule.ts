export { edgeCaseRule } from "../../schemas/agreement/edge-case-rule.ts";

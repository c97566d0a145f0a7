import { asideFault, exitCode, fault } from "./fault.ts";

/** Agreement files, and what is simulated from them. */
export const agreementFaults = {
  "UTF-AG-001": fault(
    exitCode.refused,
    "Agreement file cannot be read.",
    (p: { file: string; place: string; problem: string }) =>
      `${p.file}${p.place}: ${p.problem}. Correct the agreement file.`,
  ),
  "UTF-AG-002": fault(
    exitCode.refused,
    "Two agreement files have the same id.",
    (p: { file: string; other: string }) =>
      `${p.file}: has the same id and version as ${p.other}. Give each version of an agreement its own number.`,
  ),
  "UTF-AG-003": asideFault(
    "refused",
    exitCode.refused,
    "An edge case occurs that the agreement does not answer.",
    (p: { agreement: string; edgeCase: string }) =>
      `${p.agreement}: the case ${p.edgeCase} occurs in the data and edge_cases does not answer it. Let the parties decide, and add the answer to the agreement file.`,
  ),
  "UTF-AG-004": fault(
    exitCode.refused,
    "Two versions of one agreement bind the same treatment starts.",
    (p: { file: string; other: string }) =>
      `${p.file}: binds treatment starts that ${p.other} binds too, so that a patient would be judged and paid for twice. End the earlier version with population.start_to before the later one's population.start_from.`,
  ),
  "UTF-AG-005": asideFault(
    "data-not-ready",
    exitCode.refused,
    "An agreement needs facts that none of its sources delivers.",
    (p: { file: string; needs: string; held: string }) =>
      `${p.file}: needs ${p.needs}, and no layout of the agreement's sources in utfall.yaml holds it${p.held === "" ? "" : ` (they hold ${p.held})`}. Name a source that does, have the register deliver it, or change the rule.`,
  ),
  "UTF-AG-006": asideFault(
    "data-not-ready",
    exitCode.refused,
    "The price list has two prices for one pack and day.",
    (p: { agreement: string; level: string }) =>
      `${p.agreement}: the price list has more than one ${p.level} price for one pack and day. Correct valid_from and valid_to in the price file.`,
  ),
  "UTF-SM-001": fault(
    exitCode.refused,
    "A part of an agreement that simulate cannot draw.",
    (p: { agreement: string; part: string }) =>
      `${p.agreement}: simulate cannot draw facts for ${p.part}. Simulate the agreement without that part; nothing else of utfall depends on it.`,
  ),
  "UTF-SM-002": fault(
    exitCode.refused,
    "Something in a scenario file is not right.",
    (p: { file: string; place: string; problem: string }) =>
      `${p.file}${p.place}: ${p.problem}. Correct the scenario file; utfall simulate --help says what it holds.`,
  ),
  "UTF-SM-003": fault(
    exitCode.refused,
    "A scenario assumes something of a part that the agreement does not have.",
    (p: { agreement: string; assumption: string; expected: string }) =>
      `${p.agreement}: assume.${p.assumption} names something that the agreement does not have, or nothing at all; expected shares, not all 0, of ${p.expected}. Correct the scenario file.`,
  ),
} as const;

import { claimKey, patientReference } from "../../../pipelines/disputes/patient-reference.ts";
import { bookingLines, patientsGone } from "../../../pipelines/ledger/book.ts";
import { claimsOfJudgement, type KeptJudgement } from "../../../pipelines/ledger/claims-of-judgement.ts";
import { replay } from "../../../pipelines/ledger/position.ts";
import { markAfter, sealed } from "../../../pipelines/ledger/seal.ts";
import { agreementFacts } from "../../../pipelines/reassess/agreement-facts.ts";
import type { Whereabouts } from "../../../schemas/claimants.ts";
import type { LedgerEntry, SettlementPeriod } from "../../../schemas/settlement-entry.ts";
import { keptJudgement } from "../../support/ledger/kept-judgement.ts";
import { kroner, type Made, settled, typeExample, used } from "../agreement-types/settled.ts";
import { alive, assessed, patient } from "../evaluate/made-up.ts";
import type { AnsweredCase, ShownExample } from "./shown-example.ts";
import { judged, peopleOf } from "./worked-example.ts";

/** A judgement that is booked up to the end of a period. */
interface Booking {
  readonly period: SettlementPeriod;
  readonly made: Made;
}

/**
 * A case that is met after the first settlement. What comes out is each line of the ledger: number of the booking, term,
 * whose, kind, amount, payer where there is one, and reasons.
 */
interface BookedExample extends AnsweredCase {
  readonly bookings: readonly Booking[];
  readonly where?: { readonly words: string; readonly facts: Whereabouts };
  readonly out: readonly string[];
}

const key = claimKey("made up");
const nowhere: Whereabouts = { unit: null, unitRegion: null, residence: [] };
const person = "made-up-1";

const kept = ({ terms, but, where, bookings }: BookedExample): readonly KeptJudgement[] => {
  const agreement = typeExample(terms, but);
  return bookings.map(({ made }, i) => {
    const milestones = made.patients === undefined ? [] : judged(agreement, { made });
    const claimants = milestones.length === 0 ? [] : [{ patient: 1, personId: person, where: where?.facts ?? nowhere }];
    return keptJudgement(agreement, milestones, settled(agreement, { ...made, milestones }), claimants, i + 1);
  });
};

const booked = (example: BookedExample): readonly string[] => {
  const agreement = typeExample(example.terms, example.but);
  const known = patientReference(key, agreement.id, person);
  let entries: readonly LedgerEntry[] = [];
  const told = kept(example).flatMap((judgement, i) => {
    const claims = claimsOfJudgement(judgement, key);
    const state = replay(entries);
    const gone = patientsGone(state, claims);
    const head = {
      ...({ type: "booking", booking: i + 1, agreement: agreement.id, booked: "", key: key.id } as const),
      period: example.bookings[i]?.period ?? { from: "", to: "" },
      judgements: [judgement.evidence],
    };
    const lines = bookingLines(state, claims, head);
    entries = [...entries, ...sealed([head, ...lines], markAfter(entries))];
    return [
      ...(gone === 0 ? [] : [`booking ${i + 1}: refused until --gone ${gone}`]),
      ...lines.map(({ subject, term, kind, amount, places, reasons }) =>
        [
          `booking ${i + 1}: ${term}`,
          subject.kind === "group" ? "group" : subject.reference === known ? "patient-1" : "somebody else",
          kind,
          kroner(amount),
          ...(places.payer === null ? [] : [places.payer]),
          ...reasons,
        ].join(" "),
      ),
    ];
  });
  const said = example.edgeCase === "reservation" ? agreementFacts(agreement, "").reservation : null;
  return said === null ? told : [...told, `report: ${said.en}`];
};

const people = ({ bookings, where }: BookedExample): readonly string[] => [
  ...bookings.flatMap(({ made, period }, i) => {
    const lines = peopleOf({ made });
    return [
      `booking ${i + 1}, ${period.from} to ${period.to}:`,
      ...(lines.length === 0 ? ["nobody in the data"] : lines),
    ];
  }),
  ...(where === undefined ? [] : [where.words]),
];

const years = (from: number, to: number): SettlementPeriod => ({ from: `${from}-01-01`, to: `${to}-12-31` });
const infused = (responses: Readonly<Record<string, string>>): Made => ({
  patients: [
    patient("2024-02-15", "tisagenlecleucel", {
      vital: alive("2029-01-01"),
      assessments: Object.entries(responses).flatMap(([date, response]) => assessed(date, { response })),
    }),
  ],
});
const lasting = { "2024-05-15": "CR", "2025-08-10": "CR" };
const carT = { terms: "o02-success-fee-spain" } as const;
const first = "booking 1: infusion patient-1 payable 166400.00";
const second = "booking 1: month-18 patient-1 payable 153600.00";

const examples: readonly BookedExample[] = [
  // Treated in Sør-Øst; lived in Nord, and in Vest from 1 January 2025: between the infusion and the second payment.
  ...(
    [
      ["region-of-residence-on-due-date", "nord", "vest"],
      ["region-of-residence-at-start", "nord", "nord"],
      ["treating-region", "sor-ost", "sor-ost"],
    ] as const
  ).map(
    ([answer, ...payers]): BookedExample => ({
      ...carT,
      edgeCase: "region_payer",
      answer,
      but: { "region_payer: region-of-residence-on-due-date": `region_payer: ${answer}` },
      bookings: [{ period: years(2024, 2025), made: infused(lasting) }],
      where: {
        words: "treated in sor-ost, lives in nord, from 2025-01-01 in vest",
        facts: {
          unit: "993467049",
          unitRegion: "sor-ost",
          residence: [
            { from: "2020-01-01", region: "nord" },
            { from: "2025-01-01", region: "vest" },
          ],
        },
      },
      out: [`${first} ${payers[0]} due`, `${second} ${payers[1]} due`],
    }),
  ),
  // 1,100 packs of 1,000 in 2024, and 200 more that were reported a year later: 10 % of those above 1,000.
  {
    terms: "f02-price-volume",
    edgeCase: "late_units",
    answer: "period-of-use",
    bookings: [
      { period: years(2024, 2024), made: { units: [used("a", "2024-05-01", 1100)] } },
      { period: years(2025, 2025), made: { units: [used("a", "2024-05-01", 1100), used("a", "2024-11-01", 200)] } },
    ],
    out: [
      "booking 1: volume group refundable 10000.00 due",
      "booking 2: volume group refundable 20000.00 data-corrected",
    ],
  },
  // A relapse on 1 July 2025 comes to light after the second payment.
  {
    ...carT,
    edgeCase: "corrected_after_settlement",
    answer: "delta-line",
    bookings: [
      { period: years(2024, 2025), made: infused(lasting) },
      { period: years(2026, 2026), made: infused({ "2024-05-15": "CR", "2025-07-01": "PD" }) },
    ],
    out: [`${first} due`, `${second} due`, "booking 2: month-18 patient-1 payable -153600.00 data-corrected"],
  },
  // Who opts out is not in the next delivery: a person must accept it, and the parties settle from the record.
  {
    ...carT,
    edgeCase: "reservation",
    answer: "text",
    bookings: [
      { period: years(2024, 2025), made: infused(lasting) },
      { period: years(2026, 2026), made: { patients: [] } },
    ],
    out: [
      `${first} due`,
      `${second} due`,
      "booking 2: refused until --gone 1",
      "booking 2: infusion patient-1 payable -166400.00 patient-gone",
      "booking 2: month-18 patient-1 payable -153600.00 patient-gone",
      "report: Patients who have opted out are not in the data. The parties settle for them from the medical record.",
    ],
  },
];

/** Cases that are met by what is booked, and by whom it is paid. */
export const ofBookings = examples.map(
  (example): ShownExample => ({ ...example, people: people(example), run: async () => booked(example) }),
);

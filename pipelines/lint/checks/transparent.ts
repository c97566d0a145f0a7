import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { paymentSchedule } from "../../settle/schedule.ts";
import { breach, type Check, listed, ok } from "../check.ts";
import { unanswered } from "../says-nothing.ts";
import { stringsIn } from "../texts-in.ts";

type Field = Agreement["disclosure"]["confidential"][number]["field"];

const keepsBack = (a: Agreement, field: Field): number =>
  a.disclosure.confidential.findIndex((each) => each.field === field);

/** Digit runs of a text once the separators within numbers are gone: "EUR 2,155,124.65" gives 215512465. */
const numbersIn = (text: string): readonly string[] =>
  text.replaceAll(/(?<=\d)[\s.,'’](?=\d)/g, "").match(/\d+/g) ?? [];

/** Amounts that must not be read in public, as digits; those of fewer than five digits would be found by chance. */
const secrets = (a: Agreement): readonly string[] => {
  if (a.amount === undefined) return [];
  const { list_price } = a.amount;
  const amounts = [
    ...(list_price === undefined ? [] : [list_price]),
    ...[...paymentSchedule(a).values()].map(({ amount }) => minorText(amount)),
  ];
  return [
    ...new Set(
      amounts.flatMap((amount) => {
        const [whole = "", decimals = ""] = amount.split(".");
        return [whole, whole + decimals.padEnd(2, "0"), whole + decimals];
      }),
    ),
  ].filter((digits) => digits.length >= 5);
};

const minorText = (amount: bigint): string => {
  const digits = amount.toString().padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** Point V b: form and structure are public; only commercial figures may be kept back. */
export const transparent: readonly Check[] = [
  {
    id: "structure-public",
    point: "V b",
    title: { nb: "Form og struktur er åpne", en: "Form and structure are public" },
    judge: (a) => {
      const parts = keepsBack(a, "milestone-parts");
      const shares = a.milestones.filter(({ payment }) => payment !== null && payment.part.kind !== "fixed");
      return parts >= 0 && shares.length > 0
        ? breach(
            ["disclosure", "confidential", parts],
            `Delene av prisen i ${listed(shares.map(({ id }) => id))} er andeler, altså struktur. Bare beløp kan unntas.`,
            `The parts of the price in ${listed(shares.map(({ id }) => id))} are shares, hence structure. Only amounts may be exempt.`,
          )
        : ok(
            ["disclosure", "confidential"],
            `${a.disclosure.confidential.length} felt unntatt, alle kommersielle tall.`,
            `${a.disclosure.confidential.length} fields exempt, all of them commercial figures.`,
          );
    },
  },
  {
    id: "exemptions-reasoned",
    point: "V b",
    title: { nb: "Unntak er begrunnet", en: "Exemptions have a reason" },
    judge: ({ disclosure: { confidential } }) => {
      const without = confidential.findIndex(({ reason }) => unanswered(reason));
      return without >= 0
        ? breach(
            ["disclosure", "confidential", without, "reason"],
            "Et felt er unntatt uten begrunnelse.",
            "A field is exempt without a reason.",
          )
        : ok(["disclosure", "confidential"], "Hvert unntak har sin begrunnelse.", "Every exemption has its reason.");
    },
  },
  {
    id: "price-cannot-be-worked-out",
    point: "V b",
    title: { nb: "Unntatt pris kan ikke regnes ut", en: "An exempt price cannot be worked out" },
    judge: (a) => {
      const amount = keepsBack(a, "amount");
      const path = ["disclosure", "confidential"];
      if (amount < 0) return ok(path, "Ingen pris er unntatt.", "No price is exempt.");
      const fixed = a.milestones.some(({ payment }) => payment?.part.kind === "fixed");
      const visible = [
        ...(keepsBack(a, "settlement") < 0 ? ["settlement"] : []),
        ...(fixed && keepsBack(a, "milestone-parts") < 0 ? ["milestone-parts"] : []),
      ];
      return visible.length > 0
        ? breach(
            [...path, amount],
            `Enhetsprisen er unntatt, men kan regnes ut av ${listed(visible)}. Unnta det også.`,
            `The unit price is exempt but can be worked out from ${listed(visible)}. Exempt that too.`,
          )
        : ok(path, "Oppgjøret er unntatt sammen med prisen.", "The settlement is exempt together with the price.");
    },
  },
  {
    id: "price-not-in-public-texts",
    point: "V b",
    title: { nb: "Unntatt pris står ikke i åpne tekster", en: "No exempt price in public texts" },
    judge: (a) => {
      if (keepsBack(a, "amount") < 0) return ok(["amount"], "Ingen pris er unntatt.", "No price is exempt.");
      const digits = secrets(a);
      const { amount: _amount, milestones, ...others } = a;
      const shown = [
        ...stringsIn(others),
        ...milestones.flatMap(({ title }, i) => stringsIn(title, ["milestones", i, "title"])),
      ];
      const found = shown.filter(({ text }) => numbersIn(text).some((number) => digits.includes(number)));
      const [first] = found;
      return first === undefined
        ? ok(["amount"], "Prisen står bare der den er unntatt.", "The price stands only where it is exempt.")
        : breach(
            first.path,
            `Prisen er unntatt, men står i ${listed(found.map(({ path }) => path.join(".")))}, som er åpent.`,
            `The price is exempt but stands in ${listed(found.map(({ path }) => path.join(".")))}, which is public.`,
          );
    },
  },
];

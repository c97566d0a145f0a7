import type { Dialect } from "../../schemas/dialect.ts";
import type { FormId } from "../../schemas/form.ts";
import type { CellForm } from "./cell-forms.ts";
import type { Finding } from "./finding.ts";
import type { SampleJudgement } from "./judge-sample.ts";
import type { LineAccount } from "./line-account.ts";
import type { Looks } from "./tally-columns.ts";

/** One column of the file, described without a value from it. */
export interface ColumnProfile {
  /** Place in the file, from 1. */
  readonly position: number;
  /** The name in the header, or `column 7` where it is lacking or could be a value. */
  readonly name: string;
  /** Column of the proposed layout that it becomes; null where it would not be read. */
  readonly column: string | null;
  /** What the layout says it holds; null where it would not be read. */
  readonly kind: string | null;
  readonly looks: Looks;
  readonly filled: number;
  readonly rows: number;
  /** Different values of filled cells; at least as many where `distinctCut`. */
  readonly distinct: number;
  readonly distinctCut: boolean;
  /** How many filled cells can be read in each form; one cell can have several. */
  readonly forms: Readonly<Partial<Record<CellForm, number>>>;
  /** How many cells hold nothing but a text that often means "nothing". */
  readonly nullTokens: Readonly<Record<string, number>>;
  /** Of the different values, how many the layout's code list has and lacks; null for what is no code. */
  readonly codes: { readonly listed: number; readonly unlisted: number } | null;
}

/** How the header of the file answers to one layout, in names. */
export interface LayoutAnswer {
  readonly layout: string;
  readonly title: string;
  /** Of `named` header names the layout knows `known`. */
  readonly known: number;
  readonly named: number;
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
  readonly fileNamed: boolean;
}

/** Something for which intake would hold the whole file, whatever the settings. */
export interface HoldingFault {
  readonly code: string;
  readonly problem: string;
}

/** The findings from which a dialect is proposed, setting by setting. */
export type DialectFindings = {
  readonly [K in keyof Dialect]: Finding<Dialect[K] extends string[] ? readonly string[] : Dialect[K]>;
};

/** What a person is asked to accept. */
export interface Proposal {
  readonly layout: string;
  readonly title: string;
  /** True where the header binds to the layout and rows of the sample pass its rules. */
  readonly fits: boolean;
  readonly dialect: Dialect;
  /** What the sample came to under this layout and dialect; null where the header cannot be bound. */
  readonly sample: SampleJudgement | null;
  /** The entry for utfall.yaml; null where the layout knows less than half of the names. */
  readonly snippet: string | null;
}

/** The profile of a delivered file: evidence and a proposal, never a decision and never a value from the file. */
export interface Profile {
  readonly file: string;
  readonly bytes: number;
  readonly compressed: boolean;
  /** The form in which it came; of forms without lines, lines are those of the text that utfall makes of them. */
  readonly form: FormId;
  /** Physical lines: the header, data lines, blank ones. */
  readonly lines: number;
  readonly dataLines: number;
  readonly blank: number;
  readonly lineEnds: LineAccount["lineEnds"];
  readonly lastLineEnded: boolean;
  readonly tooLong: LineAccount["tooLong"];
  /** Data lines looked at for everything but encoding and line ends, which are told from the whole file. */
  readonly lookedAt: number;
  readonly header: Finding<boolean>;
  readonly dialect: DialectFindings;
  /** Layouts that know any name of the header, the closest first. */
  readonly layouts: readonly LayoutAnswer[];
  /** The closest layout with its settings, or the one asked for; null where no layout knows the header. */
  readonly proposal: Proposal | null;
  readonly faults: readonly HoldingFault[];
  readonly columns: readonly ColumnProfile[];
}

import { Dialect } from "../../schemas/dialect.ts";
import type { Layout } from "../../schemas/layout.ts";

/** Some settings of a dialect, as a workspace or a layout gives them; one that is undefined was not given. */
type DialectSettings = { readonly [K in keyof Dialect]?: Dialect[K] | undefined };

/**
 * How a file is written: the default, what the layout says of it, what the source says, and what the source says for this
 * layout, and what came with the file; the later wins, setting by setting.
 */
export const effectiveDialect = (
  layout: Pick<Layout, "dialect">,
  source?: DialectSettings | null,
  sourceLayout?: DialectSettings | null,
  note?: Pick<DialectSettings, "trailer"> | null,
): Dialect => Dialect.parse({ ...given(layout.dialect), ...given(source), ...given(sourceLayout), ...given(note) });

const given = (settings: DialectSettings | null | undefined): DialectSettings =>
  Object.fromEntries(Object.entries(settings ?? {}).filter(([, value]) => value !== undefined));

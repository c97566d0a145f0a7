import type { View } from "./view.ts";

/** Title of a source as utfall.yaml gives it; the name as written where it is not one of the sources. */
export const sourceTitle = (id: string, { report }: View): string =>
  report.data.sources.find((s) => s.id === id)?.title ?? id;

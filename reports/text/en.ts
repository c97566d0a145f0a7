import { data } from "./en/data.ts";
import { duePage } from "./en/due-page.ts";
import { exceptions } from "./en/exceptions.ts";
import { indexPage } from "./en/index-page.ts";
import { method } from "./en/method.ts";
import { patients } from "./en/patients.ts";
import { reassessment } from "./en/reassessment.ts";
import { results } from "./en/results.ts";
import { verdict } from "./en/verdict.ts";
import type { nb } from "./nb.ts";

/** Every word that an English reader sees. */
export const en: typeof nb = { verdict, data, duePage, exceptions, results, patients, reassessment, method, indexPage };

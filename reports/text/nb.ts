import { data } from "./nb/data.ts";
import { duePage } from "./nb/due-page.ts";
import { exceptions } from "./nb/exceptions.ts";
import { indexPage } from "./nb/index-page.ts";
import { method } from "./nb/method.ts";
import { patients } from "./nb/patients.ts";
import { reassessment } from "./nb/reassessment.ts";
import { results } from "./nb/results.ts";
import { verdict } from "./nb/verdict.ts";

/** Every word that a Norwegian reader sees. */
export const nb = { verdict, data, duePage, exceptions, results, patients, reassessment, method, indexPage };

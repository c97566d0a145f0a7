import { dirname, join, resolve } from "node:path";
import { backgroundRows, backgroundTruth } from "./background/background-rows.ts";
import { dayOf } from "./calendar/day.ts";
import { adultExceptions, exceptionTruth, lungExceptions } from "./exceptions/exception-rows.ts";
import { drawLungCourse } from "./lung/lung-course.ts";
import { lungTruth } from "./lung/lung-parameters.ts";
import { lungRows } from "./lung/lung-rows.ts";
import { episodeCounter } from "./npr/episode.ts";
import { keysOf } from "./population/keys.ts";
import { priceRows } from "./population/price-rows.ts";
import { PurchaseTally } from "./population/purchase-tally.ts";
import { checkedDirt, type SyntheticRecord, type SyntheticRequest } from "./request.ts";
import { drawAdultCourse } from "./sma-adults/adult-course.ts";
import { adultTruth } from "./sma-adults/adult-parameters.ts";
import { adultRows } from "./sma-adults/adult-rows.ts";
import { drawChildCourse } from "./sma-children/child-course.ts";
import { childTruth } from "./sma-children/child-parameters.ts";
import { childRows } from "./sma-children/child-rows.ts";
import { smallGroupTruth } from "./small-groups/small-group-truth.ts";
import { smallGroups } from "./small-groups/small-groups.ts";
import { AdultTally, adultPersonTruth } from "./truth/adult-tally.ts";
import { ChildTally, childPersonTruth } from "./truth/child-tally.ts";
import { expectedAccount, plantedDirt } from "./truth/expected-account.ts";
import { LungTally, lungPersonTruth } from "./truth/lung-tally.ts";
import { truthNotes } from "./truth/truth-notes.ts";
import { TruthWriter } from "./truth/truth-writer.ts";
import type { ExtractRow } from "./write/extract-row.ts";
import { InboxWriter } from "./write/inbox-writer.ts";

/** Changes whenever the same request would give other bytes. */
const GENERATOR = "utfall-synthetic/2";

interface Making {
  readonly request: SyntheticRequest;
  readonly dirt: number;
  readonly inbox: InboxWriter;
  readonly truth: TruthWriter;
}

/** Makes the extracts where it is called: the middle of `makeExtracts`, which runs it in a thread with a bounded heap. */
export const writeExtracts = async (request: SyntheticRequest): Promise<SyntheticRecord> => {
  const dirt = checkedDirt(request);
  const folder = resolve(request.folder);
  const inbox = new InboxWriter({ folder, cut: dayOf(request.dataCut), seed: request.seed, dirt });
  const truth = new TruthWriter(request.truthFolder ?? join(dirname(folder), "truth"));
  await inbox.prepare();
  try {
    await truth.prepare();
    return await make({ request, dirt, inbox, truth });
  } catch (error) {
    await inbox.abandon();
    await truth.abandon();
    throw error;
  }
};

const make = async ({ request, dirt, inbox, truth }: Making): Promise<SyntheticRecord> => {
  const { seed, scale } = request;
  const cut = dayOf(request.dataCut);
  const keys = keysOf(seed);
  const nextNumber = episodeCounter();
  const tallies = { lung: new LungTally(), children: new ChildTally(cut), adults: new AdultTally() };
  const purchased = new PurchaseTally();
  let episodes = 0;
  const put = async (rows: readonly ExtractRow[]): Promise<void> => {
    for (const row of rows) {
      inbox.row(row);
      if (row.layout === "npr_episodes") episodes += 1;
    }
    await inbox.relieve();
    await truth.relieve();
  };

  for (let i = 0; i < scale.lung; i += 1) {
    const course = drawLungCourse(seed, i, cut);
    tallies.lung.add(course);
    purchased.add(course);
    truth.person(lungPersonTruth(course, keys.project(course.person.number)));
    await put([...lungRows(course, keys, cut, nextNumber), ...lungExceptions(course, seed, keys, cut)]);
  }
  for (let i = 0; i < scale.sma_children; i += 1) {
    const course = drawChildCourse(seed, i, cut);
    tallies.children.add(course);
    truth.person(childPersonTruth(course, keys.project(course.person.number)));
    await put(childRows(course, keys, cut, nextNumber));
  }
  for (let i = 0; i < scale.sma_adults; i += 1) {
    const course = drawAdultCourse(seed, i, cut);
    tallies.adults.add(course);
    truth.person(adultPersonTruth(course, keys.project(course.person.number)));
    await put([...adultRows(course, keys, cut, nextNumber), ...adultExceptions(course, seed, keys, cut)]);
  }
  for (const make of smallGroups) {
    for (let i = 0; i < scale.small_groups; i += 1) {
      const made = make(seed, i, keys, cut, nextNumber);
      truth.person(made.truth);
      await put(made.rows);
    }
  }
  const cohortEpisodes = episodes;
  let background = 0;
  for (; episodes < scale.npr_episodes; background += 1) {
    await put(backgroundRows(seed, background, cut, keys, nextNumber));
  }
  await put([...priceRows(), ...purchased.rows]);

  const files = await inbox.publish();
  const path = await truth.publish({
    synthetic: true,
    generator: GENERATOR,
    seed,
    dataCut: request.dataCut,
    scale,
    dirtShare: dirt,
    notes: truthNotes,
    parameters: {
      lung: lungTruth,
      sma_children: childTruth,
      sma_adults: adultTruth,
      small_groups: smallGroupTruth,
      background: backgroundTruth,
      exceptions: exceptionTruth,
    },
    expected: {
      lung: tallies.lung.expected,
      sma_children: tallies.children.expected,
      sma_adults: tallies.adults.expected,
      npr: { episodes, ofCohorts: cohortEpisodes, backgroundPersonsDrawn: background },
    },
    dirt: plantedDirt(files),
    files: files.map((file) => ({
      source: file.source,
      delivery: file.delivery,
      file: file.file,
      layout: file.layout,
      sha256: file.sha256,
      account: expectedAccount(file),
    })),
  });
  return {
    files: files.map(({ source, delivery, file, layout, lines }) => ({ source, delivery, file, layout, lines })),
    truth: path,
  };
};

import { followUpChanges } from "./change-follow-up.ts";
import { frameworkChanges } from "./change-framework.ts";
import { temporaryChanges } from "./change-temporary.ts";
import type { OneChange } from "./one-change.ts";

/** Examples with one thing changed, in the order of the framework. */
export const changes: readonly OneChange[] = [...frameworkChanges, ...followUpChanges, ...temporaryChanges];

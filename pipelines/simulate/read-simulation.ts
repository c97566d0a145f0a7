import { describeIssue } from "../../connectors/yaml/describe-issue.ts";
import { readYaml } from "../../connectors/yaml/read-yaml.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { Simulation } from "../../schemas/simulation/simulation.ts";

/** The scenario file that a YAML text states. Throws UTF-SM-002 with the place and what was expected there. */
export const readSimulation = (text: string, file: string): Simulation => {
  const yaml = readYaml(text);
  if (!yaml.ok) throw new UtfallError("UTF-SM-002", { file, place: yaml.place, problem: yaml.problem });
  const parsed = Simulation.safeParse(yaml.value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UtfallError("UTF-SM-002", {
    file,
    place: issue === undefined ? "" : yaml.place(issue.path),
    problem: issue === undefined ? "not understood" : describeIssue(issue),
  });
};

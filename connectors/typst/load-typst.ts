import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { UtfallError } from "../../schemas/errors.ts";

/**
 * Typst's compiler, loaded when the first document is set.
 *
 * Throws UTF-PD-001 where the package, or its part for this platform, is not there.
 */
export const loadTypst = async (): Promise<typeof NodeCompiler> => {
  try {
    return (await import("@myriaddreamin/typst-ts-node-compiler")).NodeCompiler;
  } catch {
    throw new UtfallError("UTF-PD-001", { reason: "the package or its part for this platform is not installed" });
  }
};

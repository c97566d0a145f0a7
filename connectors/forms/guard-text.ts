import { bytesOfSign, disagreesWith, formOfName } from "../../schemas/form.ts";
import { StructureError } from "../csv/structure-fault.ts";

const inside = formOfName("");

/**
 * Hands text on as it comes, and stops at what is no text or too much of it: UTF-IN-051 where the first bytes are those of
 * another form (an archive in an archive), UTF-IN-052 beyond `most` bytes.
 */
export const guardText = async function* (chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    if (bytes === 0) {
      const head = Buffer.from(chunk.buffer, chunk.byteOffset, Math.min(bytesOfSign, chunk.length)).toString("latin1");
      const seems = disagreesWith(inside, head);
      if (seems !== null) throw new StructureError({ code: "UTF-IN-051", expected: inside.title, seems });
    }
    bytes += chunk.length;
    if (bytes > most) throw new StructureError({ code: "UTF-IN-052", limit: most });
    yield chunk;
  }
};

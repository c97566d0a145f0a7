import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium as playwright } from "playwright-core";

/** Version of the browser package in node_modules; names the folder it is unpacked to. */
const packageVersion = async (): Promise<string> => {
  const entry = fileURLToPath(import.meta.resolve("@sparticuz/chromium"));
  const text = await readFile(join(entry, "..", "..", "..", "package.json"), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
};

/**
 * Unpacks the browser into a folder of its own and returns that folder.
 *
 * The package unpacks straight into the temporary folder and takes a half-written file of another test process for a
 * whole one, so it is given a fresh folder, which then gets its name by one rename. It leaves out the libraries that a
 * bare Linux lacks (NSS, NSPR, expat) unless it believes itself on Amazon Linux 2023, so it is told so.
 */
const unpacked = async (): Promise<string> => {
  const home = join(tmpdir(), `utfall-chromium-${await packageVersion()}-${process.getuid?.() ?? 0}`);
  if (existsSync(home)) return home;
  const fresh = await mkdtemp(join(tmpdir(), "utfall-chromium-"));
  const before = { TMPDIR: process.env.TMPDIR, AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV };
  const searched = process.env.LD_LIBRARY_PATH;
  process.env.TMPDIR = fresh;
  process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs24.x";
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    await chromium.executablePath();
  } finally {
    for (const [name, value] of Object.entries({ ...before, LD_LIBRARY_PATH: searched })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${home}/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>
`;
  await writeFile(join(fresh, "only-these.conf"), fonts);
  try {
    await rename(fresh, home);
  } catch {
    // Another test process was first; its folder is the same.
    await rm(fresh, { recursive: true, force: true });
  }
  return home;
};

/** A browser from the npm registry that needs nothing installed and sees only the fonts it brings. */
export const launchBrowser = async (): Promise<Browser> => {
  const home = await unpacked();
  return playwright.launch({
    executablePath: join(home, "chromium"),
    args: [
      "--no-sandbox",
      "--disable-gpu",

      "--font-render-hinting=none",
      "--headless=shell",
    ],
    env: {
      HOME: home,
      PATH: process.env.PATH ?? "",
      TZ: "Europe/Oslo",
      LD_LIBRARY_PATH: join(home, "al2023", "lib"),
      FONTCONFIG_FILE: join(home, "only-these.conf"),
    },
  });
};

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/{unit,spec,reference,generative,golden,functional,browser,docs}/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    env: { TZ: "Europe/Oslo" },
  },
});

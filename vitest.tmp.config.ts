import { defineConfig } from "vitest/config";
export default defineConfig({ test: { include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.ts", "evals/**/*.test.ts"], setupFiles: ["./zz-cpu.tmp.ts"], globalSetup: "tests/support/snapshots.ts", pool: "forks", maxWorkers: 2, testTimeout: 90_000, hookTimeout: 120_000 } });

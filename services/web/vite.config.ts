import { lingui } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { precompressed } from "./scripts/precompressed";
import { verifier } from "./scripts/verifier";

/** Where `npm run dev` finds the running platform (the launcher's front door). */
const platform = process.env["PLENARIA_PUBLIC_URL"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [
    react(),
    babel({ plugins: ["@lingui/babel-plugin-lingui-macro"] }),
    lingui(),
    precompressed(),
    verifier(),
  ],
  resolve: { tsconfigPaths: true },
  css: { modules: { localsConvention: "camelCaseOnly" } },
  build: { target: "es2023", manifest: true, assetsInlineLimit: 0 },
  server: {
    host: "127.0.0.1",
    proxy: {
      "/api": platform,
      "/dev": platform,
      "/live": { target: platform, ws: true },
      "/rtc": { target: platform, ws: true },
    },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["src/test/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
    css: false,
  },
});

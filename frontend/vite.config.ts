import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const publicDir = join(root, "public");

/** Writes the list of every built file, and one version for all of them, into the service worker. */
function fileList(): Plugin {
  return {
    name: "rounds-file-list",
    apply: "build",
    enforce: "post", // the kit drops chunks that hold nothing but style before
    generateBundle(_options, bundle) {
      const hash = createHash("sha256");
      const still = readdirSync(publicDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
      for (const path of still) hash.update(path.slice(root.length)).update(readFileSync(path));
      const built = Object.values(bundle).filter((file) => file.fileName !== "sw.js");
      for (const file of built) {
        hash.update(file.fileName).update(file.type === "chunk" ? file.code : file.source);
      }
      const names = [
        "/",
        ...still.map((path) => `/${relative(publicDir, path).replaceAll("\\", "/")}`),
        ...built.map((file) => `/${file.fileName}`).filter((name) => name !== "/index.html"),
      ].sort();
      const worker = bundle["sw.js"];
      if (worker?.type !== "chunk") throw new Error("the service worker was not built");
      worker.code = worker.code
        .replace("__ROUNDS_FILES__", JSON.stringify(names))
        .replace("__ROUNDS_BUILD__", JSON.stringify(hash.digest("hex").slice(0, 12)));
    },
  };
}

export default defineConfig({
  plugins: [react(), fileList()],
  resolve: { alias: { "@": join(root, "src") } },
  define: {
    __CLIENT__: JSON.stringify(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version),
  },
  build: {
    target: "es2022",
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: { main: join(root, "index.html"), guest: join(root, "guest.html"), sw: join(root, "src/sw.ts") },
      output: { entryFileNames: (chunk) => (chunk.name === "sw" ? "sw.js" : "assets/[name]-[hash].js") },
    },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["src/test-setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    testTimeout: 20_000,
  },
});

/** The page as files: no inline script or style, so that it runs under the strictest content policy. */
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    // Small files as data: addresses would need a looser policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The office's page, and the one for anybody.
    rolldownOptions: { input: ["index.html", "story.html"].map((file) => `${import.meta.dirname}/${file}`) },
  },
});

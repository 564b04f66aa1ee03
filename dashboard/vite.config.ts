/** The page as files: no inline script or style, so that it runs under the strictest content policy. */
import { defineConfig, type Plugin } from "vite";

const begin = "begin.ts";

/** `begin.ts` stands before the page's own script and is a file of its own: it runs while the others are on their way. */
const beginsFirst: Plugin = {
  name: "begins-first",
  transformIndexHtml: {
    order: "post",
    handler: (_html, { filename, bundle, server }) => {
      if (!filename.endsWith("index.html")) return [];
      const chunks = Object.values(bundle ?? {}).filter((file) => file.type === "chunk");
      const built = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/${begin}`));
      if (built === undefined && server === undefined) throw new Error(`${begin} was not built.`);
      const files = built === undefined ? [begin] : [built.fileName, ...built.imports];
      return files.map((file, at) => ({
        tag: at === 0 ? "script" : "link",
        attrs: {
          crossorigin: true,
          ...(at === 0 ? { type: "module", src: `./${file}` } : { rel: "modulepreload", href: `./${file}` }),
        },
        injectTo: "head-prepend" as const,
      }));
    },
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [beginsFirst],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    // Small files as data: addresses would need a looser policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The office's page, and the one for anybody.
    rolldownOptions: {
      input: ["index.html", "story.html", begin].map((file) => `${import.meta.dirname}/${file}`),
      // Two files and not twenty: each request of a slow line waits for its turn.
      output: {
        codeSplitting: {
          groups: [
            {
              name: "first",
              test: /preload-helper|\/(?:begin|ask-ahead|late-code|view-files|logic\/(?:place|inbox|last-visit|project-filters|chart-filter))\.ts$/,
              priority: 2,
            },
            {
              name: "shared",
              test: /node_modules\/(?:react|react-dom|scheduler)\/|\/words\/reason-names|\/dashboard\/(?:api|context|parts|auth\/session-auth|alerts\/alert-|logic\/(?:format-figures|labels|budget-labels)|styles\/(?:tokens|page|parts|tables|charts|chart-marks|forced-colours))\b.*\.(?:tsx?|css)$/,
              priority: 1,
            },
          ],
        },
      },
    },
  },
});

import { createServer, type Plugin } from 'vite';

const root = '<div id="root"></div>';

/** Puts the pages of src/first.tsx into index.html when the window is built. */
export function firstPages(): Plugin {
  return {
    name: 'renogen-first-pages',
    apply: 'build',
    transformIndexHtml: async (html) => {
      const server = await createServer({ server: { middlewareMode: true, hmr: false, ws: false }, appType: 'custom' });
      try {
        const { firstPages: draw } = await server.ssrLoadModule('/src/first.tsx');
        const pages = await draw();
        const drawn = html.replace(root, () => `<div id="root">${pages}</div>`); // no $ in the texts means anything
        if (drawn === html) throw new Error(`index.html has no ${root}`);
        return drawn;
      } finally {
        await server.close();
      }
    },
  };
}

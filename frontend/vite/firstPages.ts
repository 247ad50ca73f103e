import { createServer, type Plugin } from 'vite';

/** Puts the pages of src/first.tsx into index.html when the window is built. */
export function firstPages(): Plugin {
  return {
    name: 'renogen-first-pages',
    apply: 'build',
    transformIndexHtml: async (html) => {
      const server = await createServer({ server: { middlewareMode: true, hmr: false, ws: false }, appType: 'custom' });
      try {
        const { firstPages: draw } = await server.ssrLoadModule('/src/first.tsx');
        return html.replace('<div id="root"></div>', `<div id="root">${await draw()}</div>`);
      } finally {
        await server.close();
      }
    },
  };
}

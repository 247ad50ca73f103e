import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { firstPages } from './vite/firstPages';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  plugins: [react(), firstPages()],
  resolve: {
    alias: {
      '@messages': path('../backend/i18n'),
      '@': path('./src'),
    },
  },
  server: { port: 5173, strictPort: true, fs: { allow: [path('..')] } },
  build: {
    // The oldest engine we meet is the WebKit of macOS 13 and of WebKitGTK 2.50.
    target: 'safari16',
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1800, // the reader of PDFs, which is loaded when the first one is looked at
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    testTimeout: 20_000, // build machines are slow and busy
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
});

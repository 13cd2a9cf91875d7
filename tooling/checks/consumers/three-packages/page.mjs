import { middleOfHump } from './hump.mjs';

const worker = new Worker(new URL('./worker.mjs', import.meta.url), { type: 'module' });
worker.addEventListener('message', ({ data }) => {
  document.title = `page ${middleOfHump()}, worker ${data}`;
});
worker.addEventListener('error', ({ message }) => {
  document.title = `worker failed: ${message}`;
});

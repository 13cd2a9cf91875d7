// The same import in a thread of Node.
import { strict as assert } from 'node:assert';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { middleOfHump } from './hump.mjs';

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url));
  worker.on('message', (middle) => assert.equal(middle, middleOfHump()));
} else {
  parentPort.postMessage(middleOfHump());
}

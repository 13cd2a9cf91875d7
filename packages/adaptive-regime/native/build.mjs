// `node build.mjs`: compiles train.cpp as packages/linalg/native/build.mjs compiles its kernels.
import { fileURLToPath } from 'node:url';
import { bytesHash, nativeModules, runBuild } from '../../linalg/native/build.mjs';

const modules = nativeModules(fileURLToPath(new URL('.', import.meta.url)));

export const { moduleNames, sourceHash, compile, readBinary } = modules;
export { bytesHash };

runBuild(modules, import.meta.url);

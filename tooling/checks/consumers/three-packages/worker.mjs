import { middleOfHump } from './hump.mjs';

postMessage(middleOfHump());

// Our side of one row, in a process of its own.
import { runSide } from './exchange.mjs';
import { jobs } from './jobs.mjs';

runSide((parameters, read) => jobs[parameters.job](parameters, read));

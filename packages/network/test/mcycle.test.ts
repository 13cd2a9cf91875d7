import { relu } from '@spectral-bias/activations';
import { ridge } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { fit, predict } from '../src/index.ts';
import { difference, golden } from './signals.ts';

const R = golden('r-smooth-spline');
const exact = golden('exact-mcycle');
const cube = R.span ** 3;

import cameraRow from '../../../../examples/data/camera-row.csv?url';
import cars from '../../../../examples/data/cars.csv?url';
import co2 from '../../../../examples/data/co2.csv?url';
import mcycle from '../../../../examples/data/mcycle.csv?url';
import speech from '../../../../examples/data/speech.wav?url';
import sunspots from '../../../../examples/data/sunspots.csv?url';
import type { SignalFile } from '../worker/protocol.ts';

/** A signal that the lab brings along. */
export interface Sample {
  readonly name: string;
  readonly title: string;
  readonly address: string;
  readonly options?: SignalFile['options'];
}

/** Real signals that may be shipped; examples/data/SOURCES.md says where each is from. */
export const samples: readonly Sample[] = [
  {
    name: 'mcycle',
    title: 'Motorcycle crash',
    address: mcycle,
  },
  {
    name: 'camera-row',
    title: 'Row of a photograph',
    address: cameraRow,
  },
  {
    name: 'co2',
    title: 'CO₂ at Mauna Loa',
    address: co2,
  },
  {
    name: 'sunspots',
    title: 'Sunspots',
    address: sunspots,
  },
  { name: 'cars', title: 'Stopping distances', address: cars },
  {
    name: 'speech',
    title: 'A spoken vowel',
    address: speech,
    options: { from: 6000, count: 1024 },
  },
];

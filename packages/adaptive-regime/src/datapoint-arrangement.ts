import { project } from './potential.ts';

/** A stretch of a datapoint ellipse that no other ellipse crosses. */
export interface Arc {
  /** The points whose ellipse it is: one, or several that coincide. */
  readonly points: readonly number[];
  /** θ at its ends, ascending; an ellipse that meets no other is one arc of length 2π. */
  readonly from: number;
  readonly to: number;
  /** 1 for the points that a neuron on the arc is active on, those of the arc itself left out; N. */
  readonly active: Uint8Array;
}

/** A place where ellipses meet: the line through two points or more. */
export interface Crossing {
  /** The points on the line. */
  readonly points: readonly number[];
  readonly theta: number;
  readonly gamma: number;
  /** 1 for the points that a neuron there is active on, those on the line left out; N. */
  readonly active: Uint8Array;
}

/** How the datapoint ellipses divide the unrolled cylinder of D = 2. */
export interface Arrangement {
  readonly arcs: readonly Arc[];
  readonly crossings: readonly Crossing[];
  /** The cells between the ellipses, each as 1 for the points that its neurons are active on; N. */
  readonly cells: readonly Uint8Array[];
}

/** Two angles, or two distances in units of the largest ‖x‖, nearer than this are the same. */
const COINCIDENT = 1e-11;

/**
 * The arrangement of the datapoint ellipses of points in the plane, x being N × 2: N(N − 1)
 * crossings, 2N(N − 1) arcs and N(N − 1) + 2 cells in general position.
 */
export function arrangement(x: Float64Array): Arrangement {
  const ellipses = distinctPoints(x);
  const arcs = ellipses.flatMap((points) => arcsOf(x, points, ellipses));
  return { arcs, crossings: crossingsOf(x, ellipses), cells: cellsOf(arcs) };
}

/** The indices of equal points together. */
function distinctPoints(x: Float64Array): number[][] {
  const groups = new Map<string, number[]>();
  for (let n = 0; n < x.length / 2; n++) {
    const key = `${x[2 * n]! + 0},${x[2 * n + 1]! + 0}`;
    const group = groups.get(key);
    if (group) group.push(n);
    else groups.set(key, [n]);
  }
  return [...groups.values()];
}

function arcsOf(x: Float64Array, points: number[], ellipses: number[][]): Arc[] {
  const own = points[0]!;
  const ends = ellipses
    .filter((others) => others !== points)
    .flatMap(([other]) => crossingAngles(x, own, other!))
    .sort((a, b) => a - b)
    .filter((theta, k, all) => theta - (all[k - 1] ?? all.at(-1)! - 2 * Math.PI) > COINCIDENT);
  if (ends.length === 0) ends.push(-Math.PI);
  return ends.map((from, k) => {
    const to = ends[k + 1] ?? ends[0]! + 2 * Math.PI;
    const middle = (from + to) / 2;
    return { points, from, to, active: activeAt(x, middle, project(x, own, middle), points) };
  });
}

/** The angles in [−π, π) at which the ellipses of two points meet. */
function crossingAngles(x: Float64Array, n: number, m: number): [number, number] {
  const theta = Math.atan2(x[2 * m]! - x[2 * n]!, x[2 * n + 1]! - x[2 * m + 1]!);
  return theta < 0
    ? [theta, theta + Math.PI]
    : [theta - Math.PI, theta === Math.PI ? -Math.PI : theta];
}

function crossingsOf(x: Float64Array, ellipses: number[][]): Crossing[] {
  const size = COINCIDENT * Math.max(...x.map(Math.abs));
  const found: Crossing[] = [];
  for (let i = 0; i < ellipses.length; i++) {
    for (let j = i + 1; j < ellipses.length; j++) {
      for (const theta of crossingAngles(x, ellipses[i]![0]!, ellipses[j]![0]!)) {
        const gamma = project(x, ellipses[i]![0]!, theta);
        const met = ellipses.filter(
          (points, k) =>
            k === i || k === j || Math.abs(project(x, points[0]!, theta) - gamma) <= size,
        );
        if (met[0] !== ellipses[i] || met[1] !== ellipses[j]) continue;
        const points = met.flat();
        found.push({ points, theta, gamma, active: activeAt(x, theta, gamma, points) });
      }
    }
  }
  return found;
}

function activeAt(x: Float64Array, theta: number, gamma: number, except: number[]): Uint8Array {
  const cos = Math.cos(theta);
  const sin = Math.sin(theta);
  const active = new Uint8Array(x.length / 2);
  for (let n = 0; n < active.length; n++) {
    active[n] = x[2 * n]! * cos + x[2 * n + 1]! * sin > gamma ? 1 : 0;
  }
  for (const n of except) active[n] = 0;
  return active;
}

/** Every cell is a side of some arc. */
function cellsOf(arcs: readonly Arc[]): Uint8Array[] {
  const cells = new Map<string, Uint8Array>();
  for (const { points, active } of arcs) {
    const crossed = active.slice();
    for (const n of points) crossed[n] = 1;
    for (const cell of [active, crossed]) cells.set(String.fromCharCode(...cell), cell);
  }
  return [...cells.values()];
}

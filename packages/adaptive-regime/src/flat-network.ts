import type { NetworkState } from './network-state.ts';

/** All parameters one behind the other: w, b, v. */
export function flatten({ w, b, v }: NetworkState): Float64Array {
  const flat = new Float64Array(w.length + b.length + v.length);
  flat.set(w);
  flat.set(b, w.length);
  flat.set(v, w.length + b.length);
  return flat;
}

/** The network of this shape with these parameters, in arrays of its own. */
export function unflatten(shape: NetworkState, flat: Float64Array): NetworkState {
  const { w, b } = shape;
  return {
    ...shape,
    w: flat.slice(0, w.length),
    b: flat.slice(w.length, w.length + b.length),
    v: flat.slice(w.length + b.length),
  };
}

import { integrate } from './integrate.ts';

/** erf z = (2/√π) ∫₀^z e^{−t²} dt by quadrature, to about 1e-15 absolute. */
export function errorFunction(z: number): number {
  const end = Math.min(Math.abs(z), 6);
  const { re } = integrate(
    (t, out) => {
      out[0] = Math.exp(-t * t);
    },
    [0, end / 2, end],
  );
  return Math.sign(z) * (2 / Math.sqrt(Math.PI)) * re;
}

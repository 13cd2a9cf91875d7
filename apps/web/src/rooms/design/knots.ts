/** A point that the drawn ρ(k) goes through; ρ = ∞ lets nothing pass. */
export interface Knot {
  readonly k: number;
  readonly rho: number;
}

/** More than these are not drawn by hand. */
export const mostKnots = 16;

/** Neighbouring knots differ in k by this factor at least. */
const apart = 1.05;

/** Where ρ may lie when it is typed or pulled; what is above is ∞. */
const lowest = 1e-15;
const highest = 1e18;

const pair = /^([^\s:]+):([^\s:]+)$/;

/** The knots of a penalty `k:ρ k:ρ …`; undefined for any other text, or knots that cannot stand. */
export function readKnots(text: string): readonly Knot[] | undefined {
  const words = text.trim().split(/[\s;]+/);
  const knots = words.flatMap((word) => {
    const [, k, rho] = pair.exec(word) ?? [];
    const knot = { k: Number(k), rho: /^infinity$/i.test(rho ?? '') ? Infinity : Number(rho) };
    return knot.k > 0 && knot.k < Infinity && knot.rho > 0 ? [knot] : [];
  });
  const ascend = knots.every(({ k }, i) => i === 0 || k > knots[i - 1]!.k);
  const right = knots.length === words.length && knots.length >= 2 && knots.length <= mostKnots;
  return right && ascend ? knots : undefined;
}

/** The penalty that `readKnots` reads. */
export function formatKnots(knots: readonly Knot[]): string {
  return knots.map(({ k, rho }) => `${digits(k)}:${digits(rho)}`).join(' ');
}

const digits = (value: number) => String(value).replace('e+', 'e');

/** Three significant digits. */
export function snapped(value: number): number {
  return Number(value.toPrecision(3));
}

/** The knots with one moved, as far as its neighbours let it. */
export function moved(knots: readonly Knot[], index: number, to: Knot): readonly Knot[] {
  const before = knots[index - 1];
  const after = knots[index + 1];
  const from = before ? before.k * apart : 1e-6;
  const end = after ? after.k / apart : 1e6;
  const k = snapped(Math.max(Math.min(to.k, end), from));
  const between = k > (before?.k ?? 0) && k < (after?.k ?? Infinity);
  return knots.with(index, { k: between ? k : knots[index]!.k, rho: allowed(to.rho) });
}

function allowed(rho: number): number {
  return rho > highest ? Infinity : snapped(Math.max(rho, lowest));
}

/** The knots with one more, and where it stands; undefined if there is no room for it. */
export function added(
  knots: readonly Knot[],
  knot: Knot,
): { readonly knots: readonly Knot[]; readonly index: number } | undefined {
  const k = snapped(knot.k);
  const near = knots.some((one) => Math.max(one.k / k, k / one.k) < apart);
  if (near || knots.length >= mostKnots) return undefined;
  const found = knots.findIndex((one) => one.k > k);
  const index = found < 0 ? knots.length : found;
  return { knots: knots.toSpliced(index, 0, { k, rho: allowed(knot.rho) }), index };
}

/** The knots with one less; two must stay. */
export function removed(knots: readonly Knot[], index: number): readonly Knot[] {
  return knots.length <= 2 ? knots : knots.toSpliced(index, 1);
}

/** The part of the plane that is drawn on; both axes are logarithmic. */
export interface Frame {
  readonly k: readonly [from: number, to: number];
  readonly rho: readonly [from: number, to: number];
}

/** Decades of ρ that are shown at least. */
const decades = 6;

/** Whole decades of ρ around the knots, with one to spare; k from 0.1 to 40 or as far as they go. */
export function frameOf(knots: readonly Knot[]): Frame {
  const finite = knots.map(({ rho }) => rho).filter((rho) => rho < Infinity);
  const sizes = finite.length > 0 ? finite.map(Math.log10) : [0];
  const low = Math.floor(Math.min(...sizes) - 0.5);
  const high = Math.max(Math.ceil(Math.max(...sizes) + 0.5), low + decades);
  const ks = knots.map(({ k }) => k);
  return {
    k: [Math.min(0.1, ...ks.map((k) => k / 1.5)), Math.max(40, ...ks.map((k) => k * 1.5))],
    rho: [Number(`1e${low}`), Number(`1e${high}`)],
  };
}

/** Where a value stands on a logarithmic axis: 0 at its start, 1 at its end. */
export function placeOf([from, to]: readonly [number, number], value: number): number {
  return Math.log(value / from) / Math.log(to / from);
}

/** The value at a place of a logarithmic axis. */
export function valueAt([from, to]: readonly [number, number], place: number): number {
  return from * (to / from) ** place;
}

import type { CreaseKind } from '@spectral-bias/adaptive-regime';
import type { AdaptiveFrame, AdaptiveSlice } from '../../worker/adaptive-messages.ts';
import type { Sample } from './choices.ts';
import { cylinderAxes, drawEllipses, traceCurve } from './draw-cylinder.ts';
import { drawAxes, inside, openSheet, type Sheet } from './sheet.ts';
import { drawField } from './soft-field.ts';
import type { Colours } from './theme-colours.ts';

/** What is drawn of a loss slice. */
export interface SliceScene {
  readonly frame: AdaptiveFrame | undefined;
  readonly slice: AdaptiveSlice | undefined;
  readonly points: readonly Sample[];
  readonly gammaReach: number;
  readonly colours: Colours;
}

/** How each kind of crease looks. */
function creaseLook(kind: CreaseKind, colours: Colours) {
  const looks = {
    flat: { colour: colours.data, width: 1, dash: [1, 3] },
    'pass-through': { colour: colours.muted, width: 1.5, dash: [5, 4] },
    ridge: { colour: colours.penalty, width: 3, dash: [] },
    valley: { colour: colours.truth, width: 3.5, dash: [] },
  } as const;
  return looks[kind];
}

/** Beyond so many samples, creases that hold no neuron step back. */
const crowded = 8;

const order: readonly CreaseKind[] = ['flat', 'pass-through', 'ridge', 'valley'];

/** The loss over (θ, γ) of one neuron, its creases by their kinds, its minima and its place. */
export function drawSlice(
  canvas: HTMLCanvasElement,
  size: { readonly width: number; readonly height: number },
  scene: SliceScene,
): void {
  const { slice, points, gammaReach, colours } = scene;
  const axes = cylinderAxes(gammaReach);
  const sheet = openSheet(canvas, size, axes);
  inside(sheet, () => {
    if (!slice) return;
    drawField(sheet, slice.loss, colours, shadeOf(slice));
    if (slice.creases) drawCreases(sheet, slice.creases, points, colours);
    else drawEllipses(sheet, points, colours, undefined);
    drawPlaces(sheet, scene);
  });
  drawAxes(sheet, axes, colours);
}

/** Orange where the neuron does more harm than a dead one, blue where it helps; by square roots. */
function shadeOf({ loss, base }: AdaptiveSlice): (value: number) => number {
  let most = 0;
  for (const value of loss.values) most = Math.max(most, Math.abs(value - base));
  const scale = most || 1;
  return (value) => Math.sign(value - base) * Math.sqrt(Math.abs(value - base) / scale);
}

function drawCreases(
  sheet: Sheet,
  creases: NonNullable<AdaptiveSlice['creases']>,
  points: readonly Sample[],
  colours: Colours,
): void {
  const { pen } = sheet;
  for (const wanted of order) {
    const { colour, width, dash } = creaseLook(wanted, colours);
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.setLineDash([...dash]);
    pen.globalAlpha = dash.length > 0 && points.length > crowded ? 0.4 : 1;
    pen.beginPath();
    for (const { point, from, to, kind } of creases) {
      const sample = points[point];
      if (kind === wanted && sample) traceCurve(sheet, sample, from, to);
    }
    pen.stroke();
  }
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

function drawPlaces(sheet: Sheet, { frame, slice, colours }: SliceScene): void {
  const { pen } = sheet;
  const ring = (theta: number, gamma: number, radius: number, colour: string) => {
    const turned = theta - 2 * Math.PI * Math.floor((theta + Math.PI) / (2 * Math.PI));
    pen.beginPath();
    pen.arc(sheet.x(turned), sheet.y(gamma), radius, 0, 2 * Math.PI);
    pen.lineWidth = 2.5;
    pen.fillStyle = colours.paper;
    pen.fill();
    pen.strokeStyle = colour;
    pen.stroke();
  };
  for (const { theta, gamma } of slice?.minima ?? []) ring(theta, gamma, 4, colours.truth);
  const i = slice?.neuron ?? 0;
  if (frame && i < frame.theta.length) ring(frame.theta[i]!, frame.gamma[i]!, 6, colours.chosen);
}

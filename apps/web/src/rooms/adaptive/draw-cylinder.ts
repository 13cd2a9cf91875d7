import { linearTicks, type Tick } from '@spectral-bias/figures';
import type { AdaptiveFrame, AdaptiveView, GridValues } from '../../worker/adaptive-messages.ts';
import type { Sample } from './choices.ts';
import { layGround } from './ground.ts';
import { drawAxes, inside, openSheet, type Sheet, type SheetAxis } from './sheet.ts';
import { drawField } from './soft-field.ts';
import type { Colours } from './theme-colours.ts';

/** What is drawn on the unrolled cylinder. */
export interface CylinderScene {
  readonly frame: AdaptiveFrame | undefined;
  readonly view: AdaptiveView | undefined;
  readonly points: readonly Sample[];
  readonly gammaReach: number;
  readonly lit: number | undefined;
  readonly point: number | undefined;
  readonly arrows: boolean;
  readonly potential: boolean;
  readonly colours: Colours;
}

const angles: readonly Tick[] = ['−π', '−π/2', '0', 'π/2', 'π'].map((text, k) => ({
  value: ((k - 2) * Math.PI) / 2,
  text,
}));

/** θ in multiples of π, and γ. */
export function cylinderAxes(reach: number): { readonly x: SheetAxis; readonly y: SheetAxis } {
  return {
    x: { from: -Math.PI, to: Math.PI, ticks: angles, label: 'direction θ' },
    y: { from: -reach, to: reach, ticks: linearTicks([-reach, reach], 4), label: 'offset γ' },
  };
}

/** Velocity field, ellipses, sources and sinks, and the neurons by their mass. */
export function drawCylinder(
  canvas: HTMLCanvasElement,
  size: { readonly width: number; readonly height: number },
  scene: CylinderScene,
): void {
  const { view, colours, gammaReach } = scene;
  const axes = cylinderAxes(gammaReach);
  const sheet = openSheet(canvas, size, axes);
  const { points, point, arrows, potential } = scene;
  layGround(sheet, [view, points, point, arrows, potential, gammaReach, colours], (ground) => {
    if (view && potential) drawPotential(ground, view.potential, colours);
    inside(ground, () => {
      drawEllipses(ground, points, colours, point);
      if (view && arrows) drawArrows(ground, view.velocity, gammaReach, colours);
    });
    drawAxes(ground, axes, colours);
  });
  inside(sheet, () => {
    drawNeurons(sheet, scene);
    if (view) drawCritical(sheet, view, colours);
  });
}

function drawPotential(sheet: Sheet, potential: GridValues, colours: Colours): void {
  const most = potential.values.reduce((far, one) => Math.max(far, Math.abs(one)), 0) || 1;
  drawField(sheet, potential, colours, (phi) => (0.8 * phi) / most);
}

/** γ = ⟨x_n, ξ(θ)⟩ of every sample. */
export function drawEllipses(
  sheet: Sheet,
  points: readonly Sample[],
  colours: Colours,
  chosen: number | undefined,
): void {
  const { pen } = sheet;
  for (const lit of [false, true]) {
    pen.strokeStyle = lit ? colours.chosen : colours.data;
    pen.lineWidth = lit ? 2.5 : 1.2;
    pen.beginPath();
    points.forEach((point, n) => {
      if ((n === chosen) === lit) traceCurve(sheet, point, -Math.PI, Math.PI);
    });
    pen.stroke();
  }
}

/** Adds a stretch of a datapoint ellipse to the path; θ beyond ±π comes in again on the other side. */
export function traceCurve({ pen, x, y }: Sheet, [x1, x2]: Sample, from: number, to: number): void {
  const count = Math.max(2, Math.ceil((to - from) / 0.06));
  let last = Number.NaN;
  for (let k = 0; k <= count; k++) {
    const theta = from + ((to - from) * k) / count;
    const turns = Math.floor((theta + Math.PI) / (2 * Math.PI) - (k === count ? 1e-9 : 0));
    const shown = theta - 2 * Math.PI * turns;
    const gamma = x1 * Math.cos(theta) + x2 * Math.sin(theta);
    if (turns === last) pen.lineTo(x(shown), y(gamma));
    else pen.moveTo(x(shown), y(gamma));
    last = turns;
  }
}

function drawArrows(
  { pen, left, right, top, bottom }: Sheet,
  { columns, rows, angle, offset }: AdaptiveView['velocity'],
  reach: number,
  colours: Colours,
): void {
  const cell = [(right - left) / columns, (bottom - top) / rows] as const;
  const across = (k: number) => (angle[k]! * (right - left)) / (2 * Math.PI);
  const up = (k: number) => (offset[k]! * (bottom - top)) / (2 * reach);
  let most = 0;
  for (let k = 0; k < angle.length; k++) most = Math.max(most, Math.hypot(across(k), up(k)));
  if (!(most > 0)) return;
  pen.strokeStyle = colours.muted;
  pen.lineWidth = 1;
  pen.beginPath();
  for (let k = 0; k < angle.length; k++) {
    const size = Math.hypot(across(k), up(k)) / most;
    if (size < 1e-3) continue;
    const long = (0.9 * Math.min(...cell) * Math.sqrt(size)) / (size * most);
    const [dx, dy] = [across(k) * long, -up(k) * long];
    const x = left + cell[0] * ((k % columns) + 0.5) + dx / 2;
    const y = bottom - cell[1] * (Math.floor(k / columns) + 0.5) + dy / 2;
    pen.moveTo(x - dx, y - dy);
    pen.lineTo(x, y);
    pen.moveTo(x - 0.35 * dx + 0.22 * dy, y - 0.35 * dy - 0.22 * dx);
    pen.lineTo(x, y);
    pen.lineTo(x - 0.35 * dx - 0.22 * dy, y - 0.35 * dy + 0.22 * dx);
  }
  pen.stroke();
}

/** Dots of this radius have an outline, which tells them apart where they lie on each other. */
const outlined = 3;

function drawNeurons(sheet: Sheet, { frame, lit, colours }: CylinderScene): void {
  if (!frame) return;
  const { pen } = sheet;
  const { theta, gamma, deltaSlope } = frame;
  const most = deltaSlope.reduce((largest, mu) => Math.max(largest, Math.abs(mu)), 0) || 1;
  const radiusOf = (i: number) => 1.8 + 4.2 * Math.sqrt(Math.abs(deltaSlope[i]!) / most);
  const dot = (i: number, radius: number) => {
    pen.beginPath();
    pen.arc(sheet.x(theta[i]!), sheet.y(gamma[i]!), radius, 0, 2 * Math.PI);
  };
  pen.lineWidth = 1;
  pen.strokeStyle = colours.paper;
  for (let i = 0; i < theta.length; i++) {
    const radius = radiusOf(i);
    pen.fillStyle = deltaSlope[i]! > 0 ? colours.up : colours.down;
    dot(i, radius);
    pen.fill();
    if (radius >= outlined) pen.stroke();
  }
  if (lit === undefined || lit >= theta.length) return;
  pen.strokeStyle = colours.chosen;
  pen.lineWidth = 2.5;
  dot(lit, radiusOf(lit) + 3);
  pen.stroke();
}

/** A diamond around every sink, a cross on every source. */
function drawCritical(sheet: Sheet, { critical }: AdaptiveView, colours: Colours): void {
  const { pen } = sheet;
  for (const { kind, direction, offset } of critical) {
    if (kind === 'saddle') continue;
    const x = sheet.x(Math.atan2(direction[1]!, direction[0]!));
    const y = sheet.y(offset);
    pen.beginPath();
    if (kind === 'sink') {
      pen.moveTo(x - 9, y);
      pen.lineTo(x, y - 9);
      pen.lineTo(x + 9, y);
      pen.lineTo(x, y + 9);
      pen.closePath();
    } else {
      pen.moveTo(x - 7, y - 7);
      pen.lineTo(x + 7, y + 7);
      pen.moveTo(x - 7, y + 7);
      pen.lineTo(x + 7, y - 7);
    }
    for (const [colour, width] of [
      [colours.paper, 5],
      [kind === 'sink' ? colours.truth : colours.penalty, 2.2],
    ] as const) {
      pen.strokeStyle = colour;
      pen.lineWidth = width;
      pen.stroke();
    }
  }
}

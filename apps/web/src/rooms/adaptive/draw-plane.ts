import { linearTicks } from '@spectral-bias/figures';
import type { AdaptiveFrame, AdaptiveView } from '../../worker/adaptive-messages.ts';
import type { Sample } from './choices.ts';
import { layGround } from './ground.ts';
import { lineInBox } from './line-in-box.ts';
import { drawAxes, inside, openSheet, type Sheet, type SheetAxis } from './sheet.ts';
import { drawField } from './soft-field.ts';
import type { Colours } from './theme-colours.ts';

/** What is drawn in the plane of the data. */
export interface PlaneScene {
  readonly frame: AdaptiveFrame | undefined;
  readonly view: AdaptiveView | undefined;
  readonly points: readonly Sample[];
  readonly reach: number;
  /** The neuron that is lit. */
  readonly lit: number | undefined;
  /** The sample that is chosen. */
  readonly point: number | undefined;
  readonly field: boolean;
  readonly colours: Colours;
}

/** Both axes of the plane. */
function planeAxes(reach: number): { readonly x: SheetAxis; readonly y: SheetAxis } {
  const ticks = linearTicks([-reach, reach], 4);
  const axis = { from: -reach, to: reach, ticks };
  return { x: { ...axis, label: 'x₁' }, y: { ...axis, label: 'x₂' } };
}

/** The prediction as a soft field, the breaklines by their delta-slope, the samples by their target. */
export function drawPlane(
  canvas: HTMLCanvasElement,
  size: { readonly width: number; readonly height: number },
  scene: PlaneScene,
): void {
  const { reach, colours, view, field, points } = scene;
  const axes = planeAxes(reach);
  const sheet = openSheet(canvas, size, axes);
  const most = points.reduce((largest, [, , y]) => Math.max(largest, Math.abs(y)), 0) || 1;
  const prediction = field ? view?.prediction : undefined;
  layGround(sheet, [prediction, most, reach, colours], (ground) => {
    if (prediction) drawField(ground, prediction, colours, (f) => f / (1.5 * most));
    drawAxes(ground, axes, colours);
  });
  inside(sheet, () => {
    drawLines(sheet, scene);
    points.forEach((point, n) => {
      drawSample(sheet, point, n, most, scene);
    });
  });
}

function drawLines(sheet: Sheet, { frame, reach, lit, colours }: PlaneScene): void {
  if (!frame) return;
  const { pen } = sheet;
  const { theta, gamma, deltaSlope } = frame;
  const box = { left: -reach, right: reach, bottom: -reach, top: reach };
  const most = deltaSlope.reduce((largest, mu) => Math.max(largest, Math.abs(mu)), 0) || 1;
  const line = (i: number) => {
    const part = lineInBox(theta[i]!, gamma[i]!, box);
    if (!part) return;
    pen.beginPath();
    pen.moveTo(sheet.x(part[0]), sheet.y(part[1]));
    pen.lineTo(sheet.x(part[2]), sheet.y(part[3]));
    pen.stroke();
  };
  for (let i = 0; i < theta.length; i++) {
    const strength = Math.sqrt(Math.abs(deltaSlope[i]!) / most);
    pen.strokeStyle = deltaSlope[i]! > 0 ? colours.up : colours.down;
    pen.globalAlpha = 0.18 + 0.72 * strength;
    pen.lineWidth = 0.8 + 1.2 * strength;
    line(i);
  }
  pen.globalAlpha = 1;
  if (lit === undefined || lit >= theta.length) return;
  pen.strokeStyle = colours.paper;
  pen.lineWidth = 6;
  line(lit);
  pen.strokeStyle = colours.chosen;
  pen.lineWidth = 3;
  line(lit);
}

function drawSample(
  sheet: Sheet,
  [x1, x2, y]: Sample,
  n: number,
  most: number,
  { colours, point }: PlaneScene,
): void {
  const { pen } = sheet;
  const [x, at] = [sheet.x(x1), sheet.y(x2)];
  pen.beginPath();
  pen.arc(x, at, 7.5, 0, 2 * Math.PI);
  pen.fillStyle = colours.paper;
  pen.fill();
  pen.globalAlpha = 0.25 + (0.75 * Math.abs(y)) / most;
  pen.fillStyle = y > 0 ? colours.up : colours.down;
  pen.fill();
  pen.globalAlpha = 1;
  pen.strokeStyle = n === point ? colours.chosen : colours.ink;
  pen.lineWidth = n === point ? 3 : 1.5;
  pen.stroke();
}

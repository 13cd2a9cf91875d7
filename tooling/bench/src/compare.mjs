// One row: its input written, every side run, every promise judged.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { runOurs, runPeer, writeInput } from './sides.mjs';
import { spreadOf } from './spread.mjs';
import { judgeAgreement, judgeOurs, judgeSpeed } from './verdict.mjs';

/** What was measured of a row; `earlier` are the results of the rows that were run before it. */
export function compareSides(row, earlier) {
  const { label, goals = {}, peers } = row;
  const folder = mkdtempSync(join(tmpdir(), 'spectral-bias-bench-'));
  try {
    writeInput(row, folder);
    const ours = withSpread(runOurs(row, folder));
    if (ours.failed) return { label, ours, promises: [], peers: [] };
    const promises = judgeOurs(goals, ours, earlier);
    return {
      label,
      ours,
      promises,
      peers: peers.map((peer) => comparePeer(row, peer, ours, folder)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function comparePeer(row, peer, ours, folder) {
  const theirs = withSpread(runPeer(row, peer, ours.facts, folder));
  const name = theirs.software ?? basename(peer.script.pathname);
  if (theirs.failed || theirs.skipped) return { name, ...theirs };
  const speed = judgeSpeed(peer, ours.spread, theirs.spread);
  return { name, ...theirs, ...speed, agreement: judgeAgreement(peer, ours, theirs) };
}

function withSpread(side) {
  return side.milliseconds ? { ...side, spread: spreadOf(side.milliseconds) } : side;
}

/** Whether ours failed or differs from a peer; a missed time may be the machine's fault. */
export function isWrong({ ours, peers }) {
  const differs = ({ agreement = [] }) => agreement.some(({ kept }) => !kept);
  return ours.failed !== undefined || peers.some(differs);
}

/**
 * Steps of a check. `step(name, work)` says `packed: NAME: ok` as soon as the work is done, or why it
 * failed, and gives what the work gave. Work that follows a failed step should not be begun:
 * `inOrder` ends there quietly.
 */
export function createSteps(check) {
  let failed = 0;
  const step = async (name, work) => {
    try {
      const result = await work();
      const remark = result?.skipped ? `skipped: ${result.skipped}` : 'ok';
      console.log(`${check}: ${name}: ${remark}`);
      return result;
    } catch (error) {
      failed++;
      console.error(`${check}: ${name}: ${error.message}`);
      throw new StepFailed();
    }
  };
  return { step, inOrder, failed: () => failed };
}

class StepFailed extends Error {}

async function inOrder(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
  }
}

/** Does `work` on every item, `atOnce` of them at a time; every item has its turn. */
export async function eachOf(items, atOnce, work) {
  const left = [...items];
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

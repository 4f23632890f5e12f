import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Length of the scheduling window in microseconds, as in Lambda. */
const period = 20_000;

/** Ways to limit a process to a share of one core. */
export type Means = 'cgroup v2 (cpu.max)' | 'cgroup v1 (cpu.cfs_quota_us)' | 'signals (SIGSTOP, SIGCONT)';

/** What this machine offers, the best first. */
export function meansOfThrottling(): Means {
  const controllers = '/sys/fs/cgroup/cgroup.subtree_control';
  if (
    existsSync(controllers) &&
    readFileSync(controllers, 'utf8').includes('cpu') &&
    isWritable('/sys/fs/cgroup')
  )
    return 'cgroup v2 (cpu.max)';
  if (existsSync('/sys/fs/cgroup/cpu/cpu.cfs_quota_us') && isWritable('/sys/fs/cgroup/cpu'))
    return 'cgroup v1 (cpu.cfs_quota_us)';
  return 'signals (SIGSTOP, SIGCONT)';
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Limits a process to a share of one core.
 * @param share above 0, at most 1.
 * @returns a function that ends it; call it when the process has ended.
 */
export function throttle(pid: number, share: number): () => void {
  switch (meansOfThrottling()) {
    case 'cgroup v2 (cpu.max)':
      return group('/sys/fs/cgroup', pid, { 'cpu.max': `${share * period} ${period}` });
    case 'cgroup v1 (cpu.cfs_quota_us)':
      return group('/sys/fs/cgroup/cpu', pid, {
        'cpu.cfs_period_us': String(period),
        'cpu.cfs_quota_us': String(share * period),
      });
    default:
      return dutyCycle(pid, share);
  }
}

function group(root: string, pid: number, settings: Record<string, string>): () => void {
  const folder = join(root, `neural-poet-${pid}`);
  mkdirSync(folder);
  for (const [name, value] of Object.entries(settings)) writeFileSync(join(folder, name), value);
  writeFileSync(join(folder, 'cgroup.procs'), String(pid));
  return () => rmdirSync(folder);
}

/**
 * Stops the process for the rest of each window. Time that it waits counts as work, so the result is too slow rather
 * than too fast.
 */
function dutyCycle(pid: number, share: number): () => void {
  if (share === 1) return () => {};
  let timer: NodeJS.Timeout;
  const turn = (running: boolean) => {
    try {
      process.kill(pid, running ? 'SIGCONT' : 'SIGSTOP');
    } catch {
      return;
    }
    timer = setTimeout(turn, ((running ? share : 1 - share) * period) / 1000, !running);
  };
  turn(true);
  return () => clearTimeout(timer);
}

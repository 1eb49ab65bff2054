/** The state of the checkout that made a bundle. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export type GitState = { commit: string; dirty: boolean };

/** Commit and whether files differ from it; null outside a checkout, without a commit, or without git. */
export async function gitState(folder: string): Promise<GitState | null> {
  const git = async (...args: string[]) => (await promisify(execFile)('git', ['-C', folder, ...args])).stdout.trim();
  try {
    const commit = await git('rev-parse', '--verify', 'HEAD');
    return { commit, dirty: (await git('status', '--porcelain')) !== '' };
  } catch {
    return null;
  }
}

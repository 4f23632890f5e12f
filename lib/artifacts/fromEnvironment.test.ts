import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FolderStore } from './folderStore.ts';
import { storeFromEnvironment } from './fromEnvironment.ts';
import { S3Store } from './s3Store.ts';

describe('storeFromEnvironment', () => {
  it('takes the folder of the package when nothing is set, wherever the process runs', () => {
    const store = storeFromEnvironment({ MODEL_BUCKET: '', MODEL_DIR: '' }) as FolderStore;
    expect(store.directory).toBe(join(import.meta.dirname, '../../model-artifacts'));
  });

  it('takes MODEL_DIR', () => {
    const store = storeFromEnvironment({ MODEL_DIR: 'elsewhere' });
    expect(store).toBeInstanceOf(FolderStore);
    expect((store as FolderStore).directory).toBe('elsewhere');
  });

  it('takes the bucket before any folder', () => {
    const store = storeFromEnvironment({ MODEL_BUCKET: 'b', MODEL_DIR: 'elsewhere' });
    expect(store).toBeInstanceOf(S3Store);
  });
});

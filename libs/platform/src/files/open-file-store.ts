import path from 'node:path';
import type { Config } from '../config/config';
import type { FileStore } from './file-store';
import { LocalFileStore } from './local-file-store';
import { S3FileStore } from './s3-file-store';

/** The bucket where one is set (the configuration has checked that all of it is), the folder in DATA_DIR otherwise. */
export function openFileStore(config: Config): FileStore {
  const { s3Endpoint, s3Bucket, s3Region, s3AccessKeyId, s3SecretAccessKey } = config;
  if (!s3Endpoint || !s3Bucket || !s3Region || !s3AccessKeyId || !s3SecretAccessKey)
    return new LocalFileStore(path.join(config.dataDir, 'files'));
  return new S3FileStore({
    endpoint: s3Endpoint,
    bucket: s3Bucket,
    region: s3Region,
    accessKeyId: s3AccessKeyId,
    secretAccessKey: s3SecretAccessKey,
  });
}

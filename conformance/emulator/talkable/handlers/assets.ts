import { createHash } from 'node:crypto';

import type { Asset } from '../../../../generated/talkable/types.js';
import { Refusal } from '../../core/refusal.js';
import { ok } from '../envelope.js';
import type { Handler, Work } from '../exchange.js';
import { imageSize } from '../program/image-size.js';
import type { AssetRow } from '../state/records.js';
import { timestamp } from '../time.js';

const UNTYPED = 'application/octet-stream';

function presentAsset(asset: AssetRow, { site }: Work): Asset {
  const createdAt = timestamp(asset.createdAt, site.setup.utcOffset);
  const host = `https://assets.${site.slug.toLowerCase().replaceAll(/[^a-z0-9-]/g, '-')}.example`;
  return {
    id: asset.id,
    name: asset.name,
    content_type: asset.contentType,
    url: `${host}/${String(asset.id)}/${encodeURIComponent(asset.name)}`,
    size: asset.size,
    width: asset.width,
    height: asset.height,
    fingerprint: asset.fingerprint,
    created_at: createdAt,
    updated_at: createdAt,
  };
}

async function store(work: Work, file: File): Promise<AssetRow> {
  const { site, now, use } = work;
  const bytes = Buffer.from(await file.arrayBuffer());
  // Asked once the bytes are there: another upload may have come in between.
  if (site.tables.assets.find('name', file.name)) throw new Refusal(use('fileNameTaken')());
  return site.tables.assets.add({
    name: file.name,
    contentType: file.type || UNTYPED,
    size: bytes.byteLength,
    ...imageSize(bytes),
    fingerprint: createHash('md5').update(bytes).digest('hex'),
    createdAt: now,
  });
}

export const uploadAsset: Handler<'uploadAsset'> = async (call) => {
  const { file } = call.body;
  if (!(file instanceof File) || file.name === '') throw new Refusal(call.use('missingParameter')('file'));
  return ok({ asset: presentAsset(await store(call, file), call) });
};

export const getAsset: Handler<'getAsset'> = (call) => {
  const asset = call.site.tables.assets.get(call.path.id);
  if (!asset) throw new Refusal(call.use('unknownAsset')());
  return ok({ asset: presentAsset(asset, call) });
};

export const listAssets: Handler<'listAssets'> = (call) => {
  const { site, query, use } = call;
  const { content_type, page, per_page } = query;
  if (page === undefined || per_page === undefined)
    throw new Error('The contract gives a page and its size no default.');
  const found = site.tables.assets.all().filter((asset) => use('hasContentType')(asset.contentType, content_type));
  const sorted = found.length > 1 ? use('newestFirst')(found) : found;
  const shown = use('readPage')(sorted, page, per_page);
  const beyond = shown.length === 0 && page > 1 ? use('pageAfterTheLast')(shown) : shown;
  return ok({ assets: beyond.map((asset) => presentAsset(asset, call)), total: found.length });
};

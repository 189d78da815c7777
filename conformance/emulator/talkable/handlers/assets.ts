import { createHash } from 'node:crypto';

import type { Asset } from '../../../../generated/talkable/types.js';
import { fileNameTaken, missing, noAsset, ok } from '../answers.js';
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

export const uploadAsset: Handler<'uploadAsset'> = async (call) => {
  const { site, now, lean, body } = call;
  const { file } = body;
  if (!(file instanceof File) || file.name === '') throw missing(call, 'file');
  const bytes = Buffer.from(await file.arrayBuffer());
  // Asked once the bytes are there: another upload may have come in between.
  if (site.tables.assets.find('name', file.name)) throw fileNameTaken();
  lean('INF-19');
  const asset = site.tables.assets.add({
    name: file.name,
    contentType: file.type || UNTYPED,
    size: bytes.byteLength,
    ...imageSize(bytes),
    fingerprint: createHash('md5').update(bytes).digest('hex'),
    createdAt: now,
  });
  return ok({ asset: presentAsset(asset, call) });
};

export const getAsset: Handler<'getAsset'> = (call) => {
  const asset = call.site.tables.assets.get(call.path.id);
  if (!asset) throw noAsset();
  return ok({ asset: presentAsset(asset, call) });
};

export const listAssets: Handler<'listAssets'> = (call) => {
  const { site, query, decide, lean } = call;
  const { content_type = '', page, per_page } = query;
  if (page === undefined || per_page === undefined)
    throw new Error('The contract gives a page and its size no default.');
  const found = site.tables.assets
    .all()
    .filter((asset) => asset.contentType.startsWith(content_type))
    .reverse();
  if (found.length > 1) lean('INF-Q20');
  const last = Math.max(1, Math.ceil(found.length / per_page));
  const shown = page > last && decide('pageBeyond') === 'last' ? last : page;
  const assets = found.slice((shown - 1) * per_page, shown * per_page);
  return ok({ assets: assets.map((asset) => presentAsset(asset, call)), total: found.length });
};

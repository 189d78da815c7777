interface Dimensions {
  readonly width: number | null;
  readonly height: number | null;
}

const NONE: Dimensions = { width: null, height: null };

const PNG = [0x89, 0x50, 0x4e, 0x47];
const GIF = [0x47, 0x49, 0x46, 0x38];
const JPEG = [0xff, 0xd8];

const beginsWith = (bytes: Buffer, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** The frame header of a JPEG, behind as many segments as there are. */
function jpegSize(bytes: Buffer): Dimensions {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return NONE;
}

/** Pixels of a PNG, GIF or JPEG; `null` for anything else. */
export function imageSize(bytes: Buffer): Dimensions {
  if (beginsWith(bytes, PNG) && bytes.length >= 24)
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  if (beginsWith(bytes, GIF) && bytes.length >= 10)
    return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  return beginsWith(bytes, JPEG) ? jpegSize(bytes) : NONE;
}

// Everything personal on the tablet lies in boxes: AES-GCM under a data key that only the right PIN unwraps.

export type Box = { iv: Uint8Array<ArrayBuffer>; ct: ArrayBuffer };
export type Wrapped = Box & { salt: Uint8Array<ArrayBuffer>; rounds: number };

export const PIN_ROUNDS = 600_000;

function random(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** The key in use can seal and open, but nobody can read it out of the browser. */
export function importKey(raw: ArrayBuffer): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

export async function sealBytes(key: CryptoKey, bytes: ArrayBuffer): Promise<Box> {
  const iv = random(12);
  return { iv, ct: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes) };
}

export function openBytes(key: CryptoKey, box: Box): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: "AES-GCM", iv: box.iv }, key, box.ct);
}

export function seal(key: CryptoKey, value: unknown): Promise<Box> {
  return sealBytes(key, new TextEncoder().encode(JSON.stringify(value)).buffer);
}

export async function open<T>(key: CryptoKey, box: Box): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await openBytes(key, box))) as T;
}

async function pinKey(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const from = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, [
    "deriveKey",
  ]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, from, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

export async function wrap(raw: ArrayBuffer, pin: string, rounds = PIN_ROUNDS): Promise<Wrapped> {
  const salt = random(16);
  return { salt, rounds, ...(await sealBytes(await pinKey(pin, salt, rounds), raw)) };
}

/** The data key, or null when the PIN is wrong. */
export async function unwrap(wrapped: Wrapped, pin: string): Promise<ArrayBuffer | null> {
  const key = await pinKey(pin, wrapped.salt, wrapped.rounds);
  try {
    return await openBytes(key, wrapped);
  } catch {
    return null;
  }
}

export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function toBase64(bytes: ArrayBuffer | Uint8Array): string {
  let text = "";
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
  return btoa(text);
}

export function fromBase64(text: string): ArrayBuffer {
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let n = 0; n < raw.length; n += 1) bytes[n] = raw.charCodeAt(n);
  return bytes.buffer;
}

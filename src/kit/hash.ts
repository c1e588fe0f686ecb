const FNV_PRIME = 16777619;

/** A short fingerprint of a text, the same on every machine: two 32-bit FNV-1a hashes with different starts. */
export function hash(text: string): string {
  let a = 2166136261;
  let b = 3141592653;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, FNV_PRIME);
    b = Math.imul(b ^ (code + i), FNV_PRIME);
  }
  return `${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}`;
}

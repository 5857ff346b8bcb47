/**
 * SHA-256 of a text in UTF-8, as hexadecimal digits: for names that must be equal in every run, never for secrets. To
 * load `node:crypto` takes longer than to judge a plan of some resources.
 * @see https://csrc.nist.gov/pubs/fips/180-4/upd1/final sections 4.1.2, 4.2.2, 5.1.1, 5.3.3 and 6.2.2
 */
export function sha256(text: string): string {
  const words = padded(Buffer.from(text));
  const state = initial.slice();
  for (let start = 0; start < words.length; start += blockWords) {
    schedule(words, start);
    mix(state);
  }
  let digits = '';
  for (const word of state) digits += (word >>> 0).toString(16).padStart(8, '0');
  return digits;
}

const blockWords = 16;
const rounds = 64;

/** The bytes as big-endian words of whole blocks. Behind them stand a one bit, zeros, and their length in bits. */
function padded(bytes: Uint8Array): Int32Array {
  const words = new Int32Array(Math.ceil((bytes.length + 9) / (4 * blockWords)) * blockWords);
  for (let index = 0; index <= bytes.length; index += 1) {
    words[index >> 2] = (words[index >> 2] ?? 0) | ((bytes[index] ?? 0x80) << (24 - (index % 4) * 8));
  }
  words[words.length - 2] = bytes.length / 2 ** 29;
  words[words.length - 1] = bytes.length << 3;
  return words;
}

/** W of the standard. Rotations are written out, here and below: most runs end before calls of them are compiled away. */
const scheduled = new Int32Array(rounds);

/** Spreads the words of one block over the rounds. */
function schedule(words: Int32Array, start: number): void {
  for (let round = 0; round < blockWords; round += 1) scheduled[round] = words[start + round] ?? 0;
  for (let round = blockWords; round < rounds; round += 1) {
    const early = scheduled[round - 15] ?? 0;
    const late = scheduled[round - 2] ?? 0;
    const first = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3);
    const second = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10);
    scheduled[round] = (scheduled[round - 16] ?? 0) + first + (scheduled[round - 7] ?? 0) + second;
  }
}

/** Takes the scheduled words into the state. */
function mix(state: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let round = 0; round < rounds; round += 1) {
    const spreadE = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const choice = (e & f) ^ (~e & g);
    const first = h + spreadE + choice + (constants[round] ?? 0) + (scheduled[round] ?? 0);
    const spreadA = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + spreadA + majority) | 0;
  }
  const mixed = [a, b, c, d, e, f, g, h];
  for (let index = 0; index < mixed.length; index += 1) state[index] = (state[index] ?? 0) + (mixed[index] ?? 0);
}

/** Fractions of the square roots of the first 8 primes. */
const initial = Int32Array.of(
  0x6a09_e667,
  0xbb67_ae85,
  0x3c6e_f372,
  0xa54f_f53a,
  0x510e_527f,
  0x9b05_688c,
  0x1f83_d9ab,
  0x5be0_cd19,
);

/** Fractions of the cube roots of the first 64 primes. */
const constants = Int32Array.of(
  0x428a_2f98,
  0x7137_4491,
  0xb5c0_fbcf,
  0xe9b5_dba5,
  0x3956_c25b,
  0x59f1_11f1,
  0x923f_82a4,
  0xab1c_5ed5,
  0xd807_aa98,
  0x1283_5b01,
  0x2431_85be,
  0x550c_7dc3,
  0x72be_5d74,
  0x80de_b1fe,
  0x9bdc_06a7,
  0xc19b_f174,
  0xe49b_69c1,
  0xefbe_4786,
  0x0fc1_9dc6,
  0x240c_a1cc,
  0x2de9_2c6f,
  0x4a74_84aa,
  0x5cb0_a9dc,
  0x76f9_88da,
  0x983e_5152,
  0xa831_c66d,
  0xb003_27c8,
  0xbf59_7fc7,
  0xc6e0_0bf3,
  0xd5a7_9147,
  0x06ca_6351,
  0x1429_2967,
  0x27b7_0a85,
  0x2e1b_2138,
  0x4d2c_6dfc,
  0x5338_0d13,
  0x650a_7354,
  0x766a_0abb,
  0x81c2_c92e,
  0x9272_2c85,
  0xa2bf_e8a1,
  0xa81a_664b,
  0xc24b_8b70,
  0xc76c_51a3,
  0xd192_e819,
  0xd699_0624,
  0xf40e_3585,
  0x106a_a070,
  0x19a4_c116,
  0x1e37_6c08,
  0x2748_774c,
  0x34b0_bcb5,
  0x391c_0cb3,
  0x4ed8_aa4a,
  0x5b9c_ca4f,
  0x682e_6ff3,
  0x748f_82ee,
  0x78a5_636f,
  0x84c8_7814,
  0x8cc7_0208,
  0x90be_fffa,
  0xa450_6ceb,
  0xbef9_a3f7,
  0xc671_78f2,
);

/**
 * The group BELENIOS-2048: the elements of order q among the numbers modulo p.
 * Elements of small order exist beside it ((p-1)/q is divisible by 6), so what is received is tested for
 * membership one by one, exactly: a to the power q must be 1.
 */
import { type Json, natural } from "./json.ts";
import { at, demand } from "./refusal.ts";

export const NAME = "BELENIOS-2048";
export const P =
  20694785691422546401013643657505008064922989295751104097100884787057374219242717401922237254497684338129066633138078958404960054389636289796393038773905722803605973749427671376777618898589872735865049081167099310535867780980030790491654063777173764198678527273474476341835600035698305193144284561701911000786737307333564123971732897913240474578834468260652327974647951137672658693582180046317922073668860052627186363386088796882120769432366149491002923444346373222145884100586421050242120365433561201320481118852408731077014151666200162313177169372189248078507711827842317498073276598828825169183103125680162072880719n;
export const Q = 78571733251071885079927659812671450121821421258408794611510081919805623223441n;
export const G =
  2402352677501852209227687703532399932712287657378364916510075318787663274146353219320285676155269678799694668298749389095083896573425601900601068477164491735474137283104610458681314511781646755400527402889846139864532661215055797097162016168270312886432456663834863635782106154918419982534315189740658186868651151358576410138882215396016043228843603930989333662772848406593138406010231675095763777982665103606822406635076697764025346253773085133173495194248967754052573659049492477631475991575198775177711481490920456600205478127054728238140972518639858334115700568353695553423781475582491896050296680037745308460627n;

export const times = (one: bigint, other: bigint) => (one * other) % P;

/** The 64 hexadecimal digits of an exponent modulo q, the last first. */
const digits = (exponent: bigint) =>
  [...exponent.toString(16)].reverse().map((digit) => Number(`0x${digit}`));

/** Raises one base to several powers: the squarings are done once (Yao's method, in base 16). */
export class Powers {
  readonly base: bigint;
  private rows: bigint[];

  constructor(base: bigint) {
    this.base = base;
    this.rows = [base];
  }

  private row(index: number): bigint {
    for (let i = this.rows.length; i <= index; i++) {
      let row = at(this.rows, i - 1);
      for (let squaring = 0; squaring < 4; squaring++) row = times(row, row);
      this.rows.push(row);
    }
    return at(this.rows, index);
  }

  power(exponent: bigint): bigint {
    const buckets: (bigint | undefined)[] = new Array(16).fill(undefined);
    digits(exponent).forEach((digit, index) => {
      const row = this.row(index);
      if (digit > 0) buckets[digit] = buckets[digit] === undefined ? row : times(buckets[digit], row);
    });
    let running = 1n;
    let product = 1n;
    for (let digit = 15; digit > 0; digit--) {
      running = times(running, buckets[digit] ?? 1n);
      product = times(product, running);
    }
    return product;
  }
}

/** Raises one base to very many powers: a table of all bytes in all 32 places, made when first needed. */
export class Table {
  readonly base: bigint;
  private rows: bigint[][] = [];

  constructor(base: bigint) {
    this.base = base;
  }

  private fill(): void {
    let step = this.base;
    for (let place = 0; place < 32; place++) {
      const row = [1n];
      for (let byte = 1; byte < 256; byte++) row.push(times(at(row, byte - 1), step));
      this.rows.push(row);
      step = times(at(row, 255), step);
    }
  }

  power(exponent: bigint): bigint {
    if (this.rows.length === 0) this.fill();
    const hex = exponent.toString(16).padStart(64, "0");
    return this.rows.reduce((product, row, place) => {
      const byte = Number.parseInt(hex.slice(62 - 2 * place, 64 - 2 * place), 16);
      return byte === 0 ? product : times(product, at(row, byte));
    }, 1n);
  }
}

export const GENERATOR = new Table(G);

/** Tells whether a number is an element of the group. */
export const isMember = (powers: Powers) => powers.base > 0n && powers.base < P && powers.power(Q) === 1n;

/** Takes an element of the group, ready to be raised. */
export function element(value: Json, name: string): Powers {
  const powers = new Powers(natural(value, name));
  demand(isMember(powers), "group-membership", `${name} is not in the group`);
  return powers;
}

/** Takes an element that can be a key: the secret of 1 is known to everybody. */
export function key(value: Json, name: string): Powers {
  const powers = element(value, name);
  demand(powers.base !== 1n, "trustee-keys", `${name} is 1, whose secret everybody knows`);
  return powers;
}

/** Takes a number modulo q. */
export function exponent(value: Json, name: string): bigint {
  const number = natural(value, name);
  demand(number < Q, "format", `${name} is not smaller than q`);
  return number;
}

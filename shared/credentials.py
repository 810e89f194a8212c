"""A voter's credential in an award election: registration makes it, voting knows its public part alone.

Codes and derivation are those of Belenios 3.x in the group BELENIOS-2048: 22 letters of base 58, grouped
5-6-5-6. The public part is g to the exponent derived from election and code; a ballot is signed with the exponent.
"""

import secrets
from hashlib import sha256
from random import Random

from gmpy2 import mpz, powmod

P: mpz = mpz(
    "2069478569142254640101364365750500806492298929575110409710088478705737421924271740192223725449768433"
    "8129066633138078958404960054389636289796393038773905722803605973749427671376777618898589872735865049"
    "0811670993105358677809800307904916540637771737641986785272734744763418356000356983051931442845617019"
    "1100078673730733356412397173289791324047457883446826065232797464795113767265869358218004631792207366"
    "8860052627186363386088796882120769432366149491002923444346373222145884100586421050242120365433561201"
    "3204811188524087310770141516662001623131771693721892480785077118278423174980732765988288251691831031"
    "25680162072880719"
)
G: mpz = mpz(
    "2402352677501852209227687703532399932712287657378364916510075318787663274146353219320285676155269678"
    "7996946682987493890950838965734256019006010684771644917354741372831046104586813145117816467554005274"
    "0288984613986453266121505579709716201616827031288643245666383486363578210615491841998253431518974065"
    "8186868651151358576410138882215396016043228843603930989333662772848406593138406010231675095763777982"
    "6651036068224066350766977640253462537730851331734951942489677540525736590494924776314759915751987751"
    "7771148149092045660020547812705472823814097251863985833411570056835369555342378147558249189605029668"
    "0037745308460627"
)
Q = 78571733251071885079927659812671450121821421258408794611510081919805623223441

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
SYSTEM_RANDOM: Random = secrets.SystemRandom()
_GROUPS = (5, 6, 5, 6)


def random_letters(count: int, rng: Random = SYSTEM_RANDOM) -> str:
    """Draw letters of base 58: the uuid of an election has 14, a trustee's seed 22."""
    return "".join(rng.choice(BASE58) for _ in range(count))


def create_credential(rng: Random = SYSTEM_RANDOM) -> str:
    """Draw a voter's secret code, `XXXXX-XXXXXX-XXXXX-XXXXXX`."""
    return "-".join(random_letters(count, rng) for count in _GROUPS)


def derive_secret(uuid: str, code: str) -> int:
    """Derive the exponent with which a voter signs.

    Raises:
        ValueError: the code does not have the form of a credential.
    """
    groups = code.split("-")
    if tuple(map(len, groups)) != _GROUPS or not set("".join(groups)) <= set(BASE58):
        raise ValueError("a credential has 22 letters and digits in groups of 5, 6, 5 and 6")
    halves = (sha256(f"derive_credential|{uuid}|{half}|{code}".encode()).digest() for half in (0, 1))
    return int.from_bytes(b"".join(halves), "big") % Q


def derive_public(uuid: str, code: str) -> mpz:
    """Derive the public credential, which stands in the election's list."""
    return powmod(G, derive_secret(uuid, code), P)

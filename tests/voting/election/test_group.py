"""The algebra: powers from tables are powers, and nothing outside the subgroup is taken for a member."""

import pytest
from gmpy2 import is_prime, powmod
from hypothesis import given, settings
from hypothesis import strategies as st

from services.voting.domain.election import canonical
from services.voting.domain.election.group import (
    GENERATOR,
    ONE,
    Comb,
    Element,
    G,
    P,
    Q,
    columns,
    fixed_base,
    is_member,
    power,
    product,
)
from services.voting.domain.election.refusal import Refusal
from services.voting.domain.election.result import lagrange

EXPONENTS = st.integers(0, Q - 1) | st.sampled_from([0, 1, 2, 255, 256, 2**255, Q - 1])
MEMBERS = EXPONENTS.map(GENERATOR.power)
COFACTOR = (P - 1) // Q
few = settings(max_examples=30, deadline=None)


def of_order(order: int) -> Element:
    """Find an element of a small order: the cofactor is divisible by 6."""
    return next(found for base in range(2, 100) if (found := powmod(base, (P - 1) // order, P)) != ONE)


def test_the_parameters_are_those_of_belenios_2048() -> None:
    assert is_prime(P)
    assert is_prime(Q)
    assert (P.bit_length(), Q.bit_length(), (P - 1) % Q) == (2048, 256, 0)
    assert powmod(G, Q, P) == ONE != G


@few
@given(EXPONENTS)
def test_powers_of_the_generator_come_right_from_the_table(exponent: int) -> None:
    assert GENERATOR.power(exponent) == powmod(G, exponent, P)


@few
@given(EXPONENTS, EXPONENTS)
def test_powers_of_a_key_come_right_from_its_table(secret: int, exponent: int) -> None:
    key = GENERATOR.power(secret)
    assert fixed_base(key).power(exponent) == powmod(key, exponent, P)


@few
@given(st.integers(1, P - 1).map(Element), st.integers(0, 2**256 - 1) | EXPONENTS)
def test_powers_of_any_number_come_right_from_its_comb(base: Element, exponent: int) -> None:
    assert Comb(base).power(columns(exponent)) == powmod(base, exponent, P)


@few
@given(EXPONENTS, EXPONENTS)
def test_powers_multiply_by_adding_exponents(first: int, second: int) -> None:
    assert product([GENERATOR.power(first), GENERATOR.power(second)]) == GENERATOR.power(first + second)
    assert power(GENERATOR.power(first), second) == GENERATOR.power(first * second)
    assert GENERATOR.power(-first) * GENERATOR.power(first) % P == ONE


@few
@given(MEMBERS)
def test_members_are_members_and_stay_so_only_alone(member: Element) -> None:
    assert is_member(member)
    assert Comb(member).is_member
    for order in (2, 3):
        strange = member * of_order(order) % P
        assert not is_member(strange)
        assert not Comb(strange).is_member


@pytest.mark.parametrize("number", [Element(0), P, P + 1, -ONE, P - 1])
def test_numbers_out_of_range_are_no_members(number: Element) -> None:
    assert not is_member(number)


@few
@given(st.integers(2, P - 2).map(Element))
def test_the_cofactor_makes_a_member_of_any_number(number: Element) -> None:
    assert is_member(powmod(number, COFACTOR, P))


@given(st.data())
@few
def test_any_t_points_of_a_polynomial_give_its_value_at_0(data: st.DataObject) -> None:
    coefficients = data.draw(st.lists(st.integers(0, Q - 1), min_size=1, max_size=5))
    indices = data.draw(st.permutations(range(1, 8)))[: len(coefficients)]
    values = {x: sum(a * x**k for k, a in enumerate(coefficients)) % Q for x in indices}
    assert sum(lagrange(x, indices) * values[x] for x in indices) % Q == coefficients[0]


@given(st.integers(0, P - 1))
def test_a_number_has_one_spelling(number: int) -> None:
    assert canonical.decimal(str(number), "n") == number
    for other in (f"0{number}", f"+{number}", f" {number}", f"{number}.0", f"{number}".translate({48: "٠"}) + "٠"):
        with pytest.raises(Refusal):
            canonical.decimal(other, "n")
